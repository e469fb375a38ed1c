// SPDX-License-Identifier: Apache-2.0

/// What the rows that a file lacks mean.
package enum ImportForm: Hashable, Sendable {
    /// The file is the whole of each scope in it: what it lacks has ended.
    case snapshot
    /// The file is what has changed: what it lacks stands as it is.
    case delta
}

/// The column of a delta, beside those of its format, that says which rows end.
///
/// One name for every kind of file, because not every register writes an end into its rows.
enum RemovalColumn {
    static let name = "remove"
}
