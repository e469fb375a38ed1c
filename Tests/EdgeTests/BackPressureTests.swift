// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOCore
import TestSupport
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1)))
struct BackPressureTests {
    /// Far more than all queues on the way hold together.
    private let many = 1_000
    private let body = [UInt8].zeros(100_000)

    private func numbered(_ number: Int) -> [[UInt8]] { [ZMTPBytes.bigEndian(UInt32(number)), body] }

    private func smallQueues() -> SocketOptions {
        var options = SocketOptions()
        options.sendHighWater = 10
        options.receiveHighWater = 10
        return options
    }

    /// Another session, which speaks through the same edge and the same ROUTER while the first is held back.
    private struct Neighbour {
        let edge: EdgeFixture
        let peer: TLSPeer
        let session: EdgeSession

        init(of edge: EdgeFixture) async throws {
            self.edge = edge
            peer = try await edge.peer("school/2")
            try await peer.shakeHands()
            session = try await edge.opened()
        }

        /// Whoever is held back does nothing while so many messages go from the ROUTER to the neighbour.
        static let patience = 100

        /// Sends messages to the neighbour until a count has not changed for `patience` of them.
        func settled(_ count: () async throws -> Int) async throws -> Int {
            var last = try await count()
            var unchanged = 0
            while unchanged < Neighbour.patience {
                #expect(try await edge.router.send(to: session.routingID, [[1]]) == .sent)
                _ = try await peer.read(3)
                let now = try await count()
                unchanged = now == last ? unchanged + 1 : 0
                last = now
            }
            return last
        }
    }

    @Test func `A client that does not read holds the ROUTER back, and gets everything in order when it reads`() async throws {
        let edge = try await EdgeFixture(routerOptions: smallQueues())
        let peer = try await edge.peer("school/1")
        try await peer.shakeHands()
        let session = try await edge.opened()
        let neighbour = try await Neighbour(of: edge)
        try await peer.pause()
        var sent = 0
        let held = try await neighbour.settled {
            while sent < many, try await edge.router.send(to: session.routingID, numbered(sent)) == .sent { sent += 1 }
            return sent
        }
        #expect(held < many / 2)
        try await peer.resume()
        let size = ZMTPBytes.message(numbered(0)).count
        for number in 0..<held {
            #expect(try await peer.read(size).prefix(6) == ZMTPBytes.frame(ZMTPBytes.bigEndian(UInt32(number)), more: true)[...])
        }
        await edge.stop()
    }

    @Test func `A ROUTER that does not read holds the client back, and gets everything in order when it reads`() async throws {
        let edge = try await EdgeFixture(routerOptions: smallQueues())
        let peer = try await edge.peer("police/22")
        try await peer.shakeHands()
        _ = try await edge.opened()
        let neighbour = try await Neighbour(of: edge)
        await edge.router.pauseReading()
        let written = Written()
        let many = self.many
        async let writing: Void = {
            for number in 0..<many {
                try await peer.send(ZMTPBytes.message(numbered(number)))
                await written.add()
            }
        }()
        let held = try await neighbour.settled { await written.count }
        #expect(held < many / 2)
        await edge.router.resumeReading()
        for number in 0..<many { #expect(try await edge.message().frames[0] == ZMTPBytes.bigEndian(UInt32(number))) }
        try await writing
        await edge.stop()
    }
}

private actor Written {
    private(set) var count = 0

    func add() { count += 1 }
}
