// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Wire
package import ZeroMQ

/// The owner of the ROUTER: reads and checks what sessions say, and sends what the broker has decided.
///
/// It has a thread of its own, so that the next batch is read, decoded and checked while the broker's waits for the disk. It
/// decides nothing and knows nothing that outlives a session; nothing it sends was decided before it was on the disk.
package actor Gateway {
    package nonisolated let thread: SocketThread
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    /// What has been counted here since the start; from any thread.
    nonisolated let counters = NIOLockedValueBox(GatewayCounters())

    let registry: SessionRegistry
    let settings: BrokerSettings
    let clock: BrokerClock
    let intake: Intake
    let lookup: RollLookup
    let refusals: RefusalRegister
    let gate: PublishGate
    let logger: Logger
    /// Tells the broker that the intake holds something.
    let announce: @Sendable () -> Void
    var router: Socket?
    var sessions = SessionTable()
    var tally = GatewayCounters()
    var congestion = Congestion()
    /// What happened and has not been handed over yet, in order.
    var pending: [Intake.Item] = []
    private var isPaused = false

    init(
        registry: SessionRegistry, settings: BrokerSettings, clock: BrokerClock, intake: Intake, lookup: RollLookup,
        refusals: RefusalRegister, gate: PublishGate, logger: Logger, announce: @escaping @Sendable () -> Void
    ) throws {
        thread = try SocketThread(name: "gateway")
        self.registry = registry
        self.settings = settings
        self.clock = clock
        self.intake = intake
        self.lookup = lookup
        self.refusals = refusals
        self.gate = gate
        self.logger = logger
        self.announce = announce
    }

    /// Binds the ROUTER that the edge connects to.
    ///
    /// - Parameter endpoint: `ipc://` path in a directory that only this user can enter.
    func open(_ endpoint: String, in context: Context) throws {
        var options = SocketOptions()
        options.maxMessageSize = 512 << 10
        options.linger = .seconds(5)
        // The edge is in this process, and the ROUTER believes what it says of a client.
        options.localPeers = [.thisProcess]
        let socket = try Socket(.router, in: context, options: options)
        try socket.bind(to: endpoint)
        router = consume socket
        watch()
    }

    private func watch() {
        router?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Hands over what happened.
    func handOver() {
        guard !pending.isEmpty else { return }
        let added = intake.add(pending)
        pending.removeAll(keepingCapacity: true)
        if added.announce { announce() }
        if added.pause, !isPaused {
            isPaused = true
            router?.unwatch()
        }
    }

    /// Whether more may be read.
    var mayRead: Bool { !isPaused }

    /// The broker has caught up.
    func resume() {
        guard isPaused, router != nil else { return }
        isPaused = false
        watch()
        drain()
    }

    /// The edge ended a session; call it after the registry forgot it.
    package func sessionClosed(_ routingID: [UInt8]) {
        // Whatever of it waits at the ROUTER was passed on before; others may go on for longer than that.
        drain(most: 512)
        end(routingID)
        handOver()
    }

    func end(_ routingID: [UInt8]) {
        guard let session = sessions.end(routingID) else { return }
        congestion.ended(session.number)
        pending.append(.ended(session.number))
        // After its client's BYE the connection may stay, and say HELLO anew.
        if session.unanswered > 0 { session.admitted.publishesAnswered(session.unanswered) }
    }

    /// Puts sessions out, with a word to those that have spoken.
    ///
    /// - Parameter reason: goes to the log.
    func cut(_ admitted: [AdmittedSession], _ bye: Bye, reason: String) {
        for admitted in admitted {
            if let session = sessions[admitted.routingID] { send(Wire.Message(.bye, body: bye.octets), to: session) }
            admitted.cut(reason)
            end(admitted.routingID)
        }
        handOver()
    }

    /// Reads no more.
    func stopReading() {
        drain(most: 512)
        router?.unwatch()
        isPaused = true
    }

    /// Tells every session to go and closes the socket; what was answered still goes out, for as long as the socket lingers.
    func close() {
        let bye = Wire.Message(.bye, body: Bye(.shuttingDown).octets)
        for session in sessions.all { send(bye, to: session) }
        router?.unwatch()
        router = nil
        publishCounters()
    }

    func publishCounters() {
        let tally = tally
        counters.withLockedValue { $0 = tally }
    }
}

/// What the gateway has counted since it started; never about a person.
package struct GatewayCounters: Hashable, Sendable {
    /// Messages refused before they reached the broker.
    package var rejected = 0
    package var noticesSent = 0
    package var answersDropped = 0
    /// Messages that did not come through the edge as it admitted them.
    package var strangers = 0
    package var alarms = 0

    package init() {}
}
