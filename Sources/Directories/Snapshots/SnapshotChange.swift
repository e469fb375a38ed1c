// SPDX-License-Identifier: Apache-2.0

/// What taking a file would do to the rows that are current.
///
/// A value computed before anything is touched, so that a dry run, the question for `--confirm` and the import itself agree.
package struct SnapshotChange<Row: SnapshotRow>: Sendable {
    /// Rows of the file whose key is not current.
    package private(set) var added: [Row] = []
    /// Rows whose key is current with other content.
    package private(set) var changed: [Replacement] = []
    /// How many rows of the file are current as they are.
    package private(set) var unchanged = 0
    /// Current rows of the file's scopes that a snapshot does not have, or that a delta ends.
    package private(set) var ended: [Row] = []
    /// Lines of a delta that end a row which does not stand.
    package private(set) var missed: [Int] = []
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
        // What is loaded for the first time is compared with nothing; a country has a million rows of it.
        if currentInOrder.isEmpty {
            added = Array(file)
            return
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

    /// Compares the current rows with what a file says has changed; nothing ends but what it names.
    ///
    /// An end that is spelled out needs no confirmation.
    ///
    /// - Parameters:
    ///   - changes: whose keys are unique.
    ///   - standing: the row that stands for the same thing under another key; asked where none stands under its own.
    /// - Throws: ``AmbiguousChange`` where two rows of the file are about one that stands.
    package init(
        current: some Sequence<Row>, changes: [ImportedRow<Row>], standing: (Row) -> Row? = { _ in nil }
    ) throws(AmbiguousChange) {
        let currentByKey = Dictionary(current.map { ($0.snapshotKey, $0) }, uniquingKeysWith: { $1 })
        var lines: [Row.SnapshotKey: Int] = [:]
        for change in changes {
            guard let old = currentByKey[change.value.snapshotKey] ?? standing(change.value) else {
                if change.isRemoval {
                    unchanged += 1
                    missed.append(change.line)
                } else {
                    added.append(change.value)
                }
                continue
            }
            if let earlier = lines.updateValue(change.line, forKey: old.snapshotKey) {
                throw AmbiguousChange(line: change.line, earlier: earlier)
            }
            if change.isRemoval {
                ended.append(old)
            } else if old == change.value {
                unchanged += 1
            } else {
                changed.append(Replacement(current: old, new: change.value))
            }
        }
    }

    /// Whether the import needs `--confirm`.
    package var needsConfirmation: Bool { !drastic.isEmpty }

    /// Whether there is nothing to do.
    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && ended.isEmpty }
}

/// Two rows of a delta are about one that stands.
package struct AmbiguousChange: Error, Hashable, Sendable {
    package let line: Int
    /// The line of the first.
    package let earlier: Int

    package init(line: Int, earlier: Int) {
        self.line = line
        self.earlier = earlier
    }
}
