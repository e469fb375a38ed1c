// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of `epraccur.csv` that are read, of 27 without a header.
///
/// The places are those of the specification that ODS publishes with the report; column 24 and the addresses are passed over.
enum EpraccurColumn: String, PublishedColumn {
    case code = "column 1 (organisation code)"
    case name = "column 2 (name)"
    case postcode = "column 10 (postcode)"
    case openDate = "column 11 (open date)"
    case closeDate = "column 12 (close date)"
    case status = "column 13 (status)"
    case setting = "column 26 (prescribing setting)"

    static let remedy = "Check the practice's record in ODS and import the next report"

    static let width = 27

    /// The place in the record, 0 for the first.
    var place: Int {
        switch self {
        case .code: 0
        case .name: 1
        case .postcode: 9
        case .openDate: 10
        case .closeDate: 11
        case .status: 12
        case .setting: 25
        }
    }
}

/// Reads the report of prescribing cost centres that ODS publishes, and takes from it what is a GP practice.
///
/// Walk-in centres, prisons and hospital services stand in it under codes of the same form; only the prescribing setting
/// tells them apart (domain.md 5.1). As with GIAS, a bad value in a column that does not decide is a warning.
enum EpraccurReport {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<PracticeRow>] {
        guard let text = encoding(of: octets, &report) else { return [] }
        var rows: [ImportedRow<PracticeRow>] = []
        var duplicates = DuplicateCheck<PartnerID>()
        let places = Dictionary(uniqueKeysWithValues: EpraccurColumn.allCases.map { ($0, $0.place) })
        let header = CSVHeader(width: EpraccurColumn.width, places: places)
        CSVTable<EpraccurColumn>.forEachRow(octets, text, under: header, &report) { row, report in
            guard row.optional(.setting, .isPractice, &report) == true else {
                // What is no practice any more ends; a snapshot does so by leaving it out.
                guard report.form == .delta, let id = PartnerID(kind: .gp, code: row.text(.code)),
                    row.isFirst(of: id, named: .code, &duplicates, &report)
                else { return }
                report.removals.insert(row.line)
                rows.append(ImportedRow(line: row.line, value: PracticeRow(id: id, name: row.text(.name))))
                return
            }
            let code = row.required(.code, .practice, &report)
            let name = row.required(.name, .name, &report)
            let status = row.required(.status, .odsStatus, &report)
            let openedOn = row.lenient(.openDate, .odsDate, &report)
            let closedOn = row.lenient(.closeDate, .odsDate, &report)
            if let openedOn, let closedOn, closedOn < openedOn { row.warn(.closeDate, "is before the open date", &report) }
            let postcode = row.lenient(.postcode, .postcode, &report)
            guard let id = code.flatMap({ PartnerID(kind: .gp, code: $0) }), let name, let status else { return }
            guard row.isFirst(of: id, named: .code, &duplicates, &report) else { return }
            rows.append(
                ImportedRow(
                    line: row.line,
                    value: PracticeRow(
                        id: id, name: name, status: status, postcode: postcode, openedOn: openedOn, closedOn: closedOn)))
        }
        if rows.isEmpty, report.errors.isEmpty, report.warnings.isEmpty {
            report.warning(
                .empty, "has no GP practice: no row has the prescribing setting RO76 or 4",
                remedy: "Check that it is the file you meant")
        }
        return rows
    }

    /// UTF-8 as the report is made today, Windows-1252 as the archives were before.
    static func encoding(of octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> TextFile? {
        if case .other = EncodingCheck(octets) { return TextFile.windows1252(octets, &report) }
        return TextFile.utf8(octets, &report)
    }
}

extension ValueRule where Value == CivilDate {
    /// ODS writes yyyymmdd.
    fileprivate static var odsDate: ValueRule {
        ValueRule(what: "is not a date of the form yyyymmdd", remedy: "") { text in
            guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit) else { return nil }
            return CivilDate(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
        }
    }
}

extension ValueRule where Value == PracticeStatus {
    /// A word as the report has it today, or the letter of the archives before.
    static var odsStatus: ValueRule {
        ValueRule(
            what: "is not a status of ODS",
            remedy: "Write Active, Inactive, Closed, Dormant or Proposed, or the letter A, C, D or P"
        ) { text in
            let word = text.lowercased()
            if let status = PracticeStatus(rawValue: word) { return status }
            return ["a": .active, "c": .closed, "d": .dormant, "p": .proposed][word]
        }
    }
}

extension ValueRule where Value == Bool {
    /// Whether a prescribing setting is that of a GP practice: one or more roles with bars between them, among them RO76, or
    /// the number 4 of the archives.
    static var isPractice: ValueRule {
        ValueRule(what: "is not a role of ODS", remedy: "Write RO76 for a GP practice, with a bar between two roles") { text in
            let roles = text.split(separator: "|", omittingEmptySubsequences: false)
            guard roles.allSatisfy({ isRole($0.utf8) || isSetting($0.utf8) }) else { return nil }
            return roles.contains("RO76") || text == "4"
        }
    }

    private static func isRole(_ text: Substring.UTF8View) -> Bool {
        text.starts(with: "RO".utf8) && (3...6).contains(text.count) && text.dropFirst(2).allSatisfy(isDigit)
    }

    private static func isSetting(_ text: Substring.UTF8View) -> Bool { (1...2).contains(text.count) && text.allSatisfy(isDigit) }
}
