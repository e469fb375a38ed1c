// SPDX-License-Identifier: Apache-2.0
// Written by ExchangeDocumentTests from Schemas; not to be changed by hand.

extension ExchangeDocument {
    static let text = #"""
        {"openapi":"3.1.0","info":{"title":"FirstBell by HTTP","version":"1.0.0","summary":"FB1 for systems that canno\#
        t do ZeroMQ.","description":"Each request is one message of FB1 and its answer is the broker's, octet for octe\#
        t (docs/protocol.md). TLS 1.3 with a client certificate of the partnership says who a partner is; nothing in a\#
         request changes it.","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},"servers":[{"url":"https://br\#
        oker.worcestershire.example:8572","description":"The host of the broker, with the port of `http.listen`."}],"s\#
        ecurity":[{"certificate":[]}],"paths":{"/v1/events":{"post":{"operationId":"publish","summary":"Tells the brok\#
        er of an event (PUBLISH).","description":"Sending the same event again is safe: it gets the same answer with `\#
        duplicate` true. Whoever got no answer sends it again.","requestBody":{"required":true,"content":{"application\#
        /json":{"schema":{"oneOf":[{"$ref":"#/components/schemas/firstbell.incident.v1"},{"$ref":"#/components/schemas\#
        /firstbell.marac-case-heard.v1"},{"$ref":"#/components/schemas/firstbell.marac-action.v1"},{"$ref":"#/componen\#
        ts/schemas/firstbell.police-notification.v1"},{"$ref":"#/components/schemas/firstbell.marac-meeting.v1"},{"$re\#
        f":"#/components/schemas/firstbell.clares-law-referral.v1"},{"$ref":"#/components/schemas/firstbell.family-gro\#
        up-referral.v1"},{"$ref":"#/components/schemas/firstbell.locality-paper.v1"},{"$ref":"#/components/schemas/fir\#
        stbell.mace-referral.v1"},{"$ref":"#/components/schemas/firstbell.offender-management.v1"},{"$ref":"#/componen\#
        ts/schemas/firstbell.protection-order.v1"},{"$ref":"#/components/schemas/firstbell.consent.v1"},{"$ref":"#/com\#
        ponents/schemas/firstbell.recall.v1"}]}}}},"responses":{"202":{"description":"The event, its decisions and its\#
         notices are on disk (ACCEPTED).","headers":{"Location":{"description":"Where to ask how far its notices are."\#
        ,"required":true,"schema":{"type":"string","pattern":"^/v1/events/[A-Za-z0-9._~%-]+$"}}},"content":{"applicati\#
        on/json":{"schema":{"$ref":"#/components/schemas/fb1.accepted"}}},"links":{"progress":{"operationId":"progress\#
        ","parameters":{"id":"$response.body#/event"}}}},"400":{"description":"The body is no I-JSON document, or ther\#
        e is a query where none is taken.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/compon\#
        ents/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"413":{"description":"The body is lon\#
        ger than 262,144 octets.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.re\#
        jected"}}}},"415":{"description":"The body is not application/json.","content":{"application/problem+json":{"s\#
        chema":{"$ref":"#/components/schemas/problem"}}}},"422":{"description":"The body breaks its schema; `errors` p\#
        oints at each fault.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.reject\#
        ed"}}}},"409":{"description":"The id already stands for other content.","content":{"application/problem+json":\#
        {"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"403":{"description":"The certificate does not count\#
         any more, the partner is suspended, or it may not do this.","content":{"application/problem+json":{"schema":{\#
        "anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"429":{"des\#
        cription":"More than 64 requests of the certificate wait for an answer.","content":{"application/problem+json"\#
        :{"schema":{"$ref":"#/components/schemas/problem"}}},"headers":{"Retry-After":{"description":"Seconds to wait \#
        before the same request is sent again.","schema":{"type":"integer","minimum":0}}}},"503":{"description":"The b\#
        roker cannot take this now; send the same again.","content":{"application/problem+json":{"schema":{"$ref":"#/c\#
        omponents/schemas/fb1.rejected"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same re\#
        quest is sent again.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/events/{id}":{"get":{"operationId":"p\#
        rogress","summary":"Asks where the notices of an event are (STATUS).","parameters":[{"name":"id","in":"path","\#
        required":true,"description":"The id of an event that this partner published, percent-encoded.","schema":{"typ\#
        e":"string","pattern":"^[!-~]{1,128}$"}}],"responses":{"200":{"description":"Where they are (PROGRESS).","cont\#
        ent":{"application/json":{"schema":{"$ref":"#/components/schemas/fb1.progress"}}}},"400":{"description":"There\#
         is a query where none is taken.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schema\#
        s/problem"}}}},"404":{"description":"The partner has published no such event.","content":{"application/problem\#
        +json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"\#
        }]}}}},"422":{"description":"The id breaks its rule.","content":{"application/problem+json":{"schema":{"$ref":\#
        "#/components/schemas/fb1.rejected"}}}},"403":{"description":"The certificate does not count any more, the par\#
        tner is suspended, or it may not do this.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"\#
        #/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"429":{"description":"More th\#
        an 64 requests of the certificate wait for an answer.","content":{"application/problem+json":{"schema":{"$ref"\#
        :"#/components/schemas/problem"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same re\#
        quest is sent again.","schema":{"type":"integer","minimum":0}}}},"503":{"description":"The broker cannot take \#
        this now; send the same again.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/\#
        fb1.rejected"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent agai\#
        n.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/notices":{"get":{"operationId":"notices","summary":"Get\#
        s the notices that wait for the partner (HELLO and NOTICE).","description":"A notice is given again and again \#
        until its receipt is recorded, or somebody else at the setting has dealt with it; so an answer that is lost on\#
         the way loses nothing. Whoever asks in a loop with `wait` is told of a notice within the second.","parameters\#
        ":[{"name":"limit","in":"query","description":"The most notices in an answer, and without a receipt.","schema"\#
        :{"type":"integer","minimum":1,"maximum":256,"default":64}},{"name":"wait","in":"query","description":"Seconds\#
         to wait for a notice where there is none.","schema":{"type":"integer","minimum":0,"maximum":30,"default":0}},\#
        {"name":"from","in":"query","description":"Also what is delivered and not opened.","schema":{"const":"unread"}\#
        }],"responses":{"200":{"description":"The bodies of the NOTICE messages, the oldest first.","content":{"applic\#
        ation/json":{"schema":{"type":"object","required":["notices"],"additionalProperties":false,"properties":{"noti\#
        ces":{"type":"array","maxItems":256,"items":{"oneOf":[{"$ref":"#/components/schemas/firstbell.notice.v1"},{"$r\#
        ef":"#/components/schemas/firstbell.hold.v1"},{"$ref":"#/components/schemas/firstbell.recalled.v1"}]}}}}}}},"4\#
        00":{"description":"The query cannot be followed.","content":{"application/problem+json":{"schema":{"$ref":"#/\#
        components/schemas/problem"}}}},"403":{"description":"The certificate does not count any more, the partner is \#
        suspended, or it may not do this.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/compon\#
        ents/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"429":{"description":"More than 64 re\#
        quests of the certificate wait for an answer.","content":{"application/problem+json":{"schema":{"$ref":"#/comp\#
        onents/schemas/problem"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same request is\#
         sent again.","schema":{"type":"integer","minimum":0}}}},"503":{"description":"The broker cannot take this now\#
        ; send the same again.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.reje\#
        cted"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent again.","sch\#
        ema":{"type":"integer","minimum":0}}}}}}},"/v1/receipts":{"post":{"operationId":"receipt","summary":"Says how \#
        far the partner has come with a notice (RECEIPT).","requestBody":{"required":true,"content":{"application/json\#
        ":{"schema":{"$ref":"#/components/schemas/fb1.receipt"}}}},"responses":{"200":{"description":"The receipt is o\#
        n disk (RECORDED).","content":{"application/json":{"schema":{"$ref":"#/components/schemas/fb1.recorded"}}}},"4\#
        00":{"description":"The body is no I-JSON document, or there is a query where none is taken.","content":{"appl\#
        ication/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/s\#
        chemas/problem"}]}}}},"413":{"description":"The body is longer than 262,144 octets.","content":{"application/p\#
        roblem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"415":{"description":"The body is not a\#
        pplication/json.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"\#
        422":{"description":"The body breaks its schema; `errors` points at each fault.","content":{"application/probl\#
        em+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"404":{"description":"The partner has recei\#
        ved no such notice.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejecte\#
        d"}}}},"409":{"description":"The digest is not the notice's, or the notice is past this stage.","content":{"ap\#
        plication/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"403":{"description":"The ce\#
        rtificate does not count any more, the partner is suspended, or it may not do this.","content":{"application/p\#
        roblem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/pr\#
        oblem"}]}}}},"429":{"description":"More than 64 requests of the certificate wait for an answer.","content":{"a\#
        pplication/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}},"headers":{"Retry-After":{"descri\#
        ption":"Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}},"50\#
        3":{"description":"The broker cannot take this now; send the same again.","content":{"application/problem+json\#
        ":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},"headers":{"Retry-After":{"description":"Seconds to\#
         wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/openapi.json"\#
        :{"get":{"operationId":"document","summary":"Gets this document, whole.","responses":{"200":{"description":"Op\#
        enAPI 3.1 with every schema in it.","content":{"application/json":{"schema":{"type":"object"}}}},"400":{"descr\#
        iption":"There is a query where none is taken.","content":{"application/problem+json":{"schema":{"$ref":"#/com\#
        ponents/schemas/problem"}}}},"403":{"description":"The certificate does not count any more, the partner is sus\#
        pended, or it may not do this.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/component\#
        s/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}}}}}},"components":{"securitySchemes":{"ce\#
        rtificate":{"type":"mutualTLS","description":"The client certificate that `firstbell partner add` makes or sig\#
        ns, as for ZeroMQ."}},"schemas":{"problem":{"title":"A problem of HTTP itself","description":"RFC 9457 section\#
         4.2.1.","type":"object","required":["title","status","detail","type"],"properties":{"title":{"type":"string"}\#
        ,"status":{"type":"integer","minimum":400,"maximum":599},"detail":{"type":"string"},"type":{"const":"about:bla\#
        nk"}},"additionalProperties":false},"fb1.accepted":{"title":"The body of ACCEPTED","description":"What the bro\#
        ker decided; the same for ever but for duplicate.","type":"object","required":["event","sequence","acceptedAt"\#
        ,"digest","duplicate","notices","holds","denials"],"properties":{"event":{"description":"The CloudEvents id.",\#
        "type":"string","pattern":"^[!-~]{1,128}$"},"sequence":{"type":"integer","minimum":1,"maximum":900719925474099\#
        2},"acceptedAt":{"$ref":"#/components/schemas/fb1.accepted/$defs/time"},"digest":{"$ref":"#/components/schemas\#
        /fb1.accepted/$defs/digest"},"duplicate":{"description":"Whether the event had been accepted before.","type":"\#
        boolean"},"notices":{"type":"array","maxItems":1000,"items":{"type":"object","required":["notice","flow","dead\#
        line"],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"},"flow":{"$ref":"#/components/schemas\#
        /fb1.accepted/$defs/flow"},"deadline":{"$ref":"#/components/schemas/fb1.accepted/$defs/time"},"recipient":{"de\#
        scription":"Left out for a child whose address is protected.","$ref":"#/components/schemas/fb1.accepted/$defs/\#
        partner"}}}},"holds":{"type":"array","maxItems":1000,"items":{"type":"object","required":["subject","code"],"p\#
        roperties":{"subject":{"type":"string","description":"JSON pointer into the event."},"code":{"type":"string","\#
        pattern":"^[!-~]{1,64}$"},"recipient":{"$ref":"#/components/schemas/fb1.accepted/$defs/partner"},"hold":{"type\#
        ":"string","pattern":"^[!-~]{1,64}$"}}}},"denials":{"type":"array","maxItems":1000,"items":{"type":"object","r\#
        equired":["subject","code"],"properties":{"subject":{"type":"string","description":"JSON pointer into the even\#
        t."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"},"recipient":{"$ref":"#/components/schemas/fb1.accepted\#
        /$defs/partner"}}}},"warnings":{"description":"What free text seems to hold; left out where nothing was found.\#
        ","type":"array","minItems":1,"maxItems":1000,"items":{"type":"object","required":["pointer","code"],"properti\#
        es":{"pointer":{"type":"string","description":"JSON pointer into the event."},"code":{"type":"string","pattern\#
        ":"^[!-~]{1,64}$"}}}}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","for\#
        mat":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-\#
        ][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^\#
        [0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|mara\#
        c|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"flow":{"en\#
        um":["encompass","encompass-early-years","marac-gp","marac-record","police-notification","marac","clares-law",\#
        "family-group","locality-conference","families-first","mace","offender-management","protection-order","correct\#
        ion"]}}},"fb1.progress":{"title":"The body of PROGRESS","description":"Where the notices of an event are.","ty\#
        pe":"object","required":["event","notices"],"properties":{"event":{"type":"string","pattern":"^[!-~]{1,128}$"}\#
        ,"notices":{"type":"array","maxItems":1000,"items":{"type":"object","required":["notice","stage","at","deadlin\#
        e"],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"},"stage":{"enum":["accepted","released",\#
        "sent","delivered","opened","acknowledged","closed","held","denied","refused","recalled","superseded"]},"at":{\#
        "$ref":"#/components/schemas/fb1.progress/$defs/time"},"deadline":{"$ref":"#/components/schemas/fb1.progress/$\#
        defs/time"},"recipient":{"$ref":"#/components/schemas/fb1.progress/$defs/partner"}}}}},"$defs":{"time":{"descr\#
        iption":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}\#
        -[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"partner":{"description\#
        ":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting\#
        |local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"fb1.receipt":{"title":"The body of RECEIPT","de\#
        scription":"How far a recipient has come with a notice.","type":"object","required":["notice","digest","stage"\#
        ],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"},"digest":{"$ref":"#/components/schemas/fb\#
        1.receipt/$defs/digest"},"stage":{"enum":["delivered","opened","acknowledged","refused"]},"by":{"description":\#
        "E-mail of the key adult; needed for opened and acknowledged.","type":"string","pattern":"^[!-~]{1,254}$"},"at\#
        ":{"description":"When it happened, as the recipient claims.","$ref":"#/components/schemas/fb1.receipt/$defs/t\#
        ime"},"code":{"enum":["noted","monitoring","support-offered","referred","already-known","other-action","delete\#
        d","wrong-setting","child-left","not-authorised","unreadable","duplicate"]},"note":{"type":"string","minLength\#
        ":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u00\#
        7f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false,"allOf":[{"if":{"p\#
        roperties":{"stage":{"enum":["delivered","opened"]}},"required":["stage"]},"then":{"properties":{"code":false}\#
        }},{"if":{"properties":{"stage":{"enum":["acknowledged"]}},"required":["stage"]},"then":{"properties":{"code":\#
        {"enum":["noted","monitoring","support-offered","referred","already-known","other-action","deleted"]}}}},{"if"\#
        :{"properties":{"stage":{"enum":["refused"]}},"required":["stage"]},"then":{"required":["code"],"properties":{\#
        "code":{"enum":["wrong-setting","child-left","not-authorised","unreadable","duplicate"]}}}}],"$defs":{"time":{\#
        "description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0\#
        -9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"descri\#
        ption":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"}}},"fb1.recorded":{"title\#
        ":"The body of RECORDED","description":"The answer to RECEIPT.","type":"object","required":["notice","stage","\#
        at"],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"},"stage":{"enum":["accepted","released"\#
        ,"sent","delivered","opened","acknowledged","closed","held","denied","refused","recalled","superseded"]},"at":\#
        {"description":"The broker's time of the stage.","$ref":"#/components/schemas/fb1.recorded/$defs/time"}},"$def\#
        s":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"\#
        ^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"}}},"fb\#
        1.rejected":{"title":"The body of REJECTED","description":"A problem by RFC 9457.","type":"object","required":\#
        ["type","title","status","code"],"properties":{"type":{"description":"A URI that names the kind of problem.","\#
        type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\#
        \\u0000-\\u001f\\u007f]*$"},"title":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"status":{"type":"integer","minimum":400,"ma\#
        ximum":599},"code":{"enum":["malformed-frames","unknown-version","unknown-verb","too-large","not-json","invali\#
        d-body","invalid-event","invalid-receipt","unknown-type","not-permitted","source-mismatch","suspended","not-ke\#
        y-adult","unknown-event","unknown-notice","conflict","digest-mismatch","stage-conflict","no-session","too-many\#
        -unanswered","retry-later"]},"detail":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\\#
        u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u\#
        001f\\u007f]*$"},"errors":{"type":"array","maxItems":50,"items":{"type":"object","required":["pointer","code",\#
        "detail"],"properties":{"pointer":{"type":"string","description":"RFC 6901 pointer into the body."},"code":{"t\#
        ype":"string","minLength":1,"maxLength":64,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\\#
        u0000-\\u001f\\u007f]*$"},"detail":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u00\#
        08\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001\#
        f\\u007f]*$"}}}},"retryAfter":{"description":"Seconds to wait before the same id is sent again.","type":"integ\#
        er","minimum":0,"maximum":86400},"cause":{"enum":["overload","disk","memory","quota","journal","stopping"]}}},\#
        "firstbell.clares-law-referral.v1":{"title":"A referral to a panel of the Domestic Violence Disclosure Scheme"\#
        ,"description":"The CloudEvent that a police force or a MARAC co-ordinator publishes. Unknown extension attrib\#
        utes are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","source\#
        ","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name\#
         of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's S\#
        PIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.clare\#
        s-law-referral.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker\#
        's clock.","$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/time"},"data":{"type":"object",\#
        "required":["reference","reportedAt","recipients","victim","perpetrators"],"properties":{"reference":{"descrip\#
        tion":"The producer's own reference.","$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/refe\#
        rence"},"reportedAt":{"description":"When it was reported to the police, or referred; at most 5 minutes ahead \#
        of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.clares-law-referral.v1\#
        /$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/component\#
        s/schemas/firstbell.clares-law-referral.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"sup\#
        ersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type and reference, that\#
         this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is\#
         told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["partner",\#
        "as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/partner"},"\#
        as":{"const":"disclosure-panel"}},"additionalProperties":false},"uniqueItems":true},"victim":{"type":"object",\#
        "required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"\#
        maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"f\#
        amilyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.clares-law-refe\#
        rral.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/nhsNumbe\#
        r"}},"additionalProperties":false},"perpetrators":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"\#
        object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLen\#
        gth":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyN\#
        ame":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u\#
        007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.clares-law-referral.v\#
        1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstan\#
        ces":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^\#
        [^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000\#
        c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","\#
        sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]}\#
        ,"uniqueItems":true}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema\#
        ":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"strin\#
        g","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"ty\#
        pe":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a\#
        -z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|cou\#
        nty|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildin\#
        gname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residen\#
        ce|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"da\#
        te-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2\#
        }:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}\#
        -[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":"strin\#
        g","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that can\#
         have the part.","type":"string","pattern":"^(?:police|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":\#
        {"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type\#
        ":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"}}},"firstbell.consent.\#
        v1":{"title":"What a person said of consent","description":"The CloudEvent by which a partner enters a stateme\#
        nt in the register of consent. Unknown extension attributes are ignored; unknown members of data are refused."\#
        ,"type":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"c\#
        onst":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!\#
        -~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","patt\#
        ern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.consent.v1"},"time":{"description":"When the event was publi\#
        shed; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.consent.v1/$defs/\#
        time"},"data":{"type":"object","required":["person","state","at","recordedBy"],"properties":{"person":{"type":\#
        "object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLe\#
        ngth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007\#
        f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u\#
        0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.consen\#
        t.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/nhsNumber"}},"additiona\#
        lProperties":false},"state":{"enum":["not-required","not-sought","given","refused","withdrawn","expired","unab\#
        le"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true},"ob\#
        tainedSafely":{"description":"False for consent given before the perpetrator or through an interpreter of the \#
        family, which counts as none.","type":"boolean"},"at":{"description":"When it was given, refused or withdrawn;\#
         at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.consent.v1/$defs/time"\#
        },"expiresAt":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/time"},"agencies":{"description":"The a\#
        gencies that it names; without them it is for all.","type":"array","maxItems":20,"items":{"$ref":"#/components\#
        /schemas/firstbell.consent.v1/$defs/partner"},"uniqueItems":true},"reference":{"description":"The case or inci\#
        dent that it is about; without it, the person.","$ref":"#/components/schemas/firstbell.consent.v1/$defs/refere\#
        nce"},"method":{"enum":["IN_PERSON","TELEPHONE","WRITING","ELECTRONIC"]},"recordedBy":{"type":"string","minLen\#
        gth":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f\#
        ]*$"},"override":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 \#
        Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"\#
        limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u\#
        0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.\#
        consent.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed, and a\#
        nother than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*\#
        [^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"capacity":{"description\#
        ":"The best-interests record of a person who is unable to consent.","type":"object","required":["assessment","\#
        decidedBy"],"properties":{"assessment":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\\#
        u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":\#
        1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        },"additionalProperties":false}},"additionalProperties":false,"if":{"required":["state"],"properties":{"state"\#
        :{"const":"unable"}}},"then":{"required":["capacity"]}},"datacontenttype":{"const":"application/json"},"datasc\#
        hema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"s\#
        tring","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":\#
        {"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":\#
        "^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality\#
        |county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|bui\#
        ldingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|res\#
        idence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format"\#
        :"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-\#
        9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9\#
        ]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,\#
        40}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits ar\#
        e no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"p\#
        artner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-yea\#
        rs|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.family-group-ref\#
        erral.v1":{"title":"A referral to a family group service","description":"The CloudEvent that a police force, a\#
         MARAC co-ordinator, a local authority or an agency publishes. Unknown extension attributes are ignored; unkno\#
        wn members of data are refused.","type":"object","required":["specversion","id","source","type","time","data"]\#
        ,"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.\#
        ","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its cer\#
        tificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.family-group-referral.v1"},"\#
        time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/\#
        components/schemas/firstbell.family-group-referral.v1/$defs/time"},"data":{"type":"object","required":["refere\#
        nce","reportedAt","recipients","children"],"properties":{"reference":{"description":"The producer's own refere\#
        nce.","$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/reference"},"reportedAt":{"descrip\#
        tion":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlin\#
        es run from here.","$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/time"},"riskGrade":{"\#
        enum":["standard","medium","high"]},"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"#/co\#
        mponents/schemas/firstbell.family-group-referral.v1/$defs/time"},"supersedes":{"description":"The CloudEvents \#
        id of the earlier event, of the same source, type and reference, that this one takes the place of.","type":"st\#
        ring","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minI\#
        tems":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/\#
        components/schemas/firstbell.family-group-referral.v1/$defs/partner"},"as":{"const":"family-group-service"}},"\#
        additionalProperties":false},"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName\#
        ","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u000\#
        0-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLen\#
        gth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f\#
        ]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/date"},"nhsNumber":\#
        {"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/nhsNumber"}},"additionalProperties":fal\#
        se},"children":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","fa\#
        milyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string"\#
        ,"minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/date"},"upn\#
        ":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/componen\#
        ts/schemas/firstbell.family-group-referral.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met t\#
        he abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","\#
        NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["\#
        spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words\#
        ":{"description":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\#
        \u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\\#
        u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLengt\#
        h":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"addition\#
        alProperties":false},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}}\#
        ,"additionalProperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"string",\#
        "minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\\#
        u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"consent":{"description":"The victim's\#
         consent, and who answers for going without it.","type":"object","required":["state"],"properties":{"state":{"\#
        enum":["not-required","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array"\#
        ,"maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"\#
        False for consent given before the perpetrator or through an interpreter of the family, which counts as none."\#
        ,"type":"boolean"},"override":{"description":"The decision to share without consent, on a limb of Data Protect\#
        ion Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"p\#
        roperties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^\#
        [^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000\#
        c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schem\#
        as/firstbell.family-group-referral.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a m\#
        eeting always needed, and another than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"\#
        ^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":fals\#
        e}},"additionalProperties":false},"advocate":{"description":"How to reach the independent adviser.","type":"st\#
        ring","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"safeContact":{"description":"How the victim may be contacted safely; never an address.","t\#
        ype":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]\#
        *[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":f\#
        alse},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"\#
        },"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid"\#
        :{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{\#
        32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?\#
        :es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalco\#
        de|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinat\#
        es|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":\#
        "RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2\#
        }[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day th\#
        at exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"descriptio\#
        n":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"part\#
        ner":{"description":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(\#
        ?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last \#
        of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pat\#
        tern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5\#
         where none is known; the first letter of a number is the check letter.","type":"string","format":"upn","patte\#
        rn":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.hold.v1":{"title":"A h\#
        old that a local authority owns","description":"The CloudEvent that tells a local authority of a hold, without\#
         content.","type":"object","required":["specversion","id","source","type","time","datacontenttype","digest","d\#
        ata"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"The notice's id, which is the message's\#
         correlation too.","type":"string","pattern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.\#
        ","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.hold.v1"},"time":{"$ref":"#/component\#
        s/schemas/firstbell.hold.v1/$defs/time"},"datacontenttype":{"const":"application/json"},"digest":{"description\#
        ":"SHA-256 of the canonical form (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schemas/first\#
        bell.hold.v1/$defs/digest"},"data":{"type":"object","required":["hold","code","flow","event","openedAt","deadl\#
        ine","rehearsal"],"properties":{"hold":{"type":"string","pattern":"^[!-~]{1,64}$"},"code":{"description":"Why \#
        a person is needed.","type":"string","pattern":"^[!-~]{1,64}$"},"flow":{"$ref":"#/components/schemas/firstbell\#
        .hold.v1/$defs/flow"},"event":{"description":"The producer's CloudEvents id.","type":"string","pattern":"^[!-~\#
        ]{1,128}$"},"openedAt":{"$ref":"#/components/schemas/firstbell.hold.v1/$defs/time"},"deadline":{"description":\#
        "The deadline that keeps running.","$ref":"#/components/schemas/firstbell.hold.v1/$defs/time"},"rehearsal":{"t\#
        ype":"boolean"},"recipient":{"description":"The setting concerned, where there is one.","$ref":"#/components/s\#
        chemas/firstbell.hold.v1/$defs/partner"}}},"attempt":{"description":"2 and more when the notice is sent again.\#
        ","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{"time":{"description":"RFC 3339 with an o\#
        ffset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]\#
        {2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexad\#
        ecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code.","type\#
        ":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-\#
        9][A-Za-z0-9._-]{0,31}$"},"flow":{"enum":["encompass","encompass-early-years","marac-gp","marac-record","polic\#
        e-notification","marac","clares-law","family-group","locality-conference","families-first","mace","offender-ma\#
        nagement","protection-order","correction"]}}},"firstbell.incident.v1":{"title":"A domestic abuse incident with\#
         its children and adults","description":"The CloudEvent that a police force publishes. Unknown extension attri\#
        butes are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","sourc\#
        e","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the nam\#
        e of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's \#
        SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.inci\#
        dent.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock."\#
        ,"$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"data":{"type":"object","required":["referenc\#
        e","force","occurredAt","reportedAt","riskGrade","children"],"properties":{"reference":{"$ref":"#/components/s\#
        chemas/firstbell.incident.v1/$defs/reference"},"force":{"description":"The force that publishes.","$ref":"#/co\#
        mponents/schemas/firstbell.incident.v1/$defs/force"},"occurredAt":{"$ref":"#/components/schemas/firstbell.inci\#
        dent.v1/$defs/time"},"reportedAt":{"description":"When the police were told; at most 5 minutes ahead of the br\#
        oker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"riskG\#
        rade":{"enum":["standard","medium","high"]},"children":{"type":"array","minItems":1,"maxItems":20,"items":{"ty\#
        pe":"object","required":["givenName","familyName","dateOfBirth","exposure"],"properties":{"givenName":{"type":\#
        "string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u000\#
        0-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001\#
        f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/f\#
        irstbell.incident.v1/$defs/date"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VIC\#
        TIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]\#
        },"upn":{"description":"A match key, and the only identifier that may reach a school.","$ref":"#/components/sc\#
        hemas/firstbell.incident.v1/$defs/upn"},"nhsNumber":{"description":"A match key; it reaches no school.","$ref"\#
        :"#/components/schemas/firstbell.incident.v1/$defs/nhsNumber"},"postcode":{"description":"A match key; it neve\#
        r leaves the broker.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/postcode"},"settings":{"descrip\#
        tion":"Settings that the producer believes the child attends.","type":"array","maxItems":8,"items":{"$ref":"#/\#
        components/schemas/firstbell.incident.v1/$defs/setting"},"uniqueItems":true},"residesIn":{"description":"The f\#
        orce where the child lives, which is told where it is another; goes before residenceForce.","$ref":"#/componen\#
        ts/schemas/firstbell.incident.v1/$defs/force"},"healthVisitor":{"description":"The provider of health visiting\#
         of a child under five, by its ODS code.","type":"string","pattern":"^health-visiting/[A-Z0-9]{3,12}$"},"educa\#
        tionAuthority":{"description":"The local authority whose education team is told where no establishment can be.\#
        ","type":"string","pattern":"^local-authority/[0-9]{3}$"},"voice":{"description":"The voice of the child.","ty\#
        pe":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.\#
        ","type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxLength":10\#
        00,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        08\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"strin\#
        g","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0\#
        01f\\u007f]*$"}},"additionalProperties":false},"welfareCheckMade":{"description":"Whether officers made a welf\#
        are check of the child.","type":"boolean"}},"additionalProperties":false}},"attendedAt":{"$ref":"#/components/\#
        schemas/firstbell.incident.v1/$defs/time"},"residenceForce":{"description":"The force where the children live,\#
         which is told where it is another.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/force"},"crimeRe\#
        ference":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/reference"},"abuseTypes":{"type":"array","m\#
        axItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_\#
        harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationCategory":{"description":"Wher\#
        e, as a category; an address may not be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"summary":{"des\#
        cription":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\#
        \\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\#
        \u001f\\u007f]*$"},"contactParentPolicy":{"enum":["DO_NOT_CONTACT","HARMED_PARENT_ONLY_IF_SAFE","DSL_JUDGEMENT\#
        "]},"reportedBy":{"enum":["police","partner_agency","family_public"]},"relevantIncident":{"description":"Wheth\#
        er it is an incident of regulation 4 of SR (NI) 2022/146, as the police judged it; only Northern Ireland asks.\#
        ","type":"boolean"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source a\#
        nd reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"adults":{"type":\#
        "array","maxItems":20,"items":{"type":"object","required":["role"],"properties":{"role":{"enum":["victim","per\#
        petrator","other"]},"category":{"description":"Category of data subject, Data Protection Act 2018 s.38(3).","e\#
        num":["suspect","convicted","victim","witness"]},"relationshipToChild":{"type":"string","minLength":1,"maxLeng\#
        th":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"givenName\#
        ":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007\#
        f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0\#
        000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"postcode":{"$ref":"#/components/sc\#
        hemas/firstbell.incident.v1/$defs/postcode"}},"additionalProperties":false}}},"additionalProperties":false},"d\#
        atacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subje\#
        ct":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type"\#
        :"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9\#
        a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^\#
        (?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|z\#
        ipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easti\#
        ng|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 333\#
        9 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-\#
        9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exist\#
        s.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"setting":{"description":"A scho\#
        ol or an early-years setting.","type":"string","pattern":"^(?:school|early-years)/[A-Za-z0-9][A-Za-z0-9._-]{0,\#
        31}$"},"reference":{"description":"Opaque; unique only together with the force.","type":"string","pattern":"^[\#
        A-Za-z0-9/_ .-]{3,40}$"},"force":{"description":"Two-digit PNC code of a police force.","type":"string","patte\#
        rn":"^[0-9]{2}$"},"postcode":{"description":"A United Kingdom postcode; case and spaces are free.","type":"str\#
        ing","pattern":"^ *(?:(?:[A-PR-UWYZa-pr-uwyz] *[0-9](?: *(?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UW\#
        YZa-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: *(?:[0-9]|[ABEHMNPRVWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjl\#
        np-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]|[Gg] *[Ii] *[Rr] *0 *[Aa] *[Aa]) *$"},"nhsNumber":{"description":"Ten\#
         digits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","format"\#
        :"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Num\#
        ber, or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"string","fo\#
        rmat":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.loca\#
        lity-paper.v1":{"title":"A paper for a locality conference","description":"The CloudEvent that a police force \#
        publishes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","re\#
        quired":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"\#
        description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"sourc\#
        e":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$\#
        "},"type":{"const":"firstbell.locality-paper.v1"},"time":{"description":"When the event was published; at most\#
         5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"}\#
        ,"data":{"type":"object","required":["reference","reportedAt","riskGrade","forum","meetingAt","victim"],"prope\#
        rties":{"reference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.loca\#
        lity-paper.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referred; \#
        at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbel\#
        l.locality-paper.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.",\#
        "$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"riskGrade":{"enum":["standard","medium"\#
        ,"high"]},"forum":{"description":"The locality conference, whose members are told where recipients are left ou\#
        t.","type":"string","pattern":"^locality/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meetingAt":{"description":"When i\#
        t meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"supersedes"\#
        :{"description":"The CloudEvents id of the earlier event, of the same source, type and reference, that this on\#
        e takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, a\#
        nd as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"p\#
        roperties":{"partner":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/partner"},"as":{"const":\#
        "cluster-partner"}},"additionalProperties":false},"uniqueItems":true},"victim":{"type":"object","required":["g\#
        ivenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100\#
        ,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/date"\#
        },"nhsNumber":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/nhsNumber"}},"additionalProperti\#
        es":false},"children":{"type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyNa\#
        me","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0\#
        000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minL\#
        ength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/date"},"upn":{"$ref":"#/\#
        components/schemas/firstbell.locality-paper.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell\#
        .locality-paper.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_\#
        VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOW\#
        N"]},"voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"s\#
        pokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the \#
        child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e\#
        -\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPr\#
        esent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u000\#
        0-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"conne\#
        ction":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":fal\#
        se}},"perpetrators":{"type":"array","maxItems":10,"items":{"type":"object","required":["givenName","familyName\#
        "],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u00\#
        7f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLen\#
        gth":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfB\#
        irth":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/date"},"relationshipToVictim":{"type":"s\#
        tring","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factual circumstances\#
        .","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type\#
        ":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional\#
        ","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationCategory":{"descri\#
        ption":"Where, as a category; an address may not be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"co\#
        nsent":{"description":"The victim's consent, and who answers for going without it.","type":"object","required"\#
        :["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","withdrawn","expired",\#
        "unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true\#
        },"obtainedSafely":{"description":"False for consent given before the perpetrator or through an interpreter of\#
         the family, which counts as none.","type":"boolean"},"override":{"description":"The decision to share without\#
         consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb","\#
        reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLen\#
        gth":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u\#
        007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"ma\#
        xLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dec\#
        idedAt":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"reviewedBy":{"description":"Th\#
        e second person; outside a meeting always needed, and another than who decided.","type":"string","minLength":1\#
        ,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}\#
        ,"additionalProperties":false}},"additionalProperties":false},"safeContact":{"description":"How the victim may\#
         be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\#
        \u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\\#
        u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":{\#
        "type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string",\#
        "pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type"\#
        :"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0\#
        -9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county\#
        |uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingna\#
        me|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|\#
        refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-\#
        time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[\#
        0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0\#
        -9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":"string",\#
        "pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that can ha\#
        ve the part.","type":"string","pattern":"^(?:agency|local-authority|police|school|health-visiting)/[A-Za-z0-9]\#
        [A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; te\#
        n equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3\#
        } [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first lette\#
        r of a number is the check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0\#
        -9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.mace-referral.v1":{"title":"A referral to a multi-agency ch\#
        ild exploitation panel","description":"The CloudEvent that a police force, a local authority or an agency publ\#
        ishes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","requir\#
        ed":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"desc\#
        ription":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{\#
        "description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"\#
        type":{"const":"firstbell.mace-referral.v1"},"time":{"description":"When the event was published; at most 5 mi\#
        nutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time"},"data\#
        ":{"type":"object","required":["reference","reportedAt","forum","children"],"properties":{"reference":{"descri\#
        ption":"The producer's own reference.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/reference\#
        "},"reportedAt":{"description":"When it was reported to the police, or referred; at most 5 minutes ahead of th\#
        e broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time\#
        "},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/f\#
        irstbell.mace-referral.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"forum":{"description\#
        ":"The exploitation panel, whose members are told where recipients are left out.","type":"string","pattern":"^\#
        mace/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"\#
        #/components/schemas/firstbell.mace-referral.v1/$defs/time"},"supersedes":{"description":"The CloudEvents id o\#
        f the earlier event, of the same source, type and reference, that this one takes the place of.","type":"string\#
        ","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems\#
        ":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/comp\#
        onents/schemas/firstbell.mace-referral.v1/$defs/partner"},"as":{"const":"mace-member"}},"additionalProperties"\#
        :false},"uniqueItems":true},"children":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","re\#
        quired":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"max\#
        Length":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"fami\#
        lyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\#
        \\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$\#
        defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/\#
        components/schemas/firstbell.mace-referral.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met t\#
        he abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","\#
        NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["\#
        spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words\#
        ":{"description":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\#
        \u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\\#
        u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLengt\#
        h":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"addition\#
        alProperties":false},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}}\#
        ,"additionalProperties":false}},"perpetrators":{"type":"array","maxItems":10,"items":{"type":"object","require\#
        d":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"patter\#
        n":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"st\#
        ring","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/date"},"relati\#
        onshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\#
        \\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"B\#
        rief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u00\#
        0b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007\#
        f]*$"},"consent":{"description":"Consent, and who answers for going without it.","type":"object","required":["\#
        state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","withdrawn","expired","un\#
        able"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true},"\#
        obtainedSafely":{"description":"False for consent given before the perpetrator or through an interpreter of th\#
        e family, which counts as none.","type":"boolean"},"override":{"description":"The decision to share without co\#
        nsent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb","rea\#
        son","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength\#
        ":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007\#
        f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLe\#
        ngth":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decide\#
        dAt":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time"},"reviewedBy":{"description":"The se\#
        cond person; outside a meeting always needed, and another than who decided.","type":"string","minLength":1,"ma\#
        xLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"ad\#
        ditionalProperties":false}},"additionalProperties":false},"advocate":{"description":"How to reach the independ\#
        ent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\\#
        u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the family may be contacted safel\#
        y; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000\#
        c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},\#
        "additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pa\#
        ttern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1\#
        ,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern"\#
        :"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"patt\#
        ern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location\#
        |place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitu\#
        de|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs"\#
        :{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[\#
        0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":\#
        {"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},\#
        "reference":{"description":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z\#
        0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that can have the part.","type\#
        ":"string","pattern":"^(?:agency|local-authority|police|health-visiting)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"n\#
        hsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no numb\#
        er.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"des\#
        cription":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a number is the check\#
         letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][N\#
        n][1-5])$"}}},"firstbell.marac-action.v1":{"title":"What became of an action that a MARAC gave","description":\#
        "The CloudEvent by which a MARAC co-ordinator tells of an action; it is told to nobody. Unknown extension attr\#
        ibutes are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","sour\#
        ce","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the na\#
        me of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's\#
         SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.mar\#
        ac-action.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's cl\#
        ock.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/time"},"data":{"type":"object","required":[\#
        "reference","area","action","owner","givenAt","due","state"],"properties":{"reference":{"description":"The MAR\#
        AC's own reference of the case.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/reference"},"are\#
        a":{"description":"The code of the MARAC that publishes, as in its partner id.","$ref":"#/components/schemas/f\#
        irstbell.marac-action.v1/$defs/area"},"action":{"description":"The MARAC's own id of the action within the cas\#
        e; opaque.","type":"string","pattern":"^[!-~]{1,64}$"},"owner":{"description":"The agency that answers for it.\#
        ","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/partner"},"givenAt":{"description":"When the me\#
        eting gave it; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-ac\#
        tion.v1/$defs/time"},"due":{"description":"The last day on which it is done in time.","$ref":"#/components/sch\#
        emas/firstbell.marac-action.v1/$defs/date"},"state":{"description":"Not possible is an action of which what it\#
         was for has changed; not undertaken is one that nobody did.","enum":["OPEN","IN_PROGRESS","DONE","NOT_POSSIBL\#
        E","NOT_UNDERTAKEN"]},"stateAt":{"description":"When it came to this state; at most 5 minutes ahead of the bro\#
        ker's clock.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/time"},"acknowledgedAt":{"descripti\#
        on":"When the agency said that it has the action; at most 5 minutes ahead of the broker's clock.","$ref":"#/co\#
        mponents/schemas/firstbell.marac-action.v1/$defs/time"},"reason":{"description":"Why it was not done; sealed, \#
        and told to nobody.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\#
        \\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"s\#
        upersedes":{"description":"The CloudEvents id of the earlier event, of the same source and about the same acti\#
        on, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"}},"additionalProperties":fal\#
        se,"allOf":[{"if":{"required":["state"],"properties":{"state":{"enum":["IN_PROGRESS","DONE","NOT_POSSIBLE","NO\#
        T_UNDERTAKEN"]}}},"then":{"required":["stateAt"]}},{"if":{"required":["state"],"properties":{"state":{"enum":[\#
        "NOT_POSSIBLE","NOT_UNDERTAKEN"]}}},"then":{"required":["reason"]}}]},"datacontenttype":{"const":"application/\#
        json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a na\#
        me.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},\#
        "traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyName\#
        s":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|vi\#
        llage|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|fla\#
        t|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|\#
        what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"st\#
        ring","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(\#
        ?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","p\#
        attern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque.","type":"string","pattern":"^[A-Za\#
        -z0-9/_ .-]{3,40}$"},"area":{"description":"The code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9][A-Za\#
        -z0-9._-]{0,31}$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|m\#
        arac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"first\#
        bell.marac-case-heard.v1":{"title":"A case before a MARAC meeting","description":"The CloudEvent that a MARAC \#
        co-ordinator publishes. Unknown extension attributes are ignored; unknown members of data are refused.","type"\#
        :"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"\#
        1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,1\#
        28}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^\#
        [!-~]{1,512}$"},"type":{"const":"firstbell.marac-case-heard.v1"},"time":{"description":"When the event was pub\#
        lished; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-case-hear\#
        d.v1/$defs/time"},"data":{"type":"object","required":["reference","area","heardAt","outcome","riskGrade","vict\#
        im"],"properties":{"reference":{"description":"The MARAC's own reference.","$ref":"#/components/schemas/firstb\#
        ell.marac-case-heard.v1/$defs/reference"},"area":{"description":"The code of the MARAC that publishes, as in i\#
        ts partner id.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/area"},"heardAt":{"descriptio\#
        n":"When the meeting took the case, or should have; at most 5 minutes ahead of the broker's clock. Deadlines r\#
        un from here.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/time"},"outcome":{"description\#
        ":"Nothing is told of a case that was not heard.","enum":["HEARD","DEFERRED","WITHDRAWN"]},"riskGrade":{"enum"\#
        :["standard","medium","high"]},"criteria":{"description":"The criteria of the referral form that are met; one \#
        suffices.","type":"array","maxItems":4,"items":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATI\#
        ON","REPEAT"]},"uniqueItems":true},"supersedes":{"description":"The CloudEvents id of the earlier event, of th\#
        e same source, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}\#
        $"},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"\#
        type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\#
        \\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sch\#
        emas/firstbell.marac-case-heard.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-case\#
        -heard.v1/$defs/nhsNumber"},"practice":{"description":"The practice of registration on the day of the hearing.\#
        ","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/practice"},"noPractice":{"description":"Why\#
         there is none; never beside practice.","enum":["NOT_REGISTERED","OUT_OF_AREA","NUMBER_UNKNOWN","DECEASED","SA\#
        FETY_HOLD"]}},"additionalProperties":false,"not":{"required":["practice","noPractice"]}},"children":{"descript\#
        ion":"Children of the victim or of a perpetrator.","type":"array","maxItems":20,"items":{"type":"object","requ\#
        ired":["givenName","familyName","dateOfBirth","connection"],"properties":{"givenName":{"type":"string","minLen\#
        gth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f\#
        ]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0\#
        000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-c\#
        ase-heard.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/nhsNum\#
        ber"},"practice":{"description":"The practice of registration on the day of the hearing.","$ref":"#/components\#
        /schemas/firstbell.marac-case-heard.v1/$defs/practice"},"noPractice":{"description":"Why there is none; never \#
        beside practice.","enum":["NOT_REGISTERED","OUT_OF_AREA","NUMBER_UNKNOWN","DECEASED","SAFETY_HOLD"]},"connecti\#
        on":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false,\#
        "not":{"required":["practice","noPractice"]}}},"perpetrators":{"description":"Told to no practice; the names s\#
        erve to find conflicts of interest.","type":"array","maxItems":10,"items":{"type":"object","required":["givenN\#
        ame","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0\#
        000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minL\#
        ength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/date"},"practice":{"$r\#
        ef":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/practice"},"relationshipToVictim":{"type":"strin\#
        g","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        1f\\u007f]*$"}},"additionalProperties":false}},"consent":{"description":"The victim's consent, and who answers\#
         for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["not-required","no\#
        t-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"e\#
        num":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given b\#
        efore the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean"},"overr\#
        ide":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 Schedule 1 p\#
        aragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum\#
        ":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\#
        \u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*\#
        $"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000\#
        -\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.marac-case-h\#
        eard.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed, and anot\#
        her than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":fal\#
        se},"advocate":{"description":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength\#
        ":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContac\#
        t":{"description":"How the victim may be contacted safely; never an address.","type":"string","minLength":1,"m\#
        axLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\\#
        u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"socialCare":{"description":"The authority whose childr\#
        en's social care keeps a record of each person.","type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-\#
        z0-9._-]{0,31}$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":{\#
        "type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string",\#
        "pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type"\#
        :"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0\#
        -9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county\#
        |uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingna\#
        me|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|\#
        refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-\#
        time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[\#
        0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0\#
        -9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the area.","type":"string","p\#
        attern":"^[A-Za-z0-9/_ .-]{3,40}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit m\#
        odulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9\#
        ]{3} [0-9]{3} [0-9]{4})$"},"area":{"description":"The code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9\#
        ][A-Za-z0-9._-]{0,31}$"},"practice":{"description":"A GP practice by its ODS code.","type":"string","pattern":\#
        "^gp/(?:[A-Z][0-9]{5}|[A-Z][0-9][A-Z][0-9][A-Z])$"}}},"firstbell.marac-meeting.v1":{"title":"A case for the ag\#
        encies of a MARAC","description":"The CloudEvent that a MARAC co-ordinator publishes, or whoever refers a case\#
         to one. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","requ\#
        ired":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"de\#
        scription":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source"\#
        :{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"}\#
        ,"type":{"const":"firstbell.marac-meeting.v1"},"time":{"description":"When the event was published; at most 5 \#
        minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"da\#
        ta":{"type":"object","required":["reference","reportedAt","riskGrade","stage","forum","victim"],"properties":{\#
        "reference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.marac-meetin\#
        g.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referred; at most 5\#
         minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.marac-m\#
        eeting.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/\#
        components/schemas/firstbell.marac-meeting.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"\#
        criteria":{"description":"The criteria of the referral form that are met; one suffices.","type":"array","maxIt\#
        ems":4,"items":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":tru\#
        e},"stage":{"description":"A referral goes to the co-ordinator, an agenda, minutes and a flag to the agencies.\#
         Of a flag nothing is kept but who it is about, the risk, the criteria and the consent; it stands for twelve m\#
        onths from reportedAt.","enum":["REFERRAL","AGENDA","MINUTES","FLAG"]},"forum":{"description":"The MARAC; wher\#
        e recipients are left out its members are told, of a referral its co-ordinator.","type":"string","pattern":"^m\#
        arac/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"\#
        #/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"supersedes":{"description":"The CloudEvents id o\#
        f the earlier event, of the same source, type and reference, that this one takes the place of.","type":"string\#
        ","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems\#
        ":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/comp\#
        onents/schemas/firstbell.marac-meeting.v1/$defs/partner"},"as":{"const":"marac-agency"}},"additionalProperties\#
        ":false},"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"pr\#
        operties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\#
        \\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":1\#
        00,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":\#
        {"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schema\#
        s/firstbell.marac-meeting.v1/$defs/nhsNumber"},"address":{"description":"Where the victim lives; it reaches on\#
        ly recipients whose profile has it, and no other member may hold one.","type":"string","minLength":1,"maxLengt\#
        h":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"addressPr\#
        otected":{"description":"Whether the address may reach nobody, whatever a profile grants.","type":"boolean"}},\#
        "additionalProperties":false},"children":{"type":"array","maxItems":20,"items":{"type":"object","required":["g\#
        ivenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100\#
        ,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/date"}\#
        ,"upn":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/\#
        schemas/firstbell.marac-meeting.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met the abuse.",\#
        "enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT\#
        _LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],\#
        "properties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"descrip\#
        tion":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u00\#
        0b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007\#
        f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pat\#
        tern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalPropertie\#
        s":false},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additiona\#
        lProperties":false}},"perpetrators":{"type":"array","maxItems":10,"items":{"type":"object","required":["givenN\#
        ame","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0\#
        000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minL\#
        ength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/date"},"relationshipToVic\#
        tim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u0\#
        07f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factua\#
        l circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\\#
        u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abu\#
        seTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","econo\#
        mic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationCat\#
        egory":{"description":"Where, as a category; an address may not be sent.","enum":["HOME","OTHER_HOME","PUBLIC"\#
        ,"ONLINE"]},"consent":{"description":"The victim's consent, and who answers for going without it.","type":"obj\#
        ect","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","withdr\#
        awn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"un\#
        iqueItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator or through an\#
         interpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"The decision t\#
        o share without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","requ\#
        ired":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"\#
        string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u\#
        0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","m\#
        inLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\\#
        u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"reviewedBy":{"de\#
        scription":"The second person; outside a meeting always needed, and another than who decided.","type":"string"\#
        ,"minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"description":"How to \#
        reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u\#
        007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may \#
        be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\\#
        u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u\#
        001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":{"\#
        type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","\#
        pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":\#
        "string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-\#
        9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|\#
        uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingnam\#
        e|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|r\#
        efuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-t\#
        ime","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0\#
        -9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-\#
        9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":"string","\#
        pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that can hav\#
        e the part.","type":"string","pattern":"^(?:agency|local-authority|police|gp|health-visiting|marac)/[A-Za-z0-9\#
        ][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; t\#
        en equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{\#
        3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first lett\#
        er of a number is the check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[\#
        0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.notice.v1":{"title":"A notice about one person, or a morni\#
        ng's digest, for one recipient","description":"The CloudEvent that a NOTICE carries. Ignore members that are n\#
        ot listed: later brokers may add some.","type":"object","required":["specversion","id","source","type","time",\#
        "datacontenttype","digest","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"The notice\#
        's id, which is the message's correlation too.","type":"string","pattern":"^[!-~]{1,64}$"},"source":{"descript\#
        ion":"The broker's SPIFFE id.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.notice.v\#
        1"},"time":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"datacontenttype":{"const":"applicat\#
        ion/json"},"digest":{"description":"SHA-256 of the canonical form (RFC 8785) of data; a receipt repeats it.","\#
        $ref":"#/components/schemas/firstbell.notice.v1/$defs/digest"},"data":{"type":"object","required":["flow","rec\#
        ipient","deadline","rehearsal","handling","event","decision","match","flags"],"properties":{"flow":{"$ref":"#/\#
        components/schemas/firstbell.notice.v1/$defs/flow"},"recipient":{"$ref":"#/components/schemas/firstbell.notice\#
        .v1/$defs/partner"},"deadline":{"description":"When it must be there: the first cut-off on a school day of the\#
         setting after the report to police, or so many working days after the hearing.","$ref":"#/components/schemas/\#
        firstbell.notice.v1/$defs/time"},"rehearsal":{"description":"True in a rehearsal deployment, for ever: nothing\#
         in it is about real people.","type":"boolean"},"handling":{"type":"object","required":["text","contactParentP\#
        olicy"],"properties":{"text":{"description":"How to handle the notice; read it first.","type":"string","minLen\#
        gth":1,"maxLength":4000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"contactParentPolicy":{"enum":["DO_NOT_CONTAC\#
        T","HARMED_PARENT_ONLY_IF_SAFE","DSL_JUDGEMENT"]}}},"event":{"type":"object","required":["id"],"properties":{"\#
        id":{"description":"The producer's CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"reference":{"\#
        description":"Where the profile grants it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/reference"}\#
        }},"decision":{"description":"The decision that released the notice.","type":"object","required":["rule","basi\#
        s","policy"],"properties":{"rule":{"type":"string","pattern":"^[!-~]{1,64}$"},"basis":{"description":"Codes of\#
         gateway and lawful basis.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"policy":{"$ref":"#/components/schemas/firstbell.noti\#
        ce.v1/$defs/digest"}}},"match":{"description":"How the person was matched to the recipient.","enum":["upn","pe\#
        rson","producer","area","register","human"]},"flags":{"type":"array","maxItems":5,"items":{"enum":["times-out-\#
        of-order","infeasible","low-calendar-confidence","no-trained-key-adult","perpetrator-same-practice"]},"uniqueI\#
        tems":true},"supersedes":{"description":"The notice that the recipient had before, whose place this one takes.\#
        ","type":"object","required":["notice"],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"}}},"\#
        changes":{"description":"The members of data that differ from the one before.","type":"array","maxItems":20,"i\#
        tems":{"type":"string","pattern":"^[!-~]{1,64}$"},"uniqueItems":true}},"allOf":[{"if":{"required":["flow"],"pr\#
        operties":{"flow":{"enum":["encompass","encompass-early-years"]}}},"then":{"description":"One child of an inci\#
        dent.","required":["child","incident","adults"],"properties":{"child":{"type":"object","required":["givenName"\#
        ,"familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern\#
        ":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"str\#
        ing","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\\#
        u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"upn":{"$ref":"\#
        #/components/schemas/firstbell.notice.v1/$defs/upn"},"nhsNumber":{"description":"For a health visitor or a for\#
        ce; no setting has it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/nhsNumber"},"exposure":{"enum":\#
        ["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED\#
        ","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"proper\#
        ties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"\#
        What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u00\#
        0c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},\#
        "othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"\#
        ^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}},"welfareCheckMade":{"type"\#
        :"boolean"},"siblingsElsewhere":{"description":"Whether another child of the incident is at another setting, w\#
        hich is never named.","type":"boolean"}}},"incident":{"type":"object","required":["abuseTypes"],"anyOf":[{"req\#
        uired":["occurredAt","reportedAt"]},{"required":["occurredOn","reportedOn"]}],"properties":{"force":{"descript\#
        ion":"Where the profile grants it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/force"},"occurredAt\#
        ":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/fi\#
        rstbell.notice.v1/$defs/time"},"occurredOn":{"description":"The local date, where the profile grants no time o\#
        f day.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"reportedOn":{"$ref":"#/components/schem\#
        as/firstbell.notice.v1/$defs/date"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","ve\#
        rbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","o\#
        ther"]},"uniqueItems":true},"riskGrade":{"enum":["standard","medium","high"]},"locationCategory":{"enum":["HOM\#
        E","OTHER_HOME","PUBLIC","ONLINE"]},"summary":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\\#
        u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u\#
        000e-\\u001f\\u007f]*$"}}},"adults":{"type":"array","maxItems":20,"items":{"type":"object","required":["role"]\#
        ,"properties":{"role":{"enum":["victim","perpetrator","other"]},"category":{"enum":["suspect","convicted","vic\#
        tim","witness"]},"relationshipToChild":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"givenName":{"description":"Never to a set\#
        ting.","type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\#
        \\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}}}},{"if":{"required":["flow"\#
        ],"properties":{"flow":{"enum":["marac-gp","marac-record"]}}},"then":{"description":"One person of a MARAC cas\#
        e.","required":["person","hearing"],"properties":{"person":{"type":"object","required":["role","givenName","fa\#
        milyName"],"properties":{"role":{"enum":["victim","child","perpetrator"]},"givenName":{"type":"string","minLen\#
        gth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f\#
        ]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0\#
        000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.\#
        v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/nhsNumber"}}},"hearing":{"\#
        type":"object","required":["area","heardOn"],"properties":{"area":{"$ref":"#/components/schemas/firstbell.noti\#
        ce.v1/$defs/area"},"heardOn":{"description":"The local date.","$ref":"#/components/schemas/firstbell.notice.v1\#
        /$defs/date"},"heardAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"riskGrade":{"enum":["s\#
        tandard","medium","high"]},"repeat":{"description":"Whether it is a repeat within twelve months of the last re\#
        ferral.","type":"boolean"},"criteria":{"description":"The criteria of the referral form that are met; one suff\#
        ices.","type":"array","maxItems":4,"items":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION",\#
        "REPEAT"]},"uniqueItems":true},"childrenConnected":{"description":"Whether children are connected to the case.\#
        ","type":"boolean"},"advocate":{"description":"How to reach the independent adviser.","type":"string","minLeng\#
        th":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]\#
        *$"},"safeContact":{"description":"How the victim may be contacted safely; never an address.","type":"string",\#
        "minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u\#
        0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"perpetrators":{"description":"Never \#
        to a practice.","type":"array","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"p\#
        roperties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[\#
        ^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":\#
        100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"relationship\#
        ToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u002\#
        0\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}}}},{"if":{"required":["flow"],"properties":{"flow":{"const":"familie\#
        s-first"}}},"then":{"description":"A morning's digest of a cluster's flagged families.","required":["digest"],\#
        "properties":{"digest":{"type":"object","required":["cluster","date","since","nil"],"properties":{"cluster":{"\#
        description":"The cluster, kind/code.","type":"string","pattern":"^locality/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}\#
        ,"date":{"description":"The local day.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"since":\#
        {"description":"What was accepted from here on is in it.","$ref":"#/components/schemas/firstbell.notice.v1/$de\#
        fs/time"},"nil":{"description":"True where there is nothing to tell of; then there are no entries.","type":"bo\#
        olean"},"entries":{"description":"One for each event of each family.","type":"array","maxItems":10000,"items":\#
        {"type":"object","required":["family","reference"],"properties":{"family":{"description":"The programme's numb\#
        er of the family.","type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u000\#
        0-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"children":{"description":"The children of the family that the \#
        event names; left out where only an adult was recognised.","type":"array","minItems":1,"maxItems":20,"items":{\#
        "type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string"\#
        ,"minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell\#
        .notice.v1/$defs/date"}}}},"reference":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/reference"},"oc\#
        curredAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/sc\#
        hemas/firstbell.notice.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"abuseTypes":{"type":\#
        "array","minItems":1,"maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic"\#
        ,"emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true}}}}},"allOf":[{"i\#
        f":{"required":["nil"],"properties":{"nil":{"const":false}}},"then":{"required":["entries"],"properties":{"ent\#
        ries":{"minItems":1}}}},{"if":{"required":["nil"],"properties":{"nil":{"const":true}}},"then":{"properties":{"\#
        entries":{"maxItems":0}}}}]}}}},{"if":{"required":["flow"],"properties":{"flow":{"enum":["police-notification"\#
        ,"marac","clares-law","family-group","locality-conference","mace","offender-management","protection-order"]}}}\#
        ,"then":{"description":"One person of a matter between agencies, with whoever else of it the recipient is told\#
         of.","required":["person","matter"],"properties":{"person":{"$ref":"#/components/schemas/firstbell.notice.v1/\#
        $defs/person"},"others":{"type":"array","maxItems":32,"items":{"$ref":"#/components/schemas/firstbell.notice.v\#
        1/$defs/person"}},"matter":{"description":"What is said of the matter itself; what the recipient's profile lac\#
        ks is left out.","type":"object","properties":{"forum":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs\#
        /forum"},"stage":{"enum":["REFERRAL","AGENDA","MINUTES","FLAG"]},"flag":{"description":"Of the stage FLAG: the\#
         mark to put on the case, to keep, or to take off.","type":"object","required":["kind","until"],"properties":{\#
        "kind":{"enum":["ADD","EXTEND","LAPSE"]},"until":{"description":"The last day on which the flag stands.","$ref\#
        ":"#/components/schemas/firstbell.notice.v1/$defs/date"}}},"meetingAt":{"$ref":"#/components/schemas/firstbell\#
        .notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"occurredA\#
        t":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","hi\#
        gh"]},"repeat":{"description":"Whether it is a repeat within twelve months of the last referral.","type":"bool\#
        ean"},"criteria":{"description":"The criteria of the referral form that are met; one suffices.","type":"array"\#
        ,"maxItems":4,"items":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueIte\#
        ms":true},"level":{"description":"The threshold of need.","type":"integer","minimum":1,"maximum":4},"abuseType\#
        s":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","\#
        emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationCategory"\#
        :{"enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"circumstances":{"description":"Brief factual circumstances.\#
        ","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u\#
        007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"safeContact":{"desc\#
        ription":"How the victim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength"\#
        :500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u\#
        0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"advocate":{"description":"How to reach the independent adviser.\#
        ","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\#
        ][^\\u0000-\\u001f\\u007f]*$"},"childrenConnected":{"description":"Whether children are connected to the matte\#
        r.","type":"boolean"},"order":{"type":"object","required":["kind","from","until"],"properties":{"kind":{"descr\#
        iption":"A domestic violence protection notice, which the police make; a protection order, which a court makes\#
        ; or another.","enum":["DVPN","DVPO","OTHER"]},"from":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/\#
        date"},"until":{"description":"The last day on which it counts.","$ref":"#/components/schemas/firstbell.notice\#
        .v1/$defs/date"},"terms":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$\#
        "}}}}}}}}]},"attempt":{"description":"2 and more when the notice is sent again.","type":"integer","minimum":2,\#
        "maximum":9007199254740992}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string\#
        ","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Z\#
        z]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","patte\#
        rn":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string"\#
        ,"pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(\#
        ?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"\#
        },"reference":{"description":"Opaque; unique only together with the force.","type":"string","pattern":"^[A-Za-\#
        z0-9/_ .-]{3,40}$"},"force":{"description":"Two-digit PNC code of a police force.","type":"string","pattern":"\#
        ^[0-9]{2}$"},"upn":{"description":"A Unique Pupil Number; the first letter is the check letter.","type":"strin\#
        g","format":"upn","pattern":"^[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])$"},"flow":{"enum":["encompass","\#
        encompass-early-years","marac-gp","marac-record","police-notification","marac","clares-law","family-group","lo\#
        cality-conference","families-first","mace","offender-management","protection-order"]},"area":{"description":"T\#
        he code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description"\#
        :"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","fo\#
        rmat":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"forum":{"description":"A meeting, \#
        kind/code.","type":"string","pattern":"^(?:marac|locality|mace)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"person":{"\#
        description":"A person of a matter; what the recipient's profile lacks is left out.","type":"object","required\#
        ":["role","givenName","familyName"],"properties":{"role":{"enum":["victim","child","perpetrator"]},"givenName"\#
        :{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\#
        ][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u00\#
        00-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/\#
        schemas/firstbell.notice.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/n\#
        hsNumber"},"upn":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/upn"},"address":{"description":"Of a \#
        victim; never one that is protected.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"exposure":{"enum":["DIRECT_VICTIM","PRESEN\#
        T_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"\#
        description":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"desc\#
        ription":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","t\#
        ype":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"descri\#
        ption":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}},"relationshipToVictim":{"type":"string","minLength\#
        ":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"\#
        }}}}},"firstbell.offender-management.v1":{"title":"Perpetrators for integrated offender management","descripti\#
        on":"The CloudEvent that a police force publishes. Unknown extension attributes are ignored; unknown members o\#
        f data are refused.","type":"object","required":["specversion","id","source","type","time","data"],"properties\#
        ":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"st\#
        ring","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","\#
        type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.offender-management.v1"},"time":{"descri\#
        ption":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/sch\#
        emas/firstbell.offender-management.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt\#
        ","recipients","perpetrators"],"properties":{"reference":{"description":"The producer's own reference.","$ref"\#
        :"#/components/schemas/firstbell.offender-management.v1/$defs/reference"},"reportedAt":{"description":"When it\#
         was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from he\#
        re.","$ref":"#/components/schemas/firstbell.offender-management.v1/$defs/time"},"occurredAt":{"description":"A\#
        t most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.offender-management.v1/$\#
        defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"supersedes":{"description":"The CloudEvents id \#
        of the earlier event, of the same source, type and reference, that this one takes the place of.","type":"strin\#
        g","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItem\#
        s":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/com\#
        ponents/schemas/firstbell.offender-management.v1/$defs/partner"},"as":{"const":"offender-manager"}},"additiona\#
        lProperties":false},"uniqueItems":true},"perpetrators":{"type":"array","minItems":1,"maxItems":10,"items":{"ty\#
        pe":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"m\#
        axLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"fa\#
        milyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u00\#
        20\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.offender-managem\#
        ent.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000\#
        -\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circu\#
        mstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"patter\#
        n":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\#
        \u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verb\#
        al","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","oth\#
        er"]},"uniqueItems":true}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"datas\#
        chema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"\#
        string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent"\#
        :{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern"\#
        :"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|localit\#
        y|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|bu\#
        ildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|re\#
        sidence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format\#
        ":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0\#
        -9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-\#
        9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":"\#
        string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind tha\#
        t can have the part.","type":"string","pattern":"^(?:police|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firs\#
        tbell.police-notification.v1":{"title":"A police notification of domestic abuse","description":"The CloudEvent\#
         that a police force publishes. Unknown extension attributes are ignored; unknown members of data are refused.\#
        ","type":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"\#
        const":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[\#
        !-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pat\#
        tern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.police-notification.v1"},"time":{"description":"When the ev\#
        ent was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.poli\#
        ce-notification.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","riskGrade","reci\#
        pients","victim"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/component\#
        s/schemas/firstbell.police-notification.v1/$defs/reference"},"reportedAt":{"description":"When it was reported\#
         to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"\#
        #/components/schemas/firstbell.police-notification.v1/$defs/time"},"occurredAt":{"description":"At most 5 minu\#
        tes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/time"},"\#
        riskGrade":{"enum":["standard","medium","high"]},"level":{"description":"The threshold of need.","type":"integ\#
        er","minimum":1,"maximum":4},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same\#
         source, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"r\#
        ecipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type\#
        ":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.police-\#
        notification.v1/$defs/partner"},"as":{"enum":["social-care","early-help","support-service","idva"]}},"addition\#
        alProperties":false,"anyOf":[{"properties":{"as":{"const":"social-care"},"partner":{"$ref":"#/components/schem\#
        as/firstbell.police-notification.v1/$defs/localAuthority"}}},{"properties":{"as":{"const":"early-help"},"partn\#
        er":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/authorityOrAgency"}}},{"properties":{\#
        "as":{"enum":["support-service","idva"]},"partner":{"$ref":"#/components/schemas/firstbell.police-notification\#
        .v1/$defs/agency"}}}]},"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName","dat\#
        eOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1\#
        ,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},\#
        "dateOfBirth":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/date"},"nhsNumber":{"$ref":\#
        "#/components/schemas/firstbell.police-notification.v1/$defs/nhsNumber"},"address":{"description":"Where the v\#
        ictim lives; it reaches only recipients whose profile has it, and no other member may hold one.","type":"strin\#
        g","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0\#
        01f\\u007f]*$"},"addressProtected":{"description":"Whether the address may reach nobody, whatever a profile gr\#
        ants.","type":"boolean"}},"additionalProperties":false},"children":{"type":"array","maxItems":20,"items":{"typ\#
        e":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","mi\#
        nLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u\#
        007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\#
        \\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.pol\#
        ice-notification.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/up\#
        n"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/nhsNumber"},"exposure":{"\#
        description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTH\#
        ER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the chil\#
        d.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spo\#
        ken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxLen\#
        gth":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u000\#
        0-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type"\#
        :"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose child it is.","enum":\#
        ["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"type":"array","maxItems":10,\#
        "items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","min\#
        Length":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u0\#
        07f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.poli\#
        ce-notification.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern"\#
        :"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":fa\#
        lse}},"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":\#
        2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u\#
        0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["phy\#
        sical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_\#
        parent","other"]},"uniqueItems":true},"locationCategory":{"description":"Where, as a category; an address may \#
        not be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"consent":{"description":"The victim's consent, \#
        and who answers for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["no\#
        t-required","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems\#
        ":2,"items":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for \#
        consent given before the perpetrator or through an interpreter of the family, which counts as none.","type":"b\#
        oolean"},"override":{"description":"The decision to share without consent, on a limb of Data Protection Act 20\#
        18 Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties"\#
        :{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\#
        \\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\#
        \u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u\#
        007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbe\#
        ll.police-notification.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting alway\#
        s needed, and another than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\#
        \u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additio\#
        nalProperties":false},"advocate":{"description":"How to reach the independent adviser.","type":"string","minLe\#
        ngth":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007\#
        f]*$"},"safeContact":{"description":"How the victim may be contacted safely; never an address.","type":"string\#
        ","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\#
        \u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datac\#
        ontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":\#
        {"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"st\#
        ring","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]\#
        {16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:s\#
        treet|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipco\#
        de|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|n\#
        orthing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 wi\#
        th an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2\#
        }:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.",\#
        "type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; \#
        unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"descr\#
        iption":"A partner id, kind/code, of a kind that can have a part.","type":"string","pattern":"^(?:local-author\#
        ity|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"localAuthority":{"type":"string","pattern":"^local-authority/[\#
        A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"authorityOrAgency":{"type":"string","pattern":"^(?:local-authority|agency)/\#
        [A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"agency":{"type":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31\#
        }$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are \#
        no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn\#
        ":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a number is th\#
        e check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])\#
        |[Uu][Nn][1-5])$"}}},"firstbell.protection-order.v1":{"title":"A notice or an order that keeps a perpetrator a\#
        way","description":"The CloudEvent that a police force publishes. Unknown extension attributes are ignored; un\#
        known members of data are refused.","type":"object","required":["specversion","id","source","type","time","dat\#
        a"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ev\#
        er.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its \#
        certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.protection-order.v1"},"ti\#
        me":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/co\#
        mponents/schemas/firstbell.protection-order.v1/$defs/time"},"data":{"type":"object","required":["reference","r\#
        eportedAt","recipients","order","victim","perpetrators"],"properties":{"reference":{"description":"The produce\#
        r's own reference.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/reference"},"reportedAt":\#
        {"description":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock\#
        . Deadlines run from here.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/time"},"occurredA\#
        t":{"description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.prot\#
        ection-order.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"supersedes":{"description":"Th\#
        e CloudEvents id of the earlier event, of the same source, type and reference, that this one takes the place o\#
        f.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type"\#
        :"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properties":{"partne\#
        r":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/partner"},"as":{"enum":["school","social-\#
        care","idva"]}},"additionalProperties":false,"anyOf":[{"properties":{"as":{"const":"school"},"partner":{"$ref"\#
        :"#/components/schemas/firstbell.protection-order.v1/$defs/school"}}},{"properties":{"as":{"const":"social-car\#
        e"},"partner":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/localAuthority"}}},{"propertie\#
        s":{"as":{"const":"idva"},"partner":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/agency"}\#
        }}]},"uniqueItems":true},"order":{"type":"object","required":["kind","from","until"],"properties":{"kind":{"de\#
        scription":"A domestic violence protection notice, which the police make; a protection order, which a court ma\#
        kes; or another.","enum":["DVPN","DVPO","OTHER"]},"from":{"$ref":"#/components/schemas/firstbell.protection-or\#
        der.v1/$defs/date"},"until":{"description":"The last day on which it counts.","$ref":"#/components/schemas/fir\#
        stbell.protection-order.v1/$defs/date"},"terms":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\#
        \u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\\#
        u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"victim":{"type":"object","required":["givenName","fa\#
        milyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string"\#
        ,"minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"nhsNumbe\#
        r":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/nhsNumber"}},"additionalProperties":false\#
        },"children":{"type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName","date\#
        OfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,\#
        "maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"\#
        dateOfBirth":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"upn":{"$ref":"#/compone\#
        nts/schemas/firstbell.protection-order.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.prot\#
        ection-order.v1/$defs/nhsNumber"},"postcode":{"description":"A match key; it never leaves the broker.","$ref":\#
        "#/components/schemas/firstbell.protection-order.v1/$defs/postcode"},"exposure":{"description":"How the child \#
        met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMA\#
        TH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","require\#
        d":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"\#
        words":{"description":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0\#
        000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u00\#
        0e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"max\#
        Length":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"add\#
        itionalProperties":false},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOT\#
        H"]}},"additionalProperties":false}},"perpetrators":{"type":"array","minItems":1,"maxItems":10,"items":{"type"\#
        :"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxL\#
        ength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"famil\#
        yName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.protection-order.v1\#
        /$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"safeContact\#
        ":{"description":"How the victim may be contacted safely; never an address.","type":"string","minLength":1,"ma\#
        xLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u\#
        0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false,"if":{"required":["recipie\#
        nts"],"properties":{"recipients":{"contains":{"required":["as"],"properties":{"as":{"const":"school"}}}}}},"th\#
        en":{"description":"A school can only be told of a child.","required":["children"],"properties":{"children":{"\#
        minItems":1}}}},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]\#
        {1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"corr\#
        elationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}\#
        -[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address\#
        |address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcod\#
        e|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng\#
        |coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"des\#
        cription":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{\#
        2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description"\#
        :"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"\#
        description":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40\#
        }$"},"partner":{"description":"A partner id, kind/code, of a kind that can have a part.","type":"string","patt\#
        ern":"^(?:school|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"school":{"type":"string","pattern\#
        ":"^school/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"localAuthority":{"type":"string","pattern":"^local-authority/[A\#
        -Za-z0-9][A-Za-z0-9._-]{0,31}$"},"agency":{"type":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$\#
        "},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no\#
         number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":\#
        {"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a number is the \#
        check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[\#
        Uu][Nn][1-5])$"},"postcode":{"description":"A United Kingdom postcode; case and spaces are free.","type":"stri\#
        ng","pattern":"^ *(?:(?:[A-PR-UWYZa-pr-uwyz] *[0-9](?: *(?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UWY\#
        Za-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: *(?:[0-9]|[ABEHMNPRVWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjln\#
        p-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]|[Gg] *[Ii] *[Rr] *0 *[Aa] *[Aa]) *$"}}},"firstbell.recall.v1":{"title"\#
        :"The recall of an event by its own source","description":"The CloudEvent that takes an earlier event back. Un\#
        known extension attributes are ignored; unknown members of data are refused.","type":"object","required":["spe\#
        cversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":\#
        "With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"descript\#
        ion":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"c\#
        onst":"firstbell.recall.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of t\#
        he broker's clock.","$ref":"#/components/schemas/firstbell.recall.v1/$defs/time"},"data":{"type":"object","req\#
        uired":["event","reason"],"properties":{"event":{"description":"The CloudEvents id of the event recalled, whic\#
        h the same source published.","type":"string","pattern":"^[!-~]{1,128}$"},"reason":{"enum":["WRONG_RECIPIENT",\#
        "WRONG_PERSON","WRONG_CONTENT","PUBLISHED_IN_ERROR"]},"recipient":{"description":"Only this one's notices; wit\#
        hout it everybody's.","$ref":"#/components/schemas/firstbell.recall.v1/$defs/partner"},"note":{"description":"\#
        For whoever looks into it; sealed, and never forwarded.","type":"string","minLength":1,"maxLength":500,"patter\#
        n":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\#
        \u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"\#
        },"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.",\#
        "type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"trac\#
        eparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"\#
        pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village\#
        |locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|bui\#
        lding|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3\#
        words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string"\#
        ,"format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz\#
        ]|[+-][0-9]{2}:[0-9]{2})$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?\#
        :police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}\#
        }},"firstbell.recalled.v1":{"title":"The recall of a notice, for whoever had it","description":"The CloudEvent\#
         that a NOTICE carries when an earlier one is recalled. Ignore members that are not listed: later brokers may \#
        add some.","type":"object","required":["specversion","id","source","type","time","datacontenttype","digest","d\#
        ata"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"The notice's id, which is the message's\#
         correlation too.","type":"string","pattern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.\#
        ","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.recalled.v1"},"time":{"$ref":"#/compo\#
        nents/schemas/firstbell.recalled.v1/$defs/time"},"datacontenttype":{"const":"application/json"},"digest":{"des\#
        cription":"SHA-256 of the canonical form (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schem\#
        as/firstbell.recalled.v1/$defs/digest"},"data":{"type":"object","required":["flow","recipient","deadline","reh\#
        earsal","handling","notice","event","reason","decision"],"properties":{"flow":{"const":"correction"},"recipien\#
        t":{"$ref":"#/components/schemas/firstbell.recalled.v1/$defs/partner"},"deadline":{"description":"When it shou\#
        ld be there: at once.","$ref":"#/components/schemas/firstbell.recalled.v1/$defs/time"},"rehearsal":{"descripti\#
        on":"True in a rehearsal deployment, for ever: nothing in it is about real people.","type":"boolean"},"handlin\#
        g":{"type":"object","required":["text"],"properties":{"text":{"description":"What to do: delete the notice, an\#
        d confirm it.","type":"string","minLength":1,"maxLength":4000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u00\#
        0e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"noti\#
        ce":{"description":"The id of the notice that is recalled.","type":"string","pattern":"^[!-~]{1,64}$"},"family\#
        ":{"description":"The programme's number of the one family of a digest that it is about; the rest of the diges\#
        t stands.","type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u002\#
        0\\u007f][^\\u0000-\\u001f\\u007f]*$"},"event":{"type":"object","required":["id"],"properties":{"id":{"descrip\#
        tion":"The producer's CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"reference":{"description":\#
        "The producer's reference; missing where the content of the event is destroyed already.","$ref":"#/components/\#
        schemas/firstbell.recalled.v1/$defs/reference"}}},"reason":{"enum":["WRONG_RECIPIENT","WRONG_PERSON","WRONG_CO\#
        NTENT","PUBLISHED_IN_ERROR","SUPERSEDED","CONSENT_WITHDRAWN"]},"decision":{"description":"The decision that re\#
        leased the notice.","type":"object","required":["rule","basis","policy"],"properties":{"rule":{"type":"string"\#
        ,"pattern":"^[!-~]{1,64}$"},"basis":{"description":"Codes of gateway and lawful basis.","type":"string","minLe\#
        ngth":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007\#
        f]*$"},"policy":{"$ref":"#/components/schemas/firstbell.recalled.v1/$defs/digest"}}}}},"attempt":{"description\#
        ":"2 and more when the notice is sent again.","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs\#
        ":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^\#
        [0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"diges\#
        t":{"description":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"d\#
        escription":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|healt\#
        h-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; uniq\#
        ue only together with the force.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"}}}}}}
        """#
}
