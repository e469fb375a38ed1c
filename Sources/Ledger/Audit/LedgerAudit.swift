// SPDX-License-Identifier: Apache-2.0

/// Recomputes a ledger from its leaves and compares every stored root, in one pass and constant memory.
///
/// Feed the leaves in order and each transaction's head after the leaves it covers. Recomputing every root proves that each
/// tree extends the one before: a root at a size fixes all leaves below it. After a fault the audit must be dropped.
package struct LedgerAudit: Sendable {
    private var frontier = Frontier()
    private var last: TreeHead?
    /// The number of heads that held.
    package private(set) var headsChecked = 0

    /// An audit from the first leaf.
    package init() {}

    /// The number of leaves read.
    package var size: UInt64 { frontier.size }

    /// Reads the next leaf as stored.
    package mutating func read(leaf octets: some Collection<UInt8>) throws(LedgerFault) {
        guard let leaf = Leaf(octets) else { throw .malformedLeaf(index: frontier.size) }
        frontier.append(leaf)
    }

    /// Compares a stored head with the leaves read so far.
    package mutating func check(_ head: TreeHead) throws(LedgerFault) {
        if let last, head.size < last.size { throw .shrank(from: last.size, to: head.size) }
        guard head.size == frontier.size else { throw .wrongSize(stored: head.size, leaves: frontier.size) }
        guard head.root == frontier.root else { throw .wrongRoot(size: head.size) }
        last = head
        headsChecked += 1
    }

    /// Ends the audit: every leaf must be covered by a head.
    ///
    /// Returns the head of the whole ledger, that of the empty tree when there is nothing.
    package func finish() throws(LedgerFault) -> TreeHead {
        let covered = last?.size ?? 0
        guard covered == frontier.size else { throw .uncovered(leaves: frontier.size - covered) }
        return frontier.head
    }
}

/// How a ledger contradicts itself; positions only, never content.
package enum LedgerFault: Error, Hashable, Sendable {
    /// The leaf at the index is not 33 octets or has an unknown type octet.
    case malformedLeaf(index: UInt64)
    /// A later transaction has a smaller tree than an earlier one.
    case shrank(from: UInt64, to: UInt64)
    /// A transaction's size is not the number of leaves up to it.
    case wrongSize(stored: UInt64, leaves: UInt64)
    /// The leaves do not give the stored root: a leaf or the root was changed.
    case wrongRoot(size: UInt64)
    /// Leaves after the last transaction's head.
    case uncovered(leaves: UInt64)
}
