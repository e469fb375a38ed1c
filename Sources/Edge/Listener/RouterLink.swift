// SPDX-License-Identifier: Apache-2.0
import Glibc
import NIOCore
import Wire

/// The channel to the ROUTER of one client's connection.
///
/// The ROUTER is ours and trusted, so only its greeting is taken off, because the client already had the edge's.
final class RouterLink: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    // The pair ends together: `channelInactive` of either side drops the other.
    private var connection: EdgeConnection?
    private var context: ChannelHandlerContext?
    private var greetingLeft = Greeting.size

    init(connection: EdgeConnection) { self.connection = connection }

    /// Whether the ROUTER takes what it is given.
    var isWritable: Bool { context?.channel.isWritable ?? false }

    /// `struct ucred` of unix(7), which the headers show only to those who ask for all of GNU.
    private struct Credentials {
        var process: pid_t
        var user: uid_t
        var group: gid_t
    }

    /// Whether this process serves the socket: SO_PEERCRED of a connected socket names who called listen (unix(7)).
    var isServedHere: Bool {
        guard let socket = context?.channel as? any SocketOptionProvider else { return false }
        let credentials: EventLoopFuture<Credentials> = socket.unsafeGetSocketOption(
            level: SocketOptionLevel(SOL_SOCKET), name: SocketOptionName(SO_PEERCRED))
        var server: pid_t?
        credentials.assumeIsolated().whenSuccess { server = $0.process }
        return server == getpid()
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        connection = nil
    }

    func write(_ octets: ByteBuffer) { context?.write(wrapOutboundOut(octets), promise: nil) }

    func flush() { context?.flush() }

    func readOn() { context?.read() }

    /// Closes and throws away what was not written.
    func close() {
        connection = nil
        context?.close(promise: nil)
    }

    /// Closes once everything was written, or after five seconds in which the ROUTER did not take it.
    func closeWhenWritten() {
        connection = nil
        guard let context else { return }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        let patience = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(5)) { context.close(promise: nil) }
        written.futureResult.assumeIsolated().whenComplete { _ in
            patience.cancel()
            context.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var octets = unwrapInboundIn(data)
        if greetingLeft > 0 {
            let count = min(greetingLeft, octets.readableBytes)
            greetingLeft -= count
            octets.moveReaderIndex(forwardBy: count)
        }
        if octets.readableBytes > 0 { connection?.fromRouter(octets) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if connection?.fromRouterComplete() == true { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { connection?.readOn() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let connection = self.connection
        self.connection = nil
        connection?.routerClosed()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
