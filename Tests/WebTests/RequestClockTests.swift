// SPDX-License-Identifier: Apache-2.0
import Edge
import HTTPTypes
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// What bounds a connection, by a clock that the test moves.
@Suite struct RequestClockTests {
    /// A connection with the clock on it, and a line that takes what is written only when the test says so.
    private final class Line {
        /// Keeps what is written until it is let go.
        private final class Stuck: ChannelOutboundHandler {
            typealias OutboundIn = HTTPResponsePart
            typealias OutboundOut = HTTPResponsePart
            var isStuck = false
            var kept: [EventLoopPromise<Void>?] = []

            func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
                if isStuck { kept.append(promise) } else { context.write(data, promise: promise) }
            }

            func handlerRemoved(context: ChannelHandlerContext) {
                for promise in kept { promise?.fail(ChannelError.ioOnClosedChannel) }
            }
        }

        let channel = EmbeddedChannel()
        private let stuck = Stuck()
        let clock: RequestClock

        init(handshake: TimeAmount? = nil) throws {
            clock = RequestClock(limit: .seconds(10), handshake: handshake)
            try channel.pipeline.syncOperations.addHandlers([stuck, clock])
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        }

        deinit { _ = try? channel.finish(acceptAlreadyClosed: true) }

        func ask(_ parts: HTTPRequestPart...) throws { for part in parts { try channel.writeInbound(part) } }

        func say(_ parts: HTTPResponsePart...) {
            for part in parts { channel.write(part, promise: nil) }
            channel.flush()
            channel.embeddedEventLoop.run()
        }

        func pass(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

        func block() { stuck.isStuck = true }

        /// The first part that the line kept leaves.
        func letGo() {
            stuck.kept.removeFirst()?.succeed(())
            channel.embeddedEventLoop.run()
        }

        var heard: Int {
            var count = 0
            while (try? channel.readInbound(as: HTTPRequestPart.self)) != nil { count += 1 }
            return count
        }
    }

    private let head = HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "https", authority: "localhost", path: "/"))
    private let more = HTTPRequestPart.body(ByteBuffer(string: "x"))
    private let whole = HTTPRequestPart.end(nil)
    private let answered = HTTPResponsePart.head(HTTPResponse(status: .ok))
    private let last = HTTPResponsePart.head(HTTPResponse(status: .contentTooLarge, headerFields: [.connection: "close"]))
    private let done = HTTPResponsePart.end(nil)

    private func chunk(_ octets: Int = 1) -> HTTPResponsePart { .body(ByteBuffer(repeating: 0, count: octets)) }

    @Test func `whoever types a PIN has time for it, and for nothing else`() throws {
        let door = WebDoor.people({ fatalError("nobody connects") }, refused: { _ in })
        let line = try Line(handshake: door.handshake)
        line.pass(119)
        #expect(line.channel.isActive)
        line.channel.pipeline.fireUserInboundEventTriggered(HandshakeOver())
        line.pass(9)
        #expect(line.channel.isActive)
        line.pass(1)
        #expect(!line.channel.isActive)
        let silent = try Line(handshake: door.handshake)
        silent.pass(120)
        #expect(!silent.channel.isActive)
        #expect(WebDoor.plain.handshake == nil)
    }

    @Test func `a request has to be whole in time, its answer may take what it takes, and then the time of the next begins`() throws
    {
        let line = try Line()
        line.pass(6)
        try line.ask(head, more)
        line.pass(3)
        #expect(line.channel.isActive)
        try line.ask(whole)
        line.pass(300)
        #expect(line.channel.isActive, "nobody has answered yet")
        line.say(answered, chunk(), done)
        line.pass(9)
        #expect(line.channel.isActive)
        line.pass(1)
        #expect(!line.channel.isActive)

        let slow = try Line()
        try slow.ask(head)
        for _ in 0..<9 {
            slow.pass(1)
            try slow.ask(more)
        }
        slow.pass(1)
        #expect(!slow.channel.isActive, "octets that come one by one give no more time")
    }

    @Test func `an answer that comes before its request is whole leaves the clock running`() throws {
        let line = try Line()
        try line.ask(head)
        line.say(answered, done)
        line.pass(9)
        try line.ask(more, whole)
        line.pass(9)
        #expect(line.channel.isActive, "the time of the next began with the end of this one")
        line.pass(1)
        #expect(!line.channel.isActive)
    }

    @Test func `of two requests at once the second is timed by itself`() throws {
        let line = try Line()
        try line.ask(head, whole, head)
        line.pass(60)
        #expect(line.channel.isActive, "the first is not answered")
        line.say(answered, done)
        line.pass(9)
        #expect(line.channel.isActive)
        line.pass(1)
        #expect(!line.channel.isActive, "the second was not whole")

        let both = try Line()
        try both.ask(head, whole, head, whole)
        both.say(answered, done)
        both.pass(60)
        #expect(both.channel.isActive, "the second is whole, and not answered")
        both.say(answered, done)
        both.pass(10)
        #expect(!both.channel.isActive)
    }

    @Test func `each part of an answer has to leave in time, and a stream that says nothing may`() throws {
        let line = try Line()
        try line.ask(head, whole)
        line.say(answered, chunk())
        line.pass(3_600)
        #expect(line.channel.isActive)
        line.block()
        line.say(chunk(), chunk())
        line.pass(9)
        line.letGo()
        line.pass(9)
        #expect(line.channel.isActive, "the second has its own time")
        line.pass(1)
        #expect(!line.channel.isActive)

        let large = try Line()
        try large.ask(head, whole)
        large.block()
        large.say(answered)
        large.letGo()
        large.say(chunk(1 << 20))
        large.pass(59)
        #expect(large.channel.isActive, "a megabyte over a slow line")
        large.pass(1)
        #expect(!large.channel.isActive)
    }

    @Test func `after an answer that says so the connection closes, once the answer has left and the rest was thrown away`() throws
    {
        let line = try Line()
        try line.ask(head, whole)
        line.say(last, done)
        #expect(!line.channel.isActive)

        let long = try Line()
        try long.ask(head, more)
        #expect(long.heard == 2)
        long.say(last, done)
        #expect(long.channel.isActive, "to close with octets unread would take the answer from the client")
        try long.ask(more)
        #expect(long.heard == 0)
        try long.ask(whole)
        #expect(!long.channel.isActive)

        let endless = try Line()
        try endless.ask(head, more)
        endless.say(last, done)
        endless.pass(1)
        try endless.ask(more)
        #expect(endless.channel.isActive)
        endless.pass(1)
        #expect(!endless.channel.isActive)
    }

    @Test func `whoever answers is told when the client goes, and not when it has its answer`() throws {
        let gone = NIOLockedValueBox(0)
        let line = try Line()
        try line.ask(head, whole)
        line.clock.answering { gone.withLockedValue { $0 += 1 } }
        line.say(answered, done)
        try line.ask(head, whole)
        line.clock.answering { gone.withLockedValue { $0 += 10 } }
        #expect(gone.withLockedValue { $0 } == 0)
        line.channel.close(promise: nil)
        #expect(gone.withLockedValue { $0 } == 10)
        line.clock.answering { gone.withLockedValue { $0 += 100 } }
        #expect(gone.withLockedValue { $0 } == 110, "it has gone already")
    }

    @Test func `an address has so many connections, and so many new ones a second`() {
        let count = ConnectionCount(perAddress: 3, total: 4, perSecond: 2)
        let now = NIODeadline.now()
        #expect(count.take("a", now: now) == nil && count.take("a", now: now) == nil)
        #expect(count.take("a", now: now) == .addressRate)
        #expect(count.take("b", now: now) == nil, "another address has its own rate")
        #expect(count.take("a", now: now + .seconds(1)) == nil)
        #expect(count.take("a", now: now + .seconds(2)) == .connections)
        #expect(count.take("b", now: now + .seconds(2)) == .connections, "four in all")
        count.give("a")
        #expect(count.take("b", now: now + .seconds(3)) == nil)
        let open = ConnectionCount(perAddress: 1_000, total: 1_000, perSecond: nil)
        #expect((0..<1_000).allSatisfy { _ in open.take("a", now: now) == nil })
    }

    @Test func `a network of IPv6 has as many connections as an address`() {
        let count = ConnectionCount(perAddress: 3, total: 100, perSecond: 4)
        let now = NIODeadline.now()
        for host in 1...3 { #expect(count.take("2001:db8::\(host)", now: now) == nil) }
        #expect(count.take("2001:db8::4", now: now) == .connections)
        #expect(count.take("2001:db8::5", now: now) == .addressRate)
        #expect(count.take("2001:db8:0:1::1", now: now) == nil)
        count.give("2001:db8::1")
        #expect(count.take("2001:db8::6", now: now + .seconds(1)) == nil)
        #expect(count.take("2001:db8::7", now: now + .seconds(1)) == .connections)
    }
}
