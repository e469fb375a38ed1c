// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

extension SnapshotChange where Row == FamilyMemberRow {
    /// The first row of the change that says of its family what another member's row, which stands on, does not.
    ///
    /// A snapshot has all members of a family; a delta may have some.
    package func firstDivided(among current: [FamilyMemberRow]) -> FamilyMemberRow? {
        let gone = Set(ended.map(\.snapshotKey)).union(changed.map(\.current.snapshotKey))
        var said: [FamilyKey: FlaggedFamily] = [:]
        for row in current where !gone.contains(row.snapshotKey) {
            said[FamilyKey(cluster: row.cluster, family: row.family)] = row.ofFamily
        }
        return (added + changed.map(\.new)).first { row in
            said[FamilyKey(cluster: row.cluster, family: row.family)].map { $0 != row.ofFamily } ?? false
        }
    }
}
