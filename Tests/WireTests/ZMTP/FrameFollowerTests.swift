// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@Suite struct FrameFollowerTests {
    private func follow(_ follower: inout FrameFollower, _ octets: ArraySlice<UInt8>) -> Result<Int, ZMTPRefusal> {
        octets.withUnsafeBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try follower.follow(bytes)) } catch { return .failure(error) }
        }
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
