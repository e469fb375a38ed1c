// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import TLS

struct HandshakeTests {
    @Test func `both ends learn who the other is`() throws {
        let partnership = try Partnership()
        let pair = try Loopback(client: partnership.client(), server: partnership.server())
        try pair.connect()
        let atServer = try #require(pair.serverSide.completed).peer
        #expect(atServer.partner == "police/22")
        #expect(atServer.trustDomain == "worcestershire.example")
        #expect(atServer.fingerprint == partnership.police.leaf.fingerprint)
        #expect(atServer.notAfter == partnership.police.leaf.notAfter)
        #expect(pair.clientSide.completed?.peer.partner == "broker/one")
        #expect(pair.serverSide.errors.isEmpty && pair.clientSide.errors.isEmpty)
    }
}
