// SPDX-License-Identifier: Apache-2.0
import NIOCore
import TestSupport
import Testing
import Wire

@testable import Edge

@Suite struct InterjectionsTests {
    private let ping = ZMTPBytes.ping(ttl: 600)
    private let asked = [Ping(timeToLive: 0, context: [1]), Ping(timeToLive: 0, context: [2])]

    /// What goes out for some octets of the ROUTER.
    private func passed(_ octets: [UInt8], by interjections: inout Interjections) -> [UInt8] {
        guard let (after, commands) = interjections.passing(ByteBuffer(bytes: octets)) else { return octets }
        return octets.prefix(after) + commands + octets.dropFirst(after)
    }

    @Test func `Nothing is said before READY, and what is owed comes right behind it`() {
        var interjections = Interjections()
        #expect(interjections.ping(isWritable: true) == nil)
        #expect(interjections.answer(asked, isWritable: true) == nil)
        #expect(interjections.takeOwed() == nil)
        let ready = ZMTPBytes.dealerReady()
        #expect(passed(Array(ready.prefix(5)), by: &interjections) == Array(ready.prefix(5)))
        #expect(
            passed(ready.suffix(ready.count - 5) + [0], by: &interjections)
                == ready.suffix(ready.count - 5) + ZMTPBytes.command("PONG", [2]) + ping + [0])
        #expect(interjections.takeOwed() == nil)
    }

    @Test func `Between two messages everything is said at once`() {
        var interjections = Interjections()
        _ = passed(ZMTPBytes.dealerReady(), by: &interjections)
        #expect(interjections.ping(isWritable: true) == ping)
        #expect(
            interjections.answer(asked, isWritable: true) == ZMTPBytes.command("PONG", [1]) + ZMTPBytes.command("PONG", [2]))
        #expect(interjections.takeOwed() == nil)
    }

    @Test func `To a client that does not read no PING is owed, and one answer`() {
        var interjections = Interjections()
        _ = passed(ZMTPBytes.dealerReady(), by: &interjections)
        #expect(interjections.ping(isWritable: false) == nil)
        #expect(interjections.takeOwed() == nil)
        for _ in 0..<1_000 { #expect(interjections.answer(asked, isWritable: false) == nil) }
        #expect(interjections.takeOwed() == ZMTPBytes.command("PONG", [2]))
        #expect(interjections.takeOwed() == nil)
    }

    @Test(arguments: UInt64(0)..<200)
    func `A PING is never put into a message, whenever it is due and however the stream is split`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var units = [ZMTPBytes.dealerReady()]
        for _ in 0..<6 {
            units.append(ZMTPBytes.message((0..<4).map { _ in [UInt8].zeros(Int.random(in: 0...400, using: &random)) }))
        }
        let stream = Array(units.joined())
        var interjections = Interjections()
        var sent: [UInt8] = []
        var pings = 0
        var position = 0
        while position < stream.count {
            let piece = Array(stream[position...].prefix(Int.random(in: 1...700, using: &random)))
            position += piece.count
            if Bool.random(using: &random) {
                pings += 1
                if let now = interjections.ping(isWritable: true) { sent += now }
            }
            sent += passed(piece, by: &interjections)
            if let owed = interjections.takeOwed() { sent += owed }
        }
        // Units and PINGs, whole and in order.
        var rest = sent[...]
        var found = 0
        for unit in units {
            #expect(rest.starts(with: unit))
            rest = rest.dropFirst(unit.count)
            while rest.starts(with: ping) {
                rest = rest.dropFirst(ping.count)
                found += 1
            }
        }
        #expect(rest.isEmpty)
        #expect(found <= pings)
        #expect(pings == 0 || found > 0)
    }
}
