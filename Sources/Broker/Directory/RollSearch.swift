// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// Finds a child on the rolls of a day: exactly, or else whoever is so like the child that a person must look.
struct RollSearch {
    let weights: MatchWeights
    let today: CivilDate

    /// What the rolls say of a child.
    ///
    /// Only a child whom nothing holds, exactly or by name and birth date, is compared with others: the comparison costs as much
    /// as a hundred lookups, and most children are found. A row that cannot be opened may be of anybody who shares the birth date or
    /// both names, and so counts as near.
    func matches(_ keys: RollKeys, of child: PersonDetails, in transaction: JournalTransaction) throws -> RollMatches {
        var matches = try transaction.matches(keys, today: today)
        guard matches.exact.isEmpty, matches.near.isEmpty else { return matches }
        let rows = try transaction.likenesses(keys, today: today)
        let judgement = MatchJudgement(
            child, among: rows.compactMap { row in row.details.map { (row.number, $0) } }, weights: weights)
        let alike = Set(judgement.candidates.map(\.id))
        for row in rows {
            let isAlike = row.details == nil || alike.contains(row.number)
            if isAlike { matches.near.insert(row.setting) }
            if row.details == nil { matches.unreadable.insert(row.setting) }
            // A child who has moved to where nobody may find them has another postcode now, and may go by another given name.
            if row.isProtected, isAlike || row.details?.hasFamilyAndBirth(of: child) == true { matches.protectedAddress = true }
        }
        return matches
    }
}
