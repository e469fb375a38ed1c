// SPDX-License-Identifier: Apache-2.0
import Edge
import TestSupport
import Testing
import ZeroMQ

/// A stock libzmq DEALER behind stunnel, with no code of ours between it and the edge.
@Suite(.enabled(if: Stunnel.isInstalled), .timeLimit(.minutes(1)))
struct StockClientTests {
    @Test func `A stock DEALER behind stunnel is served, claims nothing, and comes back by itself after a cut`() async throws {
        let edge = try await EdgeFixture()
        let stunnel = try Stunnel(to: edge, as: "school/116900")
        defer { withExtendedLifetime(stunnel) {} }
        let dealer = try SocketOwner()
        var options = SocketOptions()
        options.routingID = Array("police/22".utf8)
        options.heartbeat = SocketOptions.Heartbeat(interval: .milliseconds(50), timeout: .seconds(5), timeToLive: .seconds(60))
        try await dealer.connect(in: edge.context, to: stunnel.endpoint, options: options)
        #expect(try await dealer.send(publish("one", body: .zeros(200_000))) == .sent)
        let session = try await edge.opened()
        let message = try await edge.message()
        #expect(message.routingID == session.routingID)
        #expect(message.frames == publish("one", body: .zeros(200_000)))
        #expect(message.properties["X-Partner"] == "school/116900")
        #expect(try await edge.router.send(to: session.routingID, publish("two")) == .sent)
        var answers = dealer.messages.makeAsyncIterator()
        #expect(await answers.next()?.frames == publish("two"))

        session.cut(.suspended)
        #expect(try await edge.closed() == .cut(.suspended))
        let again = try await edge.opened()
        #expect(again.routingID != session.routingID)
        #expect(try await dealer.send(publish("back")) == .sent)
        #expect(try await edge.message().routingID == again.routingID)
        #expect(try await edge.router.send(to: again.routingID, publish("three")) == .sent)
        #expect(await answers.next()?.frames == publish("three"))
        await dealer.stop()
        await edge.stop()
    }

    /// Both say nothing from the first second to the last, and only one of them has a libzmq that answers PINGs.
    @Test func `A stock DEALER that has nothing to say outlives one that is frozen`() async throws {
        var limits = EdgeLimits.unlimited
        limits.round = .milliseconds(100)
        let edge = try await EdgeFixture(limits: limits)
        let stunnel = try Stunnel(to: edge, as: "school/116900")
        defer { withExtendedLifetime(stunnel) {} }
        let dealer = try SocketOwner()
        try await dealer.connect(in: edge.context, to: stunnel.endpoint)
        let stock = try await edge.opened()
        for _ in 0..<2 {
            let frozen = try await edge.peer("school/1")
            try await frozen.shakeHands()
            let lost = try await edge.opened()
            guard case .closed(let session, let closing) = try await edge.event() else { throw EdgeFixture.Unexpected() }
            #expect(session === lost)
            #expect(closing == .cut(.silent))
        }
        #expect(try await dealer.send(publish("still here")) == .sent)
        #expect(try await edge.message().routingID == stock.routingID)
        await dealer.stop()
        await edge.stop()
    }
}
