// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@Suite struct FrameFollowerTests {
    private func passage(
        _ follower: inout FrameFollower, _ octets: ArraySlice<UInt8>
    ) -> Result<FrameFollower.Passage, ZMTPRefusal> {
        octets.withUnsafeBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try follower.follow(bytes)) } catch { return .failure(error) }
        }
    }

    private func follow(_ follower: inout FrameFollower, _ octets: ArraySlice<UInt8>) -> Result<Int, ZMTPRefusal> {
        passage(&follower, octets).map(\.publishes.count)
    }

    private func verdict(_ octets: [UInt8]) -> Result<Int, ZMTPRefusal> {
        var follower = FrameFollower()
        return follow(&follower, octets[...])
    }

    static func publish(body: Int = 1536) -> [UInt8] {
        ZMTPBytes.message([Array("FB1".utf8), Array("PUBLISH".utf8), Array("c-1".utf8), .zeros(body)])
    }

    @Test func `A message of four frames that begins FB1 and PUBLISH counts, and no other does`() {
        let mark = Array("FB1".utf8)
        let verb = Array("PUBLISH".utf8)
        #expect(verdict(Self.publish()) == .success(1))
        #expect(verdict(Self.publish(body: 0) + Self.publish() + Self.publish(body: 262_144)) == .success(3))
        var follower = FrameFollower()
        // Frames as they are counted against a partner's quota: without the octets that tell their sizes.
        #expect(
            passage(&follower, (Self.publish(body: 0) + Self.publish())[...]).map(\.publishes) == .success([13, 13 + 1536]))
        for other in [
            [mark, verb, []], [mark, verb, [], [], []], [mark, Array("PUBLISX".utf8), [], []],
            [mark, Array("PUBLIS".utf8), [], []],
            [mark, Array("RECEIPT".utf8), [], []], [Array("FB2".utf8), verb, [], []], [[], verb, [], []], [verb, mark, [], []],
            [[]],
        ] {
            #expect(verdict(ZMTPBytes.message(other)) == .success(0))
        }
    }

    @Test func `The largest message passes and one octet more does not`() {
        let limit = 320 * 1024
        #expect(verdict(ZMTPBytes.message([.zeros(limit)])) == .success(0))
        #expect(verdict(ZMTPBytes.message([.zeros(limit + 1)])) == .failure(.frameTooLarge))
        #expect(verdict(ZMTPBytes.message([.zeros(limit - 1), [1]])) == .success(0))
        #expect(verdict(ZMTPBytes.message([.zeros(limit), [1]])) == .failure(.messageTooLarge))
        #expect(verdict(ZMTPBytes.message([.zeros(limit)]) + ZMTPBytes.message([.zeros(limit)])) == .success(0))
    }

    @Test func `Eight frames pass and a ninth does not`() {
        #expect(verdict(ZMTPBytes.message(Array(repeating: [1], count: 8))) == .success(0))
        #expect(verdict(ZMTPBytes.message(Array(repeating: [1], count: 9))) == .failure(.tooManyFrames))
        #expect(verdict(ZMTPBytes.message(Array(repeating: [], count: 5000))) == .failure(.tooManyFrames))
    }

    @Test(arguments: [
        ([2, 0, 0, 0, 2, 0, 0, 0, 0], ZMTPRefusal.frameTooLarge), ([2] + [UInt8](repeating: 255, count: 8), .frameTooLarge),
        ([0x08, 0], .frameReservedBits), ([0x80], .frameReservedBits), ([5, 0], .commandMalformed),
        (ZMTPBytes.dealerReady(), .commandNotAllowed), (ZMTPBytes.command("ERROR", [0]), .commandNotAllowed),
        (ZMTPBytes.command("SUBSCRIBE", [65]), .commandNotAllowed), ([4, 0], .commandNotAllowed),
        (ZMTPBytes.command("ping", [0, 1]), .commandNotAllowed), (ZMTPBytes.ping(ttl: 601), .pingTTLTooLong),
        (ZMTPBytes.ping(ttl: 656), .pingTTLTooLong), (ZMTPBytes.ping(ttl: 65535), .pingTTLTooLong),
        (ZMTPBytes.command("PING", [0]), .commandMalformed), (ZMTPBytes.ping(ttl: 1, context: .zeros(17)), .commandNotAllowed),
        (ZMTPBytes.command("PONG", .zeros(17)), .commandMalformed), ([6, 0, 0, 0, 2, 0, 0, 0, 0], .commandNotAllowed),
    ])
    func `A frame that breaks a rule is refused with its reason, alone and inside a message`(octets: [UInt8], refusal: ZMTPRefusal)
    {
        #expect(verdict(octets) == .failure(refusal))
        #expect(verdict(Self.publish() + ZMTPBytes.frame([1], more: true) + octets) == .failure(refusal))
    }

    @Test func `Heartbeats pass, also between the frames of a message`() {
        let ping = ZMTPBytes.ping(ttl: 600, context: .zeros(16))
        let pong = ZMTPBytes.command("PONG", .zeros(16))
        let halves =
            ZMTPBytes.frame(Array("FB1".utf8), more: true) + ping + ZMTPBytes.frame(Array("PUBLISH".utf8), more: true) + pong
            + ZMTPBytes.frame([], more: true) + ping + ZMTPBytes.frame([1], more: false)
        #expect(verdict(ping + halves + pong + ZMTPBytes.ping(ttl: 0)) == .success(1))
    }

    @Test(arguments: 1...40)
    func `Commands are told apart from the octets of messages, however the stream is split`(length: Int) throws {
        let long = ZMTPBytes.command("PING", [0, 9, 7, 7])
        let commands: [[UInt8]] = [
            ZMTPBytes.ping(ttl: 600, context: Array("0123456789abcdef".utf8)), ZMTPBytes.command("PONG", [5]),
            ZMTPBytes.ping(ttl: 0),
            [6] + .zeros(7) + [UInt8(long.count - 2)] + long.dropFirst(2),
        ]
        let frames = [
            ZMTPBytes.frame(Array("FB1".utf8), more: true), ZMTPBytes.frame(.zeros(300), more: true),
            ZMTPBytes.frame([], more: false),
            ZMTPBytes.message([[4, 4, 4]]),
        ]
        let stream = commands[0] + frames[0] + commands[1] + commands[2] + frames[1] + frames[2] + frames[3] + commands[3]
        var follower = FrameFollower()
        var messages: [UInt8] = []
        var pings: [Ping] = []
        for start in stride(from: 0, to: stream.count, by: length) {
            let piece = Array(stream[start..<min(start + length, stream.count)])
            let passage = try passage(&follower, piece[...]).get()
            var kept = 0
            for command in passage.commands {
                #expect(command.lowerBound >= kept && !command.isEmpty)
                messages += piece[kept..<command.lowerBound]
                kept = command.upperBound
            }
            messages += piece[kept...]
            pings += passage.pings
        }
        #expect(messages == frames.flatMap(\.self))
        #expect(
            pings == [
                Ping(timeToLive: 600, context: Array("0123456789abcdef".utf8)), Ping(timeToLive: 0),
                Ping(timeToLive: 9, context: [7, 7]),
            ])
    }

    @Test func `Every octet of a message but the last leaves it unfinished, and the number of the finished tells them apart`() {
        let octets = Self.publish(body: 300)
        var follower = FrameFollower()
        #expect(!follower.isUnfinished)
        for octet in octets.dropLast() {
            #expect(follow(&follower, [octet]) == .success(0))
            #expect(follower.isUnfinished)
            #expect(follower.finished == 0)
        }
        #expect(follow(&follower, octets.suffix(1)) == .success(1))
        #expect(!follower.isUnfinished)
        #expect(follower.finished == 1)
        #expect(follow(&follower, ZMTPBytes.frame([1], more: true)[...]) == .success(0))
        #expect(follow(&follower, ZMTPBytes.ping(ttl: 1)[...]) == .success(0))
        #expect(follower.isUnfinished)
        #expect(follower.finished == 1)
    }

    @Test(arguments: 0..<300)
    func `Any split of the octets gives the same verdict and the same count`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var octets: [UInt8] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: octets += Self.publish(body: Int.random(in: 0...700, using: &random))
            case 1: octets += ZMTPBytes.ping(ttl: UInt16.random(in: 0...610, using: &random))
            case 2:
                let frames = Int.random(in: 1...9, using: &random)
                octets += ZMTPBytes.message((0..<frames).map { _ in .zeros(Int.random(in: 0...300, using: &random)) })
            default:
                var message = Self.publish(body: 10)
                message[Int.random(in: 0..<message.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
                octets += message
            }
        }
        var whole = FrameFollower()
        let expected = follow(&whole, octets[...])

        var split = FrameFollower()
        var count = 0
        var outcome: Result<Int, ZMTPRefusal> = .success(0)
        var rest = octets[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...40, using: &random))
            rest = rest.dropFirst(piece.count)
            outcome = follow(&split, piece)
            guard case .success(let publishes) = outcome else { break }
            count += publishes
            outcome = .success(count)
        }
        #expect(outcome == expected)
        if case .success = expected {
            #expect(split.isUnfinished == whole.isUnfinished)
            #expect(split.finished == whole.finished)
        }
    }
}
