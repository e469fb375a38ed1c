// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose next request is not whole in time, however slowly its octets come, and one that takes an answer too
/// slowly.
final class RequestClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    /// How long an answer may take to leave: some megabytes over a slow line.
    private let sending: TimeAmount
    /// Whether the connection has ended: what it still wrote may be told of later.
    private var isOver = false
    private var timer: Scheduled<Void>?

    init(limit: TimeAmount, sending: TimeAmount) {
        self.limit = limit
        self.sending = sending
    }

    func handlerAdded(context: ChannelHandlerContext) { start(context, in: limit) }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { stop() }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        start(context, in: sending)
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenSuccess { self.start(context, in: self.limit) }
        context.write(data, promise: promise)
    }

    private func start(_ context: ChannelHandlerContext, in limit: TimeAmount) {
        stop()
        guard !isOver else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
    }

    private func end() {
        isOver = true
        stop()
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
