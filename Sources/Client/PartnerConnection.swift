// SPDX-License-Identifier: Apache-2.0
import Edge
import TLS
import Wire
import ZeroMQ

/// One partner's connection to the broker: publishes events, receives notices, records receipts.
///
/// The connection is made in the background, again whenever it is lost, and a request is sent again until it has an answer;
/// the broker knows a repeated request by its id. So every call below succeeds as soon as the broker can be reached, and a
/// caller that will not wait cancels its task. Call `close()` at the end.
public actor PartnerConnection {
    /// How a recipient takes notices.
    public struct Session: Hashable, Sendable {
        /// Notices that may be out without a receipt, 1 to 256.
        public var window: Int
        /// Ask first for what was delivered earlier and never opened.
        public var fromUnread: Bool

        /// A session of a window.
        public init(window: Int = 64, fromUnread: Bool = false) {
            self.window = min(max(window, Hello.windowRange.lowerBound), Hello.windowRange.upperBound)
            self.fromUnread = fromUnread
        }
    }

    /// The times the protocol sets; tests make them shorter.
    package struct Timing: Sendable {
        package var hello = Duration.seconds(30)
        package var patience = Duration.seconds(10)
        package var tick = Duration.seconds(1)

        package init() {}
    }

    /// Notices, in the order they came; one that is sent again comes again, with a higher `attempt`.
    public nonisolated let notices: AsyncStream<Notice>
    /// Unasked reports of progress to a producer with a session, as JSON; the newest 1,000.
    public nonisolated let progress: AsyncStream<[UInt8]>
    /// What happens to the connection; the newest 100.
    public nonisolated let events: AsyncStream<ConnectionEvent>

    /// The runtime's thread, which alone touches the socket.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { runtime.thread.asUnownedSerialExecutor() }

    private nonisolated let runtime: ClientRuntime
    private let ownsRuntime: Bool
    private let session: Session?
    private let timing: Timing
    private let noticeSink: AsyncStream<Notice>.Continuation
    private let progressSink: AsyncStream<[UInt8]>.Continuation
    private let eventSink: AsyncStream<ConnectionEvent>.Continuation
    private var socket: Socket?
    private var tunnel: Tunnel?
    private var table: RequestTable
    private var hello: HelloClock?
    private var nextID: UInt64 = 0
    private var wasAdmitted = false
    // Counted, because the end of an old connection may be told after the beginning of the next.
    private var linesUp = 0
    private var callers: [UInt64: CheckedContinuation<Answer, any Error>] = [:]
    private var tasks: [Task<Void, Never>] = []

    /// Opens a connection; returns at once, whether or not the broker can be reached.
    ///
    /// Without a `session` no notices come, which suits a producer that does not follow its events. Throws when the profile's
    /// files are unusable or the system has nothing to give.
    public static func open(
        _ profile: ConnectionProfile, session: Session? = Session(), runtime: ClientRuntime? = nil
    ) async throws -> PartnerConnection {
        try await open(profile, session: session, runtime: runtime, timing: Timing())
    }

    /// The same with other times.
    package static func open(
        _ profile: ConnectionProfile, session: Session?, runtime: ClientRuntime? = nil, timing: Timing
    ) async throws -> PartnerConnection {
        let context = try profile.context()
        let (tunnelEvents, tunnelSink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let tunnel = try await Tunnel.open(
            to: Tunnel.Destination(host: profile.host, port: profile.port), context: context,
            observer: { tunnelSink.yield($0) })
        let connection = PartnerConnection(
            session: session, runtime: try runtime ?? ClientRuntime(connections: 1), ownsRuntime: runtime == nil, timing: timing)
        try await connection.start(tunnel, tunnelEvents)
        return connection
    }

    private init(session: Session?, runtime: ClientRuntime, ownsRuntime: Bool, timing: Timing) {
        self.session = session
        self.runtime = runtime
        self.ownsRuntime = ownsRuntime
        self.timing = timing
        (notices, noticeSink) = AsyncStream.makeStream()
        (progress, progressSink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1000))
        (events, eventSink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(100))
        table = RequestTable(patience: timing.patience)
    }

    isolated deinit { finish() }

    private func start(_ tunnel: Tunnel, _ tunnelEvents: AsyncStream<TunnelEvent>) throws {
        self.tunnel = tunnel
        do {
            socket = try PartnerConnection.dealer(to: tunnel.endpoint, in: runtime.context)
        } catch {
            throw ClientError.system(reason: "\(error)")
        }
        socket?.watch(on: runtime.thread) { [weak self] in self?.assumeIsolated { $0.drain() } }
        if session != nil { hello = HelloClock(now: .now, interval: timing.hello, patience: timing.patience) }
        greet(now: .now)
        let pause = timing.tick
        tasks = [
            Task { [weak self] in
                for await event in tunnelEvents { await self?.told(event) }
            },
            Task { [weak self] in
                while (try? await Task.sleep(for: pause)) != nil, let self { await self.tick() }
            },
        ]
    }

    private static func dealer(to endpoint: String, in context: Context) throws(ZeroMQError) -> Socket {
        var options = SocketOptions()
        options.linger = .milliseconds(500)
        // The tunnel may hold a connection back before it dials.
        options.handshakeInterval = .seconds(30)
        let socket = try Socket(.dealer, in: context, options: options)
        try socket.connect(to: endpoint)
        return socket
    }

    // MARK: Requests

    /// Publishes one CloudEvent, given as UTF-8 JSON, and waits for the broker's word.
    ///
    /// When this returns `accepted` the event and all its notices are on the broker's disk. Publishing the same `(source, id)`
    /// again is harmless. `retry-later` is obeyed here and not returned.
    public func publish(_ event: [UInt8]) async throws -> Answer { try await request(.publish, event) }

    /// Asks where the notices of one of this producer's events are; `event` is the CloudEvents id.
    public func status(of event: String) async throws -> Answer {
        try await request(.status, StatusRequest(event: event).octets)
    }

    /// Records how far this recipient has come with a notice.
    ///
    /// `by` is the e-mail of the key adult, needed for `opened` and `acknowledged`; `code` is one of the protocol's receipt
    /// codes, needed for `refused`, and an unknown one counts as none.
    public func record(
        _ stage: NoticeStage, of notice: Notice, by: String? = nil, code: String? = nil, note: String? = nil
    ) async throws -> Answer {
        guard let stage = ReceiptStage(rawValue: stage.rawValue) else { throw ClientError.unreadableAnswer }
        let receipt = Receipt(
            notice: notice.id, digest: notice.received.envelope.digest, stage: stage, by: by,
            code: code.flatMap { ReceiptCode(rawValue: $0) }, note: note)
        return try await request(.receipt, receipt.octets)
    }

    private func request(_ verb: Verb, _ body: [UInt8]) async throws -> Answer {
        guard socket != nil else { throw ClientError.closed }
        guard body.count <= Wire.Message.bodyLimit else { throw ClientError.tooLarge }
        nextID += 1
        let id = nextID
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                callers[id] = continuation
                table.submitted(id, verb, body)
                pump()
            }
        } onCancel: {
            Task { await self.forget(id) }
        }
    }

    private func forget(_ id: UInt64) {
        table.forgotten(id)
        callers.removeValue(forKey: id)?.resume(throwing: CancellationError())
        pump()
    }

    // MARK: The socket

    private func pump() {
        while let message = table.next(now: .now) { send(message) }
    }

    private func send(_ message: Wire.Message) {
        // A message that does not fit into the queue now goes out again when its patience ends.
        _ = try? socket?.send(message.frames)
    }

    private func tick() {
        let now = ContinuousClock.now
        // While there is no connection everything stays once in libzmq's queue; repeats would only pile up behind it.
        guard linesUp > 0 else { return pump() }
        greet(now: now)
        for message in table.due(now: now) { send(message) }
        pump()
    }

    private func greet(now: ContinuousClock.Instant) {
        if let session, hello?.isDue(now: now) == true {
            let fromUnread = session.fromUnread && hello?.isWelcomed == false
            send(Wire.Message(.hello, body: Hello(window: session.window, fromUnread: fromUnread).octets))
            hello?.sent(now: now)
        }
    }

    private func drain() {
        do {
            while let received = try socket?.receive(maxFrames: 5) {
                // What is no message of the broker's is answered by nothing: the request it was for goes out again.
                if let message = try? Wire.Message(frames: received.frames) { heard(message) }
            }
        } catch {
            finish()
        }
        pump()
    }

    private func heard(_ message: Wire.Message) {
        switch message.verb {
        case .notice: noticed(message.body)
        case .welcome:
            hello?.welcomed(now: .now)
            if let welcome = try? Welcome(body: message.body) { eventSink.yield(.welcomed(pending: welcome.pending)) }
        case .bye:
            let bye = try? Bye(body: message.body)
            hello?.sessionLost(now: .now, pause: min(.seconds(1), timing.patience))
            eventSink.yield(.farewell(code: bye?.code.rawValue ?? ""))
        case .accepted, .rejected, .recorded, .progress: answered(message)
        case .publish, .hello, .receipt, .status: break
        }
    }

    private func noticed(_ body: [UInt8]) {
        do {
            noticeSink.yield(try Notice(body: body))
        } catch {
            eventSink.yield(.unreadableNotice(code: error.code.rawValue))
        }
    }

    private func answered(_ message: Wire.Message) {
        guard let id = table.waits(for: message.correlation) else {
            if message.verb == .progress { progressSink.yield(message.body) }
            return
        }
        guard let answer = Answer(message) else { return }
        if let problem = answer.problem, problem.code.isRetriable {
            let pause = Duration.seconds(problem.retryAfter ?? 1)
            if problem.code == .noSession { hello?.sessionLost(now: .now) }
            return table.postponed(id, until: .now + pause)
        }
        _ = table.answered(message.correlation)
        callers.removeValue(forKey: id)?.resume(returning: answer)
    }

    private func told(_ event: TunnelEvent) {
        switch event {
        case .admitted(let peer):
            eventSink.yield(.admitted(broker: peer.id.uri))
            linesUp += 1
            // The first connection is sent what waits in libzmq's queue; after that, what was on its way is in doubt.
            if wasAdmitted {
                hello?.sessionLost(now: .now)
                table.reconnected(now: .now)
                tick()
            }
            wasAdmitted = true
        case .failed(let failure): eventSink.yield(.failed(ConnectionFailure(failure)))
        case .lost(let failure):
            linesUp -= 1
            eventSink.yield(.failed(ConnectionFailure(failure)))
        case .ended:
            linesUp -= 1
            eventSink.yield(.ended)
        }
    }

    // MARK: The end

    /// Says goodbye and closes; requests without an answer throw `ClientError.closed`.
    public func close() async {
        if socket != nil, session != nil { send(Wire.Message(.bye, body: Bye(.closing).octets)) }
        let tunnel = tunnel
        finish()
        if ownsRuntime { await runtime.stop() }
        await tunnel?.close()
    }

    private func finish() {
        socket = nil
        tunnel = nil
        for task in tasks { task.cancel() }
        tasks = []
        noticeSink.finish()
        progressSink.finish()
        eventSink.finish()
        let waiting = callers
        callers = [:]
        for caller in waiting.values { caller.resume(throwing: ClientError.closed) }
    }
}
