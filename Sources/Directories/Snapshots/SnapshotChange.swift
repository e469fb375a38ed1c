// SPDX-License-Identifier: Apache-2.0

/// What taking a snapshot file would do to the rows that are current.
///
/// A value computed before anything is touched, so that a dry run, the question for `--confirm` and the import itself agree.
package struct SnapshotChange<Row: SnapshotRow>: Sendable {
    /// Rows of the file whose key is not current.
    package private(set) var added: [Row] = []
    /// Rows whose key is current with other content.
    package private(set) var changed: [Replacement] = []
    /// How many rows of the file are current as they are.
    package private(set) var unchanged = 0
    /// Current rows of the file's scopes that the file does not have.
    package private(set) var ended: [Row] = []
    /// Scopes that would lose more than a fifth of their current rows, in order; the user has to confirm those.
    package private(set) var drastic: [Loss] = []

    /// A current row and the row of the file that takes its place.
    package struct Replacement: Hashable, Sendable {
        package let current: Row
        package let new: Row
    }

    /// How much a scope would lose.
    package struct Loss: Hashable, Sendable {
        package let scope: Row.SnapshotScope
        package let ended: Int
        package let current: Int
    }

    /// Compares the current rows with those of a file.
    ///
    /// `current` may hold rows of other scopes; they are left alone. Keys are unique in `current`, and in `file` by its
    /// parser. Added, changed and ended keep the order of their source.
    package init(current: some Sequence<Row>, file: some Sequence<Row>) {
        var currentByKey: [Row.SnapshotKey: Row] = [:]
        var sizes: [Row.SnapshotScope: Int] = [:]
        var currentInOrder: [Row] = []
        for row in current {
            currentByKey[row.snapshotKey] = row
            sizes[row.snapshotScope, default: 0] += 1
            currentInOrder.append(row)
        }
        var scopes: Set<Row.SnapshotScope> = []
        var seen: Set<Row.SnapshotKey> = []
        for row in file {
            scopes.insert(row.snapshotScope)
            seen.insert(row.snapshotKey)
            switch currentByKey[row.snapshotKey] {
            case nil: added.append(row)
            case row?: unchanged += 1
            case let old?: changed.append(Replacement(current: old, new: row))
            }
        }
        var losses: [Row.SnapshotScope: Int] = [:]
        for row in currentInOrder where scopes.contains(row.snapshotScope) && !seen.contains(row.snapshotKey) {
            ended.append(row)
            losses[row.snapshotScope, default: 0] += 1
        }
        drastic =
            losses
            .map { Loss(scope: $0.key, ended: $0.value, current: sizes[$0.key] ?? 0) }
            // Over 20 %, in whole numbers.
            .filter { $0.ended * 5 > $0.current }
            .sorted { $0.scope < $1.scope }
    }

    /// Whether the import needs `--confirm`.
    package var needsConfirmation: Bool { !drastic.isEmpty }

    /// Whether there is nothing to do.
    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && ended.isEmpty }
}
