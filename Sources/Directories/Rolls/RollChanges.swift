// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The children of rolls as they stand, for deltas whose rows know more of a child, or less, than those that stand.
///
/// A snapshot ends whatever its rows do not name. A delta does not, so that a child who has got a UPN since would stand twice.
package struct RollChanges: Sendable {
    private var byNumber: [RollKey: [RollRow]] = [:]
    private var byPerson: [RollKey: [RollRow]] = [:]

    package init(_ standing: some Sequence<RollRow>) {
        for row in standing {
            if let nhsNumber = row.nhsNumber {
                byNumber[RollKey(setting: row.setting, child: .nhsNumber(nhsNumber)), default: []].append(row)
            }
            byPerson[row.personKey, default: []].append(row)
        }
    }

    /// The row that stands for the same child of the same setting, by NHS number, or by name and birth date where no number says
    /// otherwise; nil where there is none, or more than one.
    package func standing(for row: RollRow) -> RollRow? {
        if let nhsNumber = row.nhsNumber {
            let same = byNumber[RollKey(setting: row.setting, child: .nhsNumber(nhsNumber))] ?? []
            if same.count == 1, let child = same.first, !child.contradicts(row) { return child }
        }
        let same = (byPerson[row.personKey] ?? []).filter { !$0.contradicts(row) }
        return same.count == 1 ? same.first : nil
    }

    /// Whether somebody of the same name and birth date stands there under another number, who may be the same child.
    package func hasNamesake(of row: RollRow) -> Bool {
        (byPerson[row.personKey] ?? []).contains { $0.snapshotKey != row.snapshotKey && $0.contradicts(row) }
    }
}

extension RollRow {
    fileprivate var personKey: RollKey {
        RollKey(
            setting: setting,
            child: .person(
                familyName: familyName.lowercased(), givenName: (givenName ?? "").lowercased(), dateOfBirth: dateOfBirth))
    }

    /// Whether a number, or the birth date, says that the two are not one child.
    fileprivate func contradicts(_ other: RollRow) -> Bool {
        func differ(_ a: String?, _ b: String?) -> Bool { a != nil && b != nil && a != b }
        return dateOfBirth != other.dateOfBirth || differ(upn, other.upn) || differ(nhsNumber, other.nhsNumber)
    }
}
