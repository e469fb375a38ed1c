// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import Testing

/// Holds the code to the vectors of docs/ledger.md.
@Suite struct LedgerDocumentTests {
    /// The fenced blocks of one language in the document, each as its `key: value` lines.
    static func vectors(_ language: String) throws -> [[String: String]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/ledger.md"), encoding: .utf8)
        var blocks: [[String: String]] = []
        var current: [String: String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```\(language)" {
                current = [:]
            } else if line == "```", let block = current {
                blocks.append(block)
                current = nil
            } else if current != nil, let colon = line.range(of: ": ") {
                current?[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
            }
        }
        return blocks
    }

    static func octets(hex: String?) throws -> [UInt8] {
        var octets: [UInt8] = []
        var rest = Substring(try #require(hex))
        while !rest.isEmpty {
            octets.append(try #require(UInt8(rest.prefix(2), radix: 16)))
            rest = rest.dropFirst(2)
        }
        return octets
    }

    @Test func `Each kind of entry has one leaf vector and it comes out`() throws {
        let vectors = try Self.vectors("leaf")
        #expect(vectors.map { $0["kind"] } == EntryKind.allCases.map(\.name))
        for (vector, kind) in zip(vectors, EntryKind.allCases) {
            let entry = try #require(vector["entry"])
            let saltOctets = try Self.octets(hex: vector["salt"])
            let salt = try #require(Salt(saltOctets))
            let leaf = Leaf(kind, salt: salt, canonicalJSON: Array(entry.utf8))
            #expect(leaf.octets == (try Self.octets(hex: vector["leaf"])))
            #expect(leaf.hash.hex == vector["hash"])
        }
    }

    @Test func `The example entries are canonical and carry nothing but ids, numbers, codes and digests`() throws {
        for vector in try Self.vectors("leaf") {
            let entry = try #require(vector["entry"])
            let value = try JSONSerialization.jsonObject(with: Data(entry.utf8))
            // For ASCII strings and whole numbers, sorted members without white space are the form of RFC 8785.
            let canonical = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
            #expect(String(decoding: canonical, as: UTF8.self) == entry)
            #expect(entry.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }, "an entry has no free text")
        }
    }

    @Test func `The trees over the example leaves have the documented roots and frontiers`() throws {
        let leaves = try Self.vectors("leaf").map { try Self.octets(hex: $0["leaf"]) }
        let trees = try Self.vectors("tree")
        #expect(trees.count == 8)
        for tree in trees {
            let size = try #require(tree["size"].flatMap { Int($0) })
            var frontier = Frontier()
            for leaf in leaves.prefix(size) { frontier.append(try #require(Leaf(leaf))) }
            #expect(frontier.root.hex == tree["root"])
            #expect(frontier.encoded == (try Self.octets(hex: tree["frontier"])))
            #expect(try Frontier(encoded: frontier.encoded).root.hex == tree["root"])
        }
    }

    @Test func `The table of kinds lists every type octet`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/ledger.md"), encoding: .utf8)
        for kind in EntryKind.allCases {
            let octet = String(kind.rawValue, radix: 16)
            #expect(text.contains("| `0x\(octet.count == 1 ? "0" : "")\(octet)` | `\(kind.name)` |"))
        }
    }
}
