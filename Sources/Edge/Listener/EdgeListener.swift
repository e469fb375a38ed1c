// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import NIOCore
import NIOPosix
package import Safeguarding
package import TLS

/// The daemon's only door: TLS with client certificates outside, the ROUTER's Unix domain socket inside.
///
/// A client's octets are judged before they are passed on, and what the ROUTER learns about a client is the edge's word.
package final class EdgeListener: Sendable {
    private struct State {
        var listening: (any Channel)?
        var children: [ObjectIdentifier: any Channel] = [:]
        var isStopped = false
    }

    /// The sessions that are open now.
    package let sessions: EdgeSessions
    private let house: EdgeHouse
    private let group: any EventLoopGroup
    private let state = NIOLockedValueBox(State())

    /// Prepares a listener; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - now: the daemon's one clock, for `EdgeSession.openedAt`.
    ///   - group: whose threads carry the connections.
    package init(
        settings: EdgeSettings, tls: ServerContext, observer: EdgeObserver, now: @escaping @Sendable () -> Instant,
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) {
        sessions = EdgeSessions()
        house = EdgeHouse(settings: settings, tls: tls, sessions: sessions, observer: observer, now: now)
        self.group = group
    }

    /// Listens.
    ///
    /// - Returns: the address that it got.
    /// - Throws: `IOError` EADDRINUSE when the port is taken, or whatever the kernel refused.
    package func start() async throws -> EdgeAddress {
        let house = self.house
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(AcceptValve(house: house)) }
            }
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            // A ClientHello of TLS 1.3 is about 300 octets.
            .childChannelOption(.recvAllocator, value: PassingBuffers(first: 512))
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: house.settings.limits.highWater / 4, high: house.settings.limits.highWater)
            )
            .childChannelInitializer { [self] channel in channel.eventLoop.makeCompletedFuture { try admit(channel) } }
        let channel = try await bootstrap.bind(host: house.settings.host, port: house.settings.port).get()
        let isLate = state.withLockedValue { state in
            state.listening = channel
            return state.isStopped
        }
        if isLate { try? await channel.close() }
        return EdgeAddress(host: channel.localAddress?.ipAddress ?? house.settings.host, port: channel.localAddress?.port ?? 0)
    }

    /// Uses other credentials, authorities or revocation lists for connections that come from now on.
    ///
    /// Sessions that are open go on; `review` is for those that may not.
    package func use(_ context: ServerContext) { house.tls = context }

    /// By which handshakes are judged now.
    package var tls: ServerContext { house.tls }

    /// Cuts every session that the context in use would not let in now; how many, by reason.
    ///
    /// It verifies a chain a session, on the thread of the caller.
    @discardableResult
    package func review() -> [CutReason: Int] {
        let context = house.tls
        return cut { context.objection(to: $0.chain).map { CutReason($0.reason) } }
    }

    /// Cuts every session whose certificate, or one that it rests on, has ended; `now` in seconds since
    /// 1970-01-01T00:00:00Z.
    @discardableResult
    package func endExpired(now: Int64) -> Int { cut { $0.validUntil < now ? .expired : nil }[.expired] ?? 0 }

    private func cut(_ judge: (EdgeSession) -> CutReason?) -> [CutReason: Int] {
        var counts: [CutReason: Int] = [:]
        for session in sessions.all {
            guard let reason = judge(session) else { continue }
            session.cut(reason)
            counts[reason, default: 0] += 1
        }
        return counts
    }

    /// Accepts no more; the sessions that are open go on.
    package func drain() async {
        let listening = state.withLockedValue { state in
            state.isStopped = true
            return state.listening
        }
        try? await listening?.close()
    }

    /// Accepts no more and reads no more; answers go on going out.
    package func quiet() async {
        await drain()
        for session in sessions.all { session.quiet() }
    }

    /// Waits until every session has ended by itself, as each does after the ROUTER has closed, but at most so long.
    package func settle(within limit: TimeAmount) async {
        let loop = group.next()
        let settled = loop.makePromise(of: Void.self)
        let patience = loop.scheduleTask(in: limit) { settled.succeed() }
        EventLoopFuture.andAllComplete(sessions.all.map(\.ended), on: loop).cascade(to: settled)
        try? await settled.futureResult.get()
        patience.cancel()
    }

    /// Accepts no more, ends every connection, and waits for their end.
    package func stop() async {
        await drain()
        for session in sessions.all { session.stop() }
        let children = state.withLockedValue { Array($0.children.values) }
        for child in children { child.close(promise: nil) }
        for child in children { try? await child.closeFuture.get() }
    }

    private func admit(_ channel: any Channel) throws {
        let address = channel.remoteAddress
        let peer = EdgeAddress(host: address?.ipAddress ?? "unknown", port: address?.port ?? 0)
        let number: Admissions.Number
        switch house.arrived(channel, from: peer.host) {
        case .refused(let reason):
            house.observer.refused(EdgeRefusal(code: reason.rawValue, peerAddress: peer.description))
            throw ChannelError.alreadyClosed
        case .begun(let begun, _): number = begun
        }
        let tls = house.tls
        let connection = EdgeConnection(house: house, number: number, tls: tls, peerAddress: peer.description)
        let isStopped = state.withLockedValue { state in
            state.children[ObjectIdentifier(channel)] = channel
            return state.isStopped
        }
        let state = self.state
        channel.closeFuture.assumeIsolated().whenComplete { _ in
            connection.channelEnded()
            state.withLockedValue { $0.children[ObjectIdentifier(channel)] = nil }
        }
        guard !isStopped else { throw ChannelError.alreadyClosed }
        // The edge keeps the clock of the whole handshake, TLS and ZMTP together.
        let secure = try TLSHandler(tls, limits: TLSHandler.Limits(handshake: nil))
        try channel.pipeline.syncOperations.addHandlers([secure, connection])
    }
}
