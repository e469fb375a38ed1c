// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of the published extract that are read; the other hundred are passed over (domain.md 5.2).
enum GIASColumn: String, PublishedColumn {
    case urn = "URN"
    case authorityCode = "LA (code)"
    case authorityName = "LA (name)"
    case number = "EstablishmentNumber"
    case name = "EstablishmentName"
    case typeCode = "TypeOfEstablishment (code)"
    case typeName = "TypeOfEstablishment (name)"
    case statusCode = "EstablishmentStatus (code)"
    case statusName = "EstablishmentStatus (name)"
    case openDate = "OpenDate"
    case closeDate = "CloseDate"
    case phaseName = "PhaseOfEducation (name)"
    case lowAge = "StatutoryLowAge"
    case highAge = "StatutoryHighAge"
    case postcode = "Postcode"
    case ukprn = "UKPRN"

    static let remedy = "Check the setting's record in GIAS and import the next extract"

    static var ignoresUnknown: Bool { true }

    /// Design.md section 8.
    var isRequired: Bool {
        switch self {
        case .urn, .authorityCode, .name, .typeName, .statusName, .postcode: true
        default: false
        }
    }
}

/// Reads the extract that GIAS publishes daily.
///
/// The required columns decide and are errors when bad; a bad value elsewhere is a warning and counts as absent, since one
/// odd date of a closed school must not keep the national directory out.
enum GIASExtract {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<SettingRow>] {
        guard let text = TextFile.windows1252(octets, &report) else { return [] }
        var rows: [ImportedRow<SettingRow>] = []
        var duplicates = DuplicateCheck<PartnerID>()
        CSVTable<GIASColumn>.forEachRow(octets, text, &report) { row, report in
            let id = row.required(.urn, .urn, &report)
            let name = row.required(.name, .name, &report)
            let authority = row.required(.authorityCode, .localAuthority, &report)
            let type = row.required(.typeName, &report)
            let status = row.required(.statusName, .status, &report)
            guard let id, let name, let authority, let type, let status else { return }
            guard row.isFirst(of: id, named: .urn, &duplicates, &report) else { return }
            let known = EstablishmentType.byName[type]
            if known == nil {
                row.warn(.typeName, "is a type this version does not know; nothing will be sent there", &report)
            }
            row.crossCheck(.typeCode, against: known?.code, &report)
            row.crossCheck(.statusCode, against: status.code, &report)
            let postcode = row.lenient(.postcode, .postcode, &report)
            if postcode == nil && (status.status == .open || status.status == .openProposedToClose) && row.text(.postcode).isEmpty {
                row.warn(.postcode, "is empty for an open setting", &report)
            }
            rows.append(
                ImportedRow(
                    line: row.line,
                    value: SettingRow(
                        id: id, name: name, category: known?.category ?? .other, status: status.status, type: type,
                        phase: row.optional(.phaseName), localAuthority: authority,
                        localAuthorityName: row.optional(.authorityName), postcode: postcode,
                        openedOn: row.lenient(.openDate, .giasDate, &report),
                        closedOn: row.lenient(.closeDate, .giasDate, &report),
                        lowestAge: row.lenient(.lowAge, .age, &report), highestAge: row.lenient(.highAge, .age, &report),
                        establishmentNumber: row.lenient(.number, .establishmentNumber, &report),
                        ukprn: row.lenient(.ukprn, .ukprn, &report))))
        }
        return rows
    }
}

extension CSVRow<GIASColumn> {
    /// Warns when the code column says something else than the name did.
    fileprivate func crossCheck(_ column: GIASColumn, against code: Int?, _ report: inout ImportReport) {
        guard let code, let text = optional(column), Int(text) != code else { return }
        report.warning(
            .mismatch, line: line, column: column.rawValue, "does not belong to the name beside it; the name was used",
            remedy: "Check that the extract was not edited")
    }
}

extension ValueRule where Value == PartnerID {
    /// Six digits; those of Wales and of children's centres do not begin with 1, which is nothing to warn of here.
    static var urn: ValueRule {
        ValueRule(what: "is not a URN", remedy: "Write the six digits of the setting's URN") { text in
            guard let id = PartnerID(kind: .school, code: text), id.hasPlausibleCode else { return nil }
            return id
        }
    }
}

extension ValueRule where Value == (code: Int, status: SettingStatus) {
    fileprivate static var status: ValueRule {
        ValueRule(
            what: "is not a status of the extract",
            remedy: "Use the extract as published: Open; Open, but proposed to close; Proposed to open; Closed"
        ) { EstablishmentType.statusByName[$0] }
    }
}

extension ValueRule where Value == Int {
    fileprivate static var age: ValueRule {
        ValueRule(what: "is not an age", remedy: "") { text in Int(text).flatMap { (0...99).contains($0) ? $0 : nil } }
    }
}

extension ValueRule where Value == String {
    /// Four digits; leading zeros are lost in spreadsheets.
    fileprivate static var establishmentNumber: ValueRule {
        ValueRule(what: "is not an establishment number", remedy: "") { text in
            guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
            return String(repeating: "0", count: 4 - text.utf8.count) + text
        }
    }

    fileprivate static var ukprn: ValueRule { ValueRule("UKPRN", { UKPRN.check($0) }, \.text) }
}
