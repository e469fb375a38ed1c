// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// One half of two channels that are one stream: what is read here is written there, no faster than there takes it.
///
/// Both channels are on one event loop, so the halves call each other directly.
final class TunnelSplice: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var partner: TunnelSplice?
    private var context: ChannelHandlerContext?
    private var readWaits = false

    static func pair() -> (TunnelSplice, TunnelSplice) {
        let halves = (TunnelSplice(), TunnelSplice())
        halves.0.partner = halves.1
        halves.1.partner = halves.0
        return halves
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        partner = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let there = partner?.context else { return }
        there.write(wrapOutboundOut(unwrapInboundIn(data)), promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        partner?.context?.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { partner?.resume() }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        if partner?.context?.channel.isWritable ?? false {
            context.read()
        } else {
            readWaits = true
        }
    }

    private func resume() {
        guard readWaits else { return }
        readWaits = false
        context?.read()
    }

    func channelInactive(context: ChannelHandlerContext) {
        partner?.closeWhenWritten()
        partner = nil
        context.fireChannelInactive()
    }

    /// Closes once what the other side had said is written, for a close discards what is not: its last words are an answer or BYE.
    private func closeWhenWritten() {
        guard let context else { return }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        let patience = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
        written.futureResult.assumeIsolated().whenComplete { _ in
            patience.cancel()
            context.close(promise: nil)
        }
    }

    private static let patience = TimeAmount.seconds(5)
}
