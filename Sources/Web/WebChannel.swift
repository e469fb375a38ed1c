// SPDX-License-Identifier: Apache-2.0
import Edge
import HummingbirdCore
import Logging
import NIOCore
import TLS

/// Sets up a connection: counted by its address, with TLS of this house where it has any, and HTTP/1.1 with bounds on it.
struct WebChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    /// Too many connections, or too many new ones.
    struct Crowded: Error {}

    let base: HTTP1Channel
    let door: WebDoor
    let count: ConnectionCount
    /// Where connections are read and answered; nil for where all tasks run.
    let executor: CourteousExecutor?

    init(
        responder: @escaping HTTPChannelHandler.Responder, door: WebDoor, count: ConnectionCount, request limit: TimeAmount,
        executor: CourteousExecutor?
    ) {
        base = HTTP1Channel(
            responder: responder,
            configuration: .init(
                additionalChannelHandlers: [RequestClock(limit: limit, handshake: door.handshake)],
                idleTimeout: door.handshake ?? .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
        self.door = door
        self.count = count
        self.executor = executor
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let address = channel.remoteAddress?.ipAddress ?? ""
        if let reason = count.take(address) {
            if case .partners(_, _, let crowded) = door { crowded(reason, address) }
            return channel.eventLoop.makeFailedFuture(Crowded())
        }
        channel.closeFuture.whenComplete { [count] _ in count.give(address) }
        return channel.eventLoop.makeCompletedFuture {
            switch door {
            case .plain: break
            case .browsers(let context): try channel.pipeline.syncOperations.addHandler(TLSHandler(context()))
            case .people(let context, let refused):
                let judge = context()
                let limits = TLSHandler.Limits(handshake: door.handshake)
                try channel.pipeline.syncOperations.addHandlers([
                    TLSHandler(judge, limits: limits), PersonKeeper(judge, refused: refused),
                ])
            case .partners(let context, let refused, _):
                let judge = context()
                try channel.pipeline.syncOperations.addHandlers([TLSHandler(judge), ProofKeeper(judge, refused: refused)])
            }
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    /// Serves a connection to its end.
    ///
    /// The server's own tasks have no executor of theirs: `merge` of swift-async-algorithms 1.1, which ServiceLifecycle waits with,
    /// holds a lock over a suspension, and a task with a preference asks for its status record there. A cancellation holds that
    /// record and wants the lock, and neither ever goes on (seen where the port was taken).
    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(executor) { await base.handle(value: value, logger: logger) }
    }
}
