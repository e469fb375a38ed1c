// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Bounds what a connection may take.
///
/// A request has to be whole in time, however slowly its octets come, and each part of an answer has to leave in time. It closes
/// after an answer that says `Connection: close`, and tells whoever answers when the client has gone.
final class RequestClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Whose turn it is.
    private enum Turn {
        /// The client has to send a request, or the rest of one.
        case client
        /// The client has to take what was written.
        case line
        /// Somebody here has to answer.
        case house
    }

    /// How long the rest of a request is read and thrown away after an answer that ends the connection: to close with octets unread
    /// would take the answer from the client as well (RFC 9112, 9.6).
    static let lingering = TimeAmount.seconds(2)

    private let limit: TimeAmount
    private let handshake: TimeAmount?
    private var turn = Turn.client
    private var timer: Scheduled<Void>?
    /// Whether the connection has ended: what it still wrote may be told of later.
    private var isOver = false
    /// Requests whose head has come and whose answer was not written to its end; the last may not be whole yet.
    private var owed = 0
    /// Whether a request has begun and is not whole.
    private var isReading = false
    /// Parts of answers that have not left, in octets.
    private var leaving: [Int] = []
    /// Whether nothing follows the answer that is being written.
    private var isLast = false
    /// Whether that answer has left and the rest of its request is thrown away.
    private var isDraining = false
    /// Told once when the client goes before its answer is whole.
    private var gone: (@Sendable () -> Void)?

    /// - Parameters:
    ///   - limit: within which a request has to be whole.
    ///   - handshake: within which a handshake has to be over that waits for a person, before the time of the first request begins.
    init(limit: TimeAmount, handshake: TimeAmount? = nil) {
        self.limit = limit
        self.handshake = handshake
    }

    /// How long so many octets may take to leave: at worst 16 KiB a second, and a minute in all.
    static func patience(_ octets: Int) -> TimeAmount { .seconds(min(60, 10 + Int64(octets / 16_384))) }

    /// Somebody answers a request and wants to know when the client has gone, which it may have already.
    func answering(_ gone: @escaping @Sendable () -> Void) { if isOver { gone() } else { self.gone = gone } }

    func handlerAdded(context: ChannelHandlerContext) { start(context, in: handshake ?? limit) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is HandshakeOver, owed == 0, turn == .client { start(context, in: limit) }
        context.fireUserInboundEventTriggered(event)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if isDraining {
            if case .end = part { context.close(promise: nil) }
            return
        }
        switch part {
        case .head:
            // A line that was silent for almost as long as it may be has a whole time for its request.
            if owed == 0, turn == .client { start(context, in: limit) }
            owed += 1
            isReading = true
        case .body: break
        case .end:
            isReading = false
            // One that was answered before it was whole: the time of the next begins.
            if owed == 0, turn == .client { start(context, in: limit) }
        }
        follow(context)
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        var octets = 0
        var isEnd = false
        switch unwrapOutboundIn(data) {
        case .head(let head): if head.headerFields[.connection]?.lowercased() == "close" { isLast = true }
        case .body(let body): octets = body.readableBytes
        case .end:
            isEnd = true
            owed -= 1
            gone = nil
        }
        leaving.append(octets)
        turn = .line
        // The first that has not left: those behind it have their own time once it has.
        if leaving.count == 1 { start(context, in: Self.patience(octets)) }
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in self.left(context, isEnd: isEnd) }
        context.write(data, promise: promise)
    }

    /// The first part of those that were written has left, or never will.
    private func left(_ context: ChannelHandlerContext, isEnd: Bool) {
        guard !isOver else { return }
        leaving.removeFirst()
        if isEnd, isLast {
            guard isReading else { return context.close(promise: nil) }
            isDraining = true
            return start(context, in: Self.lingering)
        }
        if let next = leaving.first { start(context, in: Self.patience(next)) } else { follow(context) }
    }

    /// Starts or stops the clock where the turn has passed.
    private func follow(_ context: ChannelHandlerContext) {
        let next: Turn = !leaving.isEmpty ? .line : owed == 0 || (owed == 1 && isReading) ? .client : .house
        guard next != turn else { return }
        turn = next
        switch next {
        case .client: start(context, in: limit)
        case .house: stop()
        case .line: break
        }
    }

    private func start(_ context: ChannelHandlerContext, in limit: TimeAmount) {
        stop()
        guard !isOver else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
    }

    private func end() {
        isOver = true
        stop()
        gone?()
        gone = nil
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
