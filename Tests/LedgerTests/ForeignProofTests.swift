// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import TestSupport
import Testing

/// Proofs as a verifier judges them that shares no code with ours: `Tests/proof_judge.py`.
@Suite struct ForeignProofTests {
    private static let judge = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../proof_judge.py").standardizedFileURL.path

    private static func judge(_ lines: [String]) throws -> ForeignCommand {
        let folder = try TestFolder()
        let file = folder.path + "/proofs"
        try lines.map { $0 + "\n" }.joined().write(toFile: file, atomically: true, encoding: .utf8)
        return try ForeignCommand("/usr/bin/env", ["python3", judge, file])
    }

    private static func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]" }

    @Test func `every inclusion and consistency of trees up to 130 leaves convinces it, and no other proof does`() throws {
        var random = SeededGenerator(seed: 2119)
        let leaves = (0..<130).map { _ in random.octets(33) }
        var nodes = HeldNodes()
        for leaf in leaves { nodes.append(hashed(leaf)) }
        var lines = [Self.list(leaves.map { $0.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() })]
        for size in 1...UInt64(leaves.count) {
            for index in 0..<size {
                let path = try InclusionProof(of: index, in: size, from: nodes).path
                lines.append(#"{"size":\#(size),"index":\#(index),"path":\#(Self.list(path.map(\.hex)))}"#)
            }
            for from in 0...size {
                let path = try ConsistencyProof(from: from, to: size, in: nodes).path
                lines.append(#"{"size":\#(size),"from":\#(from),"path":\#(Self.list(path.map(\.hex)))}"#)
            }
        }
        let verdict = try Self.judge(lines)
        #expect(verdict.status == 0 && verdict.text == "\(lines.count - 1)\n")
        let other = try InclusionProof(of: 3, in: 9, from: nodes).path
        let wrong = try Self.judge([lines[0], #"{"size":9,"index":4,"path":\#(Self.list(other.map(\.hex)))}"#])
        #expect(wrong.status == 1 && wrong.text.contains("\"index\":4"))
    }
}
