// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import NIOPosix
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire
import ZeroMQ

/// The attacks of proofs.md T13 against a real listener with a real ROUTER behind it.
@Suite(.timeLimit(.minutes(2)))
struct AttackTests {
    static let handshakes =
        ZMTPBytes.refusedGreetings
        + ZMTPBytes.refusedReadies.map {
            ZMTPBytes.Sample(name: $0.name, octets: ZMTPBytes.greeting() + $0.octets, refusal: $0.refusal)
        }

    @Test func `Every broken handshake is refused with its reason and the ROUTER is never connected to`() async throws {
        let authority = try TestAuthority()
        let directory = try SocketDirectory()
        let (connections, connected) = AsyncStream<Void>.makeStream()
        let path = try directory.path(of: "router")
        let decoy = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                connected.yield()
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(unixDomainSocketPath: path).get()
        let (refusals, told) = AsyncStream<EdgeRefusal>.makeStream()
        var settings = EdgeSettings(routerPath: path)
        settings.port = 0
        settings.limits = .unlimited
        let tls = try ServerContext(
            credential: try authority.broker(), clientAuthorities: [authority.authority.certificate],
            trustDomain: authority.trustDomain, admission: { _ in .admit })
        let listener = EdgeListener(
            settings: settings, tls: tls, observer: EdgeObserver(refused: { told.yield($0) }), now: { Instant(milliseconds: 0) })
        let address = try await listener.start()
        let credential = try authority.partner("school/1")
        var refused = refusals.makeAsyncIterator()
        for attack in AttackTests.handshakes {
            let peer = try await TLSPeer(to: address, credential: credential, authority: authority)
            try await peer.send(attack.octets)
            let refusal = try #require(await refused.next())
            #expect(refusal.code == attack.refusal.rawValue, "\(attack.name)")
            #expect(refusal.partner?.description == "school/1")
            try await peer.waitForEnd()
        }
        await listener.stop()
        try await decoy.close()
        connected.finish()
        var count = 0
        for await _ in connections { count += 1 }
        #expect(count == 0)
    }

    @Test(arguments: ZMTPBytes.harmlessReadies)
    func `Forged properties are dropped and the ROUTER sees the edge's`(ready: [UInt8]) async throws {
        let edge = try await EdgeFixture()
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands(ready)
        try await peer.send(ZMTPBytes.message([[1]]))
        let session = try await edge.opened()
        let message = try await edge.message()
        #expect(message.routingID == session.routingID)
        var properties = message.properties
        properties["Peer-Address"] = nil
        #expect(
            properties == [
                "Socket-Type": "DEALER", "Identity": String(decoding: session.routingID, as: UTF8.self), "X-Partner": "school/1",
                "X-Cert-SHA256": session.certificateSHA256, "X-Peer": session.peerAddress,
            ])
        await edge.stop()
    }

    @Test func `Two clients that claim one identity get two, and neither is unread`() async throws {
        let edge = try await EdgeFixture()
        let one = try await edge.peer("school/1")
        let other = try await edge.peer("school/2")
        try await one.shakeHands(ZMTPBytes.dealerReady([("Identity", "school/1")]))
        try await other.shakeHands(ZMTPBytes.dealerReady([("Identity", "school/1")]))
        try await one.send(ZMTPBytes.message([[1]]))
        let first = try await edge.message()
        try await other.send(ZMTPBytes.message([[2]]))
        let second = try await edge.message()
        #expect(first.properties["X-Partner"] == "school/1")
        #expect(second.properties["X-Partner"] == "school/2")
        #expect(second.frames == [[2]])
        await edge.stop()
    }

    static let traffic: [(name: String, octets: [UInt8], refusal: ZMTPRefusal)] = [
        ("PING of 65.6 s", ZMTPBytes.ping(ttl: 656), .pingTTLTooLong),
        ("a frame of 8 GiB", [2, 0, 0, 0, 2, 0, 0, 0, 0], .frameTooLarge),
        ("a frame of 2^63 octets", [2, 0x80, 0, 0, 0, 0, 0, 0, 0], .frameTooLarge),
        ("endless MORE", (0..<2_000).flatMap { _ in ZMTPBytes.frame([0], more: true) }, .tooManyFrames),
        ("a message over the limit", ZMTPBytes.message([.zeros(200_000), .zeros(200_000)]), .messageTooLarge),
        ("READY twice", ZMTPBytes.dealerReady([("Identity", "police/22")]), .commandNotAllowed),
        ("reserved bits", [0x10, 0], .frameReservedBits), ("a command with MORE", [5, 1, 0], .commandMalformed),
        ("ERROR", ZMTPBytes.command("ERROR", [0]), .commandNotAllowed),
        ("half a PING", ZMTPBytes.command("PING", [0]), .commandMalformed),
    ]

    @Test func `Every frame that libzmq must not see ends the session with its reason, and the ROUTER gets nothing of it`()
        async throws
    {
        let edge = try await EdgeFixture()
        let credential = try edge.authority.partner("school/1")
        for attack in AttackTests.traffic {
            let peer = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
            try await peer.shakeHands()
            let session = try await edge.opened()
            try await peer.send(attack.octets)
            #expect(try await edge.refused().code == attack.refusal.rawValue, "\(attack.name)")
            #expect(try await edge.closed() == .refused(code: attack.refusal.rawValue))
            #expect(edge.listener.sessions[session.routingID] == nil)
            try await peer.waitForEnd()
        }
        let peer = try await TLSPeer(to: edge.address, credential: credential, authority: edge.authority)
        try await peer.shakeHands()
        try await peer.send(ZMTPBytes.message([[42]]))
        #expect(try await edge.message().frames == [[42]])
        await edge.stop()
    }

    @Test(arguments: [0, 10, 40, 64, 70])
    func `A client that stops in the middle of its handshake is refused when its time is up`(octets: Int) async throws {
        var limits = EdgeLimits.unlimited
        limits.handshake = .seconds(2)
        let edge = try await EdgeFixture(limits: limits)
        let peer = try await edge.peer("school/1")
        try await peer.send(Array((ZMTPBytes.greeting() + ZMTPBytes.dealerReady()).prefix(octets)))
        #expect(try await edge.refused().code == "handshake-timeout")
        try await peer.waitForEnd()
        await edge.stop()
    }

    @Test func `A connection that never begins TLS is refused when its time is up`() async throws {
        var limits = EdgeLimits.unlimited
        limits.handshake = .milliseconds(100)
        let edge = try await EdgeFixture(limits: limits)
        let peer = try await TLSPeer(to: edge.address, credential: nil, authority: edge.authority)
        #expect(try await edge.refused().code == "handshake-timeout")
        try await peer.waitForEnd()
        await edge.stop()
    }

    @Test func `A message that is begun and not finished ends the session, however often the client pings`() async throws {
        var limits = EdgeLimits.unlimited
        limits.message = .seconds(2)
        let edge = try await EdgeFixture(limits: limits)
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        _ = try await edge.opened()
        try await peer.send(ZMTPBytes.message([[1]]) + ZMTPBytes.frame([2], more: true))
        try await peer.send(ZMTPBytes.ping(ttl: 100))
        #expect(try await edge.refused().code == "message-timeout")
        #expect(try await edge.closed() == .refused(code: "message-timeout"))
        #expect(try await edge.message().frames == [[1]])
        await edge.stop()
    }

    static let downgrades: [(arguments: [String], refusal: RefusalReason)] = [
        (["-tls1_2"], .protocolVersion), (["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"], .protocolVersion),
        (["-tls1_3", "-ciphersuites", "TLS_AES_128_CCM_8_SHA256"], .handshakeFailed),
        (["-tls1_3", "-groups", "secp521r1"], .handshakeFailed), (["-tls1_3"], .noClientCertificate),
    ]

    @Test(arguments: downgrades.indices)
    func `An older TLS, a weak suite or no certificate is refused with its code`(attack: Int) async throws {
        let (arguments, refusal) = AttackTests.downgrades[attack]
        let edge = try await EdgeFixture()
        let outcome = try ForeignCommand(
            "/usr/bin/openssl", ["s_client", "-connect", edge.address.description] + arguments)
        #expect(try await edge.refused().code == refusal.rawValue, "\(outcome.text)")
        #expect(edge.listener.sessions.count == 0)
        await edge.stop()
    }

    @Test func `Garbage is refused connection by connection, and nothing of it stays`() async throws {
        var limits = EdgeLimits.unlimited
        limits.handshake = .seconds(2)
        let edge = try await EdgeFixture(limits: limits)
        var random = SeededGenerator(seed: 17)
        for _ in 0..<60 {
            let peer = try await TLSPeer(to: edge.address, credential: nil, authority: edge.authority)
            let garbage = (0..<Int.random(in: 1...2_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            try? await peer.send(garbage)
            let code = try await edge.refused().code
            #expect(code == "handshake-failed" || code == "handshake-timeout" || code == "protocol-version", "\(code)")
            await peer.close()
        }
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        #expect(try await edge.opened().partner.description == "school/1")
        await edge.stop()
    }

    @Test func `A client without a certificate the partnership issued is refused inside the TLS handshake`() async throws {
        let edge = try await EdgeFixture()
        let stranger = try TestAuthority()
        _ = try await TLSPeer(to: edge.address, credential: try stranger.partner("school/1"), authority: edge.authority)
        #expect(try await edge.refused().code == "unknown-authority")
        _ = try await TLSPeer(
            to: edge.address, credential: try edge.authority.partner(EdgeFixture.suspended), authority: edge.authority)
        let refusal = try await edge.refused()
        #expect(refusal.code == "suspended-partner")
        #expect(refusal.partner?.description == EdgeFixture.suspended)
        let plain = try await TLSPeer(to: edge.address, credential: nil, authority: edge.authority)
        try await plain.send(ZMTPBytes.greeting())
        #expect(try await edge.refused().code == "handshake-failed")
        try await plain.waitForEnd()
        await edge.stop()
    }
}
