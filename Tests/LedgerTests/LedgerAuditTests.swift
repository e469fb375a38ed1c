// SPDX-License-Identifier: Apache-2.0
import Ledger
import Testing

@Suite struct LedgerAuditTests {
    /// A ledger as a journal stores it: transactions of leaves, each with the head after it.
    struct Stored {
        var transactions: [(leaves: [[UInt8]], head: TreeHead)] = []

        init(seed: Int) {
            var random = SeededGenerator(seed: seed)
            var frontier = Frontier()
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let leaves = (0..<Int.random(in: 1...12, using: &random)).map { _ in random.leaf() }
                leaves.forEach { frontier.append($0) }
                transactions.append((leaves.map(\.octets), frontier.head))
            }
        }

        func audit() throws -> TreeHead {
            var audit = LedgerAudit()
            for transaction in transactions {
                for leaf in transaction.leaves { try audit.read(leaf: leaf) }
                try audit.check(transaction.head)
            }
            return try audit.finish()
        }
    }

    @Test(arguments: 0..<60) func `A ledger as written holds`(seed: Int) throws {
        let stored = Stored(seed: seed)
        #expect(try stored.audit() == stored.transactions.last?.head)
    }

    @Test func `A ledger without leaves holds and has the empty root`() throws {
        let audit = LedgerAudit()
        #expect(try audit.finish() == TreeHead(size: 0, root: .emptyRoot))
    }

    @Test(arguments: 0..<120) func `One changed bit of a leaf is found in its own transaction`(seed: Int) throws {
        var stored = Stored(seed: seed)
        var random = SeededGenerator(seed: seed + 1000)
        let transaction = Int.random(in: 0..<stored.transactions.count, using: &random)
        let leaf = Int.random(in: 0..<stored.transactions[transaction].leaves.count, using: &random)
        stored.transactions[transaction].leaves[leaf][Int.random(in: 1..<33, using: &random)] ^= 1
        let size = stored.transactions[transaction].head.size
        #expect(throws: LedgerFault.wrongRoot(size: size)) { try stored.audit() }
    }

    @Test(arguments: 0..<60) func `A transaction cut out of the middle is found`(seed: Int) throws {
        var stored = Stored(seed: seed)
        guard stored.transactions.count > 1 else { return }
        var random = SeededGenerator(seed: seed + 2000)
        let cut = Int.random(in: 0..<stored.transactions.count - 1, using: &random)
        let removed = stored.transactions.remove(at: cut)
        let next = stored.transactions[cut].head.size
        #expect(throws: LedgerFault.wrongSize(stored: next, leaves: next - UInt64(removed.leaves.count))) { try stored.audit() }
    }

    @Test(arguments: 0..<60) func `Leaves swapped within a transaction are found`(seed: Int) throws {
        var stored = Stored(seed: seed)
        guard let index = stored.transactions.firstIndex(where: { $0.leaves.count > 1 }) else { return }
        stored.transactions[index].leaves.swapAt(0, 1)
        #expect(throws: LedgerFault.wrongRoot(size: stored.transactions[index].head.size)) { try stored.audit() }
    }

    @Test func `A leaf that no transaction covers is found`() throws {
        var stored = Stored(seed: 5)
        stored.transactions.append(([Leaf(.event, salt: .random(), canonicalJSON: []).octets], TreeHead(size: 0, root: .emptyRoot)))
        let last = stored.transactions[stored.transactions.count - 2].head.size
        #expect(throws: LedgerFault.shrank(from: last, to: 0)) { try stored.audit() }

        var audit = LedgerAudit()
        try audit.read(leaf: Leaf(.event, salt: .random(), canonicalJSON: []).octets)
        #expect(throws: LedgerFault.uncovered(leaves: 1)) { try audit.finish() }
    }

    @Test func `A leaf of an unknown type is named by its index`() throws {
        var stored = Stored(seed: 9)
        stored.transactions[0].leaves[0][0] = 0xee
        #expect(throws: LedgerFault.malformedLeaf(index: 0)) { try stored.audit() }
    }
}
