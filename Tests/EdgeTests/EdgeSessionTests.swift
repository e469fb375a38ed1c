// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import Safeguarding
import TLS
import TestSupport
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1)))
struct EdgeSessionTests {
    @Test func `A partner's messages reach the ROUTER under the name that its certificate proves, and answers come back`()
        async throws
    {
        let edge = try await EdgeFixture()
        let credential = try edge.authority.partner("school/116900")
        let peer = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        let ready = try await peer.shakeHands()
        #expect(ready.count > 2)
        let session = try await edge.opened()
        #expect(session.partner.description == "school/116900")
        #expect(session.certificateSHA256 == credential.leaf.fingerprint)
        #expect(session.openedAt == Instant(milliseconds: 1_800_000_000_000))
        #expect(session.routingID.starts(with: Array("school/116900#".utf8)))
        #expect(session.routingID.count <= 64)
        #expect(edge.listener.sessions[session.routingID] === session)

        try await peer.send(ZMTPBytes.message(publish()))
        let message = try await edge.message()
        #expect(message.routingID == session.routingID)
        #expect(message.frames == publish())
        #expect(message.properties["X-Partner"] == "school/116900")
        #expect(message.properties["X-Cert-SHA256"] == session.certificateSHA256)
        #expect(message.properties["X-Peer"] == session.peerAddress)

        let answer: [[UInt8]] = [Array("FB1".utf8), Array("ACCEPTED".utf8), [], .zeros(100_000)]
        #expect(try await edge.router.send(to: session.routingID, answer) == .sent)
        let expected = ZMTPBytes.message(answer)
        #expect(try await peer.read(expected.count) == expected)

        await peer.close()
        #expect(try await edge.closed() == .byClient)
        #expect(edge.listener.sessions.count == 0)
        await edge.stop()
    }

    @Test func `What a client sent before it closed still reaches the ROUTER`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("police/22")
        try await peer.shakeHands()
        for number in 0..<40 { try await peer.send(ZMTPBytes.message(publish("\(number)", body: .zeros(200_000)))) }
        await peer.close()
        for number in 0..<40 { #expect(try await edge.message().frames[2] == Array("\(number)".utf8)) }
        await edge.stop()
    }

    @Test func `A client that waits for the whole greeting after ten octets of its own is served`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("school/1")
        let greeting = ZMTPBytes.greeting()
        try await peer.send(Array(greeting.prefix(10)))
        #expect(try await peer.read(64).starts(with: [0xFF]))
        for octet in greeting.dropFirst(10) + ZMTPBytes.dealerReady() { try await peer.send([octet]) }
        _ = try await edge.opened()
        await edge.stop()
    }

    @Test func `Messages sent together with READY are not lost`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("school/1")
        try await peer.send(
            ZMTPBytes.greeting() + ZMTPBytes.dealerReady() + ZMTPBytes.message(publish("a")) + ZMTPBytes.message(publish("b")))
        #expect(try await edge.message().frames[2] == Array("a".utf8))
        #expect(try await edge.message().frames[2] == Array("b".utf8))
        #expect(try await edge.opened().unansweredPublishes == 2)
        await edge.stop()
    }

    @Test func `A cut ends one session at once and leaves the others of the partner`() async throws {
        let edge = try await EdgeFixture()
        let one = try await edge.peer("school/1")
        try await one.shakeHands()
        let first = try await edge.opened()
        let other = try await edge.peer("school/1")
        try await other.shakeHands()
        let second = try await edge.opened()
        #expect(first.routingID != second.routingID)
        #expect(Set(edge.listener.sessions.sessions(of: first.partner).map(\.routingID)) == [first.routingID, second.routingID])

        first.cut(.suspended)
        try await one.waitForEnd()
        #expect(try await edge.closed() == .cut(.suspended))
        #expect(edge.listener.sessions.all.map(\.routingID) == [second.routingID])
        try await other.send(ZMTPBytes.message([[7]]))
        #expect(try await edge.message().routingID == second.routingID)
        await edge.stop()
        #expect(try await edge.closed() == .stopped)
    }

    @Test func `The end of the ROUTER ends the session at the client`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        _ = try await edge.opened()
        await edge.router.close()
        try await peer.waitForEnd()
        #expect(try await edge.closed() == .byRouter)
        await edge.stop()
    }

    @Test func `A drained listener accepts no more and keeps its sessions`() async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        _ = try await edge.opened()
        await edge.listener.drain()
        await #expect(throws: (any Error).self) { try await edge.peer("school/2") }
        try await peer.send(ZMTPBytes.message([[7]]))
        #expect(try await edge.message().frames == [[7]])
        await edge.stop()
    }

    @Test func `A session with too many unanswered PUBLISH messages is not read until answers are reported`() async throws {
        var limits = EdgeLimits.unlimited
        limits.unansweredPublishes = 10
        let edge = try await EdgeFixture(limits: limits)
        let peer = try await edge.peer("police/22")
        try await peer.shakeHands()
        let session = try await edge.opened()
        for number in 0..<11 {
            try await peer.send(ZMTPBytes.message(publish("\(number)")))
            #expect(try await edge.message().frames[2] == Array("\(number)".utf8))
        }
        // The eleventh shut the gate, so the next stays where it is; a message of another session passes it.
        try await peer.send(ZMTPBytes.message(publish("late")))
        let other = try await edge.peer("police/22")
        try await other.shakeHands()
        try await other.send(ZMTPBytes.message([[1]]))
        #expect(try await edge.message().frames == [[1]])
        #expect(session.unansweredPublishes == 11)
        session.publishesAnswered(1)
        #expect(try await edge.message().frames[2] == Array("late".utf8))
        session.publishesAnswered(11)
        #expect(session.unansweredPublishes == 0)
        await edge.stop()
    }

    @Test func `A partner with too many octets unanswered is read in none of its sessions until answers are reported`() async throws
    {
        var limits = EdgeLimits.unlimited
        limits.unansweredOctetsPerPartner = 100_000
        let edge = try await EdgeFixture(limits: limits)
        func next() async throws -> String { String(decoding: try await edge.message().frames[2], as: UTF8.self) }
        let one = try await edge.peer("police/22")
        try await one.shakeHands()
        let large = try await edge.opened()
        let two = try await edge.peer("police/22")
        try await two.shakeHands()
        let small = try await edge.opened()
        for number in 0..<2 {
            try await one.send(ZMTPBytes.message(publish("\(number)", body: .zeros(60_000))))
            #expect(try await next() == "\(number)")
        }
        // A read of the second session was begun before the limit was passed, and is its last.
        try await two.send(ZMTPBytes.message(publish("slack")))
        #expect(try await next() == "slack")
        try await one.send(ZMTPBytes.message(publish("late")))
        try await two.send(ZMTPBytes.message(publish("later")))
        let other = try await edge.peer("police/23")
        try await other.shakeHands()
        _ = try await edge.opened()
        try await other.send(ZMTPBytes.message([[], [], Array("other".utf8)]))
        #expect(try await next() == "other")
        large.publishesAnswered(1)
        #expect(Set([try await next(), try await next()]) == ["late", "later"])
        // A session that ends gives back what it had.
        large.cut(.suspended)
        #expect(try await edge.closed() == .cut(.suspended))
        #expect(small.unansweredOctetsOfPartner == 10 + "slack".count + 2 + 10 + "later".count + 2)
        small.publishesAnswered(2)
        #expect(small.unansweredOctetsOfPartner == 0)
        await edge.stop()
    }
}
