// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A `NOTICE` as a client reads it, its digest checked.
package struct ReceivedNotice: Hashable, Sendable {
    package var envelope: NoticeEnvelope
    package var content: Content

    /// The `data` of the notice, by its type.
    package enum Content: Hashable, Sendable {
        /// About one child of an incident.
        case notice(NoticeContent)
        /// About one person of a MARAC case.
        case caseNotice(CaseNoticeContent)
        /// About one person of a matter that agencies are told of.
        case matterNotice(MatterNoticeContent)
        /// A morning's digest of flagged families.
        case digest(DigestNoticeContent)
        case hold(HoldContent)
        /// That an earlier notice is recalled.
        case recalled(RecalledContent)
        /// That nothing has happened: a drill.
        case drill(DrillContent)
    }

    /// Reads the body of a `NOTICE`.
    ///
    /// - Throws: `Problem` with `not-json`, `invalid-body`, or `digest-mismatch` when `data` is not what `digest` says.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            if let version = fields.required("specversion", &errors), version.string(&errors).map({ $0 != "1.0" }) ?? false {
                errors.add(.invalidValue, at: version, "`1.0` is needed here.")
            }
            let id = fields.required("id", &errors)?.text(.token(64), &errors)
            let source = fields.required("source", &errors)?.text(.token(512), &errors)
            let type = fields.required("type", &errors)?.choice(NoticeType.self, &errors)
            let time = fields.required("time", &errors)?.instant(&errors)
            if let media = fields.required("datacontenttype", &errors),
                media.string(&errors).map({ $0 != "application/json" }) ?? false
            {
                errors.add(.invalidValue, at: media, "`application/json` is needed here.")
            }
            let digest = fields.required("digest", &errors)?.digest(&errors)
            let attempt = fields.optional("attempt")?.integer(in: 2...1 << 53, &errors)
            let data = fields.required("data", &errors)
            let content: Content? =
                switch type {
                case .notice: data.flatMap { Content.read($0, &errors) }
                case .hold: data.flatMap { HoldContent.read($0, &errors) }.map { .hold($0) }
                case .recalled: data.flatMap { RecalledContent.read($0, &errors) }.map { .recalled($0) }
                case .drill: data.flatMap { DrillContent.read($0, &errors) }.map { .drill($0) }
                case nil: nil
                }
            guard let id, let source, let type, let time, let digest, let data, let content else { return nil }
            let envelope = NoticeEnvelope(
                type: type, id: id, source: source, time: time, digest: digest, attempt: attempt.map { Int($0) } ?? 1,
                data: data.canonical())
            return ReceivedNotice(envelope: envelope, content: content)
        }
        guard Digest.sha256(envelope.data) == envelope.digest else { throw Problem(.digestMismatch) }
    }

    private init(envelope: NoticeEnvelope, content: Content) {
        self.envelope = envelope
        self.content = content
    }
}

extension ReceivedNotice.Content {
    /// Reads what the flow says that it is; a flow of neither kind is a fault of its own.
    fileprivate static func read(_ data: JSONValue, _ errors: inout FieldErrors) -> ReceivedNotice.Content? {
        switch data.member("flow")?.string.flatMap(Flow.init(rawValue:)) {
        case .maracGP, .maracRecord: return CaseNoticeContent.read(data, &errors).map { .caseNotice($0) }
        case .policeNotification, .marac, .claresLaw, .familyGroup, .localityConference, .mace, .offenderManagement,
            .protectionOrder:
            return MatterNoticeContent.read(data, &errors).map { .matterNotice($0) }
        case .familiesFirst: return DigestNoticeContent.read(data, &errors).map { .digest($0) }
        case .encompass, .encompassEarlyYears, nil: return NoticeContent.read(data, &errors).map { .notice($0) }
        case .correction:
            errors.add(.invalidValue, in: data, member: "flow", "A recall has a type of its own.")
            return nil
        }
    }
}
