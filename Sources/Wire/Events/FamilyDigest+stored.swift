// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension FamilyDigest {
    /// The canonical JSON that the journal seals for a digest; nobody is in it.
    package var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("cluster", cluster.description)
        writer.date("date", date)
        writer.integer("families", families)
        writer.instant("since", since)
        return writer.finish()
    }

    /// Reads back what ``stored`` wrote.
    ///
    /// - Throws: `invalid-event` when the octets are not that.
    package init(stored octets: [UInt8]) throws(Problem) {
        self = try Fields.decode(octets, or: .invalidEvent, unknown: .refused) { Self.read(&$0, &$1) }
    }

    fileprivate static func read(_ fields: inout Fields, _ errors: inout FieldErrors) -> FamilyDigest? {
        let cluster = fields.required("cluster", &errors)?.forum(of: .locality, &errors)
        let date = fields.required("date", &errors)?.date(&errors)
        let families = fields.required("families", &errors)?.integer(in: 0...1_000_000, &errors)
        let since = fields.required("since", &errors)?.instant(&errors)
        guard let cluster, let date, let families, let since else { return nil }
        return FamilyDigest(cluster: cluster, date: date, since: since, families: Int(families))
    }
}

extension DigestFamily {
    /// The canonical JSON that the journal seals for a family of a digest.
    package var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.object("digest", digest.stored)
        writer.array("entries", seen.entries) { $0.raw($1.stored) }
        writer.text("family", seen.family)
        writer.text("lead", seen.lead.description)
        return writer.finish()
    }

    /// Reads back what ``stored`` wrote.
    ///
    /// - Throws: `invalid-event` when the octets are not that.
    package init(stored octets: [UInt8]) throws(Problem) {
        self = try Fields.decode(octets, or: .invalidEvent, unknown: .refused) { fields, errors in
            let digest = fields.required("digest", &errors).flatMap {
                Fields.read($0, unknown: .refused, &errors) { FamilyDigest.read(&$0, &$1) }
            }
            let entries = fields.required("entries", &errors)?.list(
                1...DigestNoticeContent.longest, &errors, DigestEntry.readStored)
            let family = fields.required("family", &errors)?.text(.line(60), &errors)
            let lead = fields.required("lead", &errors)?.partner(&errors)
            guard let digest, let entries, let family, let lead else { return nil }
            return DigestFamily(digest: digest, seen: SeenFamily(family: family, lead: lead, entries: entries))
        }
    }
}

extension DigestEntry {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.array("abuseTypes", facts.abuseTypes) { $0.string($1.rawValue) }
        writer.array("children", children) { $0.raw($1.octets) }
        writer.instant("occurredAt", facts.occurredAt)
        writer.text("reference", facts.reference)
        writer.instant("reportedAt", facts.reportedAt)
        writer.text("riskGrade", facts.riskGrade?.rawValue)
        return writer.finish()
    }

    fileprivate static func readStored(_ value: JSONValue, _ errors: inout FieldErrors) -> DigestEntry? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let abuseTypes = fields.required("abuseTypes", &errors)?.list(0...AbuseType.allCases.count, &errors) {
                value, errors in value.choice(AbuseType.self, &errors)
            }
            let children = fields.required("children", &errors)?.list(0...99, &errors) { value, errors in
                DigestChild.read(value, unknown: .refused, &errors)
            }
            let occurredAt = fields.optional("occurredAt")?.instant(&errors)
            let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
            let reportedAt = fields.required("reportedAt", &errors)?.instant(&errors)
            let riskGrade = fields.optional("riskGrade")?.choice(RiskGrade.self, &errors)
            guard let abuseTypes, let children, let reference, let reportedAt else { return nil }
            return DigestEntry(
                FamilySighting.Facts(
                    reference: reference.text, occurredAt: occurredAt, reportedAt: reportedAt, riskGrade: riskGrade,
                    abuseTypes: abuseTypes), children: children)
        }
    }
}
