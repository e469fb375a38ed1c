// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import TLS

/// A peer may change its keys (RFC 8446 section 4.6.3), and not for ever.
struct KeyUpdateTests {
    private let client: RawClient

    init() throws {
        let partnership = try Partnership()
        client = try RawClient(client: partnership.client(), server: partnership.server())
        try client.connect()
    }

    /// One more KeyUpdate that asks for an answer.
    private func update() throws -> ByteBuffer {
        try #require(SSL_key_update(client.ssl, SSL_KEY_UPDATE_REQUESTED) == 1)
        try #require(SSL_do_handshake(client.ssl) == 1)
        return client.takeCiphertext()
    }

    /// Octets that the server has written and nobody has read.
    private func unread() throws -> Int {
        var octets = 0
        while let chunk = try client.server.readOutbound(as: ByteBuffer.self) { octets += chunk.readableBytes }
        return octets
    }

    @Test func `as many as any session needs are followed and answered`() throws {
        for _ in 0..<CipherStream.keyUpdateLimit { client.deliver(try update()) }
        client.write(ByteBuffer(string: "notice"))
        client.deliver(client.takeCiphertext())
        #expect(String(buffer: client.serverSide.received) == "notice")
        #expect(client.serverSide.errors.isEmpty && client.server.isActive)
        #expect(try unread() >= CipherStream.keyUpdateLimit * 22)
    }

    @Test(arguments: [1, 10_000]) func `whoever sends them for ever and reads nothing is let go`(together: Int) throws {
        var chunk = ByteBuffer()
        for number in 1...10_000 {
            chunk.writeImmutableBuffer(try update())
            guard number.isMultiple(of: together) else { continue }
            client.deliver(chunk)
            chunk = ByteBuffer()
        }
        #expect(client.serverSide.errors == [.tooManyKeyUpdates])
        #expect(!client.server.isActive)
        #expect(try unread() < 8_192)
    }

    @Test func `what came before is still given, and what comes after is not`() throws {
        client.write(ByteBuffer(string: "before"))
        var chunk = client.takeCiphertext()
        for _ in 0..<2_000 { chunk.writeImmutableBuffer(try update()) }
        client.write(ByteBuffer(string: "after"))
        chunk.writeImmutableBuffer(client.takeCiphertext())
        client.deliver(chunk)
        #expect(String(buffer: client.serverSide.received) == "before")
        #expect(client.serverSide.errors == [.tooManyKeyUpdates])
    }
}
