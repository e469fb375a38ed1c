// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import LedgerFiles
import TestSupport

/// `ledger-benchmark [LEAVES...]`: what appending, publishing, proving and verifying cost, by the size of the ledger.
@main struct LedgerBenchmark {
    static func main() throws {
        let given = CommandLine.arguments.dropFirst().compactMap(UInt64.init)
        for size in given.isEmpty ? [20_000, 200_000, 2_000_000] : given { try measure(size) }
    }

    private static func measure(_ size: UInt64) throws {
        let folder = try TestFolder()
        var leaves = LeafSource(size: size)
        var frontier = Frontier()
        let append = micros { for _ in 0..<size { frontier.append(leaves.next()) } }

        leaves = LeafSource(size: size)
        let drawing = micros { for _ in 0..<size { _ = leaves.next() } }

        leaves = LeafSource(size: size)
        var edge = TileEdge()
        var failure: (any Error)?
        let target = try LedgerFolder(path: folder.path)
        let publish = micros {
            do {
                for _ in 0..<size { try edge.append(leaves.next().octets) { try target.write($0, $1) } }
                for (tile, octets) in edge.partial { try target.write(tile, octets) }
            } catch { failure = error }
        }
        let files = MirrorFolder(path: folder.path)
        let nodes = TileNodes(size: size, in: files)
        var random = SeededGenerator(seed: size)
        let proofs: UInt64 = 1000
        let prove = micros {
            do {
                for _ in 0..<proofs { _ = try InclusionProof(of: random.next() % size, in: size, from: nodes) }
            } catch { failure = error }
        }
        let extend = micros {
            do {
                for _ in 0..<proofs { _ = try ConsistencyProof(from: random.next() % size + 1, to: size, in: nodes) }
            } catch { failure = error }
        }
        let before = resident()
        let verify = micros { do { try TileAudit.verify(edge.head, in: files) } catch { failure = error } }
        let grown = max(0, resident() - before)
        if let failure { throw failure }
        guard edge.head == frontier.head else { throw TileFault.wrongRoot(size: size) }
        func each(_ micros: Double, _ count: UInt64) -> String { String(format: "%.2f", micros / Double(count)) }
        print(
            """
            \(size) leaves: append \(each(append - drawing, size)) us a leaf, tiles \(each(publish - drawing, size)) us a leaf, \
            inclusion \(each(prove, proofs)) us, consistency \(each(extend, proofs)) us, \
            verify \(Int(Double(size) / verify * 1_000_000)) leaves/s, \(grown >> 10) KiB more
            """)
    }

    private static func micros(_ body: () -> Void) -> Double {
        let started = DispatchTime.now().uptimeNanoseconds
        body()
        return Double(DispatchTime.now().uptimeNanoseconds - started) / 1000
    }

    /// Pages that the process has in use, in octets.
    private static func resident() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * Int(getpagesize())
    }
}

/// Leaves by number: the commitment is not one that could be opened, which no part of the tree looks at.
private struct LeafSource {
    private var random: SeededGenerator

    init(size: UInt64) { random = SeededGenerator(seed: size) }

    mutating func next() -> Leaf {
        var octets = [EntryKind.stage.rawValue]
        octets.reserveCapacity(Leaf.length)
        for _ in 0..<4 { withUnsafeBytes(of: random.next()) { octets.append(contentsOf: $0) } }
        guard let leaf = Leaf(octets) else { preconditionFailure("33 octets of a known kind are a leaf") }
        return leaf
    }
}
