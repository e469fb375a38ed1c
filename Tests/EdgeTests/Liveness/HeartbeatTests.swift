// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import TestSupport
import Testing
import ZeroMQ

/// The edge asks clients that say nothing, answers those that ask, and the ROUTER hears of neither.
@Suite(.timeLimit(.minutes(1)))
struct HeartbeatTests {
    private let ping = ZMTPBytes.ping(ttl: 600)

    private func limits(round: Duration) -> EdgeLimits {
        var limits = EdgeLimits.unlimited
        limits.round = round
        return limits
    }

    @Test func `A client that answers each PING stays, one that does not is cut, and both come to the ROUTER as they are`()
        async throws
    {
        let edge = try await EdgeFixture(limits: limits(round: .milliseconds(100)))
        let answering = try await edge.peer("school/1")
        try await answering.shakeHands()
        let kept = try await edge.opened()
        let frozen = try await edge.peer("school/2")
        try await frozen.shakeHands()
        let lost = try await edge.opened()
        // More PINGs than the rounds for which a client may be silent.
        for _ in 0..<4 {
            #expect(try await answering.read(ping.count) == ping)
            try await answering.send(ZMTPBytes.command("PONG", []))
        }
        guard case .closed(let session, let closing) = try await edge.event() else { throw EdgeFixture.Unexpected() }
        #expect(session === lost)
        #expect(closing == .cut(.silent))
        try await frozen.waitForEnd()
        #expect(edge.listener.sessions.all.map(\.routingID) == [kept.routingID])
        try await answering.send(ZMTPBytes.message([[7]]))
        #expect(try await edge.message().routingID == kept.routingID)
        await edge.stop()
    }

    @Test func `A client that takes nothing of what lies ready for it, and says nothing, is cut too`() async throws {
        let edge = try await EdgeFixture(limits: limits(round: .milliseconds(20)))
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        let session = try await edge.opened()
        try await peer.pause()
        var sent = 0
        while sent < 400, try await edge.router.send(to: session.routingID, [.zeros(100_000)]) == .sent { sent += 1 }
        #expect(try await edge.closed() == .cut(.silent))
        await edge.stop()
    }

    @Test func `No command of a client reaches the ROUTER, in whatever pieces it comes`() async throws {
        let router = try await RawRouter()
        let edge = try await EdgeFixture(routerPath: router.path)
        let peer = try await edge.peer("school/1")
        async let met: Void = router.shakeHands()
        try await peer.send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady())
        try await met
        _ = try await peer.read(64 + ZMTPBytes.ready([("Socket-Type", Array("ROUTER".utf8))]).count)

        let pong = ZMTPBytes.command("PONG", Array("context".utf8))
        let asked = ZMTPBytes.ping(ttl: 0, context: Array("context".utf8))
        let one = ZMTPBytes.frame([1], more: true)
        let two = ZMTPBytes.frame(.zeros(300), more: false)
        try await peer.send(pong + one + asked + two)
        for octet in asked + one + pong + two { try await peer.send([octet]) }
        #expect(try await router.read(2 * (one + two).count) == one + two + one + two)
        #expect(try await peer.read(2 * pong.count) == pong + pong)
        await edge.stop()
        await router.stop()
    }

    @Test func `An answer waits for the end of the message that is going out`() async throws {
        let router = try await RawRouter()
        let edge = try await EdgeFixture(routerPath: router.path)
        let peer = try await edge.peer("school/1")
        async let met: Void = router.shakeHands()
        try await peer.send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady())
        try await met
        _ = try await peer.read(64 + ZMTPBytes.ready([("Socket-Type", Array("ROUTER".utf8))]).count)

        let message = ZMTPBytes.message([[1], .zeros(500), [3]])
        let next = ZMTPBytes.message([[4], [5]])
        try await router.send(Array(message.prefix(100)))
        #expect(try await peer.read(100) == Array(message.prefix(100)))
        try await peer.send(ZMTPBytes.ping(ttl: 0, context: [1]) + ZMTPBytes.ping(ttl: 0, context: [2]) + ZMTPBytes.message([[9]]))
        // The message came behind the PINGs, so the edge has read them.
        #expect(try await router.read(3) == ZMTPBytes.message([[9]]))
        try await router.send(Array(message.dropFirst(100)) + next.prefix(1))
        let expected = message.dropFirst(100) + ZMTPBytes.command("PONG", [2]) + next.prefix(1)
        #expect(try await peer.read(expected.count) == Array(expected))
        try await router.send(Array(next.dropFirst(1)))
        #expect(try await peer.read(next.count - 1) == Array(next.dropFirst(1)))
        await edge.stop()
        await router.stop()
    }

    @Test func `A client whose PING asks for less time than the edge gives gets what it asks for`() async throws {
        let edge = try await EdgeFixture(limits: limits(round: .milliseconds(250)))
        let hasty = try await edge.peer("school/1")
        try await hasty.shakeHands()
        let first = try await edge.opened()
        let other = try await edge.peer("school/2")
        try await other.shakeHands()
        _ = try await edge.opened()
        try await hasty.send(ZMTPBytes.ping(ttl: 1))
        guard case .closed(let session, let closing) = try await edge.event() else { throw EdgeFixture.Unexpected() }
        #expect(session === first)
        #expect(closing == .cut(.silent))
        #expect(edge.listener.sessions.count == 1)
        await edge.stop()
    }
}
