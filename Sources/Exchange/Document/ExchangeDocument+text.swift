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
        ef":"#/components/schemas/firstbell.hold.v1"},{"$ref":"#/components/schemas/firstbell.recalled.v1"},{"$ref":"#\#
        /components/schemas/firstbell.drill.v1"}]}}}}}}},"400":{"description":"The query cannot be followed.","content\#
        ":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"403":{"description":"The c\#
        ertificate does not count any more, the partner is suspended, or it may not do this.","content":{"application/\#
        problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/p\#
        roblem"}]}}}},"429":{"description":"More than 64 requests of the certificate wait for an answer.","content":{"\#
        application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}},"headers":{"Retry-After":{"descr\#
        iption":"Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}},"5\#
        03":{"description":"The broker cannot take this now; send the same again.","content":{"application/problem+jso\#
        n":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},"headers":{"Retry-After":{"description":"Seconds t\#
        o wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/receipts":{"\#
        post":{"operationId":"receipt","summary":"Says how far the partner has come with a notice (RECEIPT).","request\#
        Body":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/fb1.receipt"}}}},\#
        "responses":{"200":{"description":"The receipt is on disk (RECORDED).","content":{"application/json":{"schema"\#
        :{"$ref":"#/components/schemas/fb1.recorded"}}}},"400":{"description":"The body is no I-JSON document, or ther\#
        e is a query where none is taken.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/compon\#
        ents/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"413":{"description":"The body is lon\#
        ger than 262,144 octets.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.re\#
        jected"}}}},"415":{"description":"The body is not application/json.","content":{"application/problem+json":{"s\#
        chema":{"$ref":"#/components/schemas/problem"}}}},"422":{"description":"The body breaks its schema; `errors` p\#
        oints at each fault.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.reject\#
        ed"}}}},"404":{"description":"The partner has received no such notice.","content":{"application/problem+json":\#
        {"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"409":{"description":"The digest is not the notice's\#
        , or the notice is past this stage.","content":{"application/problem+json":{"schema":{"$ref":"#/components/sch\#
        emas/fb1.rejected"}}}},"403":{"description":"The certificate does not count any more, the partner is suspended\#
        , or it may not do this.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/sche\#
        mas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"429":{"description":"More than 64 requests of\#
         the certificate wait for an answer.","content":{"application/problem+json":{"schema":{"$ref":"#/components/sc\#
        hemas/problem"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent aga\#
        in.","schema":{"type":"integer","minimum":0}}}},"503":{"description":"The broker cannot take this now; send th\#
        e same again.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},\#
        "headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent again.","schema":{"ty\#
        pe":"integer","minimum":0}}}}}}},"/v1/openapi.json":{"get":{"operationId":"document","summary":"Gets this docu\#
        ment, whole.","responses":{"200":{"description":"OpenAPI 3.1 with every schema in it.","content":{"application\#
        /json":{"schema":{"type":"object"}}}},"400":{"description":"There is a query where none is taken.","content":{\#
        "application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"403":{"description":"The cert\#
        ificate does not count any more, the partner is suspended, or it may not do this.","content":{"application/pro\#
        blem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/prob\#
        lem"}]}}}}}}}},"components":{"securitySchemes":{"certificate":{"type":"mutualTLS","description":"The client ce\#
        rtificate that `firstbell partner add` makes or signs, as for ZeroMQ."}},"schemas":{"problem":{"title":"A prob\#
        lem of HTTP itself","description":"RFC 9457 section 4.2.1.","type":"object","required":["title","status","deta\#
        il","type"],"properties":{"title":{"type":"string"},"status":{"type":"integer","minimum":400,"maximum":599},"d\#
        etail":{"type":"string"},"type":{"const":"about:blank"}},"additionalProperties":false},"fb1.accepted":{"title"\#
        :"The body of ACCEPTED","description":"What the broker decided; the same for ever but for duplicate.","type":"\#
        object","required":["event","sequence","acceptedAt","digest","duplicate","notices","holds","denials"],"propert\#
        ies":{"event":{"description":"The CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"sequence":{"ty\#
        pe":"integer","minimum":1,"maximum":9007199254740992},"acceptedAt":{"$ref":"#/components/schemas/fb1.accepted/\#
        $defs/time"},"digest":{"$ref":"#/components/schemas/fb1.accepted/$defs/digest"},"duplicate":{"description":"Wh\#
        ether the event had been accepted before.","type":"boolean"},"notices":{"type":"array","maxItems":1000,"items"\#
        :{"type":"object","required":["notice","flow","deadline"],"properties":{"notice":{"type":"string","pattern":"^\#
        [!-~]{1,64}$"},"flow":{"$ref":"#/components/schemas/fb1.accepted/$defs/flow"},"deadline":{"$ref":"#/components\#
        /schemas/fb1.accepted/$defs/time"},"recipient":{"description":"Left out for a child whose address is protected\#
        .","$ref":"#/components/schemas/fb1.accepted/$defs/partner"}}}},"holds":{"type":"array","maxItems":1000,"items\#
        ":{"type":"object","required":["subject","code"],"properties":{"subject":{"type":"string","description":"JSON \#
        pointer into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"},"recipient":{"$ref":"#/components\#
        /schemas/fb1.accepted/$defs/partner"},"hold":{"type":"string","pattern":"^[!-~]{1,64}$"}}}},"denials":{"type":\#
        "array","maxItems":1000,"items":{"type":"object","required":["subject","code"],"properties":{"subject":{"type"\#
        :"string","description":"JSON pointer into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"},"re\#
        cipient":{"$ref":"#/components/schemas/fb1.accepted/$defs/partner"}}}},"warnings":{"description":"What free te\#
        xt seems to hold; left out where nothing was found.","type":"array","minItems":1,"maxItems":1000,"items":{"typ\#
        e":"object","required":["pointer","code"],"properties":{"pointer":{"type":"string","description":"JSON pointer\#
         into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"}}}}},"$defs":{"time":{"description":"RFC \#
        3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]\#
        [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lo\#
        wer-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kin\#
        d/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|age\#
        ncy)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"flow":{"enum":["encompass","encompass-early-years","marac-gp","marac-\#
        record","police-notification","marac","clares-law","family-group","locality-conference","families-first","mace\#
        ","offender-management","protection-order","correction"]}}},"fb1.progress":{"title":"The body of PROGRESS","de\#
        scription":"Where the notices of an event are.","type":"object","required":["event","notices"],"properties":{"\#
        event":{"type":"string","pattern":"^[!-~]{1,128}$"},"notices":{"type":"array","maxItems":1000,"items":{"type":\#
        "object","required":["notice","stage","at","deadline"],"properties":{"notice":{"type":"string","pattern":"^[!-\#
        ~]{1,64}$"},"stage":{"enum":["accepted","released","sent","delivered","opened","acknowledged","closed","held",\#
        "denied","refused","recalled","superseded"]},"at":{"$ref":"#/components/schemas/fb1.progress/$defs/time"},"dea\#
        dline":{"$ref":"#/components/schemas/fb1.progress/$defs/time"},"recipient":{"$ref":"#/components/schemas/fb1.p\#
        rogress/$defs/partner"}}}}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string"\#
        ,"format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz\#
        ]|[+-][0-9]{2}:[0-9]{2})$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?\#
        :police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}\#
        }},"fb1.receipt":{"title":"The body of RECEIPT","description":"How far a recipient has come with a notice.","t\#
        ype":"object","required":["notice","digest","stage"],"properties":{"notice":{"type":"string","pattern":"^[!-~]\#
        {1,64}$"},"digest":{"$ref":"#/components/schemas/fb1.receipt/$defs/digest"},"stage":{"enum":["delivered","open\#
        ed","acknowledged","refused"]},"by":{"description":"E-mail of the key adult; needed for opened and acknowledge\#
        d.","type":"string","pattern":"^[!-~]{1,254}$"},"at":{"description":"When it happened, as the recipient claims\#
        .","$ref":"#/components/schemas/fb1.receipt/$defs/time"},"code":{"enum":["noted","monitoring","support-offered\#
        ","referred","already-known","other-action","deleted","wrong-setting","child-left","not-authorised","unreadabl\#
        e","duplicate"]},"note":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$\#
        "}},"additionalProperties":false,"allOf":[{"if":{"properties":{"stage":{"enum":["delivered","opened"]}},"requi\#
        red":["stage"]},"then":{"properties":{"code":false}}},{"if":{"properties":{"stage":{"enum":["acknowledged"]}},\#
        "required":["stage"]},"then":{"properties":{"code":{"enum":["noted","monitoring","support-offered","referred",\#
        "already-known","other-action","deleted"]}}}},{"if":{"properties":{"stage":{"enum":["refused"]}},"required":["\#
        stage"]},"then":{"required":["code"],"properties":{"code":{"enum":["wrong-setting","child-left","not-authorise\#
        d","unreadable","duplicate"]}}}}],"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"s\#
        tring","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?\#
        (?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string","\#
        pattern":"^[0-9a-f]{64}$"}}},"fb1.recorded":{"title":"The body of RECORDED","description":"The answer to RECEI\#
        PT.","type":"object","required":["notice","stage","at"],"properties":{"notice":{"type":"string","pattern":"^[!\#
        -~]{1,64}$"},"stage":{"enum":["accepted","released","sent","delivered","opened","acknowledged","closed","held"\#
        ,"denied","refused","recalled","superseded"]},"at":{"description":"The broker's time of the stage.","$ref":"#/\#
        components/schemas/fb1.recorded/$defs/time"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC\#
        .","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?\#
        :\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"}}},"fb1.rejected":{"title":"The body of REJECTED","description":"\#
        A problem by RFC 9457.","type":"object","required":["type","title","status","code"],"properties":{"type":{"des\#
        cription":"A URI that names the kind of problem.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\#
        \\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"title":{"type":"string","minLe\#
        ngth":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007\#
        f]*$"},"status":{"type":"integer","minimum":400,"maximum":599},"code":{"enum":["malformed-frames","unknown-ver\#
        sion","unknown-verb","too-large","not-json","invalid-body","invalid-event","invalid-receipt","unknown-type","n\#
        ot-permitted","source-mismatch","suspended","not-key-adult","unknown-event","unknown-notice","conflict","diges\#
        t-mismatch","stage-conflict","no-session","too-many-unanswered","retry-later"]},"detail":{"type":"string","min\#
        Length":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u002\#
        0\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"errors":{"type":"array","maxItems":50,"it\#
        ems":{"type":"object","required":["pointer","code","detail"],"properties":{"pointer":{"type":"string","descrip\#
        tion":"RFC 6901 pointer into the body."},"code":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[^\\\#
        u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"detail":{"type":"string","minLen\#
        gth":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}}},"retryAfter":{"description":"Seconds to wa\#
        it before the same id is sent again.","type":"integer","minimum":0,"maximum":86400},"cause":{"enum":["overload\#
        ","disk","memory","quota","journal","stopping"]}}},"firstbell.clares-law-referral.v1":{"title":"A referral to \#
        a panel of the Domestic Violence Disclosure Scheme","description":"The CloudEvent that a police force or a MAR\#
        AC co-ordinator publishes. Unknown extension attributes are ignored; unknown members of data are refused.","ty\#
        pe":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const\#
        ":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{\#
        1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern"\#
        :"^[!-~]{1,512}$"},"type":{"const":"firstbell.clares-law-referral.v1"},"time":{"description":"When the event w\#
        as published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.clares-la\#
        w-referral.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","victim",\#
        "perpetrators"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/components/\#
        schemas/firstbell.clares-law-referral.v1/$defs/reference"},"reportedAt":{"description":"When it was reported t\#
        o the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/\#
        components/schemas/firstbell.clares-law-referral.v1/$defs/time"},"occurredAt":{"description":"At most 5 minute\#
        s ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/time"},"ri\#
        skGrade":{"enum":["standard","medium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier \#
        event, of the same source, type and reference, that this one takes the place of.","type":"string","pattern":"^\#
        [!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems"\#
        :40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas\#
        /firstbell.clares-law-referral.v1/$defs/partner"},"as":{"const":"disclosure-panel"}},"additionalProperties":fa\#
        lse},"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"proper\#
        ties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0\#
        000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"\#
        pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$r\#
        ef":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/sche\#
        mas/firstbell.clares-law-referral.v1/$defs/nhsNumber"}},"additionalProperties":false},"perpetrators":{"type":"\#
        array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":\#
        {"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\\#
        u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"patter\#
        n":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#\#
        /components/schemas/firstbell.clares-law-referral.v1/$defs/date"},"relationshipToVictim":{"type":"string","min\#
        Length":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"\#
        string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","\#
        maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking\#
        _harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true}},"additionalProperties":false},"dataco\#
        ntenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{\#
        "description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"str\#
        ing","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{\#
        16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:st\#
        reet|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcod\#
        e|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|no\#
        rthing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 wit\#
        h an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}\#
        :[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","\#
        type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; u\#
        nique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"descri\#
        ption":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:police|agen\#
        cy)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digi\#
        t modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[\#
        0-9]{3} [0-9]{3} [0-9]{4})$"}}},"firstbell.consent.v1":{"title":"What a person said of consent","description":\#
        "The CloudEvent by which a partner enters a statement in the register of consent. Unknown extension attributes\#
         are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","source","t\#
        ype","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of \#
        the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFF\#
        E id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.consent.v\#
        1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref\#
        ":"#/components/schemas/firstbell.consent.v1/$defs/time"},"data":{"type":"object","required":["person","state"\#
        ,"at","recordedBy"],"properties":{"person":{"type":"object","required":["givenName","familyName","dateOfBirth"\#
        ],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLeng\#
        th":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBi\#
        rth":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas\#
        /firstbell.consent.v1/$defs/nhsNumber"}},"additionalProperties":false},"state":{"enum":["not-required","not-so\#
        ught","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum"\#
        :["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given befor\#
        e the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean"},"at":{"des\#
        cription":"When it was given, refused or withdrawn; at most 5 minutes ahead of the broker's clock.","$ref":"#/\#
        components/schemas/firstbell.consent.v1/$defs/time"},"expiresAt":{"$ref":"#/components/schemas/firstbell.conse\#
        nt.v1/$defs/time"},"agencies":{"description":"The agencies that it names; without them it is for all.","type":\#
        "array","maxItems":20,"items":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/partner"},"uniqueItems"\#
        :true},"reference":{"description":"The case or incident that it is about; without it, the person.","$ref":"#/c\#
        omponents/schemas/firstbell.consent.v1/$defs/reference"},"method":{"enum":["IN_PERSON","TELEPHONE","WRITING","\#
        ELECTRONIC"]},"recordedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"override":{"description":"The decision to share with\#
        out consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb\#
        ","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","min\#
        Length":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\#
        \\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,\#
        "maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"\#
        decidedAt":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/time"},"reviewedBy":{"description":"The se\#
        cond person; outside a meeting always needed, and another than who decided.","type":"string","minLength":1,"ma\#
        xLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"ad\#
        ditionalProperties":false},"capacity":{"description":"The best-interests record of a person who is unable to c\#
        onsent.","type":"object","required":["assessment","decidedBy"],"properties":{"assessment":{"type":"string","mi\#
        nLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u\#
        007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":fal\#
        se,"if":{"required":["state"],"properties":{"state":{"const":"unable"}}},"then":{"required":["capacity"]}},"da\#
        tacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subjec\#
        t":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":\#
        "string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a\#
        -f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(\#
        ?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zi\#
        pcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|eastin\#
        g|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339\#
         with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9\#
        ]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists\#
        .","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaqu\#
        e.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"nhsNumber":{"description":"Ten digits, the last of \#
        them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","patter\#
        n":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"partner":{"description":"A partner id, kind/code.","type":"s\#
        tring","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A\#
        -Za-z0-9._-]{0,31}$"}}},"firstbell.drill.v1":{"title":"A drill that a setting answers","description":"The Clou\#
        dEvent by which a setting shows that a notice would reach it: about nobody, and never counted as a notice.","t\#
        ype":"object","required":["specversion","id","source","type","time","datacontenttype","digest","data"],"proper\#
        ties":{"specversion":{"const":"1.0"},"id":{"description":"The notice's id, which is the message's correlation \#
        too.","type":"string","pattern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":"str\#
        ing","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.drill.v1"},"time":{"$ref":"#/components/schemas/fi\#
        rstbell.drill.v1/$defs/time"},"datacontenttype":{"const":"application/json"},"digest":{"description":"SHA-256 \#
        of the canonical form (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schemas/firstbell.drill.\#
        v1/$defs/digest"},"data":{"type":"object","required":["deadline","drill","recipient","rehearsal","text"],"prop\#
        erties":{"deadline":{"description":"By when it should be acknowledged.","$ref":"#/components/schemas/firstbell\#
        .drill.v1/$defs/time"},"drill":{"description":"Nothing has happened, and it is about nobody.","const":true},"r\#
        ecipient":{"description":"The setting that is to answer.","$ref":"#/components/schemas/firstbell.drill.v1/$def\#
        s/partner"},"rehearsal":{"description":"True in a rehearsal deployment, for ever.","type":"boolean"},"text":{"\#
        description":"What to do: open it, acknowledge it, and nothing else.","type":"string","minLength":1,"maxLength\#
        ":4000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"attempt":{"description":"2 and more when the notice is sent\#
         again.","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{"time":{"description":"RFC 3339 wi\#
        th an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2\#
        }:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-cas\#
        e hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code.\#
        ","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A\#
        -Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.family-group-referral.v1":{"title":"A referral to a family group\#
         service","description":"The CloudEvent that a police force, a MARAC co-ordinator, a local authority or an age\#
        ncy publishes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object"\#
        ,"required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id\#
        ":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"s\#
        ource":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,5\#
        12}$"},"type":{"const":"firstbell.family-group-referral.v1"},"time":{"description":"When the event was publish\#
        ed; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.family-group-referr\#
        al.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","children"],"prop\#
        erties":{"reference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.fam\#
        ily-group-referral.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or re\#
        ferred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/\#
        firstbell.family-group-referral.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"meetingAt":\#
        {"description":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.family-group-referral\#
        .v1/$defs/time"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, typ\#
        e and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{\#
        "description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","\#
        required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.family-group-referr\#
        al.v1/$defs/partner"},"as":{"const":"family-group-service"}},"additionalProperties":false},"uniqueItems":true}\#
        ,"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"typ\#
        e":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u\#
        0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schema\#
        s/firstbell.family-group-referral.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.family-g\#
        roup-referral.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","minItems":1,"max\#
        Items":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenNam\#
        e":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u00\#
        7f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u\#
        0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/component\#
        s/schemas/firstbell.family-group-referral.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.family\#
        -group-referral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$d\#
        efs/nhsNumber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW"\#
        ,"PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"descri\#
        ption":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"descriptio\#
        n":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"\#
        string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description"\#
        :"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description"\#
        :"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"circumstances":\#
        {"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u\#
        0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u0\#
        00e-\\u001f\\u007f]*$"},"consent":{"description":"The victim's consent, and who answers for going without it."\#
        ,"type":"object","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refu\#
        sed","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","inform\#
        ation"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator o\#
        r through an interpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"Th\#
        e decision to share without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"o\#
        bject","required":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reaso\#
        n":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type"\#
        :"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/time\#
        "},"reviewedBy":{"description":"The second person; outside a meeting always needed, and another than who decid\#
        ed.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u0\#
        07f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"d\#
        escription":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":\#
        "How the victim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pat\#
        tern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u00\#
        0b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/js\#
        on"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name\#
        .","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"t\#
        raceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames"\#
        :{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|vill\#
        age|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|\#
        building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|wh\#
        at3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"stri\#
        ng","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:\#
        [Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pat\#
        tern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source\#
        .","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of\#
         a kind that can have the part.","type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9.\#
        _-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal dig\#
        its are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})\#
        $"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a numb\#
        er is the check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-N\#
        P-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.hold.v1":{"title":"A hold that a local authority owns","description":"\#
        The CloudEvent that tells a local authority of a hold, without content.","type":"object","required":["specvers\#
        ion","id","source","type","time","datacontenttype","digest","data"],"properties":{"specversion":{"const":"1.0"\#
        },"id":{"description":"The notice's id, which is the message's correlation too.","type":"string","pattern":"^[\#
        !-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":"string","pattern":"^[!-~]{1,512}$"},"t\#
        ype":{"const":"firstbell.hold.v1"},"time":{"$ref":"#/components/schemas/firstbell.hold.v1/$defs/time"},"dataco\#
        ntenttype":{"const":"application/json"},"digest":{"description":"SHA-256 of the canonical form (RFC 8785) of d\#
        ata; a receipt repeats it.","$ref":"#/components/schemas/firstbell.hold.v1/$defs/digest"},"data":{"type":"obje\#
        ct","required":["hold","code","flow","event","openedAt","deadline","rehearsal"],"properties":{"hold":{"type":"\#
        string","pattern":"^[!-~]{1,64}$"},"code":{"description":"Why a person is needed.","type":"string","pattern":"\#
        ^[!-~]{1,64}$"},"flow":{"$ref":"#/components/schemas/firstbell.hold.v1/$defs/flow"},"event":{"description":"Th\#
        e producer's CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"openedAt":{"$ref":"#/components/sch\#
        emas/firstbell.hold.v1/$defs/time"},"deadline":{"description":"The deadline that keeps running.","$ref":"#/com\#
        ponents/schemas/firstbell.hold.v1/$defs/time"},"rehearsal":{"type":"boolean"},"recipient":{"description":"The \#
        setting concerned, where there is one.","$ref":"#/components/schemas/firstbell.hold.v1/$defs/partner"}}},"atte\#
        mpt":{"description":"2 and more when the notice is sent again.","type":"integer","minimum":2,"maximum":9007199\#
        254740992}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-\#
        time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[\#
        0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64\#
        }$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|ea\#
        rly-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"flow":{"enum":["encom\#
        pass","encompass-early-years","marac-gp","marac-record","police-notification","marac","clares-law","family-gro\#
        up","locality-conference","families-first","mace","offender-management","protection-order","correction"]}}},"f\#
        irstbell.incident.v1":{"title":"A domestic abuse incident with its children and adults","description":"The Clo\#
        udEvent that a police force publishes. Unknown extension attributes are ignored; unknown members of data are r\#
        efused.","type":"object","required":["specversion","id","source","type","time","data"],"properties":{"specvers\#
        ion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","patte\#
        rn":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"strin\#
        g","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.incident.v1"},"time":{"description":"When the event \#
        was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.incident\#
        .v1/$defs/time"},"data":{"type":"object","required":["reference","force","occurredAt","reportedAt","riskGrade"\#
        ,"children"],"properties":{"reference":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/reference"},"\#
        force":{"description":"The force that publishes.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/for\#
        ce"},"occurredAt":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"reportedAt":{"description"\#
        :"When the police were told; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"\#
        #/components/schemas/firstbell.incident.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"chi\#
        ldren":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","familyName\#
        ","dateOfBirth","exposure"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern"\#
        :"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"stri\#
        ng","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u\#
        001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/date"},"exposure":{"d\#
        escription":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHE\#
        R_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"upn":{"description":"A match key, and the onl\#
        y identifier that may reach a school.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/upn"},"nhsNumb\#
        er":{"description":"A match key; it reaches no school.","$ref":"#/components/schemas/firstbell.incident.v1/$de\#
        fs/nhsNumber"},"postcode":{"description":"A match key; it never leaves the broker.","$ref":"#/components/schem\#
        as/firstbell.incident.v1/$defs/postcode"},"settings":{"description":"Settings that the producer believes the c\#
        hild attends.","type":"array","maxItems":8,"items":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/s\#
        etting"},"uniqueItems":true},"residesIn":{"description":"The force where the child lives, which is told where \#
        it is another; goes before residenceForce.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/force"},"\#
        healthVisitor":{"description":"The provider of health visiting of a child under five, by its ODS code.","type"\#
        :"string","pattern":"^health-visiting/[A-Z0-9]{3,12}$"},"educationAuthority":{"description":"The local authori\#
        ty whose education team is told where no establishment can be.","type":"string","pattern":"^local-authority/[0\#
        -9]{3}$"},"voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"properties\#
        ":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What\#
         the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\\#
        u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"oth\#
        ersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\#
        \u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"\#
        welfareCheckMade":{"description":"Whether officers made a welfare check of the child.","type":"boolean"}},"add\#
        itionalProperties":false}},"attendedAt":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"resi\#
        denceForce":{"description":"The force where the children live, which is told where it is another.","$ref":"#/c\#
        omponents/schemas/firstbell.incident.v1/$defs/force"},"crimeReference":{"$ref":"#/components/schemas/firstbell\#
        .incident.v1/$defs/reference"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal"\#
        ,"sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","other"\#
        ]},"uniqueItems":true},"locationCategory":{"description":"Where, as a category; an address may not be sent.","\#
        enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"summary":{"description":"Brief factual circumstances.","type":\#
        "string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"contactParentPolicy":{"enum"\#
        :["DO_NOT_CONTACT","HARMED_PARENT_ONLY_IF_SAFE","DSL_JUDGEMENT"]},"reportedBy":{"enum":["police","partner_agen\#
        cy","family_public"]},"relevantIncident":{"description":"Whether it is an incident of regulation 4 of SR (NI) \#
        2022/146, as the police judged it; only Northern Ireland asks.","type":"boolean"},"supersedes":{"description":\#
        "The CloudEvents id of the earlier event, of the same source and reference, that this one takes the place of."\#
        ,"type":"string","pattern":"^[!-~]{1,128}$"},"adults":{"type":"array","maxItems":20,"items":{"type":"object","\#
        required":["role"],"properties":{"role":{"enum":["victim","perpetrator","other"]},"category":{"description":"C\#
        ategory of data subject, Data Protection Act 2018 s.38(3).","enum":["suspect","convicted","victim","witness"]}\#
        ,"relationshipToChild":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"givenName":{"type":"string","minLength":1,"maxLength":100\#
        ,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"postcode":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/postcode"}},"a\#
        dditionalProperties":false}}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"da\#
        taschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type\#
        ":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"tracepare\#
        nt":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"patte\#
        rn":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|loca\#
        lity|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building\#
        |buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words\#
        |residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","for\#
        mat":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-\#
        ][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^\#
        [0-9]{4}-[0-9]{2}-[0-9]{2}$"},"setting":{"description":"A school or an early-years setting.","type":"string","\#
        pattern":"^(?:school|early-years)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; uniqu\#
        e only together with the force.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"force":{"description":\#
        "Two-digit PNC code of a police force.","type":"string","pattern":"^[0-9]{2}$"},"postcode":{"description":"A U\#
        nited Kingdom postcode; case and spaces are free.","type":"string","pattern":"^ *(?:(?:[A-PR-UWYZa-pr-uwyz] *[\#
        0-9](?: *(?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UWYZa-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: *(?:[0-9]\#
        |[ABEHMNPRVWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]|[Gg] *[\#
        Ii] *[Rr] *0 *[Aa] *[Aa]) *$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo\#
         11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} \#
        [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the firs\#
        t letter of a number is the check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{1\#
        1}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.locality-paper.v1":{"title":"A paper for a locality \#
        conference","description":"The CloudEvent that a police force publishes. Unknown extension attributes are igno\#
        red; unknown members of data are refused.","type":"object","required":["specversion","id","source","type","tim\#
        e","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event\#
         for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as \#
        in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.locality-paper.v1"\#
        },"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":\#
        "#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"data":{"type":"object","required":["reference"\#
        ,"reportedAt","riskGrade","forum","meetingAt","victim"],"properties":{"reference":{"description":"The producer\#
        's own reference.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/reference"},"reportedAt":{"d\#
        escription":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. D\#
        eadlines run from here.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"occurredAt":{"\#
        description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.locality-\#
        paper.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"forum":{"description":"The locality c\#
        onference, whose members are told where recipients are left out.","type":"string","pattern":"^locality/[A-Za-z\#
        0-9][A-Za-z0-9._-]{0,31}$"},"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"#/components\#
        /schemas/firstbell.locality-paper.v1/$defs/time"},"supersedes":{"description":"The CloudEvents id of the earli\#
        er event, of the same source, type and reference, that this one takes the place of.","type":"string","pattern"\#
        :"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxIte\#
        ms":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/sche\#
        mas/firstbell.locality-paper.v1/$defs/partner"},"as":{"const":"cluster-partner"}},"additionalProperties":false\#
        },"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"propertie\#
        s":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000\#
        -\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pat\#
        tern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref"\#
        :"#/components/schemas/firstbell.locality-paper.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firs\#
        tbell.locality-paper.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","maxItems"\#
        :20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\#
        \u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sche\#
        mas/firstbell.locality-paper.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$\#
        defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/nhsNumber"},"exposure":\#
        {"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_O\#
        THER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the ch\#
        ild.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was s\#
        poken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxL\#
        ength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0\#
        000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","typ\#
        e":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u\#
        0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose child it is.","enum\#
        ":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"type":"array","maxItems":1\#
        0,"items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","m\#
        inLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\\#
        u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[\#
        ^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.lo\#
        cality-paper.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false\#
        }},"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":200\#
        0,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u000\#
        8\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physic\#
        al","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_par\#
        ent","other"]},"uniqueItems":true},"locationCategory":{"description":"Where, as a category; an address may not\#
         be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"consent":{"description":"The victim's consent, and\#
         who answers for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["not-r\#
        equired","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2\#
        ,"items":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for con\#
        sent given before the perpetrator or through an interpreter of the family, which counts as none.","type":"bool\#
        ean"},"override":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 \#
        Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"\#
        limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u\#
        0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.\#
        locality-paper.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed\#
        , and another than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalPrope\#
        rties":false},"safeContact":{"description":"How the victim may be contacted safely; never an address.","type":\#
        "string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false}\#
        ,"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"su\#
        bject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"ty\#
        pe":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[\#
        0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?\#
        $|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zi\#
        p|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|ea\#
        sting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC \#
        3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]\#
        [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that ex\#
        ists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"O\#
        paque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":\#
        {"description":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:age\#
        ncy|local-authority|police|school|health-visiting)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"descriptio\#
        n":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","\#
        format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pu\#
        pil Number, or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"stri\#
        ng","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbe\#
        ll.mace-referral.v1":{"title":"A referral to a multi-agency child exploitation panel","description":"The Cloud\#
        Event that a police force, a local authority or an agency publishes. Unknown extension attributes are ignored;\#
         unknown members of data are refused.","type":"object","required":["specversion","id","source","type","time","\#
        data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for\#
         ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in i\#
        ts certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.mace-referral.v1"},"ti\#
        me":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/co\#
        mponents/schemas/firstbell.mace-referral.v1/$defs/time"},"data":{"type":"object","required":["reference","repo\#
        rtedAt","forum","children"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#\#
        /components/schemas/firstbell.mace-referral.v1/$defs/reference"},"reportedAt":{"description":"When it was repo\#
        rted to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$re\#
        f":"#/components/schemas/firstbell.mace-referral.v1/$defs/time"},"occurredAt":{"description":"At most 5 minute\#
        s ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time"},"riskGrad\#
        e":{"enum":["standard","medium","high"]},"forum":{"description":"The exploitation panel, whose members are tol\#
        d where recipients are left out.","type":"string","pattern":"^mace/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meeting\#
        At":{"description":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.mace-referral.v1/\#
        $defs/time"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type an\#
        d reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"des\#
        cription":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","requ\#
        ired":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/\#
        partner"},"as":{"const":"mace-member"}},"additionalProperties":false},"uniqueItems":true},"children":{"type":"\#
        array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"]\#
        ,"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLengt\#
        h":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBir\#
        th":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/\#
        firstbell.mace-referral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$d\#
        efs/nhsNumber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW"\#
        ,"PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"descri\#
        ption":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"descriptio\#
        n":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"\#
        string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description"\#
        :"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description"\#
        :"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{\#
        "type":"array","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"giv\#
        enName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\#
        \\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/comp\#
        onents/schemas/firstbell.mace-referral.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"\#
        maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"a\#
        dditionalProperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"string","mi\#
        nLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u00\#
        20\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"consent":{"description":"Consent, and wh\#
        o answers for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["not-requ\#
        ired","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"i\#
        tems":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consen\#
        t given before the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean\#
        "},"override":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 Sch\#
        edule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"lim\#
        b":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u000\#
        8\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\#
        \\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*\#
        [^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.mac\#
        e-referral.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed, an\#
        d another than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalPropertie\#
        s":false},"advocate":{"description":"How to reach the independent adviser.","type":"string","minLength":1,"max\#
        Length":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safe\#
        Contact":{"description":"How the family may be contacted safely; never an address.","type":"string","minLength\#
        ":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007\#
        f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":\#
        {"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"descriptio\#
        n":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","patte\#
        rn":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f\#
        ]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|street\#
        name|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|hou\#
        sename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|grid\#
        reference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset\#
         from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[\#
        0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"stri\#
        ng","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only \#
        together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A p\#
        artner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:agency|local-authority\#
        |police|health-visiting)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last o\#
        f them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","patt\#
        ern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 \#
        where none is known; the first letter of a number is the check letter.","type":"string","format":"upn","patter\#
        n":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.marac-action.v1":{"titl\#
        e":"What became of an action that a MARAC gave","description":"The CloudEvent by which a MARAC co-ordinator te\#
        lls of an action; it is told to nobody. Unknown extension attributes are ignored; unknown members of data are \#
        refused.","type":"object","required":["specversion","id","source","type","time","data"],"properties":{"specver\#
        sion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","patt\#
        ern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"stri\#
        ng","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.marac-action.v1"},"time":{"description":"When the e\#
        vent was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.mar\#
        ac-action.v1/$defs/time"},"data":{"type":"object","required":["reference","area","action","owner","givenAt","d\#
        ue","state"],"properties":{"reference":{"description":"The MARAC's own reference of the case.","$ref":"#/compo\#
        nents/schemas/firstbell.marac-action.v1/$defs/reference"},"area":{"description":"The code of the MARAC that pu\#
        blishes, as in its partner id.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/area"},"action":{\#
        "description":"The MARAC's own id of the action within the case; opaque.","type":"string","pattern":"^[!-~]{1,\#
        64}$"},"owner":{"description":"The agency that answers for it.","$ref":"#/components/schemas/firstbell.marac-a\#
        ction.v1/$defs/partner"},"givenAt":{"description":"When the meeting gave it; at most 5 minutes ahead of the br\#
        oker's clock.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/time"},"due":{"description":"The l\#
        ast day on which it is done in time.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs/date"},"sta\#
        te":{"description":"Not possible is an action of which what it was for has changed; not undertaken is one that\#
         nobody did.","enum":["OPEN","IN_PROGRESS","DONE","NOT_POSSIBLE","NOT_UNDERTAKEN"]},"stateAt":{"description":"\#
        When it came to this state; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/first\#
        bell.marac-action.v1/$defs/time"},"acknowledgedAt":{"description":"When the agency said that it has the action\#
        ; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-action.v1/$defs\#
        /time"},"reason":{"description":"Why it was not done; sealed, and told to nobody.","type":"string","minLength"\#
        :1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\#
        ][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"supersedes":{"description":"The CloudEvents id of\#
         the earlier event, of the same source and about the same action, that this one takes the place of.","type":"s\#
        tring","pattern":"^[!-~]{1,128}$"}},"additionalProperties":false,"allOf":[{"if":{"required":["state"],"propert\#
        ies":{"state":{"enum":["IN_PROGRESS","DONE","NOT_POSSIBLE","NOT_UNDERTAKEN"]}}},"then":{"required":["stateAt"]\#
        }},{"if":{"required":["state"],"properties":{"state":{"enum":["NOT_POSSIBLE","NOT_UNDERTAKEN"]}}},"then":{"req\#
        uired":["reason"]}}]},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"\#
        ^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"}\#
        ,"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a\#
        -f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^a\#
        ddress|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|p\#
        ostcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|l\#
        on|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time"\#
        :{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-\#
        [0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"descri\#
        ption":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"referen\#
        ce":{"description":"Opaque.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"area":{"description":"The \#
        code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"partner":{"description":"A p\#
        artner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local\#
        -authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.marac-case-heard.v1":{"title":"A case befor\#
        e a MARAC meeting","description":"The CloudEvent that a MARAC co-ordinator publishes. Unknown extension attrib\#
        utes are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","source\#
        ","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name\#
         of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's S\#
        PIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.marac\#
        -case-heard.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's \#
        clock.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/time"},"data":{"type":"object","requi\#
        red":["reference","area","heardAt","outcome","riskGrade","victim"],"properties":{"reference":{"description":"T\#
        he MARAC's own reference.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/reference"},"area"\#
        :{"description":"The code of the MARAC that publishes, as in its partner id.","$ref":"#/components/schemas/fir\#
        stbell.marac-case-heard.v1/$defs/area"},"heardAt":{"description":"When the meeting took the case, or should ha\#
        ve; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firs\#
        tbell.marac-case-heard.v1/$defs/time"},"outcome":{"description":"Nothing is told of a case that was not heard.\#
        ","enum":["HEARD","DEFERRED","WITHDRAWN"]},"riskGrade":{"enum":["standard","medium","high"]},"criteria":{"desc\#
        ription":"The criteria of the referral form that are met; one suffices.","type":"array","maxItems":4,"items":{\#
        "enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"supersedes":\#
        {"description":"The CloudEvents id of the earlier event, of the same source, type and reference, that this one\#
         takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"victim":{"type":"object","required":["given\#
        Name","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pa\#
        ttern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type"\#
        :"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/date"},\#
        "nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/nhsNumber"},"practice":{"descrip\#
        tion":"The practice of registration on the day of the hearing.","$ref":"#/components/schemas/firstbell.marac-c\#
        ase-heard.v1/$defs/practice"},"noPractice":{"description":"Why there is none; never beside practice.","enum":[\#
        "NOT_REGISTERED","OUT_OF_AREA","NUMBER_UNKNOWN","DECEASED","SAFETY_HOLD"]}},"additionalProperties":false,"not"\#
        :{"required":["practice","noPractice"]}},"children":{"description":"Children of the victim or of a perpetrator\#
        .","type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth","c\#
        onnection"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":\#
        1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        ,"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/date"},"nhsNumber":{"$ref":"#\#
        /components/schemas/firstbell.marac-case-heard.v1/$defs/nhsNumber"},"practice":{"description":"The practice of\#
         registration on the day of the hearing.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/pra\#
        ctice"},"noPractice":{"description":"Why there is none; never beside practice.","enum":["NOT_REGISTERED","OUT_\#
        OF_AREA","NUMBER_UNKNOWN","DECEASED","SAFETY_HOLD"]},"connection":{"description":"Whose child it is.","enum":[\#
        "VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false,"not":{"required":["practice","noPractice"]}}},"\#
        perpetrators":{"description":"Told to no practice; the names serve to find conflicts of interest.","type":"arr\#
        ay","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\#
        \u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sche\#
        mas/firstbell.marac-case-heard.v1/$defs/date"},"practice":{"$ref":"#/components/schemas/firstbell.marac-case-h\#
        eard.v1/$defs/practice"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\\#
        u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"\#
        consent":{"description":"The victim's consent, and who answers for going without it.","type":"object","require\#
        d":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","withdrawn","expired\#
        ","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":tr\#
        ue},"obtainedSafely":{"description":"False for consent given before the perpetrator or through an interpreter \#
        of the family, which counts as none.","type":"boolean"},"override":{"description":"The decision to share witho\#
        ut consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb"\#
        ,"reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minL\#
        ength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"\#
        maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"d\#
        ecidedAt":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/time"},"reviewedBy":{"description"\#
        :"The second person; outside a meeting always needed, and another than who decided.","type":"string","minLengt\#
        h":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\#
        $"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"description":"How to reach the \#
        independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may be contact\#
        ed safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u00\#
        0b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007\#
        f]*$"},"socialCare":{"description":"The authority whose children's social care keeps a record of each person."\#
        ,"type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}},"additionalProperties":false}\#
        ,"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"su\#
        bject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"ty\#
        pe":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[\#
        0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?\#
        $|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zi\#
        p|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|ea\#
        sting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC \#
        3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]\#
        [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that ex\#
        ists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"O\#
        paque; unique only together with the area.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"nhsNumber":\#
        {"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type\#
        ":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"area":{"description"\#
        :"The code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"practice":{"descriptio\#
        n":"A GP practice by its ODS code.","type":"string","pattern":"^gp/(?:[A-Z][0-9]{5}|[A-Z][0-9][A-Z][0-9][A-Z])\#
        $"}}},"firstbell.marac-meeting.v1":{"title":"A case for the agencies of a MARAC","description":"The CloudEvent\#
         that a MARAC co-ordinator publishes, or whoever refers a case to one. Unknown extension attributes are ignore\#
        d; unknown members of data are refused.","type":"object","required":["specversion","id","source","type","time"\#
        ,"data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event f\#
        or ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in\#
         its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.marac-meeting.v1"},"\#
        time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/\#
        components/schemas/firstbell.marac-meeting.v1/$defs/time"},"data":{"type":"object","required":["reference","re\#
        portedAt","riskGrade","stage","forum","victim"],"properties":{"reference":{"description":"The producer's own r\#
        eference.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/reference"},"reportedAt":{"descriptio\#
        n":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines \#
        run from here.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"occurredAt":{"descriptio\#
        n":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$d\#
        efs/time"},"riskGrade":{"enum":["standard","medium","high"]},"criteria":{"description":"The criteria of the re\#
        ferral form that are met; one suffices.","type":"array","maxItems":4,"items":{"enum":["VISIBLE_HIGH_RISK","PRO\#
        FESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"stage":{"description":"A referral goes to th\#
        e co-ordinator, an agenda, minutes and a flag to the agencies. Of a flag nothing is kept but who it is about, \#
        the risk, the criteria and the consent; it stands for twelve months from reportedAt.","enum":["REFERRAL","AGEN\#
        DA","MINUTES","FLAG"]},"forum":{"description":"The MARAC; where recipients are left out its members are told, \#
        of a referral its co-ordinator.","type":"string","pattern":"^marac/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meeting\#
        At":{"description":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/\#
        $defs/time"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type an\#
        d reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"des\#
        cription":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","requ\#
        ired":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/\#
        partner"},"as":{"const":"marac-agency"}},"additionalProperties":false},"uniqueItems":true},"victim":{"type":"o\#
        bject","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLeng\#
        th":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]\#
        *$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u00\#
        00-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-me\#
        eting.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/nhsNumber"},"\#
        address":{"description":"Where the victim lives; it reaches only recipients whose profile has it, and no other\#
         member may hold one.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"addressProtected":{"description":"Whether the address may\#
         reach nobody, whatever a profile grants.","type":"boolean"}},"additionalProperties":false},"children":{"type"\#
        :"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"propertie\#
        s":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000\#
        -\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pat\#
        tern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref"\#
        :"#/components/schemas/firstbell.marac-meeting.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.m\#
        arac-meeting.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/nhsNumb\#
        er"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_H\#
        EARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The\#
         voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether\#
         the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","mi\#
        nLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u00\#
        20\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else \#
        was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose chi\#
        ld it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"type":"arr\#
        ay","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"t\#
        ype":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\#
        \u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\#
        \u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sche\#
        mas/firstbell.marac-meeting.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":\#
        60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalPr\#
        operties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,\#
        "maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][\#
        ^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{\#
        "enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm\#
        ","child_to_parent","other"]},"uniqueItems":true},"locationCategory":{"description":"Where, as a category; an \#
        address may not be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"consent":{"description":"The victim\#
        's consent, and who answers for going without it.","type":"object","required":["state"],"properties":{"state":\#
        {"enum":["not-required","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"arra\#
        y","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description"\#
        :"False for consent given before the perpetrator or through an interpreter of the family, which counts as none\#
        .","type":"boolean"},"override":{"description":"The decision to share without consent, on a limb of Data Prote\#
        ction Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],\#
        "properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":\#
        "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u0\#
        00c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u000\#
        0-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/sch\#
        emas/firstbell.marac-meeting.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting\#
         always needed, and another than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u\#
        0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"a\#
        dditionalProperties":false},"advocate":{"description":"How to reach the independent adviser.","type":"string",\#
        "minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\#
        \\u007f]*$"},"safeContact":{"description":"How the victim may be contacted safely; never an address.","type":"\#
        string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u\#
        0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},\#
        "datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"sub\#
        ject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"typ\#
        e":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0\#
        -9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$\#
        |^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip\#
        |zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|eas\#
        ting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3\#
        339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][\#
        0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exi\#
        sts.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Op\#
        aque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{\#
        "description":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:agen\#
        cy|local-authority|police|gp|health-visiting|marac)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"descripti\#
        on":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string",\#
        "format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique P\#
        upil Number, or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"str\#
        ing","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstb\#
        ell.notice.v1":{"title":"A notice about one person, or a morning's digest, for one recipient","description":"T\#
        he CloudEvent that a NOTICE carries. Ignore members that are not listed: later brokers may add some.","type":"\#
        object","required":["specversion","id","source","type","time","datacontenttype","digest","data"],"properties":\#
        {"specversion":{"const":"1.0"},"id":{"description":"The notice's id, which is the message's correlation too.",\#
        "type":"string","pattern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":"string","\#
        pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.notice.v1"},"time":{"$ref":"#/components/schemas/firstbe\#
        ll.notice.v1/$defs/time"},"datacontenttype":{"const":"application/json"},"digest":{"description":"SHA-256 of t\#
        he canonical form (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schemas/firstbell.notice.v1/\#
        $defs/digest"},"data":{"type":"object","required":["flow","recipient","deadline","rehearsal","handling","event\#
        ","decision","match","flags"],"properties":{"flow":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/flo\#
        w"},"recipient":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/partner"},"deadline":{"description":"W\#
        hen it must be there: the first cut-off on a school day of the setting after the report to police, or so many \#
        working days after the hearing.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"rehearsal":{"d\#
        escription":"True in a rehearsal deployment, for ever: nothing in it is about real people.","type":"boolean"},\#
        "handling":{"type":"object","required":["text","contactParentPolicy"],"properties":{"text":{"description":"How\#
         to handle the notice; read it first.","type":"string","minLength":1,"maxLength":4000,"pattern":"^[^\\u0000-\\\#
        u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u\#
        001f\\u007f]*$"},"contactParentPolicy":{"enum":["DO_NOT_CONTACT","HARMED_PARENT_ONLY_IF_SAFE","DSL_JUDGEMENT"]\#
        }}},"event":{"type":"object","required":["id"],"properties":{"id":{"description":"The producer's CloudEvents i\#
        d.","type":"string","pattern":"^[!-~]{1,128}$"},"reference":{"description":"Where the profile grants it.","$re\#
        f":"#/components/schemas/firstbell.notice.v1/$defs/reference"}}},"decision":{"description":"The decision that \#
        released the notice.","type":"object","required":["rule","basis","policy"],"properties":{"rule":{"type":"strin\#
        g","pattern":"^[!-~]{1,64}$"},"basis":{"description":"Codes of gateway and lawful basis.","type":"string","min\#
        Length":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u0\#
        07f]*$"},"policy":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/digest"}}},"match":{"description":"H\#
        ow the person was matched to the recipient.","enum":["upn","person","producer","area","register","human"]},"fl\#
        ags":{"type":"array","maxItems":5,"items":{"enum":["times-out-of-order","infeasible","low-calendar-confidence"\#
        ,"no-trained-key-adult","perpetrator-same-practice"]},"uniqueItems":true},"supersedes":{"description":"The not\#
        ice that the recipient had before, whose place this one takes.","type":"object","required":["notice"],"propert\#
        ies":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"}}},"changes":{"description":"The members of data tha\#
        t differ from the one before.","type":"array","maxItems":20,"items":{"type":"string","pattern":"^[!-~]{1,64}$"\#
        },"uniqueItems":true}},"allOf":[{"if":{"required":["flow"],"properties":{"flow":{"enum":["encompass","encompas\#
        s-early-years"]}}},"then":{"description":"One child of an incident.","required":["child","incident","adults"],\#
        "properties":{"child":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"give\#
        nName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[\#
        ^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/compo\#
        nents/schemas/firstbell.notice.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/u\#
        pn"},"nhsNumber":{"description":"For a health visitor or a force; no setting has it.","$ref":"#/components/sch\#
        emas/firstbell.notice.v1/$defs/nhsNumber"},"exposure":{"enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","\#
        IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice \#
        of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the ch\#
        ild was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength\#
        ":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u00\#
        7f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was the\#
        re.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u0\#
        07f][^\\u0000-\\u001f\\u007f]*$"}}},"welfareCheckMade":{"type":"boolean"},"siblingsElsewhere":{"description":"\#
        Whether another child of the incident is at another setting, which is never named.","type":"boolean"}}},"incid\#
        ent":{"type":"object","required":["abuseTypes"],"anyOf":[{"required":["occurredAt","reportedAt"]},{"required":\#
        ["occurredOn","reportedOn"]}],"properties":{"force":{"description":"Where the profile grants it.","$ref":"#/co\#
        mponents/schemas/firstbell.notice.v1/$defs/force"},"occurredAt":{"$ref":"#/components/schemas/firstbell.notice\#
        .v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"occurredOn":{"de\#
        scription":"The local date, where the profile grants no time of day.","$ref":"#/components/schemas/firstbell.n\#
        otice.v1/$defs/date"},"reportedOn":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"abuseTypes"\#
        :{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","em\#
        otional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"riskGrade":{"enum":\#
        ["standard","medium","high"]},"locationCategory":{"enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"summary":{"\#
        type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"adults":{"type":"arr\#
        ay","maxItems":20,"items":{"type":"object","required":["role"],"properties":{"role":{"enum":["victim","perpetr\#
        ator","other"]},"category":{"enum":["suspect","convicted","victim","witness"]},"relationshipToChild":{"type":"\#
        string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\#
        \\u001f\\u007f]*$"},"givenName":{"description":"Never to a setting.","type":"string","minLength":1,"maxLength"\#
        :100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName"\#
        :{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\#
        ][^\\u0000-\\u001f\\u007f]*$"}}}}}}},{"if":{"required":["flow"],"properties":{"flow":{"enum":["marac-gp","mara\#
        c-record"]}}},"then":{"description":"One person of a MARAC case.","required":["person","hearing"],"properties"\#
        :{"person":{"type":"object","required":["role","givenName","familyName"],"properties":{"role":{"enum":["victim\#
        ","child","perpetrator"]},"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":\#
        1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        ,"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"nhsNumber":{"$ref":"#/component\#
        s/schemas/firstbell.notice.v1/$defs/nhsNumber"}}},"hearing":{"type":"object","required":["area","heardOn"],"pr\#
        operties":{"area":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/area"},"heardOn":{"description":"The\#
         local date.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"heardAt":{"$ref":"#/components/sc\#
        hemas/firstbell.notice.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"repeat":{"descriptio\#
        n":"Whether it is a repeat within twelve months of the last referral.","type":"boolean"},"criteria":{"descript\#
        ion":"The criteria of the referral form that are met; one suffices.","type":"array","maxItems":4,"items":{"enu\#
        m":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"childrenConnecte\#
        d":{"description":"Whether children are connected to the case.","type":"boolean"},"advocate":{"description":"H\#
        ow to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victi\#
        m may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0\#
        000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u00\#
        0e-\\u001f\\u007f]*$"}}},"perpetrators":{"description":"Never to a practice.","type":"array","maxItems":10,"it\#
        ems":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLen\#
        gth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f\#
        ]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0\#
        000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"relationshipToVictim":{"type":"string","minLength":1,"maxLen\#
        gth":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}}}},{"i\#
        f":{"required":["flow"],"properties":{"flow":{"const":"families-first"}}},"then":{"description":"A morning's d\#
        igest of a cluster's flagged families.","required":["digest"],"properties":{"digest":{"type":"object","require\#
        d":["cluster","date","since","nil"],"properties":{"cluster":{"description":"The cluster, kind/code.","type":"s\#
        tring","pattern":"^locality/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"date":{"description":"The local day.","$ref":"\#
        #/components/schemas/firstbell.notice.v1/$defs/date"},"since":{"description":"What was accepted from here on i\#
        s in it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"nil":{"description":"True where there\#
         is nothing to tell of; then there are no entries.","type":"boolean"},"entries":{"description":"One for each e\#
        vent of each family.","type":"array","maxItems":10000,"items":{"type":"object","required":["family","reference\#
        "],"properties":{"family":{"description":"The programme's number of the family.","type":"string","minLength":1\#
        ,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"\#
        children":{"description":"The children of the family that the event names; left out where only an adult was re\#
        cognised.","type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","familyN\#
        ame","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u\#
        0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","min\#
        Length":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u0\#
        07f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"}}}},"reference":{"$ref":"\#
        #/components/schemas/firstbell.notice.v1/$defs/reference"},"occurredAt":{"$ref":"#/components/schemas/firstbel\#
        l.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"riskGrad\#
        e":{"enum":["standard","medium","high"]},"abuseTypes":{"type":"array","minItems":1,"maxItems":11,"items":{"enu\#
        m":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","c\#
        hild_to_parent","other"]},"uniqueItems":true}}}}},"allOf":[{"if":{"required":["nil"],"properties":{"nil":{"con\#
        st":false}}},"then":{"required":["entries"],"properties":{"entries":{"minItems":1}}}},{"if":{"required":["nil"\#
        ],"properties":{"nil":{"const":true}}},"then":{"properties":{"entries":{"maxItems":0}}}}]}}}},{"if":{"required\#
        ":["flow"],"properties":{"flow":{"enum":["police-notification","marac","clares-law","family-group","locality-c\#
        onference","mace","offender-management","protection-order"]}}},"then":{"description":"One person of a matter b\#
        etween agencies, with whoever else of it the recipient is told of.","required":["person","matter"],"properties\#
        ":{"person":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/person"},"others":{"type":"array","maxItem\#
        s":32,"items":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/person"}},"matter":{"description":"What \#
        is said of the matter itself; what the recipient's profile lacks is left out.","type":"object","properties":{"\#
        forum":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/forum"},"stage":{"enum":["REFERRAL","AGENDA","M\#
        INUTES","FLAG"]},"flag":{"description":"Of the stage FLAG: the mark to put on the case, to keep, or to take of\#
        f.","type":"object","required":["kind","until"],"properties":{"kind":{"enum":["ADD","EXTEND","LAPSE"]},"until"\#
        :{"description":"The last day on which the flag stands.","$ref":"#/components/schemas/firstbell.notice.v1/$def\#
        s/date"}}},"meetingAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/\#
        components/schemas/firstbell.notice.v1/$defs/time"},"occurredAt":{"$ref":"#/components/schemas/firstbell.notic\#
        e.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"repeat":{"description":"Whether it is a r\#
        epeat within twelve months of the last referral.","type":"boolean"},"criteria":{"description":"The criteria of\#
         the referral form that are met; one suffices.","type":"array","maxItems":4,"items":{"enum":["VISIBLE_HIGH_RIS\#
        K","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"level":{"description":"The threshold \#
        of need.","type":"integer","minimum":1,"maximum":4},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum"\#
        :["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","chi\#
        ld_to_parent","other"]},"uniqueItems":true},"locationCategory":{"enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]\#
        },"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000\#
        ,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\#
        \\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may be contacted safely\#
        ; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\#
        \\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"a\#
        dvocate":{"description":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,\#
        "pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"childrenConnecte\#
        d":{"description":"Whether children are connected to the matter.","type":"boolean"},"order":{"type":"object","\#
        required":["kind","from","until"],"properties":{"kind":{"description":"A domestic violence protection notice, \#
        which the police make; a protection order, which a court makes; or another.","enum":["DVPN","DVPO","OTHER"]},"\#
        from":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"until":{"description":"The last day on w\#
        hich it counts.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"terms":{"type":"string","minLe\#
        ngth":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}}}}}}}]},"attempt":{"description":"2 and more\#
         when the notice is sent again.","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{"time":{"d\#
        escription":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9\#
        ]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"descriptio\#
        n":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"digest":{"d\#
        escription":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"descrip\#
        tion":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visi\#
        ting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; unique onl\#
        y together with the force.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"force":{"description":"Two-\#
        digit PNC code of a police force.","type":"string","pattern":"^[0-9]{2}$"},"upn":{"description":"A Unique Pupi\#
        l Number; the first letter is the check letter.","type":"string","format":"upn","pattern":"^[A-HJ-NP-RT-Z][0-9\#
        ]{11}(?:[0-9]|[A-HJ-NP-RT-Z])$"},"flow":{"enum":["encompass","encompass-early-years","marac-gp","marac-record"\#
        ,"police-notification","marac","clares-law","family-group","locality-conference","families-first","mace","offe\#
        nder-management","protection-order"]},"area":{"description":"The code of a MARAC.","type":"string","pattern":"\#
        ^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit m\#
        odulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9\#
        ]{3} [0-9]{3} [0-9]{4})$"},"forum":{"description":"A meeting, kind/code.","type":"string","pattern":"^(?:marac\#
        |locality|mace)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"person":{"description":"A person of a matter; what the rec\#
        ipient's profile lacks is left out.","type":"object","required":["role","givenName","familyName"],"properties"\#
        :{"role":{"enum":["victim","child","perpetrator"]},"givenName":{"type":"string","minLength":1,"maxLength":100,\#
        "pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"ty\#
        pe":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\\#
        u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"nhsNum\#
        ber":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/nhsNumber"},"upn":{"$ref":"#/components/schemas/f\#
        irstbell.notice.v1/$defs/upn"},"address":{"description":"Of a victim; never one that is protected.","type":"st\#
        ring","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"exposure":{"enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VIC\#
        INITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"o\#
        bject","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.","typ\#
        e":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pa\#
        ttern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u0\#
        00b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","mi\#
        nLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u\#
        007f]*$"}}},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\#
        \\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}},"firstbell.offender-management.v1":{"title\#
        ":"Perpetrators for integrated offender management","description":"The CloudEvent that a police force publishe\#
        s. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","required":\#
        ["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"descript\#
        ion":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"des\#
        cription":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type\#
        ":{"const":"firstbell.offender-management.v1"},"time":{"description":"When the event was published; at most 5 \#
        minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.offender-management.v1/$defs/time\#
        "},"data":{"type":"object","required":["reference","reportedAt","recipients","perpetrators"],"properties":{"re\#
        ference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.offender-manage\#
        ment.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referred; at mos\#
        t 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.offe\#
        nder-management.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","\#
        $ref":"#/components/schemas/firstbell.offender-management.v1/$defs/time"},"riskGrade":{"enum":["standard","med\#
        ium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type a\#
        nd reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"de\#
        scription":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","req\#
        uired":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.offender-management.v1\#
        /$defs/partner"},"as":{"const":"offender-manager"}},"additionalProperties":false},"uniqueItems":true},"perpetr\#
        ators":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","familyName\#
        "],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u00\#
        7f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLen\#
        gth":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfB\#
        irth":{"$ref":"#/components/schemas/firstbell.offender-management.v1/$defs/date"},"relationshipToVictim":{"typ\#
        e":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0\#
        000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factual circumst\#
        ances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{\#
        "type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emot\#
        ional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true}},"additionalProperties\#
        ":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048\#
        }$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlation\#
        id":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-\#
        f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|addres\#
        s(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|posta\#
        lcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordi\#
        nates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"descriptio\#
        n":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9\#
        ]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day\#
         that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"descrip\#
        tion":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"p\#
        artner":{"description":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":\#
        "^(?:police|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.police-notification.v1":{"title":"A police\#
         notification of domestic abuse","description":"The CloudEvent that a police force publishes. Unknown extensio\#
        n attributes are ignored; unknown members of data are refused.","type":"object","required":["specversion","id"\#
        ,"source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, \#
        the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The prod\#
        ucer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbe\#
        ll.police-notification.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of th\#
        e broker's clock.","$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/time"},"data":{"type":"\#
        object","required":["reference","reportedAt","riskGrade","recipients","victim"],"properties":{"reference":{"de\#
        scription":"The producer's own reference.","$ref":"#/components/schemas/firstbell.police-notification.v1/$defs\#
        /reference"},"reportedAt":{"description":"When it was reported to the police, or referred; at most 5 minutes a\#
        head of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.police-notificati\#
        on.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/comp\#
        onents/schemas/firstbell.police-notification.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]}\#
        ,"level":{"description":"The threshold of need.","type":"integer","minimum":1,"maximum":4},"supersedes":{"desc\#
        ription":"The CloudEvents id of the earlier event, of the same source, type and reference, that this one takes\#
         the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as w\#
        hat.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["partner","as"],"properti\#
        es":{"partner":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/partner"},"as":{"enum":["s\#
        ocial-care","early-help","support-service","idva"]}},"additionalProperties":false,"anyOf":[{"properties":{"as"\#
        :{"const":"social-care"},"partner":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/localA\#
        uthority"}}},{"properties":{"as":{"const":"early-help"},"partner":{"$ref":"#/components/schemas/firstbell.poli\#
        ce-notification.v1/$defs/authorityOrAgency"}}},{"properties":{"as":{"enum":["support-service","idva"]},"partne\#
        r":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/agency"}}}]},"uniqueItems":true},"vict\#
        im":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"st\#
        ring","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firs\#
        tbell.police-notification.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.police-notificat\#
        ion.v1/$defs/nhsNumber"},"address":{"description":"Where the victim lives; it reaches only recipients whose pr\#
        ofile has it, and no other member may hold one.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\#
        \u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"addressProtected":{"description\#
        ":"Whether the address may reach nobody, whatever a profile grants.","type":"boolean"}},"additionalProperties"\#
        :false},"children":{"type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName"\#
        ,"dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000\#
        -\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLeng\#
        th":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]\#
        *$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/date"},"upn":{"$ref":"\#
        #/components/schemas/firstbell.police-notification.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/fi\#
        rstbell.police-notification.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met the abuse.","enu\#
        m":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LIN\#
        KED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"pro\#
        perties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description\#
        ":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$\#
        "},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern\#
        ":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":f\#
        alse},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalPro\#
        perties":false}},"perpetrators":{"type":"array","maxItems":10,"items":{"type":"object","required":["givenName"\#
        ,"familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLengt\#
        h":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\#
        $"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/date"},"relationshipToV\#
        ictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief fact\#
        ual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\#
        \\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"a\#
        buseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","eco\#
        nomic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationC\#
        ategory":{"description":"Where, as a category; an address may not be sent.","enum":["HOME","OTHER_HOME","PUBLI\#
        C","ONLINE"]},"consent":{"description":"The victim's consent, and who answers for going without it.","type":"o\#
        bject","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","with\#
        drawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"\#
        uniqueItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator or through \#
        an interpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"The decision\#
         to share without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","re\#
        quired":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type"\#
        :"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string",\#
        "minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\#
        \\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/time"},"reviewed\#
        By":{"description":"The second person; outside a meeting always needed, and another than who decided.","type":\#
        "string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u000\#
        0-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"description":\#
        "How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\\#
        u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the vic\#
        tim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\\#
        u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u\#
        000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"datasc\#
        hema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"s\#
        tring","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":\#
        {"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":\#
        "^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality\#
        |county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|bui\#
        ldingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|res\#
        idence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format"\#
        :"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-\#
        9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9\#
        ]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":"s\#
        tring","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that\#
         can have a part.","type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"\#
        localAuthority":{"type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"authorityOrAg\#
        ency":{"type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"agency":{"ty\#
        pe":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the\#
         last of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number\#
        ","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 \#
        to UN5 where none is known; the first letter of a number is the check letter.","type":"string","format":"upn",\#
        "pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.protection-order\#
        .v1":{"title":"A notice or an order that keeps a perpetrator away","description":"The CloudEvent that a police\#
         force publishes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"obje\#
        ct","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},\#
        "id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"}\#
        ,"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{\#
        1,512}$"},"type":{"const":"firstbell.protection-order.v1"},"time":{"description":"When the event was published\#
        ; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.protection-order.v1/$\#
        defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","order","victim","perpet\#
        rators"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/components/schemas\#
        /firstbell.protection-order.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the poli\#
        ce, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components\#
        /schemas/firstbell.protection-order.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of th\#
        e broker's clock.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/time"},"riskGrade":{"enum"\#
        :["standard","medium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier event, of the sa\#
        me source, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},\#
        "recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"ty\#
        pe":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.prote\#
        ction-order.v1/$defs/partner"},"as":{"enum":["school","social-care","idva"]}},"additionalProperties":false,"an\#
        yOf":[{"properties":{"as":{"const":"school"},"partner":{"$ref":"#/components/schemas/firstbell.protection-orde\#
        r.v1/$defs/school"}}},{"properties":{"as":{"const":"social-care"},"partner":{"$ref":"#/components/schemas/firs\#
        tbell.protection-order.v1/$defs/localAuthority"}}},{"properties":{"as":{"const":"idva"},"partner":{"$ref":"#/c\#
        omponents/schemas/firstbell.protection-order.v1/$defs/agency"}}}]},"uniqueItems":true},"order":{"type":"object\#
        ","required":["kind","from","until"],"properties":{"kind":{"description":"A domestic violence protection notic\#
        e, which the police make; a protection order, which a court makes; or another.","enum":["DVPN","DVPO","OTHER"]\#
        },"from":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"until":{"description":"The \#
        last day on which it counts.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"terms":\#
        {"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u00\#
        7f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties\#
        ":false},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenNam\#
        e":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u00\#
        7f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u\#
        0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/component\#
        s/schemas/firstbell.protection-order.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.prote\#
        ction-order.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","maxItems":20,"item\#
        s":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"str\#
        ing","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\\#
        u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u\#
        007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/first\#
        bell.protection-order.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/\#
        upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/nhsNumber"},"postcode":{"d\#
        escription":"A match key; it never leaves the broker.","$ref":"#/components/schemas/firstbell.protection-order\#
        .v1/$defs/postcode"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT\#
        _SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"d\#
        escription":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"descr\#
        iption":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","ty\#
        pe":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]\#
        *[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"descrip\#
        tion":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f\#
        ]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"descrip\#
        tion":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrato\#
        rs":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","familyName"],\#
        "properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]\#
        *[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength\#
        ":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirt\#
        h":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"relationshipToVictim":{"type":"st\#
        ring","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\\#
        u001f\\u007f]*$"}},"additionalProperties":false}},"safeContact":{"description":"How the victim may be contacte\#
        d safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000\#
        b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\#
        ]*$"}},"additionalProperties":false,"if":{"required":["recipients"],"properties":{"recipients":{"contains":{"r\#
        equired":["as"],"properties":{"as":{"const":"school"}}}}}},"then":{"description":"A school can only be told of\#
         a child.","required":["children"],"properties":{"children":{"minItems":1}}}},"datacontenttype":{"const":"appl\#
        ication/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; ne\#
        ver a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,\#
        128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"prop\#
        ertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town\#
        |city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenu\#
        mber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|\#
        geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","t\#
        ype":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[\#
        0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"\#
        date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with \#
        the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kin\#
        d/code, of a kind that can have a part.","type":"string","pattern":"^(?:school|local-authority|agency)/[A-Za-z\#
        0-9][A-Za-z0-9._-]{0,31}$"},"school":{"type":"string","pattern":"^school/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"l\#
        ocalAuthority":{"type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"agency":{"type\#
        ":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the l\#
        ast of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number",\#
        "pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to\#
         UN5 where none is known; the first letter of a number is the check letter.","type":"string","format":"upn","p\#
        attern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"},"postcode":{"description":"A Un\#
        ited Kingdom postcode; case and spaces are free.","type":"string","pattern":"^ *(?:(?:[A-PR-UWYZa-pr-uwyz] *[0\#
        -9](?: *(?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UWYZa-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: *(?:[0-9]|\#
        [ABEHMNPRVWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]|[Gg] *[I\#
        i] *[Rr] *0 *[Aa] *[Aa]) *$"}}},"firstbell.recall.v1":{"title":"The recall of an event by its own source","des\#
        cription":"The CloudEvent that takes an earlier event back. Unknown extension attributes are ignored; unknown \#
        members of data are refused.","type":"object","required":["specversion","id","source","type","time","data"],"p\#
        roperties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.","\#
        type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certif\#
        icate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.recall.v1"},"time":{"descriptio\#
        n":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas\#
        /firstbell.recall.v1/$defs/time"},"data":{"type":"object","required":["event","reason"],"properties":{"event":\#
        {"description":"The CloudEvents id of the event recalled, which the same source published.","type":"string","p\#
        attern":"^[!-~]{1,128}$"},"reason":{"enum":["WRONG_RECIPIENT","WRONG_PERSON","WRONG_CONTENT","PUBLISHED_IN_ERR\#
        OR"]},"recipient":{"description":"Only this one's notices; without it everybody's.","$ref":"#/components/schem\#
        as/firstbell.recall.v1/$defs/partner"},"note":{"description":"For whoever looks into it; sealed, and never for\#
        warded.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalPr\#
        operties":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~\#
        ]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"cor\#
        relationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2\#
        }-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^addres\#
        s|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postco\#
        de|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|ln\#
        g|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"de\#
        scription":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]\#
        {2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"partner":{"descript\#
        ion":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visit\#
        ing|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.recalled.v1":{"title":"The recall \#
        of a notice, for whoever had it","description":"The CloudEvent that a NOTICE carries when an earlier one is re\#
        called. Ignore members that are not listed: later brokers may add some.","type":"object","required":["specvers\#
        ion","id","source","type","time","datacontenttype","digest","data"],"properties":{"specversion":{"const":"1.0"\#
        },"id":{"description":"The notice's id, which is the message's correlation too.","type":"string","pattern":"^[\#
        !-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":"string","pattern":"^[!-~]{1,512}$"},"t\#
        ype":{"const":"firstbell.recalled.v1"},"time":{"$ref":"#/components/schemas/firstbell.recalled.v1/$defs/time"}\#
        ,"datacontenttype":{"const":"application/json"},"digest":{"description":"SHA-256 of the canonical form (RFC 87\#
        85) of data; a receipt repeats it.","$ref":"#/components/schemas/firstbell.recalled.v1/$defs/digest"},"data":{\#
        "type":"object","required":["flow","recipient","deadline","rehearsal","handling","notice","event","reason","de\#
        cision"],"properties":{"flow":{"const":"correction"},"recipient":{"$ref":"#/components/schemas/firstbell.recal\#
        led.v1/$defs/partner"},"deadline":{"description":"When it should be there: at once.","$ref":"#/components/sche\#
        mas/firstbell.recalled.v1/$defs/time"},"rehearsal":{"description":"True in a rehearsal deployment, for ever: n\#
        othing in it is about real people.","type":"boolean"},"handling":{"type":"object","required":["text"],"propert\#
        ies":{"text":{"description":"What to do: delete the notice, and confirm it.","type":"string","minLength":1,"ma\#
        xLength":4000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\\#
        u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"notice":{"description":"The id of the notice that is\#
         recalled.","type":"string","pattern":"^[!-~]{1,64}$"},"family":{"description":"The programme's number of the \#
        one family of a digest that it is about; the rest of the digest stands.","type":"string","minLength":1,"maxLen\#
        gth":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"event":{\#
        "type":"object","required":["id"],"properties":{"id":{"description":"The producer's CloudEvents id.","type":"s\#
        tring","pattern":"^[!-~]{1,128}$"},"reference":{"description":"The producer's reference; missing where the con\#
        tent of the event is destroyed already.","$ref":"#/components/schemas/firstbell.recalled.v1/$defs/reference"}}\#
        },"reason":{"enum":["WRONG_RECIPIENT","WRONG_PERSON","WRONG_CONTENT","PUBLISHED_IN_ERROR","SUPERSEDED","CONSEN\#
        T_WITHDRAWN"]},"decision":{"description":"The decision that released the notice.","type":"object","required":[\#
        "rule","basis","policy"],"properties":{"rule":{"type":"string","pattern":"^[!-~]{1,64}$"},"basis":{"descriptio\#
        n":"Codes of gateway and lawful basis.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\\#
        u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"policy":{"$ref":"#/components/schemas/fi\#
        rstbell.recalled.v1/$defs/digest"}}}}},"attempt":{"description":"2 and more when the notice is sent again.","t\#
        ype":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{"time":{"description":"RFC 3339 with an offse\#
        t from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:\#
        [0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexadecim\#
        al.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code.","type":"s\#
        tring","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A\#
        -Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; unique only together with the force.","type":"string\#
        ","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"}}}}}}
        """#
}
