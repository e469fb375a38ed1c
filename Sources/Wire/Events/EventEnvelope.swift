// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A published body once it has been parsed, before anything in it is believed.
///
/// Who may publish is decided on `source` and `type` alone, before the rest is looked at; the body is parsed once for both.
package struct EventEnvelope: Sendable {
    private let root: JSONValue

    /// Parses the body of a `PUBLISH`.
    ///
    /// - Throws: `Problem` with `not-json`, or `invalid-event` when it is no object.
    package init(body: [UInt8]) throws(Problem) {
        do throws(JSONError) {
            root = try JSONDocument(body).root
        } catch {
            throw Problem(error)
        }
        guard root.kind == .object else {
            throw Problem(.invalidEvent, errors: [FieldError(pointer: "", .wrongType, "An object is needed here.")])
        }
    }

    /// The `source` that the event claims; nil when it is no string.
    package var source: String? { root.member("source")?.string }

    /// The `type` that the event claims; nil when it is no string.
    package var type: String? { root.member("type")?.string }

    /// Checks the whole event and decodes it.
    ///
    /// Unknown extension attributes are ignored; they count in the digest and are kept nowhere else.
    ///
    /// - Throws: `Problem` with `unknown-type`, or `invalid-event` and every fault of attributes and data, at most 50.
    package func decoded(now: Instant) throws(Problem) -> DecodedEvent {
        var errors = FieldErrors()
        let event = Fields.read(root, unknown: .ignored, &errors) { fields, errors in
            Self.read(&fields, now: now, &errors)
        }
        if let type, EventType(rawValue: type) == nil {
            throw Problem(.unknownType, errors: [FieldError(pointer: "/type", .invalidValue)])
        }
        guard errors.isEmpty, var event else { throw Problem(.invalidEvent, errors: errors.list) }
        event.digest = digest
        return event
    }

    /// SHA-256 of the canonical form without `time` and `traceparent`, 32 octets.
    package var digest: [UInt8] { Digest.sha256(root.canonical(omitting: ["time", "traceparent"])) }

    private static func read(_ fields: inout Fields, now: Instant, _ errors: inout FieldErrors) -> DecodedEvent? {
        if let version = fields.required("specversion", &errors), version.string(&errors).map({ $0 != "1.0" }) ?? false {
            errors.add(.invalidValue, at: version, "`1.0` is needed here.")
        }
        let id = fields.required("id", &errors)?.text(.token(128), &errors)
        let source = fields.required("source", &errors)?.text(.token(512), &errors)
        let type = fields.required("type", &errors)?.string(&errors).flatMap { EventType(rawValue: $0) }
        let time = fields.required("time", &errors)?.pastInstant(now: now, &errors)
        if let media = fields.optional("datacontenttype"), media.string(&errors).map({ $0 != "application/json" }) ?? false {
            errors.add(.invalidValue, at: media, "`application/json` is needed here.")
        }
        _ = fields.optional("dataschema")?.text(.token(2048), &errors)
        _ = fields.optional("subject")?.text(.token(128), &errors)
        let correlationID = fields.optional("correlationid")?.text(.token(128), &errors)
        let traceparentValue = fields.optional("traceparent")
        let traceparent = traceparentValue?.text(.token(55), &errors)
        if let traceparentValue, let traceparent, !isTraceparent(traceparent) {
            errors.add(.invalidValue, at: traceparentValue, "A W3C traceparent is needed here.")
        }
        let data = fields.required("data", &errors)
        checkNames(of: fields.unknown, &errors)
        let payload = type.flatMap { type in data.flatMap { DecodedEvent.Payload.read($0, type, now: now, &errors) } }
        guard let id, let source, let time, let payload else { return nil }
        return DecodedEvent(
            source: source, id: id, time: time, correlationID: correlationID, traceparent: traceparent, digest: [],
            timesOutOfOrder: payload.isOutOfOrder(publishedAt: time), payload: payload)
    }

    /// CloudEvents 1.0 section 3.1.1: attribute names are lower-case letters and digits.
    private static func checkNames(of unknown: [(name: JSONValue, value: JSONValue)], _ errors: inout FieldErrors) {
        for (name, value) in unknown {
            let fault: FieldCode?? = name.withUTF8 { name in
                if PlaceName.matches(name) { return .forbiddenField }
                let isName =
                    !name.isEmpty
                    && name.allSatisfy {
                        $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
                    }
                return isName ? nil : .unknownField
            }
            if let fault = fault ?? nil { errors.add(fault, at: value) }
        }
    }

    /// The form of version 00, which later versions may only lengthen (W3C Trace Context section 3.2).
    private static func isTraceparent(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        return octets.count == 55
            && octets.indices.allSatisfy { at in
                let octet = octets[at]
                if at == 2 || at == 35 || at == 52 { return octet == UInt8(ascii: "-") }
                return octet >= UInt8(ascii: "0") && octet <= UInt8(ascii: "9")
                    || octet >= UInt8(ascii: "a") && octet <= UInt8(ascii: "f")
            }
    }
}

extension DecodedEvent.Payload {
    fileprivate static func read(
        _ data: JSONValue, _ type: EventType, now: Instant, _ errors: inout FieldErrors
    ) -> DecodedEvent.Payload? {
        switch type {
        case .incident: Incident.read(data, now: now, &errors).map { .incident($0) }
        case .caseHeard: CaseHeard.read(data, now: now, &errors).map { .caseHeard($0) }
        case .maracAction: MARACAction.read(data, now: now, &errors).map { .action($0) }
        case .consent: ConsentReport.read(data, now: now, &errors).map { .consent($0) }
        case .recall: Recall.read(data, &errors).map { .recall($0) }
        case .policeNotification, .maracMeeting, .claresLawReferral, .familyGroupReferral, .localityPaper, .maceReferral,
            .offenderManagement, .protectionOrder:
            type.matter.flatMap { Matter.read(data, as: $0, now: now, &errors) }.map { .matter($0, type) }
        }
    }

    /// Whether the times are not in the order in which such things happen (design.md section 9).
    fileprivate func isOutOfOrder(publishedAt time: Instant) -> Bool {
        switch self {
        case .incident(let incident): incident.occurredAt > incident.reportedAt || incident.reportedAt > time
        case .caseHeard(let heard): heard.facts.heardAt > time
        case .action(let action):
            [action.stateAt, action.acknowledgedAt].contains { $0.map { $0 < action.givenAt || $0 > time } ?? false }
                || action.givenAt > time
        case .matter(let matter, _):
            matter.facts.reportedAt > time || matter.facts.occurredAt.map { $0 > matter.facts.reportedAt } ?? false
        case .consent(let report): report.at > time
        case .recall: false
        }
    }
}

extension JSONValue {
    /// A time that is not more than five minutes ahead of `now` (design.md section 9).
    func pastInstant(now: Instant, _ errors: inout FieldErrors) -> Instant? {
        guard let instant = instant(&errors) else { return nil }
        guard instant <= now + .seconds(300) else {
            errors.add(.futureTime, at: self)
            return nil
        }
        return instant
    }
}
