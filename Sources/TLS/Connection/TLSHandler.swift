// SPDX-License-Identifier: Apache-2.0
package import NIOCore

/// Fired as a user event when the handshake is complete.
///
/// At a client it means that the broker is the right one, not yet that the broker accepts the client: in TLS 1.3 that
/// judgement comes later, as an alert or as the first octets of the broker.
package struct TLSHandshakeCompleted: Sendable {
    /// Who is at the other end.
    package let peer: PeerCertificate
    /// The certificates that say so.
    package let chain: PeerChain
}

/// Fired as a user event when the handshake is complete, at an end for people or for browsers.
package struct TLSOpened: Sendable {}

/// Fired after ``TLSOpened`` where somebody has a certificate, at an end for people.
package struct TLSPersonProved: Sendable {
    /// The person's certificate first, the authority's last.
    package let chain: PeerChain
}

/// Triggered as an outbound user event: ends the connection at once and throws away what was not written.
///
/// A `close` lets the peer have what was written before it; whoever is put out gets nothing more.
package struct TLSAbandon: Sendable {
    package init() {}
}

/// Turns a channel of ciphertext into a channel of plaintext, as the broker or as a partner.
///
/// Plaintext is encrypted as it is written and given to the channel at each flush or each 64 KiB, so that the channel's
/// own count of pending octets, and so its writability, is true. Each chunk the channel reads becomes at most one chunk of
/// plaintext. A channel that was set up without `autoRead` needs a `read()` after it is turned on, because the option alone
/// reads from the socket without a word to the handlers, and what came with the handshake is held here. A `TLSError` is fired down the pipeline before the channel is closed. Not `Sendable`: make it on the event
/// loop of its channel.
package final class TLSHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    /// The limits of one connection.
    package struct Limits: Sendable {
        /// How long a handshake may take; nil for ever, for those who keep such a clock themselves.
        package var handshake: TimeAmount?
        /// How long `close` waits for octets that the peer does not read.
        package var close: TimeAmount
        /// How many octets may be written before the handshake is complete.
        package var early: Int

        package init(handshake: TimeAmount? = .seconds(5), close: TimeAmount = .seconds(2), early: Int = 1_048_576) {
            self.handshake = handshake
            self.close = close
            self.early = early
        }
    }

    private enum State {
        case idle
        case handshaking
        case open
        /// Our `close_notify` is on its way: nothing more is written, and what comes is still read.
        case outputClosed
        case closed
    }

    private static let batch = 65_536

    private var session: SecureSession
    private let limits: Limits
    /// Whether the peer must have proved who it is.
    private let knowsPeer: Bool
    private var state = State.idle
    private var early: [(ByteBuffer, EventLoopPromise<Void>?)] = []
    private var earlyOctets = 0
    private var earlyFlush = false
    private var pendingPromise: EventLoopPromise<Void>?
    private var lastBatch = 0
    private var delivered = false
    private var readAsked = false
    /// The chunks of this read loop came because the handshake asked for them.
    private var readIsOurs = false
    /// Plaintext may be at hand that nobody has asked for.
    private var isHolding = false
    private var timeout: Scheduled<Void>?

    /// The broker's end.
    package init(_ context: ServerContext, limits: Limits = Limits()) throws(TLSError) {
        session = try SecureSession(context)
        self.limits = limits
        knowsPeer = !context.isForPeople
    }

    /// A partner's end.
    package init(_ context: ClientContext, limits: Limits = Limits()) throws(TLSError) {
        session = try SecureSession(context)
        self.limits = limits
        knowsPeer = true
    }

    /// The end that browsers connect to; it fires no ``TLSHandshakeCompleted``, for it knows nobody.
    package init(_ context: WebContext, limits: Limits = Limits()) throws(TLSError) {
        session = try SecureSession(context)
        self.limits = limits
        knowsPeer = false
    }

    // MARK: Opening

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    private func start(_ context: ChannelHandlerContext) {
        guard case .idle = state else { return }
        state = .handshaking
        if let limit = limits.handshake {
            timeout = context.eventLoop.assumeIsolated().scheduleTask(in: limit) {
                if case .handshaking = self.state { self.fail(context, .handshakeTimedOut) }
            }
        }
        shakeHands(context)
        if case .handshaking = state { context.read() }
    }

    private func shakeHands(_ context: ChannelHandlerContext) {
        let progress = session.handshake()
        emit(context)
        context.flush()
        switch progress {
        case .wantsInput: return
        case .failed(let error): fail(context, error)
        case .complete:
            timeout?.cancel()
            timeout = nil
            if let peer = session.peer, let chain = session.chain {
                state = .open
                context.fireUserInboundEventTriggered(TLSHandshakeCompleted(peer: peer, chain: chain))
            } else if knowsPeer {
                return fail(context, .protocolViolation(detail: "no verified certificate"))
            } else {
                state = .open
                context.fireUserInboundEventTriggered(TLSOpened())
                if let chain = session.chain { context.fireUserInboundEventTriggered(TLSPersonProved(chain: chain)) }
            }
            writeEarly(context)
        }
    }

    private func writeEarly(_ context: ChannelHandlerContext) {
        guard case .open = state else { return }
        let waiting = early
        early = []
        for (data, promise) in waiting { encrypt(context, data, promise) }
        if earlyFlush { flush(context: context) }
    }

    // MARK: Reading

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var chunk = unwrapInboundIn(data)
        if session.stream.inbound.readableBytes == 0 {
            session.stream.inbound = chunk
        } else {
            session.stream.inbound.writeBuffer(&chunk)
        }
        if case .handshaking = state {
            readIsOurs = true
            shakeHands(context)
        }
        // Plaintext that came with the end of the handshake was read for the handshake's sake: whoever reads on demand
        // gets it when they ask.
        if readIsOurs, !readAsked, !isAutoRead(context) {
            isHolding = true
            return
        }
        decrypt(context)
    }

    private func decrypt(_ context: ChannelHandlerContext) {
        switch state {
        case .open, .outputClosed: break
        case .idle, .handshaking, .closed: return
        }
        isHolding = false
        var plaintext = context.channel.allocator.buffer(capacity: session.expectedPlaintext)
        let reading = session.read(into: &plaintext)
        session.stream.inbound = ByteBuffer()
        if plaintext.readableBytes > 0 {
            delivered = true
            readAsked = false
            context.fireChannelRead(wrapInboundOut(plaintext))
        }
        switch reading {
        case .drained: break
        case .ended:
            if case .closed = state { return }
            close(context: context, mode: .all, promise: nil)
        case .failed(let error):
            if case .closed = state { return }
            fail(context, error)
        }
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        // The answer to a KeyUpdate, if one was asked for.
        if session.stream.outbound.readableBytes > 0 {
            emit(context)
            context.flush()
        }
        session.releaseIdleBuffers()
        readIsOurs = false
        if delivered {
            delivered = false
            context.fireChannelReadComplete()
        } else {
            switch state {
            case .handshaking: context.read()
            case .open, .outputClosed:
                // Whoever asked has got nothing yet: half a record came.
                if readAsked { context.read() }
                context.fireChannelReadComplete()
            case .idle, .closed: break
            }
        }
    }

    package func read(context: ChannelHandlerContext) {
        readAsked = true
        // What is held may be inside OpenSSL already, which reads ahead.
        if isHolding {
            decrypt(context)
            channelReadComplete(context: context)
        } else {
            context.read()
        }
    }

    private func isAutoRead(_ context: ChannelHandlerContext) -> Bool {
        (try? context.channel.syncOptions?.getOption(.autoRead)) ?? true
    }

    // MARK: Writing

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let plaintext = unwrapOutboundIn(data)
        switch state {
        case .open: encrypt(context, plaintext, promise)
        case .idle, .handshaking:
            earlyOctets += plaintext.readableBytes
            guard earlyOctets <= limits.early else {
                promise?.fail(TLSError.tooMuchBeforeHandshake)
                return fail(context, .tooMuchBeforeHandshake)
            }
            early.append((plaintext, promise))
        case .outputClosed, .closed: promise?.fail(TLSError.closed)
        }
    }

    package func flush(context: ChannelHandlerContext) {
        switch state {
        case .idle, .handshaking: earlyFlush = true
        case .open, .outputClosed, .closed:
            emit(context)
            context.flush()
            session.releaseIdleBuffers()
        }
    }

    private func encrypt(_ context: ChannelHandlerContext, _ plaintext: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
        if session.stream.outbound.capacity == 0 {
            let records = plaintext.readableBytes / 16_384 + 1
            let needed = plaintext.readableBytes + records * SecureSession.recordOverhead
            session.stream.outbound = context.channel.allocator.buffer(capacity: max(needed, lastBatch))
        }
        if let error = session.write(plaintext) {
            promise?.fail(error)
            return fail(context, error)
        }
        if let promise {
            if let first = pendingPromise {
                first.futureResult.cascade(to: promise)
            } else {
                pendingPromise = promise
            }
        }
        if session.stream.outbound.readableBytes >= TLSHandler.batch { emit(context) }
    }

    /// Gives the channel what is encrypted, in one buffer, and keeps no memory for the next.
    private func emit(_ context: ChannelHandlerContext, also promise: EventLoopPromise<Void>? = nil) {
        let ciphertext = session.stream.outbound
        if let promise {
            if let first = pendingPromise { first.futureResult.cascade(to: promise) } else { pendingPromise = promise }
        }
        guard ciphertext.readableBytes > 0 || pendingPromise != nil else { return }
        session.stream.outbound = ByteBuffer()
        lastBatch = min(ciphertext.readableBytes, TLSHandler.batch)
        let whole = pendingPromise
        pendingPromise = nil
        context.write(wrapOutboundOut(ciphertext), promise: whole)
    }

    // MARK: Closing

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        switch (mode, state) {
        case (.input, _), (_, .idle), (_, .closed):
            if mode != .input { finish(.closed) }
            context.close(mode: mode, promise: promise)
        case (_, .handshaking):
            finish(.closedDuringHandshake)
            context.close(mode: mode, promise: promise)
        case (.output, .open):
            state = .outputClosed
            session.sendCloseNotify()
            emit(context)
            context.flush()
            context.close(mode: .output, promise: promise)
        case (.output, .outputClosed): context.close(mode: .output, promise: promise)
        case (.all, .open), (.all, .outputClosed):
            if case .open = state { session.sendCloseNotify() }
            closeWhenWritten(context, promise)
        }
    }

    /// Closes once the channel has written everything before: a close discards what it has not.
    private func closeWhenWritten(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        finish(.closed)
        let written = context.eventLoop.makePromise(of: Void.self)
        emit(context, also: written)
        context.flush()
        let patience = context.eventLoop.assumeIsolated().scheduleTask(in: limits.close) {
            context.close(mode: .all, promise: nil)
        }
        written.futureResult.assumeIsolated().whenComplete { _ in
            patience.cancel()
            context.close(mode: .all, promise: promise)
        }
    }

    package func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is TLSAbandon else { return context.triggerUserOutboundEvent(event, promise: promise) }
        if case .closed = state {} else { finish(.closed) }
        session.stream.outbound = ByteBuffer()
        context.close(mode: .all, promise: promise)
    }

    private func fail(_ context: ChannelHandlerContext, _ error: TLSError) {
        if case .closed = state { return }
        finish(error)
        emit(context)  // the alert that OpenSSL made of the failure
        context.flush()
        context.fireErrorCaught(error)
        context.close(mode: .all, promise: nil)
    }

    /// Ends the connection's own affairs; writes that never left fail with `error`.
    private func finish(_ error: TLSError) {
        state = .closed
        timeout?.cancel()
        timeout = nil
        let waiting = early
        early = []
        for (_, promise) in waiting { promise?.fail(error) }
    }

    package func channelInactive(context: ChannelHandlerContext) {
        endOfInput(context)
        pendingPromise?.fail(TLSError.closed)
        pendingPromise = nil
        context.fireChannelInactive()
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { endOfInput(context) }
        context.fireUserInboundEventTriggered(event)
    }

    private func endOfInput(_ context: ChannelHandlerContext) {
        switch state {
        case .handshaking: fail(context, .closedDuringHandshake)
        case .open, .outputClosed:
            if isHolding { decrypt(context) }
            if case .closed = state { return }
            fail(context, .closedWithoutNotify)
        case .idle, .closed: break
        }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        finish(.closed)
        pendingPromise?.fail(TLSError.closed)
        pendingPromise = nil
    }
}
