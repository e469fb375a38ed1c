// SPDX-License-Identifier: Apache-2.0
import Glibc
import NIOCore
import NIOPosix
import Safeguarding
import TLS
import Wire

/// One client's connection behind TLS: greets it, judges what it sends, and joins it to the ROUTER.
///
/// The edge gives the greeting itself and connects to the ROUTER only after the client's READY was found right, so a client
/// that fails before that never touches the ROUTER. Everything happens on the event loop of the client's channel, which is
/// also the event loop of the channel to the ROUTER.
final class EdgeConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// TLS is shaking hands.
        case securing
        /// Waiting for the client's greeting and READY.
        case greeting
        /// Waiting for the ROUTER's socket.
        case connecting
        /// Waiting for the ROUTER's READY: libzmq refuses messages that overtake it (libzmq 4.3.4 `null_mechanism.cpp`).
        case joining
        case open
        case closed
    }

    private let house: EdgeHouse
    private let number: Admissions.Number
    /// By which the client was judged in its handshake.
    private let tls: ServerContext
    private let peerAddress: String
    private var phase = Phase.securing
    private var context: ChannelHandlerContext?
    private var handshake = ClientHandshake()
    private var follower = FrameFollower()
    private var interjections = Interjections()
    private var silence: Silence
    /// Whether what the client says is being read.
    private var isListening = false
    private var rounds: Rounds?
    /// The connection's place in the rounds.
    var place: Int?
    private var certificate: PeerCertificate?
    private var chain: PeerChain?
    private var partner: PartnerID?
    /// Whether the connection counts against its partner's sessions.
    private var isCounted = false
    private var session: EdgeSession?
    private var link: RouterLink?
    /// What came behind READY, until the ROUTER is there.
    private var early = ByteBuffer()
    private var deadline: Scheduled<Void>?
    private var messageClock: MessageClock?
    private var isWatchingMessage = false
    /// Whether the listener is about to end and wants to hear no more.
    private var isQuiet = false

    init(house: EdgeHouse, number: Admissions.Number, tls: ServerContext, peerAddress: String) {
        self.house = house
        self.number = number
        self.tls = tls
        self.peerAddress = peerAddress
        silence = Silence(number: number)
    }

    // MARK: The client's side

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(house.settings.limits.handshake)) {
            self.handshakeTimedOut()
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let completed as TLSHandshakeCompleted: secured(completed)
        case SessionEvent.answersCame: readOn()
        case SessionEvent.quiet:
            isQuiet = true
            isListening = false
        case SessionEvent.cut(let closing): end(closing)
        case SessionEvent.evicted: if phase != .open { refuse(code: EdgeReason.pendingHandshakes.rawValue) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var octets = unwrapInboundIn(data)
        switch phase {
        case .greeting: greet(&octets)
        case .connecting, .joining: early.writeBuffer(&octets)
        case .open: pass(octets)
        case .securing, .closed: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        switch phase {
        case .greeting: context.read()
        case .open:
            link?.flush()
            watchMessage()
            readOn()
        case .closed: context.read()
        case .securing, .connecting, .joining: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            // The client took a good part of what was waiting for it.
            silence.heard()
            if phase == .open, let owed = interjections.takeOwed() { say(owed) }
            link?.readOn()
        }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard phase != .closed else { return }
        if let error = error as? TLSError, phase == .securing || error == .tooManyKeyUpdates {
            let refusal = EdgeRefusal(error, peerAddress: peerAddress)
            refuse(code: refusal.code, partner: refusal.partner)
        } else {
            end(.byClient)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.byClient)
        context.fireChannelInactive()
    }

    /// The channel is closed, whatever its pipeline had been told.
    func channelEnded() {
        end(.byClient)
    }

    // MARK: Handshake

    private func secured(_ completed: TLSHandshakeCompleted) {
        guard phase == .securing, let context else { return }
        let peer = completed.peer
        guard let partner = PartnerID(peer.partner) else { return refuse(code: RefusalReason.unknownPartner.rawValue) }
        certificate = peer
        chain = completed.chain
        self.partner = partner
        if let reason = house.identified(as: partner) { return refuse(code: reason.rawValue) }
        isCounted = true
        phase = .greeting
        // libzmq sends 10 octets of its greeting and waits for ours before it sends the rest (zeromq.md).
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: Greeting.octets)), promise: nil)
        context.read()
    }

    private func greet(_ octets: inout ByteBuffer) {
        do throws(ZMTPRefusal) {
            let taken = try octets.judged { bytes throws(ZMTPRefusal) in try handshake.receive(bytes) }
            octets.moveReaderIndex(forwardBy: taken)
        } catch {
            return refuse(error)
        }
        guard handshake.isComplete else { return }
        phase = .connecting
        early = octets
        connect()
    }

    private func connect() {
        guard let context else { return }
        let link = RouterLink(connection: self)
        let bound = NIOLoopBound(link, eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelOption(.autoRead, value: false)
            .channelOption(.maxMessagesPerRead, value: 1)
            .channelOption(.recvAllocator, value: PassingBuffers(first: Greeting.size))
            .channelOption(
                .writeBufferWaterMark,
                value: .init(low: house.settings.limits.highWater / 4, high: house.settings.limits.highWater)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(bound.value) }
            }
            .connect(unixDomainSocketPath: house.settings.routerPath)
            .assumeIsolated()
            .whenComplete { result in
                switch result {
                case .success: self.connected(link)
                case .failure: self.refuse(code: EdgeReason.routerUnavailable.rawValue)
                }
            }
    }

    private func connected(_ link: RouterLink) {
        guard phase == .connecting, let context, let partner, let certificate, let chain else { return link.close() }
        guard link.isServedHere else {
            link.close()
            return refuse(code: EdgeReason.routerUnavailable.rawValue)
        }
        phase = .joining
        self.link = link
        let name = Array(partner.description.utf8)
        let session = EdgeSession(
            routingID: name + [UInt8(ascii: "#")] + EdgeHouse.suffix(), partner: partner, peer: certificate, chain: chain,
            peerAddress: peerAddress, openedAt: house.now(), unansweredLimit: house.settings.limits.unansweredPublishes,
            quota: house.sessions.quota(of: partner, limit: house.settings.limits.unansweredOctetsPerPartner),
            channel: context.channel)
        self.session = session
        house.sessions.insert(session)
        house.observer.opened(session)
        // First the table, then the look: whoever is put out between the handshake and here is seen by one of the two.
        if let reason = house.objection(to: session, judgedBy: tls) { return end(.cut(reason)) }

        let ready = Ready.frame(
            identity: session.routingID, partner: partner.description, certificate: certificate.fingerprint, peer: peerAddress)
        link.write(ByteBuffer(bytes: Greeting.octets + ready))
        link.flush()
        link.readOn()
    }

    /// The ROUTER's READY came, so what the client sends may follow.
    private func joined() {
        deadline?.cancel()
        deadline = nil
        phase = .open
        house.opened(number)
        rounds = context.map { house.rounds(on: $0.eventLoop) }
        rounds?.join(self)
        if early.readableBytes > 0 { pass(early) }
        early = ByteBuffer()
        link?.flush()
        watchMessage()
        readOn()
    }

    private func handshakeTimedOut() {
        switch phase {
        case .securing, .greeting: refuse(.handshakeTimeout)
        case .connecting, .joining: refuse(code: EdgeReason.routerUnavailable.rawValue)
        case .open, .closed: break
        }
    }

    // MARK: Passing on

    private func pass(_ octets: ByteBuffer) {
        guard let link, let session else { return }
        let passage: FrameFollower.Passage
        do throws(ZMTPRefusal) {
            passage = try octets.judged { bytes throws(ZMTPRefusal) in try follower.follow(bytes) }
        } catch {
            return refuse(error)
        }
        silence.heard()
        if !passage.publishes.isEmpty { session.publishesSeen(passage.publishes) }
        if passage.commands.isEmpty {
            link.write(octets)
        } else {
            for piece in octets.pieces(without: passage.commands) { link.write(piece) }
        }
        if !passage.pings.isEmpty { answer(passage.pings) }
    }

    /// Answers the client's PINGs, which are for whoever owns its connection.
    private func answer(_ pings: [Ping]) {
        guard let context else { return }
        if let ping = pings.last, ping.timeToLive > 0 {
            let patience = TimeAmount.milliseconds(Int64(ping.timeToLive) * 100)
            silence.asked(toEndAfter: Int(patience.nanoseconds / max(1, TimeAmount(house.settings.limits.round).nanoseconds)))
        }
        if let pongs = interjections.answer(pings, isWritable: context.channel.isWritable) { say(pongs) }
    }

    /// Looks whether the client lives; called once a round.
    func lookAfter() {
        guard phase == .open, let context else { return }
        switch silence.look(isListening: isListening) {
        case .nothing: break
        case .ping: if let ping = interjections.ping(isWritable: context.channel.isWritable) { say(ping) }
        case .dead: end(.cut(.silent))
        }
    }

    private func say(_ commands: [UInt8]) {
        silence.said()
        context?.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: commands)), promise: nil)
    }

    /// Reads on unless the ROUTER is slow or too many PUBLISH messages wait for an answer.
    func readOn() {
        guard phase == .open, !isQuiet, let context, let link, let session else {
            isListening = false
            return
        }
        isListening = link.isWritable && session.mayRead
        if isListening {
            messageClock?.reading(now: .now())
            context.read()
        } else {
            messageClock?.paused()
        }
    }

    /// Passes on what the ROUTER sent.
    func fromRouter(_ octets: ByteBuffer) {
        guard phase == .open || phase == .joining else { return }
        if let (after, commands) = interjections.passing(octets) {
            write(octets.getSlice(at: octets.readerIndex, length: after))
            write(ByteBuffer(bytes: commands))
            write(octets.getSlice(at: octets.readerIndex + after, length: octets.readableBytes - after))
        } else {
            write(octets)
        }
        silence.said()
        if phase == .joining { joined() }
    }

    private func write(_ octets: ByteBuffer?) {
        guard let octets, octets.readableBytes > 0 else { return }
        context?.write(wrapOutboundOut(octets), promise: nil)
    }

    /// The ROUTER sent what it had for now; true when it may be read on.
    func fromRouterComplete() -> Bool {
        guard phase == .open || phase == .joining, let context else { return false }
        context.flush()
        return context.channel.isWritable
    }

    func routerClosed() { end(.byRouter) }

    /// Starts the clock of an unfinished message; at most one timer is ever set, so whole messages cost nothing.
    private func watchMessage() {
        guard phase == .open, follower.isUnfinished else {
            messageClock = nil
            return
        }
        if messageClock?.message != follower.finished {
            messageClock = MessageClock(message: follower.finished, now: .now())
        }
        scheduleMessageTimer()
    }

    private func scheduleMessageTimer() {
        guard !isWatchingMessage, let context, let messageClock else { return }
        isWatchingMessage = true
        let limit = TimeAmount(house.settings.limits.message)
        context.eventLoop.assumeIsolated().scheduleTask(deadline: messageClock.expiry(after: limit, now: .now())) {
            self.isWatchingMessage = false
            guard self.phase == .open, let clock = self.messageClock else { return }
            if clock.isExpired(after: limit, now: .now()) { self.refuse(.messageTimeout) } else { self.scheduleMessageTimer() }
        }
    }

    // MARK: The end

    private func refuse(_ refusal: ZMTPRefusal) { refuse(code: refusal.rawValue) }

    private func refuse(code: String, partner: PartnerID? = nil) {
        guard phase != .closed else { return }
        house.observer.refused(EdgeRefusal(code: code, peerAddress: peerAddress, partner: self.partner ?? partner))
        end(.refused(code: code))
    }

    private func end(_ closing: EdgeClosing) {
        guard phase != .closed else { return }
        phase = .closed
        deadline?.cancel()
        deadline = nil
        messageClock = nil
        rounds?.leave(self)
        rounds = nil
        house.ended(number, partner: isCounted ? partner : nil)
        if let session {
            house.sessions.remove(session)
            house.observer.closed(session, closing)
        }
        session = nil
        // What a client sent before it left is delivered; what one sent that is put out is not.
        if closing == .byClient || closing == .cut(.silent) { link?.closeWhenWritten() } else { link?.close() }
        link = nil
        switch closing {
        case .byRouter: lastWords()
        case .cut: abandon()
        default: context?.close(promise: nil)
        }
    }

    /// Closes so that nothing more reaches the client, not even what the kernel holds for it (socket(7), SO_LINGER).
    private func abandon() {
        guard let context else { return }
        _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        context.triggerUserOutboundEvent(TLSAbandon(), promise: nil)
    }

    /// Closes this side and reads until the client closes the other: a socket that is closed with octets unread is reset, and a
    /// reset may overtake the last answers (RFC 9293 section 3.10.4, RFC 2525 section 2.17).
    private func lastWords() {
        guard let context else { return }
        let channel = context.channel
        let patience = context.eventLoop.scheduleTask(in: Self.lastWordsPatience) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in patience.cancel() }
        context.close(mode: .output, promise: nil)
        context.read()
    }

    private static let lastWordsPatience = TimeAmount.seconds(2)
}

extension ByteBuffer {
    /// Lends the readable octets to a judge with typed errors; `withUnsafeReadableBytes` would erase them.
    fileprivate func judged<Verdict>(_ judge: (UnsafeRawBufferPointer) throws(ZMTPRefusal) -> Verdict) throws(ZMTPRefusal)
        -> Verdict
    {
        let verdict: Result<Verdict, ZMTPRefusal> = withUnsafeReadableBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try judge(bytes)) } catch { return .failure(error) }
        }
        return try verdict.get()
    }

    /// What is readable outside these ranges of it, in order and without a copy.
    fileprivate func pieces(without ranges: [Range<Int>]) -> [ByteBuffer] {
        var pieces: [ByteBuffer] = []
        var start = 0
        for range in ranges + [readableBytes..<readableBytes] where range.lowerBound >= start {
            if range.lowerBound > start, let piece = getSlice(at: readerIndex + start, length: range.lowerBound - start) {
                pieces.append(piece)
            }
            start = range.upperBound
        }
        return pieces
    }
}
