// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@Suite struct PingTests {
    @Test(arguments: [(UInt16(0), 0), (600, 0), (258, 1), (1, 16)])
    func `PING and its answer are the frames of 37/ZMTP`(timeToLive: UInt16, context: Int) {
        let ping = Ping(timeToLive: timeToLive, context: [UInt8](repeating: 9, count: context))
        #expect(ping.frame == ZMTPBytes.ping(ttl: timeToLive, context: ping.context))
        #expect(ping.pong == ZMTPBytes.command("PONG", ping.context))
    }
}
