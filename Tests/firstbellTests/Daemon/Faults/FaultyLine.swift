// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import TestSupport

/// A TCP line on loopback between clients and a daemon that a test can make slow, dead or cut.
///
/// Each connection to it is carried over one of its own to the daemon; what a line does to packets it does to octets.
final class FaultyLine: Sendable {
    /// How octets fare from now on, in both directions.
    enum Condition: Sendable {
        case clear
        /// Each octet comes so much later, give or take the jitter; the order stays.
        case slow(Duration, jitter: Duration)
        /// Nothing comes until the line is another; then all of it.
        case stalled
    }

    fileprivate struct State {
        var condition = Condition.clear
        /// The share of packets that is lost.
        var loss = 0.0
        var daemonPort: Int
        var pairs: [ObjectIdentifier: Pair] = [:]
        /// Connections that were taken.
        var count = 0
        var random = SeededGenerator(seed: 1)
    }

    fileprivate let state: NIOLockedValueBox<State>
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let listener: any Channel
    /// Where clients connect.
    let port: Int

    init(to daemonPort: Int) async throws {
        let state = NIOLockedValueBox(State(daemonPort: daemonPort))
        self.state = state
        let group = self.group
        listener = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { client in FaultyLine.carry(client, group, state) }
            .bind(host: "127.0.0.1", port: 0).get()
        port = listener.localAddress?.port ?? 0
    }

    /// The line is so from now on.
    func become(_ condition: Condition) {
        for pair in state.withLockedValue({ state in
            state.condition = condition
            return Array(state.pairs.values)
        }) {
            pair.wake()
        }
    }

    /// This share of the packets from either end is lost from now on, whatever else the line does; 0 for none.
    func lose(_ share: Double) {
        for pair in state.withLockedValue({ state in
            state.loss = share
            return Array(state.pairs.values)
        }) {
            pair.lose(share)
        }
    }

    /// The connections there are go dead without a word to either end, half open; new ones are carried.
    func goDead() { for pair in pairs { pair.die() } }

    /// Cuts each connection there is with this chance.
    func cut(chance: Double = 1) {
        for pair in pairs where state.withLockedValue({ Double.random(in: 0..<1, using: &$0.random) }) < chance { pair.cut() }
    }

    /// Connections that stand.
    var count: Int { pairs.count }

    /// Connections taken since the line was made.
    var taken: Int { state.withLockedValue(\.count) }

    private var pairs: [Pair] { state.withLockedValue { Array($0.pairs.values) } }

    func close() async {
        cut()
        try? await listener.close()
        try? await group.shutdownGracefully()
    }

    private static func carry(
        _ client: any Channel, _ group: any EventLoopGroup, _ state: NIOLockedValueBox<State>
    ) -> EventLoopFuture<Void> {
        let port = state.withLockedValue { state in
            state.count += 1
            return state.daemonPort
        }
        return ClientBootstrap(group: client.eventLoop).channelOption(.autoRead, value: false)
            .connect(host: "127.0.0.1", port: port)
            .flatMapThrowing { daemon in
                let pair = Pair(client, daemon, state)
                let loss = state.withLockedValue { state in
                    state.pairs[ObjectIdentifier(pair)] = pair
                    return state.loss
                }
                if loss > 0 { pair.lose(loss) }
                try client.pipeline.syncOperations.addHandler(Carrier(pair, to: daemon))
                try daemon.pipeline.syncOperations.addHandler(Carrier(pair, to: client))
            }.flatMapError { error in
                // The daemon is not there: the client learns it by the end of its connection.
                client.close(promise: nil)
                return client.eventLoop.makeFailedFuture(error)
            }
    }
}

/// The two connections that carry one client.
private final class Pair: Sendable {
    private let client: any Channel
    private let daemon: any Channel
    let state: NIOLockedValueBox<FaultyLine.State>
    private let dead = NIOLockedValueBox(false)

    init(_ client: any Channel, _ daemon: any Channel, _ state: NIOLockedValueBox<FaultyLine.State>) {
        self.client = client
        self.daemon = daemon
        self.state = state
    }

    var isDead: Bool { dead.withLockedValue { $0 } }

    func lose(_ share: Double) { for channel in [client, daemon] { PacketLoss.set(share, on: channel) } }

    func die() { dead.withLockedValue { $0 = true } }

    func cut() {
        state.withLockedValue { $0.pairs[ObjectIdentifier(self)] = nil }
        client.close(promise: nil)
        daemon.close(promise: nil)
    }

    func wake() {
        for channel in [client, daemon] { channel.pipeline.fireUserInboundEventTriggered(Woken()) }
    }
}

/// The line has another condition.
private struct Woken: Sendable {}

/// One direction of a connection.
private final class Carrier: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let pair: Pair
    private let other: any Channel
    private var held: [ByteBuffer] = []
    /// When the last octets sent on their way will come.
    private var lastArrival = NIODeadline.now()

    init(_ pair: Pair, to other: any Channel) {
        self.pair = pair
        self.other = other
    }

    func handlerAdded(context: ChannelHandlerContext) { context.channel.setOption(.autoRead, value: true).whenComplete { _ in } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        held.append(unwrapInboundIn(data))
        carry()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is Woken { carry() }
    }

    private func carry() {
        guard !pair.isDead else { return held.removeAll() }
        let (condition, jitter) = pair.state.withLockedValue { ($0.condition, Double.random(in: -1...1, using: &$0.random)) }
        switch condition {
        case .stalled: return
        case .clear: send(at: max(lastArrival, .now()))
        case .slow(let delay, let spread): send(at: max(lastArrival, .now() + TimeAmount(delay + spread * jitter)))
        }
    }

    private func send(at arrival: NIODeadline) {
        let octets = held
        held = []
        lastArrival = arrival
        let other = self.other
        let pair = self.pair
        // Also what is due at once: tasks of one time run in the order in which they were scheduled.
        other.eventLoop.scheduleTask(deadline: arrival) {
            guard !pair.isDead else { return }
            for buffer in octets { other.write(buffer, promise: nil) }
            other.flush()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // Dead lines tell nobody anything.
        if !pair.isDead { pair.cut() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
