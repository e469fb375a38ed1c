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
        /firstbell.marac-case-heard.v1"},{"$ref":"#/components/schemas/firstbell.police-notification.v1"},{"$ref":"#/c\#
        omponents/schemas/firstbell.marac-meeting.v1"},{"$ref":"#/components/schemas/firstbell.clares-law-referral.v1"\#
        },{"$ref":"#/components/schemas/firstbell.family-group-referral.v1"},{"$ref":"#/components/schemas/firstbell.l\#
        ocality-paper.v1"},{"$ref":"#/components/schemas/firstbell.mace-referral.v1"},{"$ref":"#/components/schemas/fi\#
        rstbell.offender-management.v1"},{"$ref":"#/components/schemas/firstbell.protection-order.v1"},{"$ref":"#/comp\#
        onents/schemas/firstbell.consent.v1"},{"$ref":"#/components/schemas/firstbell.recall.v1"}]}}}},"responses":{"2\#
        02":{"description":"The event, its decisions and its notices are on disk (ACCEPTED).","headers":{"Location":{"\#
        description":"Where to ask how far its notices are.","required":true,"schema":{"type":"string","pattern":"^/v1\#
        /events/[A-Za-z0-9._~%-]+$"}}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/fb1.accep\#
        ted"}}},"links":{"progress":{"operationId":"progress","parameters":{"id":"$response.body#/event"}}}},"400":{"d\#
        escription":"The body is no I-JSON document, or there is a query where none is taken.","content":{"application\#
        /problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/\#
        problem"}]}}}},"413":{"description":"The body is longer than 262,144 octets.","content":{"application/problem+\#
        json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"415":{"description":"The body is not applicat\#
        ion/json.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"422":{"\#
        description":"The body breaks its schema; `errors` points at each fault.","content":{"application/problem+json\#
        ":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"409":{"description":"The id already stands for ot\#
        her content.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},\#
        "403":{"description":"The certificate does not count any more, the partner is suspended, or it may not do this\#
        .","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$r\#
        ef":"#/components/schemas/problem"}]}}}},"429":{"description":"More than 64 requests of the certificate wait f\#
        or an answer.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}},"head\#
        ers":{"Retry-After":{"description":"Seconds to wait before the same request is sent again.","schema":{"type":"\#
        integer","minimum":0}}}},"503":{"description":"The broker cannot take this now; send the same again.","content\#
        ":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},"headers":{"Retry-After\#
        ":{"description":"Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum"\#
        :0}}}}}}},"/v1/events/{id}":{"get":{"operationId":"progress","summary":"Asks where the notices of an event are\#
         (STATUS).","parameters":[{"name":"id","in":"path","required":true,"description":"The id of an event that this\#
         partner published, percent-encoded.","schema":{"type":"string","pattern":"^[!-~]{1,128}$"}}],"responses":{"20\#
        0":{"description":"Where they are (PROGRESS).","content":{"application/json":{"schema":{"$ref":"#/components/s\#
        chemas/fb1.progress"}}}},"400":{"description":"There is a query where none is taken.","content":{"application/\#
        problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"404":{"description":"The partner has publi\#
        shed no such event.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/f\#
        b1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"422":{"description":"The id breaks its rule.","con\#
        tent":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"403":{"descriptio\#
        n":"The certificate does not count any more, the partner is suspended, or it may not do this.","content":{"app\#
        lication/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/\#
        schemas/problem"}]}}}},"429":{"description":"More than 64 requests of the certificate wait for an answer.","co\#
        ntent":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}},"headers":{"Retry-After\#
        ":{"description":"Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum"\#
        :0}}}},"503":{"description":"The broker cannot take this now; send the same again.","content":{"application/pr\#
        oblem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},"headers":{"Retry-After":{"description":"\#
        Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/not\#
        ices":{"get":{"operationId":"notices","summary":"Gets the notices that wait for the partner (HELLO and NOTICE)\#
        .","description":"A notice is given again and again until its receipt is recorded, or somebody else at the set\#
        ting has dealt with it; so an answer that is lost on the way loses nothing. Whoever asks in a loop with `wait`\#
         is told of a notice within the second.","parameters":[{"name":"limit","in":"query","description":"The most no\#
        tices in an answer, and without a receipt.","schema":{"type":"integer","minimum":1,"maximum":256,"default":64}\#
        },{"name":"wait","in":"query","description":"Seconds to wait for a notice where there is none.","schema":{"typ\#
        e":"integer","minimum":0,"maximum":30,"default":0}},{"name":"from","in":"query","description":"Also what is de\#
        livered and not opened.","schema":{"const":"unread"}}],"responses":{"200":{"description":"The bodies of the NO\#
        TICE messages, the oldest first.","content":{"application/json":{"schema":{"type":"object","required":["notice\#
        s"],"additionalProperties":false,"properties":{"notices":{"type":"array","maxItems":256,"items":{"oneOf":[{"$r\#
        ef":"#/components/schemas/firstbell.notice.v1"},{"$ref":"#/components/schemas/firstbell.hold.v1"},{"$ref":"#/c\#
        omponents/schemas/firstbell.recalled.v1"}]}}}}}}},"400":{"description":"The query cannot be followed.","conten\#
        t":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"403":{"description":"The \#
        certificate does not count any more, the partner is suspended, or it may not do this.","content":{"application\#
        /problem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/\#
        problem"}]}}}},"429":{"description":"More than 64 requests of the certificate wait for an answer.","content":{\#
        "application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}},"headers":{"Retry-After":{"desc\#
        ription":"Seconds to wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}},"\#
        503":{"description":"The broker cannot take this now; send the same again.","content":{"application/problem+js\#
        on":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}},"headers":{"Retry-After":{"description":"Seconds \#
        to wait before the same request is sent again.","schema":{"type":"integer","minimum":0}}}}}}},"/v1/receipts":{\#
        "post":{"operationId":"receipt","summary":"Says how far the partner has come with a notice (RECEIPT).","reques\#
        tBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/fb1.receipt"}}}}\#
        ,"responses":{"200":{"description":"The receipt is on disk (RECORDED).","content":{"application/json":{"schema\#
        ":{"$ref":"#/components/schemas/fb1.recorded"}}}},"400":{"description":"The body is no I-JSON document, or the\#
        re is a query where none is taken.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/compo\#
        nents/schemas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"413":{"description":"The body is lo\#
        nger than 262,144 octets.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.r\#
        ejected"}}}},"415":{"description":"The body is not application/json.","content":{"application/problem+json":{"\#
        schema":{"$ref":"#/components/schemas/problem"}}}},"422":{"description":"The body breaks its schema; `errors` \#
        points at each fault.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejec\#
        ted"}}}},"404":{"description":"The partner has received no such notice.","content":{"application/problem+json"\#
        :{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}},"409":{"description":"The digest is not the notice'\#
        s, or the notice is past this stage.","content":{"application/problem+json":{"schema":{"$ref":"#/components/sc\#
        hemas/fb1.rejected"}}}},"403":{"description":"The certificate does not count any more, the partner is suspende\#
        d, or it may not do this.","content":{"application/problem+json":{"schema":{"anyOf":[{"$ref":"#/components/sch\#
        emas/fb1.rejected"},{"$ref":"#/components/schemas/problem"}]}}}},"429":{"description":"More than 64 requests o\#
        f the certificate wait for an answer.","content":{"application/problem+json":{"schema":{"$ref":"#/components/s\#
        chemas/problem"}}},"headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent ag\#
        ain.","schema":{"type":"integer","minimum":0}}}},"503":{"description":"The broker cannot take this now; send t\#
        he same again.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/fb1.rejected"}}}\#
        ,"headers":{"Retry-After":{"description":"Seconds to wait before the same request is sent again.","schema":{"t\#
        ype":"integer","minimum":0}}}}}}},"/v1/openapi.json":{"get":{"operationId":"document","summary":"Gets this doc\#
        ument, whole.","responses":{"200":{"description":"OpenAPI 3.1 with every schema in it.","content":{"applicatio\#
        n/json":{"schema":{"type":"object"}}}},"400":{"description":"There is a query where none is taken.","content":\#
        {"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}},"403":{"description":"The cer\#
        tificate does not count any more, the partner is suspended, or it may not do this.","content":{"application/pr\#
        oblem+json":{"schema":{"anyOf":[{"$ref":"#/components/schemas/fb1.rejected"},{"$ref":"#/components/schemas/pro\#
        blem"}]}}}}}}}},"components":{"securitySchemes":{"certificate":{"type":"mutualTLS","description":"The client c\#
        ertificate that `firstbell partner add` makes or signs, as for ZeroMQ."}},"schemas":{"problem":{"title":"A pro\#
        blem of HTTP itself","description":"RFC 9457 section 4.2.1.","type":"object","required":["title","status","det\#
        ail","type"],"properties":{"title":{"type":"string"},"status":{"type":"integer","minimum":400,"maximum":599},"\#
        detail":{"type":"string"},"type":{"const":"about:blank"}},"additionalProperties":false},"fb1.accepted":{"title\#
        ":"The body of ACCEPTED","description":"What the broker decided; the same for ever but for duplicate.","type":\#
        "object","required":["event","sequence","acceptedAt","digest","duplicate","notices","holds","denials"],"proper\#
        ties":{"event":{"description":"The CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"sequence":{"t\#
        ype":"integer","minimum":1,"maximum":9007199254740992},"acceptedAt":{"$ref":"#/components/schemas/fb1.accepted\#
        /$defs/time"},"digest":{"$ref":"#/components/schemas/fb1.accepted/$defs/digest"},"duplicate":{"description":"W\#
        hether the event had been accepted before.","type":"boolean"},"notices":{"type":"array","maxItems":1000,"items\#
        ":{"type":"object","required":["notice","flow","deadline"],"properties":{"notice":{"type":"string","pattern":"\#
        ^[!-~]{1,64}$"},"flow":{"$ref":"#/components/schemas/fb1.accepted/$defs/flow"},"deadline":{"$ref":"#/component\#
        s/schemas/fb1.accepted/$defs/time"},"recipient":{"description":"Left out for a child whose address is protecte\#
        d.","$ref":"#/components/schemas/fb1.accepted/$defs/partner"}}}},"holds":{"type":"array","maxItems":1000,"item\#
        s":{"type":"object","required":["subject","code"],"properties":{"subject":{"type":"string","description":"JSON\#
         pointer into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"},"recipient":{"$ref":"#/component\#
        s/schemas/fb1.accepted/$defs/partner"},"hold":{"type":"string","pattern":"^[!-~]{1,64}$"}}}},"denials":{"type"\#
        :"array","maxItems":1000,"items":{"type":"object","required":["subject","code"],"properties":{"subject":{"type\#
        ":"string","description":"JSON pointer into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"},"r\#
        ecipient":{"$ref":"#/components/schemas/fb1.accepted/$defs/partner"}}}},"warnings":{"description":"What free t\#
        ext seems to hold; left out where nothing was found.","type":"array","minItems":1,"maxItems":1000,"items":{"ty\#
        pe":"object","required":["pointer","code"],"properties":{"pointer":{"type":"string","description":"JSON pointe\#
        r into the event."},"code":{"type":"string","pattern":"^[!-~]{1,64}$"}}}}},"$defs":{"time":{"description":"RFC\#
         3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt\#
        ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, l\#
        ower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, ki\#
        nd/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|ag\#
        ency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"flow":{"enum":["encompass","encompass-early-years","marac-gp","marac\#
        -record","police-notification","marac","clares-law","family-group","locality-conference","families-first","mac\#
        e","offender-management","protection-order","correction"]}}},"fb1.progress":{"title":"The body of PROGRESS","d\#
        escription":"Where the notices of an event are.","type":"object","required":["event","notices"],"properties":{\#
        "event":{"type":"string","pattern":"^[!-~]{1,128}$"},"notices":{"type":"array","maxItems":1000,"items":{"type"\#
        :"object","required":["notice","stage","at","deadline"],"properties":{"notice":{"type":"string","pattern":"^[!\#
        -~]{1,64}$"},"stage":{"enum":["accepted","released","sent","delivered","opened","acknowledged","closed","held"\#
        ,"denied","refused","recalled","superseded"]},"at":{"$ref":"#/components/schemas/fb1.progress/$defs/time"},"de\#
        adline":{"$ref":"#/components/schemas/fb1.progress/$defs/time"},"recipient":{"$ref":"#/components/schemas/fb1.\#
        progress/$defs/partner"}}}}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string\#
        ","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Z\#
        z]|[+-][0-9]{2}:[0-9]{2})$"},"partner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(\#
        ?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"\#
        }}},"fb1.receipt":{"title":"The body of RECEIPT","description":"How far a recipient has come with a notice.","\#
        type":"object","required":["notice","digest","stage"],"properties":{"notice":{"type":"string","pattern":"^[!-~\#
        ]{1,64}$"},"digest":{"$ref":"#/components/schemas/fb1.receipt/$defs/digest"},"stage":{"enum":["delivered","ope\#
        ned","acknowledged","refused"]},"by":{"description":"E-mail of the key adult; needed for opened and acknowledg\#
        ed.","type":"string","pattern":"^[!-~]{1,254}$"},"at":{"description":"When it happened, as the recipient claim\#
        s.","$ref":"#/components/schemas/fb1.receipt/$defs/time"},"code":{"enum":["noted","monitoring","support-offere\#
        d","referred","already-known","other-action","deleted","wrong-setting","child-left","not-authorised","unreadab\#
        le","duplicate"]},"note":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\#
        \u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*\#
        $"}},"additionalProperties":false,"allOf":[{"if":{"properties":{"stage":{"enum":["delivered","opened"]}},"requ\#
        ired":["stage"]},"then":{"properties":{"code":false}}},{"if":{"properties":{"stage":{"enum":["acknowledged"]}}\#
        ,"required":["stage"]},"then":{"properties":{"code":{"enum":["noted","monitoring","support-offered","referred"\#
        ,"already-known","other-action","deleted"]}}}},{"if":{"properties":{"stage":{"enum":["refused"]}},"required":[\#
        "stage"]},"then":{"required":["code"],"properties":{"code":{"enum":["wrong-setting","child-left","not-authoris\#
        ed","unreadable","duplicate"]}}}}],"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"\#
        string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)\#
        ?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string",\#
        "pattern":"^[0-9a-f]{64}$"}}},"fb1.recorded":{"title":"The body of RECORDED","description":"The answer to RECE\#
        IPT.","type":"object","required":["notice","stage","at"],"properties":{"notice":{"type":"string","pattern":"^[\#
        !-~]{1,64}$"},"stage":{"enum":["accepted","released","sent","delivered","opened","acknowledged","closed","held\#
        ","denied","refused","recalled","superseded"]},"at":{"description":"The broker's time of the stage.","$ref":"#\#
        /components/schemas/fb1.recorded/$defs/time"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UT\#
        C.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\#
        ?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"}}},"fb1.rejected":{"title":"The body of REJECTED","description":\#
        "A problem by RFC 9457.","type":"object","required":["type","title","status","code"],"properties":{"type":{"de\#
        scription":"A URI that names the kind of problem.","type":"string","minLength":1,"maxLength":200,"pattern":"^[\#
        ^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"title":{"type":"string","minL\#
        ength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"},"status":{"type":"integer","minimum":400,"maximum":599},"code":{"enum":["malformed-frames","unknown-ve\#
        rsion","unknown-verb","too-large","not-json","invalid-body","invalid-event","invalid-receipt","unknown-type","\#
        not-permitted","source-mismatch","suspended","not-key-adult","unknown-event","unknown-notice","conflict","dige\#
        st-mismatch","stage-conflict","no-session","too-many-unanswered","retry-later"]},"detail":{"type":"string","mi\#
        nLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u00\#
        20\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"errors":{"type":"array","maxItems":50,"i\#
        tems":{"type":"object","required":["pointer","code","detail"],"properties":{"pointer":{"type":"string","descri\#
        ption":"RFC 6901 pointer into the body."},"code":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[^\\#
        \u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"detail":{"type":"string","minLe\#
        ngth":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}}},"retryAfter":{"description":"Seconds to w\#
        ait before the same id is sent again.","type":"integer","minimum":0,"maximum":86400},"cause":{"enum":["overloa\#
        d","disk","memory","quota","journal","stopping"]}}},"firstbell.clares-law-referral.v1":{"title":"A referral to\#
         a panel of the Domestic Violence Disclosure Scheme","description":"The CloudEvent that a police force or a MA\#
        RAC co-ordinator publishes. Unknown extension attributes are ignored; unknown members of data are refused.","t\#
        ype":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"cons\#
        t":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]\#
        {1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern\#
        ":"^[!-~]{1,512}$"},"type":{"const":"firstbell.clares-law-referral.v1"},"time":{"description":"When the event \#
        was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.clares-l\#
        aw-referral.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","victim"\#
        ,"perpetrators"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/components\#
        /schemas/firstbell.clares-law-referral.v1/$defs/reference"},"reportedAt":{"description":"When it was reported \#
        to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#\#
        /components/schemas/firstbell.clares-law-referral.v1/$defs/time"},"occurredAt":{"description":"At most 5 minut\#
        es ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/time"},"r\#
        iskGrade":{"enum":["standard","medium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier\#
         event, of the same source, type and reference, that this one takes the place of.","type":"string","pattern":"\#
        ^[!-~]{1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems\#
        ":40,"items":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schema\#
        s/firstbell.clares-law-referral.v1/$defs/partner"},"as":{"const":"disclosure-panel"}},"additionalProperties":f\#
        alse},"uniqueItems":true},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"prope\#
        rties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u\#
        0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,\#
        "pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$\#
        ref":"#/components/schemas/firstbell.clares-law-referral.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/sch\#
        emas/firstbell.clares-law-referral.v1/$defs/nhsNumber"}},"additionalProperties":false},"perpetrators":{"type":\#
        "array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties"\#
        :{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\#
        \u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"patte\#
        rn":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"\#
        #/components/schemas/firstbell.clares-law-referral.v1/$defs/date"},"relationshipToVictim":{"type":"string","mi\#
        nLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u0\#
        07f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":\#
        "string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array",\#
        "maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalkin\#
        g_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true}},"additionalProperties":false},"datac\#
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
        iption":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:police|age\#
        ncy)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the check dig\#
        it modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|\#
        [0-9]{3} [0-9]{3} [0-9]{4})$"}}},"firstbell.consent.v1":{"title":"What a person said of consent","description"\#
        :"The CloudEvent by which a partner enters a statement in the register of consent. Unknown extension attribute\#
        s are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","source","\#
        type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of\#
         the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIF\#
        FE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.consent.\#
        v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$re\#
        f":"#/components/schemas/firstbell.consent.v1/$defs/time"},"data":{"type":"object","required":["person","state\#
        ","at","recordedBy"],"properties":{"person":{"type":"object","required":["givenName","familyName","dateOfBirth\#
        "],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u00\#
        7f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLen\#
        gth":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfB\#
        irth":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schema\#
        s/firstbell.consent.v1/$defs/nhsNumber"}},"additionalProperties":false},"state":{"enum":["not-required","not-s\#
        ought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum\#
        ":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given befo\#
        re the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean"},"at":{"de\#
        scription":"When it was given, refused or withdrawn; at most 5 minutes ahead of the broker's clock.","$ref":"#\#
        /components/schemas/firstbell.consent.v1/$defs/time"},"expiresAt":{"$ref":"#/components/schemas/firstbell.cons\#
        ent.v1/$defs/time"},"agencies":{"description":"The agencies that it names; without them it is for all.","type"\#
        :"array","maxItems":20,"items":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/partner"},"uniqueItems\#
        ":true},"reference":{"description":"The case or incident that it is about; without it, the person.","$ref":"#/\#
        components/schemas/firstbell.consent.v1/$defs/reference"},"method":{"enum":["IN_PERSON","TELEPHONE","WRITING",\#
        "ELECTRONIC"]},"recordedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"override":{"description":"The decision to share wit\#
        hout consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["lim\#
        b","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","mi\#
        nLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u002\#
        0\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1\#
        ,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},\#
        "decidedAt":{"$ref":"#/components/schemas/firstbell.consent.v1/$defs/time"},"reviewedBy":{"description":"The s\#
        econd person; outside a meeting always needed, and another than who decided.","type":"string","minLength":1,"m\#
        axLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"a\#
        dditionalProperties":false},"capacity":{"description":"The best-interests record of a person who is unable to \#
        consent.","type":"object","required":["assessment","decidedBy"],"properties":{"assessment":{"type":"string","m\#
        inLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\\#
        u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\#
        \\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":fa\#
        lse,"if":{"required":["state"],"properties":{"state":{"const":"unable"}}},"then":{"required":["capacity"]}},"d\#
        atacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subje\#
        ct":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type"\#
        :"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9\#
        a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^\#
        (?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|z\#
        ipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easti\#
        ng|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 333\#
        9 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-\#
        9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exist\#
        s.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaq\#
        ue.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"nhsNumber":{"description":"Ten digits, the last of\#
         them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","patte\#
        rn":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"partner":{"description":"A partner id, kind/code.","type":"\#
        string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-Za-z0-9][\#
        A-Za-z0-9._-]{0,31}$"}}},"firstbell.family-group-referral.v1":{"title":"A referral to a family group service",\#
        "description":"The CloudEvent that a police force, a MARAC co-ordinator, a local authority or an agency publis\#
        hes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","required\#
        ":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"descri\#
        ption":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"d\#
        escription":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"ty\#
        pe":{"const":"firstbell.family-group-referral.v1"},"time":{"description":"When the event was published; at mos\#
        t 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.family-group-referral.v1/$def\#
        s/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","children"],"properties":{"\#
        reference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.family-group-\#
        referral.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referred; at\#
         most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.\#
        family-group-referral.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"meetingAt":{"descript\#
        ion":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/\#
        time"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type and refe\#
        rence, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"descripti\#
        on":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":\#
        ["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$def\#
        s/partner"},"as":{"const":"family-group-service"}},"additionalProperties":false},"uniqueItems":true},"victim":\#
        {"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string\#
        ","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        1f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbel\#
        l.family-group-referral.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.family-group-refer\#
        ral.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","minItems":1,"maxItems":20,\#
        "items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type"\#
        :"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/\#
        firstbell.family-group-referral.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.family-group-ref\#
        erral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/nhsNum\#
        ber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_\#
        HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"Th\#
        e voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whethe\#
        r the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","m\#
        inLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else\#
         was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u\#
        0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose ch\#
        ild it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"circumstances":{"descript\#
        ion":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u00\#
        08\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001\#
        f\\u007f]*$"},"consent":{"description":"The victim's consent, and who answers for going without it.","type":"o\#
        bject","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","with\#
        drawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"\#
        uniqueItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator or through \#
        an interpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"The decision\#
         to share without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","re\#
        quired":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type"\#
        :"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string",\#
        "minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\#
        \\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.family-group-referral.v1/$defs/time"},"review\#
        edBy":{"description":"The second person; outside a meeting always needed, and another than who decided.","type\#
        ":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0\#
        000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"description\#
        ":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the v\#
        ictim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\#
        \\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\#
        \u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"data\#
        schema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":\#
        "string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent\#
        ":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern\#
        ":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locali\#
        ty|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|b\#
        uildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|r\#
        esidence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","forma\#
        t":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][\#
        0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0\#
        -9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source.","type":\#
        "string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a kind th\#
        at can have the part.","type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$\#
        "},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no\#
         number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":\#
        {"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a number is the \#
        check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[\#
        Uu][Nn][1-5])$"}}},"firstbell.hold.v1":{"title":"A hold that a local authority owns","description":"The CloudE\#
        vent that tells a local authority of a hold, without content.","type":"object","required":["specversion","id",\#
        "source","type","time","datacontenttype","digest","data"],"properties":{"specversion":{"const":"1.0"},"id":{"d\#
        escription":"The notice's id, which is the message's correlation too.","type":"string","pattern":"^[!-~]{1,64}\#
        $"},"source":{"description":"The broker's SPIFFE id.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"con\#
        st":"firstbell.hold.v1"},"time":{"$ref":"#/components/schemas/firstbell.hold.v1/$defs/time"},"datacontenttype"\#
        :{"const":"application/json"},"digest":{"description":"SHA-256 of the canonical form (RFC 8785) of data; a rec\#
        eipt repeats it.","$ref":"#/components/schemas/firstbell.hold.v1/$defs/digest"},"data":{"type":"object","requi\#
        red":["hold","code","flow","event","openedAt","deadline","rehearsal"],"properties":{"hold":{"type":"string","p\#
        attern":"^[!-~]{1,64}$"},"code":{"description":"Why a person is needed.","type":"string","pattern":"^[!-~]{1,6\#
        4}$"},"flow":{"$ref":"#/components/schemas/firstbell.hold.v1/$defs/flow"},"event":{"description":"The producer\#
        's CloudEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"openedAt":{"$ref":"#/components/schemas/first\#
        bell.hold.v1/$defs/time"},"deadline":{"description":"The deadline that keeps running.","$ref":"#/components/sc\#
        hemas/firstbell.hold.v1/$defs/time"},"rehearsal":{"type":"boolean"},"recipient":{"description":"The setting co\#
        ncerned, where there is one.","$ref":"#/components/schemas/firstbell.hold.v1/$defs/partner"}}},"attempt":{"des\#
        cription":"2 and more when the notice is sent again.","type":"integer","minimum":2,"maximum":9007199254740992}\#
        },"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pat\#
        tern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"\#
        },"digest":{"description":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"part\#
        ner":{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|\#
        gp|health-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"flow":{"enum":["encompass","enc\#
        ompass-early-years","marac-gp","marac-record","police-notification","marac","clares-law","family-group","local\#
        ity-conference","families-first","mace","offender-management","protection-order","correction"]}}},"firstbell.i\#
        ncident.v1":{"title":"A domestic abuse incident with its children and adults","description":"The CloudEvent th\#
        at a police force publishes. Unknown extension attributes are ignored; unknown members of data are refused.","\#
        type":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"con\#
        st":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~\#
        ]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","patter\#
        n":"^[!-~]{1,512}$"},"type":{"const":"firstbell.incident.v1"},"time":{"description":"When the event was publis\#
        hed; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/\#
        time"},"data":{"type":"object","required":["reference","force","occurredAt","reportedAt","riskGrade","children\#
        "],"properties":{"reference":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/reference"},"force":{"d\#
        escription":"The force that publishes.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/force"},"occu\#
        rredAt":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"reportedAt":{"description":"When the\#
         police were told; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/componen\#
        ts/schemas/firstbell.incident.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"children":{"t\#
        ype":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfB\#
        irth","exposure"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u00\#
        00-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLe\#
        ngth":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007\#
        f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/date"},"exposure":{"description\#
        ":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","V\#
        ICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"upn":{"description":"A match key, and the only identifi\#
        er that may reach a school.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/upn"},"nhsNumber":{"desc\#
        ription":"A match key; it reaches no school.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/nhsNumb\#
        er"},"postcode":{"description":"A match key; it never leaves the broker.","$ref":"#/components/schemas/firstbe\#
        ll.incident.v1/$defs/postcode"},"settings":{"description":"Settings that the producer believes the child atten\#
        ds.","type":"array","maxItems":8,"items":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/setting"},"\#
        uniqueItems":true},"residesIn":{"description":"The force where the child lives, which is told where it is anot\#
        her; goes before residenceForce.","$ref":"#/components/schemas/firstbell.incident.v1/$defs/force"},"healthVisi\#
        tor":{"description":"The provider of health visiting of a child under five, by its ODS code.","type":"string",\#
        "pattern":"^health-visiting/[A-Z0-9]{3,12}$"},"educationAuthority":{"description":"The local authority whose e\#
        ducation team is told where no establishment can be.","type":"string","pattern":"^local-authority/[0-9]{3}$"},\#
        "voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spoken\#
        To":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child\#
         said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent\#
        ":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"welfareChe\#
        ckMade":{"description":"Whether officers made a welfare check of the child.","type":"boolean"}},"additionalPro\#
        perties":false}},"attendedAt":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/time"},"residenceForce\#
        ":{"description":"The force where the children live, which is told where it is another.","$ref":"#/components/\#
        schemas/firstbell.incident.v1/$defs/force"},"crimeReference":{"$ref":"#/components/schemas/firstbell.incident.\#
        v1/$defs/reference"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual",\#
        "coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"unique\#
        Items":true},"locationCategory":{"description":"Where, as a category; an address may not be sent.","enum":["HO\#
        ME","OTHER_HOME","PUBLIC","ONLINE"]},"summary":{"description":"Brief factual circumstances.","type":"string","\#
        minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u\#
        0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"contactParentPolicy":{"enum":["DO_NOT_\#
        CONTACT","HARMED_PARENT_ONLY_IF_SAFE","DSL_JUDGEMENT"]},"reportedBy":{"enum":["police","partner_agency","famil\#
        y_public"]},"relevantIncident":{"description":"Whether it is an incident of regulation 4 of SR (NI) 2022/146, \#
        as the police judged it; only Northern Ireland asks.","type":"boolean"},"supersedes":{"description":"The Cloud\#
        Events id of the earlier event, of the same source and reference, that this one takes the place of.","type":"s\#
        tring","pattern":"^[!-~]{1,128}$"},"adults":{"type":"array","maxItems":20,"items":{"type":"object","required":\#
        ["role"],"properties":{"role":{"enum":["victim","perpetrator","other"]},"category":{"description":"Category of\#
         data subject, Data Protection Act 2018 s.38(3).","enum":["suspect","convicted","victim","witness"]},"relation\#
        shipToChild":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u\#
        0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern"\#
        :"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"stri\#
        ng","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u\#
        001f\\u007f]*$"},"postcode":{"$ref":"#/components/schemas/firstbell.incident.v1/$defs/postcode"}},"additionalP\#
        roperties":false}}},"additionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":\#
        {"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string"\#
        ,"pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type\#
        ":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z\#
        0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|count\#
        y|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingn\#
        ame|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence\#
        |refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date\#
        -time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:\#
        [0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[\#
        0-9]{2}-[0-9]{2}$"},"setting":{"description":"A school or an early-years setting.","type":"string","pattern":"\#
        ^(?:school|early-years)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; unique only tog\#
        ether with the force.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"force":{"description":"Two-digit\#
         PNC code of a police force.","type":"string","pattern":"^[0-9]{2}$"},"postcode":{"description":"A United King\#
        dom postcode; case and spaces are free.","type":"string","pattern":"^ *(?:(?:[A-PR-UWYZa-pr-uwyz] *[0-9](?: *(\#
        ?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UWYZa-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: *(?:[0-9]|[ABEHMNPR\#
        VWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]|[Gg] *[Ii] *[Rr] \#
        *0 *[Aa] *[Aa]) *$"},"nhsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten e\#
        qual digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [\#
        0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter o\#
        f a number is the check letter.","type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]\#
        |[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.locality-paper.v1":{"title":"A paper for a locality conference\#
        ","description":"The CloudEvent that a police force publishes. Unknown extension attributes are ignored; unkno\#
        wn members of data are refused.","type":"object","required":["specversion","id","source","type","time","data"]\#
        ,"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.\#
        ","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its cer\#
        tificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.locality-paper.v1"},"time":{\#
        "description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/compone\#
        nts/schemas/firstbell.locality-paper.v1/$defs/time"},"data":{"type":"object","required":["reference","reported\#
        At","riskGrade","forum","meetingAt","victim"],"properties":{"reference":{"description":"The producer's own ref\#
        erence.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/reference"},"reportedAt":{"description\#
        ":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines r\#
        un from here.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/time"},"occurredAt":{"descriptio\#
        n":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.locality-paper.v1/$\#
        defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"forum":{"description":"The locality conference,\#
         whose members are told where recipients are left out.","type":"string","pattern":"^locality/[A-Za-z0-9][A-Za-\#
        z0-9._-]{0,31}$"},"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"#/components/schemas/f\#
        irstbell.locality-paper.v1/$defs/time"},"supersedes":{"description":"The CloudEvents id of the earlier event, \#
        of the same source, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1\#
        ,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"it\#
        ems":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstb\#
        ell.locality-paper.v1/$defs/partner"},"as":{"const":"cluster-partner"}},"additionalProperties":false},"uniqueI\#
        tems":true},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"given\#
        Name":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\#
        \\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/compon\#
        ents/schemas/firstbell.locality-paper.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.loca\#
        lity-paper.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","maxItems":20,"items\#
        ":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"stri\#
        ng","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u\#
        001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u0\#
        07f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstb\#
        ell.locality-paper.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/upn"}\#
        ,"nhsNumber":{"$ref":"#/components/schemas/firstbell.locality-paper.v1/$defs/nhsNumber"},"exposure":{"descript\#
        ion":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM"\#
        ,"VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","typ\#
        e":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to."\#
        ,"type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxLength":100\#
        0,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u000\#
        8\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string\#
        ","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        1f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose child it is.","enum":["VICTIM\#
        ","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"type":"array","maxItems":10,"items":\#
        {"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":\#
        1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        ,"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\#
        \u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.locality-pap\#
        er.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circum\#
        stances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern\#
        ":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verba\#
        l","sexual","coercive_control","economic","emotional","stalking_harassment","hba","fm","child_to_parent","othe\#
        r"]},"uniqueItems":true},"locationCategory":{"description":"Where, as a category; an address may not be sent."\#
        ,"enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"consent":{"description":"The victim's consent, and who answe\#
        rs for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["not-required","\#
        not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{\#
        "enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given\#
         before the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean"},"ove\#
        rride":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 Schedule 1\#
         paragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"en\#
        um":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000\#
        b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\#
        ]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u00\#
        00-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.locality-p\#
        aper.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed, and anot\#
        her than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\#
        \u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":fal\#
        se},"safeContact":{"description":"How the victim may be contacted safely; never an address.","type":"string","\#
        minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacont\#
        enttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"d\#
        escription":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"strin\#
        g","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16\#
        }-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:stre\#
        et|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|\#
        house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|nort\#
        hing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with \#
        an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[\#
        0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","ty\#
        pe":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; uni\#
        que only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"descript\#
        ion":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:agency|local-\#
        authority|police|school|health-visiting)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten di\#
        gits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"n\#
        hs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number\#
        , or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"string","forma\#
        t":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.mace-re\#
        ferral.v1":{"title":"A referral to a multi-agency child exploitation panel","description":"The CloudEvent that\#
         a police force, a local authority or an agency publishes. Unknown extension attributes are ignored; unknown m\#
        embers of data are refused.","type":"object","required":["specversion","id","source","type","time","data"],"pr\#
        operties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event for ever.","t\#
        ype":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certifi\#
        cate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.mace-referral.v1"},"time":{"desc\#
        ription":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/s\#
        chemas/firstbell.mace-referral.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","f\#
        orum","children"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/component\#
        s/schemas/firstbell.mace-referral.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to th\#
        e police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/comp\#
        onents/schemas/firstbell.mace-referral.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of\#
         the broker's clock.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time"},"riskGrade":{"enum"\#
        :["standard","medium","high"]},"forum":{"description":"The exploitation panel, whose members are told where re\#
        cipients are left out.","type":"string","pattern":"^mace/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"meetingAt":{"desc\#
        ription":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/time\#
        "},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same source, type and referenc\#
        e, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":\#
        "Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["pa\#
        rtner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/partner"},\#
        "as":{"const":"mace-member"}},"additionalProperties":false},"uniqueItems":true},"children":{"type":"array","mi\#
        nItems":1,"maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properti\#
        es":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u000\#
        0-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pa\#
        ttern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref\#
        ":"#/components/schemas/firstbell.mace-referral.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.\#
        mace-referral.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.mace-referral.v1/$defs/nhsNum\#
        ber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_\#
        HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"Th\#
        e voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whethe\#
        r the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","m\#
        inLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else\#
         was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u\#
        0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":"Whose ch\#
        ild it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"type":"ar\#
        ray","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"\#
        type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\#
        \\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sch\#
        emas/firstbell.mace-referral.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength"\#
        :60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalP\#
        roperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1\#
        ,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f]\#
        [^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"consent":{"description":"Consent, and who answers \#
        for going without it.","type":"object","required":["state"],"properties":{"state":{"enum":["not-required","not\#
        -sought","given","refused","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"en\#
        um":["support","information"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given be\#
        fore the perpetrator or through an interpreter of the family, which counts as none.","type":"boolean"},"overri\#
        de":{"description":"The decision to share without consent, on a limb of Data Protection Act 2018 Schedule 1 pa\#
        ragraph 18.","type":"object","required":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum"\#
        :["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$\#
        "},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\#
        \\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.mace-referral\#
        .v1/$defs/time"},"reviewedBy":{"description":"The second person; outside a meeting always needed, and another \#
        than who decided.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u00\#
        00-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},\#
        "advocate":{"description":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":20\#
        0,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{\#
        "description":"How the family may be contacted safely; never an address.","type":"string","minLength":1,"maxLe\#
        ngth":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u000\#
        0-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"\#
        application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque\#
        ; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~\#
        ]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"\#
        propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|\#
        town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|hou\#
        senumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|\#
        geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.\#
        ","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\#
        \\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","forma\#
        t":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together w\#
        ith the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id,\#
         kind/code, of a kind that can have the part.","type":"string","pattern":"^(?:agency|local-authority|police|he\#
        alth-visiting)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the\#
         check digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:\#
        [0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number, or UN1 to UN5 where none\#
         is known; the first letter of a number is the check letter.","type":"string","format":"upn","pattern":"^(?:[A\#
        -HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.marac-case-heard.v1":{"title":"A \#
        case before a MARAC meeting","description":"The CloudEvent that a MARAC co-ordinator publishes. Unknown extens\#
        ion attributes are ignored; unknown members of data are refused.","type":"object","required":["specversion","i\#
        d","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source\#
        , the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The pr\#
        oducer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"first\#
        bell.marac-case-heard.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the\#
         broker's clock.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/time"},"data":{"type":"obje\#
        ct","required":["reference","area","heardAt","outcome","riskGrade","victim"],"properties":{"reference":{"descr\#
        iption":"The MARAC's own reference.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/referenc\#
        e"},"area":{"description":"The code of the MARAC that publishes, as in its partner id.","$ref":"#/components/s\#
        chemas/firstbell.marac-case-heard.v1/$defs/area"},"heardAt":{"description":"When the meeting took the case, or\#
         should have; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/sc\#
        hemas/firstbell.marac-case-heard.v1/$defs/time"},"outcome":{"description":"Nothing is told of a case that was \#
        not heard.","enum":["HEARD","DEFERRED","WITHDRAWN"]},"riskGrade":{"enum":["standard","medium","high"]},"criter\#
        ia":{"description":"The criteria of the referral form that are met; one suffices.","type":"array","maxItems":4\#
        ,"items":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"su\#
        persedes":{"description":"The CloudEvents id of the earlier event, of the same source, type and reference, tha\#
        t this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"victim":{"type":"object","require\#
        d":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLengt\#
        h":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyNam\#
        e":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u00\#
        7f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$de\#
        fs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/nhsNumber"},"practice"\#
        :{"description":"The practice of registration on the day of the hearing.","$ref":"#/components/schemas/firstbe\#
        ll.marac-case-heard.v1/$defs/practice"},"noPractice":{"description":"Why there is none; never beside practice.\#
        ","enum":["NOT_REGISTERED","OUT_OF_AREA","NUMBER_UNKNOWN","DECEASED","SAFETY_HOLD"]}},"additionalProperties":f\#
        alse,"not":{"required":["practice","noPractice"]}},"children":{"description":"Children of the victim or of a p\#
        erpetrator.","type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateO\#
        fBirth","connection"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\#
        \u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","m\#
        inLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\\#
        u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/date"},"nhsNumber":\#
        {"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/nhsNumber"},"practice":{"description":"The p\#
        ractice of registration on the day of the hearing.","$ref":"#/components/schemas/firstbell.marac-case-heard.v1\#
        /$defs/practice"},"noPractice":{"description":"Why there is none; never beside practice.","enum":["NOT_REGISTE\#
        RED","OUT_OF_AREA","NUMBER_UNKNOWN","DECEASED","SAFETY_HOLD"]},"connection":{"description":"Whose child it is.\#
        ","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false,"not":{"required":["practice","noPract\#
        ice"]}}},"perpetrators":{"description":"Told to no practice; the names serve to find conflicts of interest.","\#
        type":"array","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"give\#
        nName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[\#
        ^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/compo\#
        nents/schemas/firstbell.marac-case-heard.v1/$defs/date"},"practice":{"$ref":"#/components/schemas/firstbell.ma\#
        rac-case-heard.v1/$defs/practice"},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"patte\#
        rn":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties"\#
        :false}},"consent":{"description":"The victim's consent, and who answers for going without it.","type":"object\#
        ","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refused","withdrawn\#
        ","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqu\#
        eItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator or through an in\#
        terpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"The decision to s\#
        hare without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","require\#
        d":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"str\#
        ing","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u000\#
        0-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minL\#
        ength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u00\#
        7f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.marac-case-heard.v1/$defs/time"},"reviewedBy":{"de\#
        scription":"The second person; outside a meeting always needed, and another than who decided.","type":"string"\#
        ,"minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"description":"How to \#
        reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u\#
        007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may \#
        be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\\#
        u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u\#
        001f\\u007f]*$"},"socialCare":{"description":"The authority whose children's social care keeps a record of eac\#
        h person.","type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}},"additionalProperti\#
        es":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,20\#
        48}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlati\#
        onid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9\#
        a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|addr\#
        ess(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|pos\#
        talcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coor\#
        dinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"descript\#
        ion":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0\#
        -9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A d\#
        ay that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"descr\#
        iption":"Opaque; unique only together with the area.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"n\#
        hsNumber":{"description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no numb\#
        er.","type":"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"area":{"de\#
        scription":"The code of a MARAC.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"practice":{"\#
        description":"A GP practice by its ODS code.","type":"string","pattern":"^gp/(?:[A-Z][0-9]{5}|[A-Z][0-9][A-Z][\#
        0-9][A-Z])$"}}},"firstbell.marac-meeting.v1":{"title":"A case for the agencies of a MARAC","description":"The \#
        CloudEvent that a MARAC co-ordinator publishes, or whoever refers a case to one. Unknown extension attributes \#
        are ignored; unknown members of data are refused.","type":"object","required":["specversion","id","source","ty\#
        pe","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of t\#
        he event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE\#
         id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.marac-meet\#
        ing.v1"},"time":{"description":"When the event was published; at most 5 minutes ahead of the broker's clock.",\#
        "$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"data":{"type":"object","required":["refe\#
        rence","reportedAt","riskGrade","stage","forum","victim"],"properties":{"reference":{"description":"The produc\#
        er's own reference.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/reference"},"reportedAt":{"\#
        description":"When it was reported to the police, or referred; at most 5 minutes ahead of the broker's clock. \#
        Deadlines run from here.","$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/time"},"occurredAt":{"\#
        description":"At most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.marac-mee\#
        ting.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"criteria":{"description":"The criteria\#
         of the referral form that are met; one suffices.","type":"array","maxItems":4,"items":{"enum":["VISIBLE_HIGH_\#
        RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"stage":{"description":"A referral \#
        goes to the co-ordinator, an agenda, minutes and a flag to the agencies. Of a flag nothing is kept but who it \#
        is about, the risk, the criteria and the consent; it stands for twelve months from reportedAt.","enum":["REFER\#
        RAL","AGENDA","MINUTES","FLAG"]},"forum":{"description":"The MARAC; where recipients are left out its members \#
        are told, of a referral its co-ordinator.","type":"string","pattern":"^marac/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"\#
        },"meetingAt":{"description":"When it meets; it may lie ahead.","$ref":"#/components/schemas/firstbell.marac-m\#
        eeting.v1/$defs/time"},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same sourc\#
        e, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipie\#
        nts":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"obj\#
        ect","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.marac-meeting\#
        .v1/$defs/partner"},"as":{"const":"marac-agency"}},"additionalProperties":false},"uniqueItems":true},"victim":\#
        {"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string\#
        ","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        1f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007\#
        f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbel\#
        l.marac-meeting.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/nhs\#
        Number"},"address":{"description":"Where the victim lives; it reaches only recipients whose profile has it, an\#
        d no other member may hold one.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"addressProtected":{"description":"Whether the a\#
        ddress may reach nobody, whatever a profile grants.","type":"boolean"}},"additionalProperties":false},"childre\#
        n":{"type":"array","maxItems":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],\#
        "properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]\#
        *[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength\#
        ":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirt\#
        h":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/f\#
        irstbell.marac-meeting.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.marac-meeting.v1/$de\#
        fs/nhsNumber"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM","PRESENT_SAW",\#
        "PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"descrip\#
        tion":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description\#
        ":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"s\#
        tring","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u\#
        0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":\#
        "Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\\#
        u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection":{"description":\#
        "Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"perpetrators":{"\#
        type":"array","maxItems":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"give\#
        nName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\#
        \u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[\#
        ^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/compo\#
        nents/schemas/firstbell.marac-meeting.v1/$defs/date"},"relationshipToVictim":{"type":"string","minLength":1,"m\#
        axLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"ad\#
        ditionalProperties":false}},"circumstances":{"description":"Brief factual circumstances.","type":"string","min\#
        Length":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u002\#
        0\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abuseTypes":{"type":"array","maxItems":11\#
        ,"items":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment"\#
        ,"hba","fm","child_to_parent","other"]},"uniqueItems":true},"locationCategory":{"description":"Where, as a cat\#
        egory; an address may not be sent.","enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"consent":{"description":"\#
        The victim's consent, and who answers for going without it.","type":"object","required":["state"],"properties"\#
        :{"state":{"enum":["not-required","not-sought","given","refused","withdrawn","expired","unable"]},"scopes":{"t\#
        ype":"array","maxItems":2,"items":{"enum":["support","information"]},"uniqueItems":true},"obtainedSafely":{"de\#
        scription":"False for consent given before the perpetrator or through an interpreter of the family, which coun\#
        ts as none.","type":"boolean"},"override":{"description":"The decision to share without consent, on a limb of \#
        Data Protection Act 2018 Schedule 1 paragraph 18.","type":"object","required":["limb","reason","decidedBy","de\#
        cidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reason":{"type":"string","minLength":1,"maxLength":500,\#
        "pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\#
        \u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type":"string","minLength":1,"maxLength":200,"pattern":\#
        "^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/comp\#
        onents/schemas/firstbell.marac-meeting.v1/$defs/time"},"reviewedBy":{"description":"The second person; outside\#
         a meeting always needed, and another than who decided.","type":"string","minLength":1,"maxLength":200,"patter\#
        n":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":\#
        false}},"additionalProperties":false},"advocate":{"description":"How to reach the independent adviser.","type"\#
        :"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may be contacted safely; never an address.\#
        ","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u0\#
        07f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalPropertie\#
        s":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,204\#
        8}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlatio\#
        nid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a\#
        -f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|addre\#
        ss(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|postcode|post\#
        alcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coord\#
        inates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"descripti\#
        on":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-\#
        9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A da\#
        y that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"descri\#
        ption":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"\#
        partner":{"description":"A partner id, kind/code, of a kind that can have the part.","type":"string","pattern"\#
        :"^(?:agency|local-authority|police|gp|health-visiting|marac)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{\#
        "description":"Ten digits, the last of them the check digit modulo 11; ten equal digits are no number.","type"\#
        :"string","format":"nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"\#
        A Unique Pupil Number, or UN1 to UN5 where none is known; the first letter of a number is the check letter.","\#
        type":"string","format":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}\#
        }},"firstbell.notice.v1":{"title":"A notice about one person, or a morning's digest, for one recipient","descr\#
        iption":"The CloudEvent that a NOTICE carries. Ignore members that are not listed: later brokers may add some.\#
        ","type":"object","required":["specversion","id","source","type","time","datacontenttype","digest","data"],"pr\#
        operties":{"specversion":{"const":"1.0"},"id":{"description":"The notice's id, which is the message's correlat\#
        ion too.","type":"string","pattern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":\#
        "string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.notice.v1"},"time":{"$ref":"#/components/schem\#
        as/firstbell.notice.v1/$defs/time"},"datacontenttype":{"const":"application/json"},"digest":{"description":"SH\#
        A-256 of the canonical form (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schemas/firstbell.\#
        notice.v1/$defs/digest"},"data":{"type":"object","required":["flow","recipient","deadline","rehearsal","handli\#
        ng","event","decision","match","flags"],"properties":{"flow":{"$ref":"#/components/schemas/firstbell.notice.v1\#
        /$defs/flow"},"recipient":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/partner"},"deadline":{"descr\#
        iption":"When it must be there: the first cut-off on a school day of the setting after the report to police, o\#
        r so many working days after the hearing.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"rehe\#
        arsal":{"description":"True in a rehearsal deployment, for ever: nothing in it is about real people.","type":"\#
        boolean"},"handling":{"type":"object","required":["text","contactParentPolicy"],"properties":{"text":{"descrip\#
        tion":"How to handle the notice; read it first.","type":"string","minLength":1,"maxLength":4000,"pattern":"^[^\#
        \\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\#
        \u000e-\\u001f\\u007f]*$"},"contactParentPolicy":{"enum":["DO_NOT_CONTACT","HARMED_PARENT_ONLY_IF_SAFE","DSL_J\#
        UDGEMENT"]}}},"event":{"type":"object","required":["id"],"properties":{"id":{"description":"The producer's Clo\#
        udEvents id.","type":"string","pattern":"^[!-~]{1,128}$"},"reference":{"description":"Where the profile grants\#
         it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/reference"}}},"decision":{"description":"The deci\#
        sion that released the notice.","type":"object","required":["rule","basis","policy"],"properties":{"rule":{"ty\#
        pe":"string","pattern":"^[!-~]{1,64}$"},"basis":{"description":"Codes of gateway and lawful basis.","type":"st\#
        ring","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"policy":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/digest"}}},"match":{"descr\#
        iption":"How the person was matched to the recipient.","enum":["upn","person","producer","area","register","hu\#
        man"]},"flags":{"type":"array","maxItems":5,"items":{"enum":["times-out-of-order","infeasible","low-calendar-c\#
        onfidence","no-trained-key-adult","perpetrator-same-practice"]},"uniqueItems":true},"supersedes":{"description\#
        ":"The notice that the recipient had before, whose place this one takes.","type":"object","required":["notice"\#
        ],"properties":{"notice":{"type":"string","pattern":"^[!-~]{1,64}$"}}},"changes":{"description":"The members o\#
        f data that differ from the one before.","type":"array","maxItems":20,"items":{"type":"string","pattern":"^[!-\#
        ~]{1,64}$"},"uniqueItems":true}},"allOf":[{"if":{"required":["flow"],"properties":{"flow":{"enum":["encompass"\#
        ,"encompass-early-years"]}}},"then":{"description":"One child of an incident.","required":["child","incident",\#
        "adults"],"properties":{"child":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properti\#
        es":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u000\#
        0-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pa\#
        ttern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref\#
        ":"#/components/schemas/firstbell.notice.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.notice.\#
        v1/$defs/upn"},"nhsNumber":{"description":"For a health visitor or a force; no setting has it.","$ref":"#/comp\#
        onents/schemas/firstbell.notice.v1/$defs/nhsNumber"},"exposure":{"enum":["DIRECT_VICTIM","PRESENT_SAW","PRESEN\#
        T_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"\#
        The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whet\#
        her the child was spoken to.","type":"boolean"},"words":{"description":"What the child said.","type":"string",\#
        "minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\\#
        u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who el\#
        se was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\#
        \u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}},"welfareCheckMade":{"type":"boolean"},"siblingsElsewhere":{"desc\#
        ription":"Whether another child of the incident is at another setting, which is never named.","type":"boolean"\#
        }}},"incident":{"type":"object","required":["abuseTypes"],"anyOf":[{"required":["occurredAt","reportedAt"]},{"\#
        required":["occurredOn","reportedOn"]}],"properties":{"force":{"description":"Where the profile grants it.","$\#
        ref":"#/components/schemas/firstbell.notice.v1/$defs/force"},"occurredAt":{"$ref":"#/components/schemas/firstb\#
        ell.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"occurr\#
        edOn":{"description":"The local date, where the profile grants no time of day.","$ref":"#/components/schemas/f\#
        irstbell.notice.v1/$defs/date"},"reportedOn":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"a\#
        buseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","eco\#
        nomic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},"riskGrade\#
        ":{"enum":["standard","medium","high"]},"locationCategory":{"enum":["HOME","OTHER_HOME","PUBLIC","ONLINE"]},"s\#
        ummary":{"type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u\#
        001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"adults":{"\#
        type":"array","maxItems":20,"items":{"type":"object","required":["role"],"properties":{"role":{"enum":["victim\#
        ","perpetrator","other"]},"category":{"enum":["suspect","convicted","victim","witness"]},"relationshipToChild"\#
        :{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f]\#
        [^\\u0000-\\u001f\\u007f]*$"},"givenName":{"description":"Never to a setting.","type":"string","minLength":1,"\#
        maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"f\#
        amilyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0\#
        020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}}}},{"if":{"required":["flow"],"properties":{"flow":{"enum":["marac\#
        -gp","marac-record"]}}},"then":{"description":"One person of a MARAC case.","required":["person","hearing"],"p\#
        roperties":{"person":{"type":"object","required":["role","givenName","familyName"],"properties":{"role":{"enum\#
        ":["victim","child","perpetrator"]},"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\#
        \u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","m\#
        inLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\\#
        u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"nhsNumber":{"$ref":"#\#
        /components/schemas/firstbell.notice.v1/$defs/nhsNumber"}}},"hearing":{"type":"object","required":["area","hea\#
        rdOn"],"properties":{"area":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/area"},"heardOn":{"descrip\#
        tion":"The local date.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"heardAt":{"$ref":"#/com\#
        ponents/schemas/firstbell.notice.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"repeat":{"\#
        description":"Whether it is a repeat within twelve months of the last referral.","type":"boolean"},"criteria":\#
        {"description":"The criteria of the referral form that are met; one suffices.","type":"array","maxItems":4,"it\#
        ems":{"enum":["VISIBLE_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"childr\#
        enConnected":{"description":"Whether children are connected to the case.","type":"boolean"},"advocate":{"descr\#
        iption":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\\#
        u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"How\#
         the victim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern\#
        ":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\\#
        u000c\\u000e-\\u001f\\u007f]*$"}}},"perpetrators":{"description":"Never to a practice.","type":"array","maxIte\#
        ms":10,"items":{"type":"object","required":["givenName","familyName"],"properties":{"givenName":{"type":"strin\#
        g","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0\#
        01f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u00\#
        7f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"relationshipToVictim":{"type":"string","minLength"\#
        :1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        }}}}}},{"if":{"required":["flow"],"properties":{"flow":{"const":"families-first"}}},"then":{"description":"A m\#
        orning's digest of a cluster's flagged families.","required":["digest"],"properties":{"digest":{"type":"object\#
        ","required":["cluster","date","since","nil"],"properties":{"cluster":{"description":"The cluster, kind/code."\#
        ,"type":"string","pattern":"^locality/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"date":{"description":"The local day.\#
        ","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"since":{"description":"What was accepted from\#
         here on is in it.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"nil":{"description":"True w\#
        here there is nothing to tell of; then there are no entries.","type":"boolean"},"entries":{"description":"One \#
        for each event of each family.","type":"array","maxItems":10000,"items":{"type":"object","required":["family",\#
        "reference"],"properties":{"family":{"description":"The programme's number of the family.","type":"string","mi\#
        nLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u0\#
        07f]*$"},"children":{"description":"The children of the family that the event names; left out where only an ad\#
        ult was recognised.","type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["givenName\#
        ","familyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"patter\#
        n":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"st\#
        ring","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"}}}},"reference"\#
        :{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/reference"},"occurredAt":{"$ref":"#/components/schema\#
        s/firstbell.notice.v1/$defs/time"},"reportedAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"}\#
        ,"riskGrade":{"enum":["standard","medium","high"]},"abuseTypes":{"type":"array","minItems":1,"maxItems":11,"it\#
        ems":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hb\#
        a","fm","child_to_parent","other"]},"uniqueItems":true}}}}},"allOf":[{"if":{"required":["nil"],"properties":{"\#
        nil":{"const":false}}},"then":{"required":["entries"],"properties":{"entries":{"minItems":1}}}},{"if":{"requir\#
        ed":["nil"],"properties":{"nil":{"const":true}}},"then":{"properties":{"entries":{"maxItems":0}}}}]}}}},{"if":\#
        {"required":["flow"],"properties":{"flow":{"enum":["police-notification","marac","clares-law","family-group","\#
        locality-conference","mace","offender-management","protection-order"]}}},"then":{"description":"One person of \#
        a matter between agencies, with whoever else of it the recipient is told of.","required":["person","matter"],"\#
        properties":{"person":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/person"},"others":{"type":"array\#
        ","maxItems":32,"items":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/person"}},"matter":{"descripti\#
        on":"What is said of the matter itself; what the recipient's profile lacks is left out.","type":"object","prop\#
        erties":{"forum":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/forum"},"stage":{"enum":["REFERRAL","\#
        AGENDA","MINUTES","FLAG"]},"flag":{"description":"Of the stage FLAG: the mark to put on the case, to keep, or \#
        to take off.","type":"object","required":["kind","until"],"properties":{"kind":{"enum":["ADD","EXTEND","LAPSE"\#
        ]},"until":{"description":"The last day on which the flag stands.","$ref":"#/components/schemas/firstbell.noti\#
        ce.v1/$defs/date"}}},"meetingAt":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"reportedAt":{\#
        "$ref":"#/components/schemas/firstbell.notice.v1/$defs/time"},"occurredAt":{"$ref":"#/components/schemas/first\#
        bell.notice.v1/$defs/time"},"riskGrade":{"enum":["standard","medium","high"]},"repeat":{"description":"Whether\#
         it is a repeat within twelve months of the last referral.","type":"boolean"},"criteria":{"description":"The c\#
        riteria of the referral form that are met; one suffices.","type":"array","maxItems":4,"items":{"enum":["VISIBL\#
        E_HIGH_RISK","PROFESSIONAL_JUDGEMENT","ESCALATION","REPEAT"]},"uniqueItems":true},"level":{"description":"The \#
        threshold of need.","type":"integer","minimum":1,"maximum":4},"abuseTypes":{"type":"array","maxItems":11,"item\#
        s":{"enum":["physical","verbal","sexual","coercive_control","economic","emotional","stalking_harassment","hba"\#
        ,"fm","child_to_parent","other"]},"uniqueItems":true},"locationCategory":{"enum":["HOME","OTHER_HOME","PUBLIC"\#
        ,"ONLINE"]},"circumstances":{"description":"Brief factual circumstances.","type":"string","minLength":1,"maxLe\#
        ngth":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"safeContact":{"description":"How the victim may be contac\#
        ted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u0\#
        00b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u00\#
        7f]*$"},"advocate":{"description":"How to reach the independent adviser.","type":"string","minLength":1,"maxLe\#
        ngth":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"childr\#
        enConnected":{"description":"Whether children are connected to the matter.","type":"boolean"},"order":{"type":\#
        "object","required":["kind","from","until"],"properties":{"kind":{"description":"A domestic violence protectio\#
        n notice, which the police make; a protection order, which a court makes; or another.","enum":["DVPN","DVPO","\#
        OTHER"]},"from":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"until":{"description":"The las\#
        t day on which it counts.","$ref":"#/components/schemas/firstbell.notice.v1/$defs/date"},"terms":{"type":"stri\#
        ng","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000\#
        -\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}}}}}}}]},"attempt":{"description":"\#
        2 and more when the notice is sent again.","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{\#
        "time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-\#
        9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"\#
        description":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"d\#
        igest":{"description":"SHA-256, lower-case hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner"\#
        :{"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|h\#
        ealth-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; \#
        unique only together with the force.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"force":{"descript\#
        ion":"Two-digit PNC code of a police force.","type":"string","pattern":"^[0-9]{2}$"},"upn":{"description":"A U\#
        nique Pupil Number; the first letter is the check letter.","type":"string","format":"upn","pattern":"^[A-HJ-NP\#
        -RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])$"},"flow":{"enum":["encompass","encompass-early-years","marac-gp","mar\#
        ac-record","police-notification","marac","clares-law","family-group","locality-conference","families-first","m\#
        ace","offender-management","protection-order"]},"area":{"description":"The code of a MARAC.","type":"string","\#
        pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten digits, the last of them the che\#
        ck digit modulo 11; ten equal digits are no number.","type":"string","format":"nhs-number","pattern":"^(?:[0-9\#
        ]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"forum":{"description":"A meeting, kind/code.","type":"string","pattern":\#
        "^(?:marac|locality|mace)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"person":{"description":"A person of a matter; wh\#
        at the recipient's profile lacks is left out.","type":"object","required":["role","givenName","familyName"],"p\#
        roperties":{"role":{"enum":["victim","child","perpetrator"]},"givenName":{"type":"string","minLength":1,"maxLe\#
        ngth":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"family\#
        Name":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/date\#
        "},"nhsNumber":{"$ref":"#/components/schemas/firstbell.notice.v1/$defs/nhsNumber"},"upn":{"$ref":"#/components\#
        /schemas/firstbell.notice.v1/$defs/upn"},"address":{"description":"Of a victim; never one that is protected.",\#
        "type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][\#
        ^\\u0000-\\u001f\\u007f]*$"},"exposure":{"enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_\#
        ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child."\#
        ,"type":"object","required":["spokenTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken\#
         to.","type":"boolean"},"words":{"description":"What the child said.","type":"string","minLength":1,"maxLength\#
        ":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\#
        \u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"s\#
        tring","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\#
        \\u001f\\u007f]*$"}}},"relationshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u00\#
        00-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}}}}},"firstbell.offender-management.v\#
        1":{"title":"Perpetrators for integrated offender management","description":"The CloudEvent that a police forc\#
        e publishes. Unknown extension attributes are ignored; unknown members of data are refused.","type":"object","\#
        required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":\#
        {"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"sou\#
        rce":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512\#
        }$"},"type":{"const":"firstbell.offender-management.v1"},"time":{"description":"When the event was published; \#
        at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.offender-management.v1/\#
        $defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","perpetrators"],"proper\#
        ties":{"reference":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.offen\#
        der-management.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referr\#
        ed; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firs\#
        tbell.offender-management.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's\#
         clock.","$ref":"#/components/schemas/firstbell.offender-management.v1/$defs/time"},"riskGrade":{"enum":["stan\#
        dard","medium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier event, of the same sour\#
        ce, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipi\#
        ents":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"ob\#
        ject","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/firstbell.offender-man\#
        agement.v1/$defs/partner"},"as":{"const":"offender-manager"}},"additionalProperties":false},"uniqueItems":true\#
        },"perpetrators":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","\#
        familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\\#
        u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength"\#
        :1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"\#
        },"dateOfBirth":{"$ref":"#/components/schemas/firstbell.offender-management.v1/$defs/date"},"relationshipToVic\#
        tim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u0\#
        07f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"Brief factua\#
        l circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\\#
        u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"abu\#
        seTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_control","econo\#
        mic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true}},"additional\#
        Properties":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","pattern":"^[!\#
        -~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"c\#
        orrelationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]\#
        {2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^addr\#
        ess|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|place|post\#
        code|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|\#
        lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"\#
        description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-\#
        9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"descripti\#
        on":"A day that exists.","type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference"\#
        :{"description":"Opaque; unique only together with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3\#
        ,40}$"},"partner":{"description":"A partner id, kind/code, of a kind that can have the part.","type":"string",\#
        "pattern":"^(?:police|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.police-notification.v1":{"title"\#
        :"A police notification of domestic abuse","description":"The CloudEvent that a police force publishes. Unknow\#
        n extension attributes are ignored; unknown members of data are refused.","type":"object","required":["specver\#
        sion","id","source","type","time","data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"Wit\#
        h source, the name of the event for ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description"\#
        :"The producer's SPIFFE id, as in its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const\#
        ":"firstbell.police-notification.v1"},"time":{"description":"When the event was published; at most 5 minutes a\#
        head of the broker's clock.","$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/time"},"data"\#
        :{"type":"object","required":["reference","reportedAt","riskGrade","recipients","victim"],"properties":{"refer\#
        ence":{"description":"The producer's own reference.","$ref":"#/components/schemas/firstbell.police-notificatio\#
        n.v1/$defs/reference"},"reportedAt":{"description":"When it was reported to the police, or referred; at most 5\#
         minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/components/schemas/firstbell.police-\#
        notification.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes ahead of the broker's clock.","$re\#
        f":"#/components/schemas/firstbell.police-notification.v1/$defs/time"},"riskGrade":{"enum":["standard","medium\#
        ","high"]},"level":{"description":"The threshold of need.","type":"integer","minimum":1,"maximum":4},"supersed\#
        es":{"description":"The CloudEvents id of the earlier event, of the same source, type and reference, that this\#
         one takes the place of.","type":"string","pattern":"^[!-~]{1,128}$"},"recipients":{"description":"Who is told\#
        , and as what.","type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["partner","as"]\#
        ,"properties":{"partner":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/partner"},"as":{\#
        "enum":["social-care","early-help","support-service","idva"]}},"additionalProperties":false,"anyOf":[{"propert\#
        ies":{"as":{"const":"social-care"},"partner":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$d\#
        efs/localAuthority"}}},{"properties":{"as":{"const":"early-help"},"partner":{"$ref":"#/components/schemas/firs\#
        tbell.police-notification.v1/$defs/authorityOrAgency"}}},{"properties":{"as":{"enum":["support-service","idva"\#
        ]},"partner":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/agency"}}}]},"uniqueItems":t\#
        rue},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{\#
        "type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][\#
        ^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000\#
        -\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sc\#
        hemas/firstbell.police-notification.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.police\#
        -notification.v1/$defs/nhsNumber"},"address":{"description":"Where the victim lives; it reaches only recipient\#
        s whose profile has it, and no other member may hold one.","type":"string","minLength":1,"maxLength":200,"patt\#
        ern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"addressProtected":{"d\#
        escription":"Whether the address may reach nobody, whatever a profile grants.","type":"boolean"}},"additionalP\#
        roperties":false},"children":{"type":"array","maxItems":20,"items":{"type":"object","required":["givenName","f\#
        amilyName","dateOfBirth"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"\#
        ^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string\#
        ","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u00\#
        1f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/date"},"upn"\#
        :{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/\#
        schemas/firstbell.police-notification.v1/$defs/nhsNumber"},"exposure":{"description":"How the child met the ab\#
        use.","enum":["DIRECT_VICTIM","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_P\#
        RESENT_LINKED","UNKNOWN"]},"voice":{"description":"The voice of the child.","type":"object","required":["spoke\#
        nTo"],"properties":{"spokenTo":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"d\#
        escription":"What the child said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u000\#
        8\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\#
        \\u007f]*$"},"othersPresent":{"description":"Who else was there.","type":"string","minLength":1,"maxLength":20\#
        0,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalPro\#
        perties":false},"connection":{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"add\#
        itionalProperties":false}},"perpetrators":{"type":"array","maxItems":10,"items":{"type":"object","required":["\#
        givenName","familyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^\#
        [^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string"\#
        ,"minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001\#
        f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/date"},"relat\#
        ionshipToVictim":{"type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000\#
        -\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"circumstances":{"description":"\#
        Brief factual circumstances.","type":"string","minLength":1,"maxLength":2000,"pattern":"^[^\\u0000-\\u0008\\u0\#
        00b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u00\#
        7f]*$"},"abuseTypes":{"type":"array","maxItems":11,"items":{"enum":["physical","verbal","sexual","coercive_con\#
        trol","economic","emotional","stalking_harassment","hba","fm","child_to_parent","other"]},"uniqueItems":true},\#
        "locationCategory":{"description":"Where, as a category; an address may not be sent.","enum":["HOME","OTHER_HO\#
        ME","PUBLIC","ONLINE"]},"consent":{"description":"The victim's consent, and who answers for going without it."\#
        ,"type":"object","required":["state"],"properties":{"state":{"enum":["not-required","not-sought","given","refu\#
        sed","withdrawn","expired","unable"]},"scopes":{"type":"array","maxItems":2,"items":{"enum":["support","inform\#
        ation"]},"uniqueItems":true},"obtainedSafely":{"description":"False for consent given before the perpetrator o\#
        r through an interpreter of the family, which counts as none.","type":"boolean"},"override":{"description":"Th\#
        e decision to share without consent, on a limb of Data Protection Act 2018 Schedule 1 paragraph 18.","type":"o\#
        bject","required":["limb","reason","decidedBy","decidedAt"],"properties":{"limb":{"enum":["a","b","c"]},"reaso\#
        n":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\\#
        u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"decidedBy":{"type"\#
        :"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u00\#
        00-\\u001f\\u007f]*$"},"decidedAt":{"$ref":"#/components/schemas/firstbell.police-notification.v1/$defs/time"}\#
        ,"reviewedBy":{"description":"The second person; outside a meeting always needed, and another than who decided\#
        .","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007\#
        f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"additionalProperties":false},"advocate":{"des\#
        cription":"How to reach the independent adviser.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\#
        \\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"safeContact":{"description":"H\#
        ow the victim may be contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"patte\#
        rn":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\#
        \\u000c\\u000e-\\u001f\\u007f]*$"}},"additionalProperties":false},"datacontenttype":{"const":"application/json\#
        "},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name."\#
        ,"type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"tra\#
        ceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{\#
        "pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|villag\#
        e|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|bu\#
        ilding|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what\#
        3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset from UTC.","type":"string\#
        ","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Z\#
        z]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string","format":"date","patte\#
        rn":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only together with the source."\#
        ,"type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partner id, kind/code, of a\#
         kind that can have a part.","type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{\#
        0,31}$"},"localAuthority":{"type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"aut\#
        horityOrAgency":{"type":"string","pattern":"^(?:local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"ag\#
        ency":{"type":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten d\#
        igits, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"\#
        nhs-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Numbe\#
        r, or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"string","form\#
        at":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"}}},"firstbell.protec\#
        tion-order.v1":{"title":"A notice or an order that keeps a perpetrator away","description":"The CloudEvent tha\#
        t a police force publishes. Unknown extension attributes are ignored; unknown members of data are refused.","t\#
        ype":"object","required":["specversion","id","source","type","time","data"],"properties":{"specversion":{"cons\#
        t":"1.0"},"id":{"description":"With source, the name of the event for ever.","type":"string","pattern":"^[!-~]\#
        {1,128}$"},"source":{"description":"The producer's SPIFFE id, as in its certificate.","type":"string","pattern\#
        ":"^[!-~]{1,512}$"},"type":{"const":"firstbell.protection-order.v1"},"time":{"description":"When the event was\#
         published; at most 5 minutes ahead of the broker's clock.","$ref":"#/components/schemas/firstbell.protection-\#
        order.v1/$defs/time"},"data":{"type":"object","required":["reference","reportedAt","recipients","order","victi\#
        m","perpetrators"],"properties":{"reference":{"description":"The producer's own reference.","$ref":"#/componen\#
        ts/schemas/firstbell.protection-order.v1/$defs/reference"},"reportedAt":{"description":"When it was reported t\#
        o the police, or referred; at most 5 minutes ahead of the broker's clock. Deadlines run from here.","$ref":"#/\#
        components/schemas/firstbell.protection-order.v1/$defs/time"},"occurredAt":{"description":"At most 5 minutes a\#
        head of the broker's clock.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/time"},"riskGrad\#
        e":{"enum":["standard","medium","high"]},"supersedes":{"description":"The CloudEvents id of the earlier event,\#
         of the same source, type and reference, that this one takes the place of.","type":"string","pattern":"^[!-~]{\#
        1,128}$"},"recipients":{"description":"Who is told, and as what.","type":"array","minItems":1,"maxItems":40,"i\#
        tems":{"type":"object","required":["partner","as"],"properties":{"partner":{"$ref":"#/components/schemas/first\#
        bell.protection-order.v1/$defs/partner"},"as":{"enum":["school","social-care","idva"]}},"additionalProperties"\#
        :false,"anyOf":[{"properties":{"as":{"const":"school"},"partner":{"$ref":"#/components/schemas/firstbell.prote\#
        ction-order.v1/$defs/school"}}},{"properties":{"as":{"const":"social-care"},"partner":{"$ref":"#/components/sc\#
        hemas/firstbell.protection-order.v1/$defs/localAuthority"}}},{"properties":{"as":{"const":"idva"},"partner":{"\#
        $ref":"#/components/schemas/firstbell.protection-order.v1/$defs/agency"}}}]},"uniqueItems":true},"order":{"typ\#
        e":"object","required":["kind","from","until"],"properties":{"kind":{"description":"A domestic violence protec\#
        tion notice, which the police make; a protection order, which a court makes; or another.","enum":["DVPN","DVPO\#
        ","OTHER"]},"from":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"until":{"descript\#
        ion":"The last day on which it counts.","$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"\#
        },"terms":{"type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\\#
        u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"additional\#
        Properties":false},"victim":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":\#
        {"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\\#
        u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"patter\#
        n":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#\#
        /components/schemas/firstbell.protection-order.v1/$defs/date"},"nhsNumber":{"$ref":"#/components/schemas/first\#
        bell.protection-order.v1/$defs/nhsNumber"}},"additionalProperties":false},"children":{"type":"array","maxItems\#
        ":20,"items":{"type":"object","required":["givenName","familyName","dateOfBirth"],"properties":{"givenName":{"\#
        type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\#
        \\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\#
        \\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"dateOfBirth":{"$ref":"#/components/sch\#
        emas/firstbell.protection-order.v1/$defs/date"},"upn":{"$ref":"#/components/schemas/firstbell.protection-order\#
        .v1/$defs/upn"},"nhsNumber":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/nhsNumber"},"pos\#
        tcode":{"description":"A match key; it never leaves the broker.","$ref":"#/components/schemas/firstbell.protec\#
        tion-order.v1/$defs/postcode"},"exposure":{"description":"How the child met the abuse.","enum":["DIRECT_VICTIM\#
        ","PRESENT_SAW","PRESENT_HEARD","IN_HOME_OTHER_ROOM","VICINITY","AFTERMATH","NOT_PRESENT_LINKED","UNKNOWN"]},"\#
        voice":{"description":"The voice of the child.","type":"object","required":["spokenTo"],"properties":{"spokenT\#
        o":{"description":"Whether the child was spoken to.","type":"boolean"},"words":{"description":"What the child \#
        said.","type":"string","minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"},"othersPresent"\#
        :{"description":"Who else was there.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\\u0000-\\u0\#
        01f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false},"connection"\#
        :{"description":"Whose child it is.","enum":["VICTIM","PERPETRATOR","BOTH"]}},"additionalProperties":false}},"\#
        perpetrators":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"object","required":["givenName","fam\#
        ilyName"],"properties":{"givenName":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[^\\u0000-\\u00\#
        1f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"familyName":{"type":"string","minLength":1,\#
        "maxLength":100,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"\#
        dateOfBirth":{"$ref":"#/components/schemas/firstbell.protection-order.v1/$defs/date"},"relationshipToVictim":{\#
        "type":"string","minLength":1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\#
        \\u0000-\\u001f\\u007f]*$"}},"additionalProperties":false}},"safeContact":{"description":"How the victim may b\#
        e contacted safely; never an address.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u\#
        0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0\#
        01f\\u007f]*$"}},"additionalProperties":false,"if":{"required":["recipients"],"properties":{"recipients":{"con\#
        tains":{"required":["as"],"properties":{"as":{"const":"school"}}}}}},"then":{"description":"A school can only \#
        be told of a child.","required":["children"],"properties":{"children":{"minItems":1}}}},"datacontenttype":{"co\#
        nst":"application/json"},"dataschema":{"type":"string","pattern":"^[!-~]{1,2048}$"},"subject":{"description":"\#
        Opaque; never a name.","type":"string","pattern":"^[!-~]{1,128}$"},"correlationid":{"type":"string","pattern":\#
        "^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\#
        $"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern":"^address|address(?:es)?$|^(?:street|streetname\#
        |road|town|city|village|locality|county|uprn|usrn|location|place|postcode|postalcode|zip|zipcode|house|housena\#
        me|housenumber|flat|building|buildingname|latitude|longitude|lat|lon|lng|coordinates|easting|northing|gridrefe\#
        rence|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"time":{"description":"RFC 3339 with an offset fro\#
        m UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]\#
        {2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"date":{"description":"A day that exists.","type":"string",\#
        "format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reference":{"description":"Opaque; unique only toge\#
        ther with the source.","type":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"},"partner":{"description":"A partn\#
        er id, kind/code, of a kind that can have a part.","type":"string","pattern":"^(?:school|local-authority|agenc\#
        y)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"school":{"type":"string","pattern":"^school/[A-Za-z0-9][A-Za-z0-9._-]{0\#
        ,31}$"},"localAuthority":{"type":"string","pattern":"^local-authority/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"agen\#
        cy":{"type":"string","pattern":"^agency/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"},"nhsNumber":{"description":"Ten dig\#
        its, the last of them the check digit modulo 11; ten equal digits are no number.","type":"string","format":"nh\#
        s-number","pattern":"^(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})$"},"upn":{"description":"A Unique Pupil Number,\#
         or UN1 to UN5 where none is known; the first letter of a number is the check letter.","type":"string","format\#
        ":"upn","pattern":"^(?:[A-HJ-NP-RT-Z][0-9]{11}(?:[0-9]|[A-HJ-NP-RT-Z])|[Uu][Nn][1-5])$"},"postcode":{"descript\#
        ion":"A United Kingdom postcode; case and spaces are free.","type":"string","pattern":"^ *(?:(?:[A-PR-UWYZa-pr\#
        -uwyz] *[0-9](?: *(?:[0-9]|[ABCDEFGHJKPSTUWabcdefghjkpstuw]))?|[A-PR-UWYZa-pr-uwyz] *[A-HK-Ya-hk-y] *[0-9](?: \#
        *(?:[0-9]|[ABEHMNPRVWXYabehmnprvwxy]))?) *[0-9] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z] *[ABD-HJLNP-UW-Zabd-hjlnp-uw-z\#
        ]|[Gg] *[Ii] *[Rr] *0 *[Aa] *[Aa]) *$"}}},"firstbell.recall.v1":{"title":"The recall of an event by its own so\#
        urce","description":"The CloudEvent that takes an earlier event back. Unknown extension attributes are ignored\#
        ; unknown members of data are refused.","type":"object","required":["specversion","id","source","type","time",\#
        "data"],"properties":{"specversion":{"const":"1.0"},"id":{"description":"With source, the name of the event fo\#
        r ever.","type":"string","pattern":"^[!-~]{1,128}$"},"source":{"description":"The producer's SPIFFE id, as in \#
        its certificate.","type":"string","pattern":"^[!-~]{1,512}$"},"type":{"const":"firstbell.recall.v1"},"time":{"\#
        description":"When the event was published; at most 5 minutes ahead of the broker's clock.","$ref":"#/componen\#
        ts/schemas/firstbell.recall.v1/$defs/time"},"data":{"type":"object","required":["event","reason"],"properties"\#
        :{"event":{"description":"The CloudEvents id of the event recalled, which the same source published.","type":"\#
        string","pattern":"^[!-~]{1,128}$"},"reason":{"enum":["WRONG_RECIPIENT","WRONG_PERSON","WRONG_CONTENT","PUBLIS\#
        HED_IN_ERROR"]},"recipient":{"description":"Only this one's notices; without it everybody's.","$ref":"#/compon\#
        ents/schemas/firstbell.recall.v1/$defs/partner"},"note":{"description":"For whoever looks into it; sealed, and\#
         never forwarded.","type":"string","minLength":1,"maxLength":500,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\\#
        u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}},"ad\#
        ditionalProperties":false},"datacontenttype":{"const":"application/json"},"dataschema":{"type":"string","patte\#
        rn":"^[!-~]{1,2048}$"},"subject":{"description":"Opaque; never a name.","type":"string","pattern":"^[!-~]{1,12\#
        8}$"},"correlationid":{"type":"string","pattern":"^[!-~]{1,128}$"},"traceparent":{"type":"string","pattern":"^\#
        [0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}},"propertyNames":{"pattern":"^[a-z0-9]+$","not":{"pattern\#
        ":"^address|address(?:es)?$|^(?:street|streetname|road|town|city|village|locality|county|uprn|usrn|location|pl\#
        ace|postcode|postalcode|zip|zipcode|house|housename|housenumber|flat|building|buildingname|latitude|longitude|\#
        lat|lon|lng|coordinates|easting|northing|gridreference|geo|geohash|what3words|residence|refuge)$"}},"$defs":{"\#
        time":{"description":"RFC 3339 with an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9\#
        ]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"partner":\#
        {"description":"A partner id, kind/code.","type":"string","pattern":"^(?:police|marac|school|early-years|gp|he\#
        alth-visiting|local-authority|agency)/[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}}},"firstbell.recalled.v1":{"title":"T\#
        he recall of a notice, for whoever had it","description":"The CloudEvent that a NOTICE carries when an earlier\#
         one is recalled. Ignore members that are not listed: later brokers may add some.","type":"object","required":\#
        ["specversion","id","source","type","time","datacontenttype","digest","data"],"properties":{"specversion":{"co\#
        nst":"1.0"},"id":{"description":"The notice's id, which is the message's correlation too.","type":"string","pa\#
        ttern":"^[!-~]{1,64}$"},"source":{"description":"The broker's SPIFFE id.","type":"string","pattern":"^[!-~]{1,\#
        512}$"},"type":{"const":"firstbell.recalled.v1"},"time":{"$ref":"#/components/schemas/firstbell.recalled.v1/$d\#
        efs/time"},"datacontenttype":{"const":"application/json"},"digest":{"description":"SHA-256 of the canonical fo\#
        rm (RFC 8785) of data; a receipt repeats it.","$ref":"#/components/schemas/firstbell.recalled.v1/$defs/digest"\#
        },"data":{"type":"object","required":["flow","recipient","deadline","rehearsal","handling","notice","event","r\#
        eason","decision"],"properties":{"flow":{"const":"correction"},"recipient":{"$ref":"#/components/schemas/first\#
        bell.recalled.v1/$defs/partner"},"deadline":{"description":"When it should be there: at once.","$ref":"#/compo\#
        nents/schemas/firstbell.recalled.v1/$defs/time"},"rehearsal":{"description":"True in a rehearsal deployment, f\#
        or ever: nothing in it is about real people.","type":"boolean"},"handling":{"type":"object","required":["text"\#
        ],"properties":{"text":{"description":"What to do: delete the notice, and confirm it.","type":"string","minLen\#
        gth":1,"maxLength":4000,"pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0020\\\#
        u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"}}},"notice":{"description":"The id of the noti\#
        ce that is recalled.","type":"string","pattern":"^[!-~]{1,64}$"},"family":{"description":"The programme's numb\#
        er of the one family of a digest that it is about; the rest of the digest stands.","type":"string","minLength"\#
        :1,"maxLength":60,"pattern":"^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"}\#
        ,"event":{"type":"object","required":["id"],"properties":{"id":{"description":"The producer's CloudEvents id."\#
        ,"type":"string","pattern":"^[!-~]{1,128}$"},"reference":{"description":"The producer's reference; missing whe\#
        re the content of the event is destroyed already.","$ref":"#/components/schemas/firstbell.recalled.v1/$defs/re\#
        ference"}}},"reason":{"enum":["WRONG_RECIPIENT","WRONG_PERSON","WRONG_CONTENT","PUBLISHED_IN_ERROR","SUPERSEDE\#
        D","CONSENT_WITHDRAWN"]},"decision":{"description":"The decision that released the notice.","type":"object","r\#
        equired":["rule","basis","policy"],"properties":{"rule":{"type":"string","pattern":"^[!-~]{1,64}$"},"basis":{"\#
        description":"Codes of gateway and lawful basis.","type":"string","minLength":1,"maxLength":200,"pattern":"^[^\#
        \\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$"},"policy":{"$ref":"#/components/\#
        schemas/firstbell.recalled.v1/$defs/digest"}}}}},"attempt":{"description":"2 and more when the notice is sent \#
        again.","type":"integer","minimum":2,"maximum":9007199254740992}},"$defs":{"time":{"description":"RFC 3339 wit\#
        h an offset from UTC.","type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}\#
        :[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"},"digest":{"description":"SHA-256, lower-case\#
         hexadecimal.","type":"string","pattern":"^[0-9a-f]{64}$"},"partner":{"description":"A partner id, kind/code."\#
        ,"type":"string","pattern":"^(?:police|marac|school|early-years|gp|health-visiting|local-authority|agency)/[A-\#
        Za-z0-9][A-Za-z0-9._-]{0,31}$"},"reference":{"description":"Opaque; unique only together with the force.","typ\#
        e":"string","pattern":"^[A-Za-z0-9/_ .-]{3,40}$"}}}}}}
        """#
}
