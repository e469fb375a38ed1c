// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import ZeroMQ

/// Pins what the edge and the broker rely on in libzmq 4.3.4, so that an upgrade that changes it fails here and not in use.
@Suite(.timeLimit(.minutes(1)))
struct LibraryBehaviourTests {
    let folder: TestFolder
    let context: Context
    let router: SocketOwner

    init() throws {
        folder = try TestFolder()
        context = try Context()
        router = try SocketOwner()
    }

    private func bind(_ options: SocketOptions = SocketOptions()) async throws -> String {
        try await router.bind(in: context, to: "ipc://\(folder.path)/r", options: options)
    }

    private func first() async throws -> ReceivedMessage {
        var messages = router.messages.makeAsyncIterator()
        return try #require(await messages.next())
    }

    @Test func `The version is 4.3, ipc is built in and the draft interface is not`() {
        #expect(Library.version.hasPrefix("4.3."))
        #expect(Library.has("ipc"))
        #expect(!Library.has("draft"))
    }

    @Test func `Properties of READY can be read on the first body frame, the first of two equal names wins, and case counts`()
        async throws
    {
        let peer = try RawPeer(endpoint: try await bind())
        try peer.shakeHands(
            ZMTPBytes.dealerReady([
                ("Identity", "school/1#a"), ("X-Partner", "school/1"), ("X-Partner", "school/2"), ("x-partner", "school/3"),
                ("X-Cert-SHA256", "ab\0cd"), ("X-Free", ""),
            ]))
        try peer.send(ZMTPBytes.message([[1], [2]]))
        let message = try await first()
        #expect(message.routingID == Array("school/1#a".utf8))
        #expect(message.properties["X-Partner"] == "school/1")
        #expect(message.properties["x-partner"] == "school/3")
        #expect(message.properties["X-Cert-SHA256"] == "ab")
        #expect(message.properties["X-Free"] == "")
        #expect(message.properties["X-Peer"] == nil)
        #expect(message.properties["Peer-Address"]?.hasPrefix("localhost:") == true)
        await router.stop()
    }

    @Test func `Without ZAP a peer's own User-Id reads as if it had been authenticated`() async throws {
        let peer = try RawPeer(endpoint: try await bind())
        try peer.shakeHands(ZMTPBytes.dealerReady([("User-Id", "admin")]))
        try peer.send(ZMTPBytes.message([[1]]))
        #expect(try await first().properties["User-Id"] == "admin")
        await router.stop()
    }

    @Test func `An identity of 300 octets is accepted, so the edge must not let one through`()
        async throws
    {
        let endpoint = try await bind()
        let long = try RawPeer(endpoint: endpoint)
        try long.shakeHands(ZMTPBytes.dealerReady([("Identity", String(repeating: "i", count: 300))]))
        try long.send(ZMTPBytes.message([[1]]))
        var messages = router.messages.makeAsyncIterator()
        #expect(await messages.next()?.routingID.count == 300)
        await router.stop()
    }

    @Test func `The greeting stops after 10 octets until the peer's has begun`() async throws {
        let peer = try RawPeer(endpoint: try await bind())
        #expect(try peer.read(10) == [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F])
        #expect(peer.isSilent())
        try peer.send(Array(ZMTPBytes.greeting().prefix(11)))
        #expect(try peer.read(2) == [3, 1])
        await router.stop()
    }

    @Test func `A version 2 peer is served, without any property`() async throws {
        let peer = try RawPeer(endpoint: try await bind())
        // Signature, revision 1 (ZMTP 2.0), socket type DEALER (5), and an empty identity frame.
        try peer.send([0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 1, 5, 0, 0])
        try peer.send(ZMTPBytes.message([[7]]))
        let message = try await first()
        #expect(message.frames == [[7]])
        #expect(message.properties["Socket-Type"] == nil)
        await router.stop()
    }

    @Test func `The second peer of one identity stays connected and unread`() async throws {
        let endpoint = try await bind()
        let one = try RawPeer(endpoint: endpoint)
        try one.shakeHands(ZMTPBytes.dealerReady([("Identity", "twin")]))
        try one.send(ZMTPBytes.message([[1]]))
        var messages = router.messages.makeAsyncIterator()
        #expect(await messages.next()?.frames == [[1]])
        let other = try RawPeer(endpoint: endpoint)
        try other.shakeHands(ZMTPBytes.dealerReady([("Identity", "twin")]))
        try other.send(ZMTPBytes.message([[2]]))
        try one.send(ZMTPBytes.message([[3]]))
        #expect(await messages.next()?.frames == [[3]])
        await router.stop()
    }

    @Test func `A PING whose time to live is 65.6 s cuts the connection at once, because it is multiplied in 16 bits`()
        async throws
    {
        let peer = try RawPeer(endpoint: try await bind())
        try peer.shakeHands(ZMTPBytes.dealerReady())
        try peer.send(ZMTPBytes.ping(ttl: 656))
        // RawPeer gives up after ten seconds; without the defect the cut would come after 65.
        try peer.readToEnd()
        await router.stop()
    }

    @Test func `A peer that does not finish its handshake is cut`() async throws {
        var options = SocketOptions()
        options.handshakeInterval = .milliseconds(100)
        let peer = try RawPeer(endpoint: try await bind(options))
        try peer.send(Array(ZMTPBytes.greeting().prefix(20)))
        try peer.readToEnd()
        await router.stop()
    }

    @Test func `Sending to an unknown peer is unroutable, and nothing of the message is left in the socket`() async throws {
        let peer = try RawPeer(endpoint: try await bind())
        try peer.shakeHands(ZMTPBytes.dealerReady([("Identity", "known")]))
        try peer.send(ZMTPBytes.message([[0]]))
        let message = try await first()
        #expect(try await router.send(to: Array("stranger".utf8), [[1], [2], [3]]) == .unroutable)
        #expect(try await router.send(to: message.routingID, [[4], [5]]) == .sent)
        #expect(try peer.read(6) == ZMTPBytes.message([[4], [5]]))
        await router.stop()
    }

    @Test func `A full peer would block on the first frame, and the messages it got are whole and in order`() async throws {
        var options = SocketOptions()
        options.sendHighWater = 10
        let peer = try RawPeer(endpoint: try await bind(options))
        try peer.shakeHands(ZMTPBytes.dealerReady([("Identity", "slow")]))
        try peer.send(ZMTPBytes.message([[0]]))
        let id = try await first().routingID
        var sent = 0
        var result: SendResult?
        repeat {
            result = try await router.send(to: id, [ZMTPBytes.bigEndian(UInt32(sent)), .zeros(200_000)])
            if result == .sent { sent += 1 }
        } while result == .sent && sent < 10_000
        #expect(result == .wouldBlock)
        #expect(sent >= 10)
        for number in 0..<sent {
            #expect(try peer.read(6) == ZMTPBytes.frame(ZMTPBytes.bigEndian(UInt32(number)), more: true))
            _ = try peer.read(9 + 200_000)
        }
        await router.stop()
    }
}
