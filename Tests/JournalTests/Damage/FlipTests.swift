// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing

@testable import Journal

/// Every octet of a small store is changed in turn: refused, noticed or harmless, and nothing wrong is served (proofs.md T3).
///
/// FIRSTBELL_FLIPS says how many octets of each file, 0 all; FIRSTBELL_FLIPS_SHARE=1/2 takes the first of two shares of them;
/// FIRSTBELL_FLIPS_AT=N changes each bit of octet N alone; FIRSTBELL_SEED repeats the choice. A process of its own reads the
/// damaged copies, since GRDB ends the process on a value of a type that its column cannot have; that serves nothing and counts
/// as refused.
@Suite(.serialized) struct FlipTests {
    /// A file of a store, as that of a daemon that was killed has a log beside it.
    struct Part: Sendable, CustomTestStringConvertible {
        var file: String
        var withLog: Bool

        var testDescription: String { file + (withLog ? " of a daemon that was killed" : "") }
    }

    static let parts = [
        Part(file: "journal.db", withLog: false), Part(file: "journal.db", withLog: true),
        Part(file: "journal.db-wal", withLog: true),
    ]

    @Test(arguments: parts) func `no changed octet makes the journal serve what was not put in`(part: Part) async throws {
        let whole = try SmallStore(withLog: part.withLog)
        let changes = Self.chosen(try #require(whole.files[part.file]?.count))
        // Only of one octet that the file does not have.
        guard !changes.isEmpty else { return }
        // Nothing is to outlast the process, and a disk would take most of the time.
        let folder = try TestFolder(in: "/dev/shm")
        setenv("FLIPS_FILE", part.file, 1)
        setenv("FLIPS_LOG", part.withLog ? "1" : "0", 1)
        setenv("FLIPS_FOLDER", folder.path, 1)
        var outcomes: [String: Int] = [:]
        var wrong: [String] = []
        var next = 0
        while next < changes.count {
            try changes[next...].map { "\($0.offset) \($0.mask)" }.joined(separator: "\n")
                .write(toFile: folder.path + "/changes", atomically: true, encoding: .utf8)
            // It ends with a failure in any case, so that a trap is an end like any other.
            await #expect(processExitsWith: .failure) {
                try? FlipReader().run()
                exit(3)
            }
            let report = try String(contentsOfFile: folder.path + "/report", encoding: .utf8).split(separator: "\n")
            for line in report {
                outcomes[String(line.prefix { $0 != ":" }), default: 0] += 1
                if line.hasPrefix("wrong") { wrong.append("octet \(changes[next].offset) \(line)") }
                next += 1
            }
            if next < changes.count {
                outcomes["ended", default: 0] += 1
                next += 1
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10))")
        #expect(outcomes.keys.contains { $0 != "right" }, "no change was noticed: \(outcomes)")
        #expect((outcomes["ended"] ?? 0) * 4 < changes.count, "most changes end the process: \(outcomes)")
        print("\(part.testDescription), \(changes.count) octets changed: \(outcomes.sorted { $0.key < $1.key })")
    }

    @Test(arguments: [false, true]) func `a store that is not damaged serves everything`(withLog: Bool) throws {
        let folder = try TestFolder()
        let store = try SmallStore(withLog: withLog)
        let outcome = try store.outcome(flipping: 0, at: 0, of: "journal.db", in: folder.path + "/copy")
        #expect(outcome == .right(isNoticed: false))
    }

    @Test func `a log that ends before the mark is refused, and kept`() throws {
        let folder = try TestFolder()
        let store = try SmallStore(withLog: true)
        let count = try #require(store.files["journal.db-wal"]?.count)
        // In the last frame, so that everything before it could still be read.
        #expect(try store.outcome(flipping: 1, at: count - 100, of: "journal.db-wal", in: folder.path + "/copy") == .refused)
        let kept = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/copy/journal.db-wal"))
        #expect(kept.count == count)
    }

    /// The first page's header and others by the seed, in order; each with a change of one bit.
    private static func chosen(_ count: Int) -> [(offset: Int, mask: UInt8)] {
        func setting(_ name: String, _ value: Int) -> Int { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? value }
        let flips = setting("FIRSTBELL_FLIPS", 150)
        var random = SeededGenerator(seed: UInt64(setting("FIRSTBELL_SEED", 20_260_504)))
        let one = setting("FIRSTBELL_FLIPS_AT", -1)
        if one >= 0 { return one < count ? (0..<8).map { (one, 1 << $0) } : [] }
        let all = Array(0..<count)
        let offsets =
            flips == 0 ? all : Array(Set(all.prefix(flips / 4)).union(all.shuffled(using: &random).prefix(flips))).sorted()
        let changes = offsets.map { (offset: $0, mask: 1 << UInt8.random(in: 0..<8, using: &random) as UInt8) }
        let share = (ProcessInfo.processInfo.environment["FIRSTBELL_FLIPS_SHARE"] ?? "1/1").split(separator: "/").compactMap {
            Int($0)
        }
        guard share.count == 2, share[1] > 0, (1...share[1]).contains(share[0]) else { return changes }
        return changes.indices.filter { $0 % share[1] == share[0] - 1 }.map { changes[$0] }
    }
}

/// The process that reads the damaged copies: a line for each change, until it ends.
struct FlipReader {
    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        guard let file = environment["FLIPS_FILE"], let folder = environment["FLIPS_FOLDER"] else { return }
        let store = try SmallStore(withLog: environment["FLIPS_LOG"] == "1")
        _ = FileManager.default.createFile(atPath: folder + "/report", contents: nil)
        let report = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/report"))
        for line in try String(contentsOfFile: folder + "/changes", encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let offset = Int(words[0]), let mask = UInt8(words[1]) else { return }
            let word =
                switch try store.outcome(flipping: mask, at: offset, of: file, in: folder + "/copy") {
                case .refused: "refused"
                case .right(let isNoticed): isNoticed ? "noticed" : "right"
                case .wrong(let what): "wrong: \(what)"
                }
            try report.write(contentsOf: Data((word + "\n").utf8))
        }
    }
}
