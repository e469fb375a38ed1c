// SPDX-License-Identifier: Apache-2.0

/// One value or member name on the flat tape of a parsed document.
///
/// A container is followed by its contents: for an array its elements, for an object name, value, name, value. `next` skips
/// a whole subtree, so that looking up a member never visits the members of another.
struct JSONNode: Hashable, Sendable {
    var kind: JSONKind
    /// Whether a string has escapes, so that its octets are not its text.
    var hasEscapes: Bool
    /// First octet; of a string, the one after the quotation mark.
    var start: UInt32
    /// The octet after the last; of a string, the closing quotation mark.
    var end: UInt32
    /// Index of the node after this subtree; while an object is open, the name node it is at, or 0.
    var next: UInt32
    /// Members of an object or elements of an array.
    var count: UInt32
}

/// The kinds of JSON value.
package enum JSONKind: UInt8, Hashable, Sendable {
    case null, boolean, number, string, array, object
}
