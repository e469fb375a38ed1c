// SPDX-License-Identifier: Apache-2.0

/// A row that a snapshot file replaces as a whole within its scope (design.md section 8).
package protocol SnapshotRow: Hashable, Sendable {
    associatedtype SnapshotKey: Hashable, Sendable
    associatedtype SnapshotScope: Hashable, Comparable, Sendable

    /// What stays the same when the row changes; unique within a file.
    var snapshotKey: SnapshotKey { get }
    /// The part of the directory that the row belongs to: current rows of a scope the file names, and absent from it, end.
    var snapshotScope: SnapshotScope { get }
}
