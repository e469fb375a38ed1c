// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing
import Wire

/// docs/protocol.md held to the code: vectors, examples, digests and tables.
@Suite struct ProtocolDocumentTests {
    static let path = "docs/protocol.md"

    static func text() throws -> String { String(decoding: try ExampleFiles.octets(path), as: UTF8.self) }

    struct Block {
        let kind: String
        let name: String
        let lines: [Substring]

        var body: [UInt8] { Array(lines.joined(separator: "\n").utf8) }

        /// Frames of hexadecimal octets; lines without the word `frame` go on with the one before.
        var frames: [[UInt8]] {
            var frames: [[UInt8]] = []
            for line in lines {
                var words = line.split(separator: " ")[...]
                if words.first == "frame" {
                    frames.append([])
                    words.removeFirst()
                }
                if !frames.isEmpty { frames[frames.count - 1] += words.compactMap { UInt8($0, radix: 16) } }
            }
            return frames
        }
    }

    /// The fenced blocks whose info string has the given first word.
    static func blocks(_ kind: String) throws -> [Block] {
        var blocks: [Block] = []
        var open: (kind: String, name: String, lines: [Substring])?
        for line in try text().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(Block(kind: block.kind, name: block.name, lines: block.lines))
                    open = nil
                } else {
                    let info = line.dropFirst(3).split(separator: " ").map(String.init)
                    open = (info.first ?? "", info.dropFirst().first ?? "", [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks.filter { $0.kind == kind }
    }

    @Test func `vectors are what the codec reads and writes`() throws {
        let vectors = try Self.blocks("vector")
        #expect(vectors.count >= 4)
        for vector in vectors {
            let message = try Message(frames: vector.frames)
            #expect(message.verb.rawValue == vector.name)
            #expect(message.frames == vector.frames)
            let written: [UInt8]? =
                switch message.verb {
                case .hello: try Hello(body: message.body).octets
                case .status: try StatusRequest(body: message.body).octets
                case .recorded: try Recorded(body: message.body).octets
                default: nil
                }
            if let written { #expect(written == message.body) }
        }
    }

    @Test func `the octets on the wire are those frames behind ZMTP's flags and lengths`() throws {
        let wires = try Self.blocks("wire")
        #expect(!wires.isEmpty)
        for wire in wires {
            let vector = try #require(try Self.blocks("vector").first { $0.name == wire.name })
            var octets: [UInt8] = []
            for (offset, frame) in vector.frames.enumerated() {
                octets += [offset + 1 < vector.frames.count ? 1 : 0, UInt8(frame.count)] + frame
            }
            #expect(wire.lines.flatMap { $0.split(separator: " ") }.compactMap { UInt8($0, radix: 16) } == octets)
        }
    }

    @Test func `frames that the page calls refused are refused with that code`() throws {
        let refused = try Self.blocks("refused")
        #expect(refused.count >= 4)
        for block in refused {
            let refusal = #expect(throws: MessageRefusal.self) { try Message(frames: block.frames) }
            #expect(refusal?.problem.code.rawValue == block.name)
        }
    }

    @Test func `every verb has an example, and each is valid`() throws {
        let examples = try Self.blocks("json")
        #expect(Set(examples.map(\.name)) == Set(Verb.allCases.map(\.rawValue)))
        for example in examples {
            let body = example.body
            switch try #require(Verb(rawValue: example.name)) {
            case .publish: _ = try DecodedEvent(body: body, now: EventTests.now)
            case .accepted: _ = try Accepted(body: body)
            case .rejected: _ = try Problem(body: body)
            case .hello: _ = try Hello(body: body)
            case .welcome: _ = try Welcome(body: body)
            case .notice: _ = try ReceivedNotice(body: body)
            case .receipt: _ = try Receipt(body: body)
            case .recorded: _ = try Recorded(body: body)
            case .status: _ = try StatusRequest(body: body)
            case .progress: _ = try Progress(body: body)
            case .bye: _ = try Bye(body: body)
            }
        }
    }

    @Test func `the canonical form and the digest of the example are right`() throws {
        let block = try #require(try Self.blocks("digest").first)
        let example = try #require(try Self.blocks("json").first { $0.name == "PUBLISH" })
        let canonical = try JSONDocument(example.body).root.canonical(omitting: ["time", "traceparent"])
        #expect(block.lines.first.map { Array($0.utf8) } == canonical)
        #expect(block.lines.last.map(String.init) == Digest.hex(Digest.sha256(canonical)))
        #expect(try DecodedEvent(body: example.body, now: EventTests.now).digest == Digest.sha256(canonical))
    }

    /// The tables that the code writes, by the name in their marker.
    static let tables: [String: [String]] = [
        "problems": ["| code | status | title | what to do |", "|---|---|---|---|"]
            + ProblemCode.allCases.map { "| `\($0.rawValue)` | \($0.status) | \($0.title) | \($0.help) |" },
        "fields": ["| code | meaning |", "|---|---|"] + FieldCode.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" },
        "json": ["| code | meaning |", "|---|---|"] + JSONError.Code.allCases.map { "| `\($0.rawValue)` | \($0.detail) |" },
        "causes": ["| cause | meaning |", "|---|---|"] + RetryCause.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" },
        "receipts": ["| code | stage | meaning |", "|---|---|---|"]
            + ReceiptCode.allCases.map { "| `\($0.rawValue)` | `\($0.stage.rawValue)` | \($0.meaning) |" },
        "byes": ["| code | meaning |", "|---|---|"] + Bye.Code.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" },
    ]

    /// `RECORD_SNAPSHOTS=1` rewrites the tables and fails.
    @Test(arguments: tables.keys.sorted()) func `a table of codes is the catalogue in the code`(name: String) throws {
        let start = "<!-- table: \(name) -->\n"
        let page = try Self.text()
        let opening = try #require(page.range(of: start))
        let closing = try #require(page.range(of: "<!-- end -->", range: opening.upperBound..<page.endIndex))
        let expected = (Self.tables[name] ?? []).joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            let rewritten = page.replacingCharacters(in: opening.upperBound..<closing.lowerBound, with: expected)
            try Data(rewritten.utf8).write(to: ExampleFiles.root.appending(path: Self.path))
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        #expect(page[opening.upperBound..<closing.lowerBound] == expected)
    }

    @Test func `every code of a decision is explained`() throws {
        let page = try Self.text()
        for code in HoldCode.allCases.map(\.rawValue) + DenialCode.allCases.map(\.rawValue) + NoticeFlag.allCases.map(\.rawValue)
            + MatchBasis.allCases.map(\.rawValue)
        {
            #expect(page.contains("| `\(code)` |"), "\(code)")
        }
        for word in PartnerKind.allCases.map(\.rawValue) + Stage.allCases.map(\.rawValue) {
            #expect(page.contains("`\(word)`"), "\(word)")
        }
    }

    @Test func `the AsyncAPI document has every verb and no reference that leads nowhere`() throws {
        let root = try JSONDocument(ExampleFiles.octets("Schemas/asyncapi.json")).root
        #expect(root["asyncapi"]?.string == "3.0.0")
        let messages = try #require(root["components"]?["messages"])
        #expect(Set(messages.members.compactMap(\.name.string)) == Set(Verb.allCases.map(\.rawValue)))
        let files = Set(try ExampleFiles.names(in: "Schemas"))
        var references = 0
        func visit(_ value: JSONValue) {
            for (name, member) in value.members {
                if name.string == "$ref", let target = member.string {
                    references += 1
                    if target.hasPrefix("#/") {
                        var place: JSONValue? = root
                        for step in target.dropFirst(2).split(separator: "/") { place = place?[String(step)] }
                        #expect(place != nil, "\(target)")
                    } else {
                        #expect(files.contains(String(target.dropFirst(2))), "\(target)")
                    }
                }
                visit(member)
            }
            for element in value.elements { visit(element) }
        }
        visit(root)
        #expect(references > 30)
    }
}
