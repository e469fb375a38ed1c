// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of a register of flagged families; the two numbers may be left out.
enum FamilyColumn: String, ImportColumn {
    case family, cluster, lead
    case flaggedFrom = "flagged_from"
    case flaggedUntil = "flagged_until"
    case consentUntil = "consent_until"
    case limb
    case givenName = "given_name"
    case familyName = "family_name"
    case dateOfBirth = "date_of_birth"
    case upn
    case nhsNumber = "nhs_number"

    var isRequired: Bool { self != .upn && self != .nhsNumber }
}

/// Reads what `firstbell import families` takes: the flagged families of one or more clusters, a row a person.
package enum FamilyFile {
    /// The column with the number of the family.
    package static let familyColumn = FamilyColumn.family.rawValue

    /// Reads the register.
    ///
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, as form: ImportForm = .snapshot
    ) throws(ImportFailure) -> ImportedFile<FamilyMemberRow> {
        var report = ImportReport(file: file, as: form)
        var rows: [ImportedRow<FamilyMemberRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, &report) }
        return try report.result(rows)
    }

    private static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<FamilyMemberRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<FamilyMemberRow>] = []
        var duplicates = DuplicateCheck<FamilyMemberKey>()
        var families: [FamilyKey: (line: Int, said: FlaggedFamily)] = [:]
        CSVTable<FamilyColumn>.forEachRow(octets, text, &report) { row, report in
            guard let member = member(row, &report) else { return }
            let first = families[FamilyKey(cluster: member.cluster, family: member.family)]
            if let first, first.said != member.ofFamily {
                row.refuse(
                    .family, "is described in another way in line \(first.line)",
                    remedy: "Give each row of a family the same lead, dates, consent and limb", &report)
                return
            }
            guard row.isFirst(of: member.snapshotKey, named: .familyName, &duplicates, &report) else { return }
            if first == nil {
                families[FamilyKey(cluster: member.cluster, family: member.family)] = (row.line, member.ofFamily)
            }
            rows.append(ImportedRow(line: row.line, value: member))
        }
        return rows
    }

    private static func member(_ row: CSVRow<FamilyColumn>, _ report: inout ImportReport) -> FamilyMemberRow? {
        let family = row.required(.family, .family, &report)
        let cluster = row.required(.cluster, .cluster, &report)
        let lead = row.required(.lead, .partner(Set(PartnerKind.allCases), example: "agency/family-support"), &report)
        let from = row.required(.flaggedFrom, .isoDate, &report)
        let until = row.optional(.flaggedUntil, .isoDate, &report)
        let consent = row.optional(.consentUntil) == nil ? .given(until: nil) : row.optional(.consentUntil, .consent, &report)
        let limb = row.optional(.limb, .limb, &report)
        let givenName = row.required(.givenName, .name, &report)
        let familyName = row.required(.familyName, .name, &report)
        let dateOfBirth = row.required(.dateOfBirth, .isoDate, &report)
        let upn = UPN.standsForUnknown(row.text(.upn)) ? nil : row.optional(.upn, .upn, &report)
        let nhsNumber = row.optional(.nhsNumber, .nhsNumber, &report)
        if let from, let until, until < from {
            row.refuse(.flaggedUntil, "is before flagged_from", remedy: "Correct the two dates", &report)
            return nil
        }
        // A field that is filled in and cannot be read must not become one without an end, or without a limb.
        guard let family, let cluster, let lead, let from, let consent, let givenName, let familyName, let dateOfBirth,
            until != nil || row.optional(.flaggedUntil) == nil, limb != nil || row.optional(.limb) == nil
        else { return nil }
        return FamilyMemberRow(
            family: family, cluster: cluster, lead: lead, flaggedFrom: from, flaggedUntil: until, consent: consent, limb: limb,
            person: FamilyPerson(
                givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, upn: upn, nhsNumber: nhsNumber))
    }
}

extension ValueRule where Value == String {
    fileprivate static var family: ValueRule {
        ValueRule(what: "is not the number of a family", remedy: "Write up to 60 characters on one line") {
            $0.isName && $0.unicodeScalars.count <= 60 ? $0 : nil
        }
    }
}

extension ValueRule where Value == ForumID {
    fileprivate static var cluster: ValueRule {
        ValueRule(
            what: "is not the id of a cluster", remedy: "Write locality, a slash and the cluster's code: locality/wyre-forest"
        ) { ForumID($0).flatMap { $0.kind == .locality ? $0 : nil } }
    }
}

extension ValueRule where Value == ProgrammeConsent {
    fileprivate static var consent: ValueRule {
        ValueRule(
            what: "is neither a date nor -",
            remedy: "Write the last day of consent as 2026-03-27, a dash for none, or nothing for consent without end"
        ) { text in
            text == "-" ? ProgrammeConsent.none : CivilDate(iso: text).map { .given(until: $0) }
        }
    }
}

extension ValueRule where Value == ConsentLimb {
    fileprivate static var limb: ValueRule {
        ValueRule(what: "is no limb of Schedule 1 paragraph 18", remedy: "Write a, b or c, or nothing") {
            ConsentLimb(rawValue: $0.lowercased())
        }
    }
}
