// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Reading a digest, for clients: members that a later broker adds are ignored.
extension DigestNoticeContent {
    /// How many entries a digest can have: every family of a large programme, several times.
    static let longest = 10_000

    /// Reads back what a notice of a digest says.
    ///
    /// - Throws: `invalid-body` when the octets are not that.
    package init(octets: [UInt8]) throws(Problem) {
        let root: JSONValue
        do throws(JSONError) { root = try JSONDocument(octets).root } catch { throw Problem(error) }
        var errors = FieldErrors()
        guard let content = Self.read(root, &errors), errors.isEmpty else { throw Problem(.invalidBody, errors: errors.list) }
        self = content
    }

    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> DigestNoticeContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let handling = fields.required("handling", &errors).flatMap { NoticeContent.Handling.read($0, &errors) }
            let digest = fields.required("digest", &errors).flatMap { Body.read($0, &errors) }
            let event = fields.required("event", &errors).flatMap { NoticeContent.EventReference.read($0, &errors) }
            let decision = fields.required("decision", &errors).flatMap { NoticeContent.DecisionReference.read($0, &errors) }
            let match = fields.required("match", &errors)?.choice(MatchBasis.self, &errors)
            let flags = fields.required("flags", &errors)?.set(0...NoticeFlag.allCases.count, &errors) { value, errors in
                value.choice(NoticeFlag.self, &errors)
            }
            let supersedes = fields.optional("supersedes").flatMap { NoticeContent.superseded($0, &errors) }
            let changes = fields.optional("changes")?.set(0...20, &errors) { $0.text(.token(64), &$1) }
            guard let recipient, let deadline, let rehearsal, let handling, let digest, let event, let decision, let match,
                let flags
            else { return nil }
            return DigestNoticeContent(
                recipient: recipient, deadline: deadline, rehearsal: rehearsal, handling: handling, cluster: digest.cluster,
                date: digest.date, since: digest.since, entries: digest.entries, event: event, decision: decision, match: match,
                flags: flags, supersedes: supersedes, changes: changes ?? [])
        }
    }

    /// The members of `digest`.
    private struct Body {
        var cluster: ForumID
        var date: CivilDate
        var since: Instant
        var entries: [Entry]

        static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Body? {
            Fields.read(value, unknown: .ignored, &errors) { fields, errors in
                let cluster = fields.required("cluster", &errors)?.forum(of: .locality, &errors)
                let date = fields.required("date", &errors)?.date(&errors)
                let since = fields.required("since", &errors)?.instant(&errors)
                let isNil = fields.required("nil", &errors)?.boolean(&errors)
                // A digest of something has entries, and a nil return none.
                let listed = isNil == false ? fields.required("entries", &errors) : fields.optional("entries")
                let entries = listed?.list(isNil == false ? 1...longest : 0...0, &errors, Entry.read)
                guard let cluster, let date, let since, isNil != nil, listed == nil || entries != nil else { return nil }
                return Body(cluster: cluster, date: date, since: since, entries: entries ?? [])
            }
        }
    }
}

extension DigestNoticeContent.Entry {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let family = fields.required("family", &errors)?.text(.line(60), &errors)
            let children = fields.optional("children")?.list(1...20, &errors, DigestChild.readTold)
            let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
            let occurredAt = fields.optional("occurredAt")?.instant(&errors)
            let reportedAt = fields.optional("reportedAt")?.instant(&errors)
            let riskGrade = fields.optional("riskGrade")?.choice(RiskGrade.self, &errors)
            let abuseTypes = fields.optional("abuseTypes")?.set(1...AbuseType.allCases.count, &errors) { value, errors in
                value.choice(AbuseType.self, &errors)
            }
            guard let family, let reference else { return nil }
            return Self(
                family: family, children: children ?? [], reference: reference.text, occurredAt: occurredAt,
                reportedAt: reportedAt, riskGrade: riskGrade, abuseTypes: abuseTypes ?? [])
        }
    }
}

extension DigestChild {
    fileprivate static func readTold(_ value: JSONValue, _ errors: inout FieldErrors) -> DigestChild? {
        read(value, unknown: .ignored, &errors)
    }

    static func read(_ value: JSONValue, unknown: Fields.Unknown, _ errors: inout FieldErrors) -> DigestChild? {
        Fields.read(value, unknown: unknown, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.required("dateOfBirth", &errors)?.date(&errors)
            guard let givenName, let familyName, let dateOfBirth else { return nil }
            return DigestChild(givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth)
        }
    }
}
