// SPDX-License-Identifier: Apache-2.0
import Edge
import Safeguarding
import TestSupport
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1)))
struct EdgeLimitsTests {
    @Test func `More connections of one address than the rate are closed before TLS`() async throws {
        var limits = EdgeLimits.unlimited
        limits.connectionsPerAddress = 1
        let edge = try await EdgeFixture(limits: limits)
        let one = try await edge.peer("school/1")
        try await one.shakeHands()
        _ = try await edge.opened()
        var codes: [String] = []
        // Each needs less than the second in which one is allowed.
        for _ in 0..<3 {
            _ = try? await TLSPeer(to: edge.address, credential: nil, authority: edge.authority)
            codes.append(try await edge.refused().code)
        }
        #expect(codes.contains("address-rate"))
        await edge.stop()
    }

    @Test func `More pending handshakes than the limit are closed, and a finished one makes room`() async throws {
        var limits = EdgeLimits.unlimited
        limits.pendingHandshakes = 1
        let edge = try await EdgeFixture(limits: limits)
        let credential = try edge.authority.partner("school/1")
        let one = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        #expect(try await one.read(64).count == 64)
        let two = try await TLSPeer(to: edge.address, credential: nil, authority: edge.authority)
        #expect(try await edge.refused().code == "pending-handshakes")
        try await two.waitForEnd()
        try await one.send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady())
        _ = try await edge.opened()
        // The ROUTER's READY at the client says that the handshake is over at the edge.
        _ = try await one.read(2)
        let three = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        try await three.shakeHands()
        _ = try await edge.opened()
        await edge.stop()
    }

    @Test func `More sessions of one partner than the limit are refused, and others are not`() async throws {
        var limits = EdgeLimits.unlimited
        limits.sessionsPerPartner = 1
        let edge = try await EdgeFixture(limits: limits)
        let one = try await edge.peer("school/1")
        try await one.shakeHands()
        _ = try await edge.opened()
        let two = try await edge.peer("school/1")
        let refusal = try await edge.refused()
        #expect(refusal.code == "partner-sessions")
        #expect(refusal.partner?.description == "school/1")
        try await two.waitForEnd()
        let other = try await edge.peer("school/2")
        try await other.shakeHands()
        _ = try await edge.opened()
        await one.close()
        #expect(try await edge.closed() == .byClient)
        let again = try await edge.peer("school/1")
        try await again.shakeHands()
        _ = try await edge.opened()
        await edge.stop()
    }

    @Test func `More new connections of one partner than the rate are refused`() async throws {
        var limits = EdgeLimits.unlimited
        limits.connectionsPerPartner = 1
        let edge = try await EdgeFixture(limits: limits)
        let credential = try edge.authority.partner("school/1")
        let one = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        let two = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        #expect(try await edge.refused().code == "partner-rate")
        await one.close()
        await two.close()
        await edge.stop()
    }

    @Test func `When there is no room nobody is accepted, until one leaves`() async throws {
        var limits = EdgeLimits.unlimited
        limits.connections = 1
        let edge = try await EdgeFixture(limits: limits)
        let one = try await edge.peer("school/1")
        try await one.shakeHands()
        _ = try await edge.opened()
        // The kernel completes the connection; the edge does not take it.
        let two = try await edge.peer("school/2")
        async let greeting = two.read(64)
        try await one.send(ZMTPBytes.message([[1]]))
        #expect(try await edge.message().frames == [[1]])
        #expect(edge.listener.sessions.count == 1)
        await one.close()
        #expect(try await edge.closed() == .byClient)
        #expect(try await greeting.count == 64)
        await edge.stop()
    }

    @Test func `Without a ROUTER a client is told nothing but the end`() async throws {
        let edge = try await EdgeFixture()
        await edge.router.close()
        let peer = try await edge.peer("school/1")
        try await peer.send(ZMTPBytes.greeting() + ZMTPBytes.dealerReady())
        #expect(try await edge.refused().code == "router-unavailable")
        try await peer.waitForEnd()
        await edge.stop()
    }
}
