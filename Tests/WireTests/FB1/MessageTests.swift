// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

@Suite struct MessageTests {
    static func frames(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    @Test(arguments: Verb.allCases) func `a message survives its frames`(verb: Verb) throws {
        let message = Message(verb, correlation: Array(0..<64), body: Array("{}".utf8))
        #expect(message.frames.count == 4)
        #expect(try Message(frames: message.frames) == message)
        #expect(try Message(frames: Message(verb).frames) == Message(verb))
    }

    struct Refusal: Sendable {
        let frames: [[UInt8]]
        let code: ProblemCode
        let correlation: String

        init(_ frames: [[UInt8]], _ code: ProblemCode, _ correlation: String = "") {
            self.frames = frames
            self.code = code
            self.correlation = correlation
        }
    }

    static let long = [UInt8](repeating: 0x20, count: Message.bodyLimit + 1)

    static let refusals: [Refusal] = [
        .init([], .malformedFrames),
        .init(frames(""), .malformedFrames),
        .init(frames("", "HELLO", "c", ""), .malformedFrames, ""),
        .init(frames("FB1"), .malformedFrames),
        .init(frames("FB1", "HELLO"), .malformedFrames),
        .init(frames("FB1", "HELLO", "c"), .malformedFrames, "c"),
        .init(frames("FB1", "HELLO", "c", "", ""), .malformedFrames, "c"),
        .init(frames("FB1", "HELLO", String(repeating: "c", count: 65), "{}"), .malformedFrames),
        .init(frames("FB2", "HELLO", "c", "{}"), .unknownVersion, "c"),
        .init(frames("FB2", "HELLO", "c", "{}", "more"), .unknownVersion, "c"),
        .init(frames("fb1", "HELLO", "c", "{}"), .unknownVersion, "c"),
        .init(frames("FB1", "hello", "c", "{}"), .unknownVerb, "c"),
        .init(frames("FB1", "", "c", "{}"), .unknownVerb, "c"),
        .init([Message.version, [0xFF, 0xFE], Array("c".utf8), []], .unknownVerb, "c"),
        .init([Message.version, Array("PUBLISH".utf8), Array("c".utf8), long], .tooLarge, "c"),
    ]

    @Test(arguments: refusals) func `frames that are no message are refused under their correlation`(_ row: Refusal) {
        let refusal = #expect(throws: MessageRefusal.self) { try Message(frames: row.frames) }
        #expect(refusal?.problem.code == row.code)
        #expect(refusal?.correlation == Array(row.correlation.utf8))
        #expect(refusal?.answer.verb == .rejected)
    }

    @Test func `the longest body is taken`() throws {
        let message = Message(.publish, body: MessageTests.long.dropLast())
        #expect(try Message(frames: message.frames).body.count == 262_144)
    }

    @Test func `each side may send only its own verbs`() throws {
        try Message(.publish).expect(from: .client)
        try Message(.bye).expect(from: .client)
        try Message(.notice).expect(from: .broker)
        try Message(.bye).expect(from: .broker)
        for (verb, sender) in [(Verb.accepted, Verb.Sender.client), (.notice, .client), (.publish, .broker), (.receipt, .broker)] {
            let refusal = #expect(throws: MessageRefusal.self) { try Message(verb).expect(from: sender) }
            #expect(refusal?.problem.code == .unknownVerb)
        }
    }

    @Test(arguments: 0..<200) func `random frames are read or refused and never trap`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let pool = [Message.version, Array("HELLO".utf8), [], [0], Array("{}".utf8), Array(repeating: 7, count: 65)]
        var frames: [[UInt8]] = []
        for _ in 0..<Int.random(in: 0...6, using: &generator) { frames.append(pool.randomElement(using: &generator) ?? []) }
        if let message = try? Message(frames: frames) { #expect(message.frames == frames) }
    }
}
