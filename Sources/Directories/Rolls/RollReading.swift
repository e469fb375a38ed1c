// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The children that are read from the rows of a file of rolls.
struct RollReading {
    private(set) var rows: [ImportedRow<RollRow>] = []
    private(set) var duplicates: DuplicateCheck<RollKey>

    // Made once: a rule costs as much to make as to follow.
    private let partner = ValueRule<PartnerID>.partner([.school, .earlyYears], example: "school/116900")
    private let name = ValueRule<String>.name
    private let date = ValueRule<CivilDate>.isoDate
    private let pupilNumber = ValueRule<String>.upn
    private let healthNumber = ValueRule<String>.nhsNumber
    private let address = ValueRule<String>.postcode

    /// None yet.
    ///
    /// - Parameter octets: how long the file is.
    init(octets: Int) {
        // A row of a real roll has some hundred octets; room for a million of them is made before there are any.
        duplicates = DuplicateCheck(count: min(octets / 100, 1 << 20))
    }

    mutating func take(_ row: CSVRow<RollColumn>, _ report: inout ImportReport) {
        let setting = row.required(.setting, partner, &report)
        let familyName = row.required(.familyName, name, &report)
        let dateOfBirth = row.required(.dateOfBirth, date, &report)
        // What an unknown number is written as in national returns is no number (domain.md 5.1).
        let upn = row.optional(.upn).flatMap {
            UPN.standsForUnknown($0) ? nil : row.value($0, .upn, pupilNumber, &report)
        }
        let nhsNumber = row.optional(.nhsNumber, healthNumber, &report)
        let givenName = row.optional(.givenName, name, &report)
        let postcode = row.optional(.postcode, address, &report)
        let from = row.optional(.from, date, &report)
        let to = row.optional(.to, date, &report)
        let attendance = row.optional(.attendance, .attendance, &report)
        let practice = row.optional(.practice, .practice, &report)
        let isProtected = row.optional(.protected, .yesOrNo, &report) ?? false
        if let from, let to, to < from {
            row.refuse(.to, "is before from", remedy: "Correct the two dates", &report)
            return
        }
        guard let setting, let familyName, let dateOfBirth else { return }
        let child = RollRow(
            setting: setting, upn: upn, nhsNumber: nhsNumber, givenName: givenName, familyName: familyName,
            dateOfBirth: dateOfBirth, postcode: postcode, from: from, to: to, attendance: attendance, practice: practice,
            isProtected: isProtected)
        let column: RollColumn = upn != nil ? .upn : nhsNumber != nil ? .nhsNumber : .familyName
        guard row.isFirst(of: child.snapshotKey, named: column, &duplicates, &report) else { return }
        rows.append(ImportedRow(line: row.line, value: child))
    }
}
