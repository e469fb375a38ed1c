// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import TLS

/// What is written at one end comes out at the other, whatever the sizes and however the network cuts it.
struct StreamTests {
    private let partnership: Partnership

    init() throws { partnership = try Partnership() }

    private func connected() throws -> Loopback {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        try pair.connect()
        return pair
    }

    @Test(arguments: UInt64(0)..<40)
    func `random streams cut at random arrive whole both ways`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        let address = try SocketAddress(unixDomainSocketPath: "/loopback")
        pair.server.connect(to: address, promise: nil)
        pair.client.connect(to: address, promise: nil)
        var expectedAtServer = ByteBuffer()
        var expectedAtClient = ByteBuffer()
        for _ in 0..<Int.random(in: 1...30, using: &generator) {
            let size = [0, 1, 100, 1536, 16_384, 16_385, 70_000].randomElement(using: &generator) ?? 1
            let data = ByteBuffer(bytes: (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) })
            if Bool.random(using: &generator) {
                expectedAtServer.writeImmutableBuffer(data)
                pair.client.write(data, promise: nil)
            } else {
                expectedAtClient.writeImmutableBuffer(data)
                pair.server.write(data, promise: nil)
            }
            if Bool.random(using: &generator) { pair.client.flush() }
            if Bool.random(using: &generator) { pair.server.flush() }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                try pair.carry { Int.random(in: 1...3000, using: &generator) }
            }
        }
        pair.client.flush()
        pair.server.flush()
        try pair.carry { Int.random(in: 1...30_000, using: &generator) }
        #expect(pair.serverSide.received == expectedAtServer)
        #expect(pair.clientSide.received == expectedAtClient)
        #expect(pair.serverSide.errors.isEmpty && pair.clientSide.errors.isEmpty)
    }

    @Test func `one chunk of ciphertext gives one chunk of plaintext`() throws {
        let pair = try connected()
        for _ in 0..<20 { pair.client.write(ByteBuffer(repeating: 7, count: 1536), promise: nil) }
        pair.client.flush()
        try pair.carry()
        #expect(pair.serverSide.received.readableBytes == 20 * 1536)
        #expect(pair.serverSide.reads == 1)
    }

    @Test func `padding takes no room, though half a record is always at hand`() throws {
        let client = try RawClient(client: partnership.client(), server: partnership.server())
        try client.connect()
        #expect(SSL_set_block_padding(client.ssl, 16_384) == 1)
        var rest = ByteBuffer()
        for number in 0..<1_000 {
            client.write(ByteBuffer(bytes: [UInt8(truncatingIfNeeded: number)]))
            var record = client.takeCiphertext()
            #expect(record.readableBytes > 16_384)
            let head = record.readSlice(length: 8_000)
            rest.writeImmutableBuffer(try #require(head))
            client.deliver(rest)
            rest = record
        }
        client.deliver(rest)
        #expect(client.serverSide.received == ByteBuffer(bytes: (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }))
        #expect(client.serverSide.largest < 131_072)
    }

    @Test func `writes wait for a flush or for 64 KiB`() throws {
        let pair = try connected()
        pair.client.write(ByteBuffer(repeating: 1, count: 1000), promise: nil)
        #expect(try pair.client.readOutbound(as: ByteBuffer.self) == nil)
        for _ in 0..<70 { pair.client.pipeline.write(ByteBuffer(repeating: 1, count: 1000), promise: nil) }
        // The embedded channel shows what was flushed; the handler has passed on a batch all the same.
        pair.client.flush()
        let first = try #require(try pair.client.readOutbound(as: ByteBuffer.self))
        let second = try #require(try pair.client.readOutbound(as: ByteBuffer.self))
        #expect(first.readableBytes >= 65_536 && first.readableBytes < 67_000)
        #expect(second.readableBytes < 10_000)
    }

    @Test func `every write's promise is kept once its octets are written`() throws {
        let pair = try connected()
        var kept = 0
        for _ in 0..<5 {
            pair.client.write(ByteBuffer(string: "x")).assumeIsolated().whenSuccess { kept += 1 }
        }
        #expect(kept == 0)
        pair.client.flush()
        #expect(kept == 5)
    }

    @Test func `what is written before the handshake goes after it, in order`() throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        pair.client.write(ByteBuffer(string: "first "), promise: nil)
        pair.client.writeAndFlush(ByteBuffer(string: "second"), promise: nil)
        try pair.connect()
        #expect(String(buffer: pair.serverSide.received) == "first second")
    }

    @Test func `what is written before the handshake is bounded`() throws {
        let pair = try Loopback(
            client: partnership.client(), server: partnership.server(), limits: .init(early: 1000))
        let first = pair.client.write(ByteBuffer(repeating: 0, count: 1000))
        let second = pair.client.write(ByteBuffer(repeating: 0, count: 1))
        #expect(throws: TLSError.tooMuchBeforeHandshake) { try second.wait() }
        #expect(throws: TLSError.tooMuchBeforeHandshake) { try first.wait() }
        #expect(pair.clientSide.errors == [.tooMuchBeforeHandshake])
    }

    @Test func `a close says so to the other end`() throws {
        let pair = try connected()
        pair.client.writeAndFlush(ByteBuffer(string: "last words"), promise: nil)
        pair.client.close(promise: nil)
        try pair.carry()
        #expect(String(buffer: pair.serverSide.received) == "last words")
        #expect(pair.serverSide.errors.isEmpty)
        #expect(!pair.server.isActive)
    }

    @Test func `an end without close_notify is an error`() throws {
        let pair = try connected()
        pair.server.pipeline.fireChannelInactive()
        #expect(pair.serverSide.errors == [.closedWithoutNotify])
        #expect(pair.serverSide.inactive)
    }

    @Test func `an end during the handshake is an error`() throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        pair.server.connect(to: try SocketAddress(unixDomainSocketPath: "/loopback"), promise: nil)
        pair.server.pipeline.fireChannelInactive()
        #expect(pair.serverSide.errors == [.closedDuringHandshake])
    }

    @Test func `a handshake that takes too long is cut`() throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        pair.server.connect(to: try SocketAddress(unixDomainSocketPath: "/loopback"), promise: nil)
        pair.server.embeddedEventLoop.advanceTime(by: .milliseconds(4999))
        #expect(pair.serverSide.errors.isEmpty)
        pair.server.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(pair.serverSide.errors == [.handshakeTimedOut])
        #expect(!pair.server.isActive)
    }

    @Test func `a changed octet ends the connection`() throws {
        let pair = try connected()
        pair.client.writeAndFlush(ByteBuffer(string: "notice"), promise: nil)
        var record = try #require(try pair.client.readOutbound(as: ByteBuffer.self))
        record.setInteger((record.getInteger(at: 9, as: UInt8.self) ?? 0) ^ 1, at: 9)
        pair.server.pipeline.fireChannelRead(record)
        guard case .protocolViolation? = pair.serverSide.errors.first else {
            Issue.record("not a violation: \(pair.serverSide.errors)")
            return
        }
        #expect(pair.serverSide.received.readableBytes == 0)
        #expect(!pair.server.isActive)
    }

    @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "\u{7F}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{1}\u{7F}NULL"])
    func `what is no TLS is refused`(greeting: String) throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        pair.server.connect(to: try SocketAddress(unixDomainSocketPath: "/loopback"), promise: nil)
        pair.server.pipeline.fireChannelRead(ByteBuffer(string: greeting))
        guard case .refused(let refusal)? = pair.serverSide.errors.first else {
            Issue.record("not refused: \(pair.serverSide.errors)")
            return
        }
        #expect(refusal.reason == .handshakeFailed)
        #expect(refusal.peer == nil)
    }

    @Test func `the server sends nothing after the handshake: no ticket to resume with`() throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        let address = try SocketAddress(unixDomainSocketPath: "/loopback")
        pair.server.connect(to: address, promise: nil)
        pair.client.connect(to: address, promise: nil)
        pair.server.pipeline.fireChannelRead(try #require(try pair.client.readOutbound(as: ByteBuffer.self)))
        pair.client.pipeline.fireChannelRead(try #require(try pair.server.readOutbound(as: ByteBuffer.self)))
        pair.server.pipeline.fireChannelRead(try #require(try pair.client.readOutbound(as: ByteBuffer.self)))
        #expect(pair.serverSide.completed != nil)
        #expect(try pair.server.readOutbound(as: ByteBuffer.self) == nil)
    }
}
