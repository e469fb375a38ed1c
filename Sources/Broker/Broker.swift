// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Logging
import Safeguarding
import Wire
package import ZeroMQ

/// The one interpreter: takes what sessions say, lets the domain decide, and performs what it decided.
///
/// It runs on the thread that owns its sockets. A turn drains the readable socket, decides the batch, commits one transaction
/// and only then answers; nothing is acknowledged that is not on the disk (design.md section 7).
package actor Broker {
    package nonisolated let thread: SocketThread
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    /// The sessions that the edge has admitted.
    package nonisolated let registry = SessionRegistry()
    /// Which partners may connect; asked by the edge.
    package nonisolated let admission = PartnerAdmission()
    package nonisolated let clock: BrokerClock
    package nonisolated let settings: BrokerSettings

    let journal: Journal
    let logger: Logger
    let policyDigest: String
    let onFence: @Sendable (JournalError) -> Void
    var router: Socket?
    var adminSocket: Socket?
    var directory: SettingDirectory
    var delivery = Delivery()
    var sessions = SessionTable()
    var nextEscalation: Instant?
    var condition = Condition.ready
    var counters = BrokerCounters()

    /// Whether the broker takes events.
    enum Condition: Equatable {
        case ready
        /// The disk is full or nearly so: receipts are taken, publishes are not.
        case full
        /// A write failed; this process commits no more.
        case fenced
        /// Sessions have been told to go.
        case draining
    }

    /// Rebuilds everything in memory from the journal, which the broker owns from now on.
    ///
    /// - Parameter onFence: called when a write to the journal has failed; the process must end and recover from disk.
    package init(
        settings: BrokerSettings, journal: sending Journal, clock: BrokerClock, thread: SocketThread, logger: Logger,
        onFence: @escaping @Sendable (JournalError) -> Void
    ) throws {
        self.thread = thread
        self.settings = settings
        self.clock = clock
        self.logger = logger
        self.onFence = onFence
        policyDigest = Digest.hex(Digest.sha256(Array(settings.policy.canonicalText.utf8)))
        directory = try SettingDirectory(journal.reader, settings: settings)
        for notice in try journal.reader.waiting() { delivery.released(notice) }
        admission.replace(try journal.reader.partners())
        self.journal = journal
    }

    /// Binds the sockets that edge and commands connect to.
    ///
    /// - Parameters:
    ///   - endpoint: `ipc://` path of the ROUTER, in a directory that only this user can enter.
    ///   - administration: `ipc://` path of the admin socket, likewise.
    package func start(in context: Context, endpoint: String, administration: String) throws {
        try journal.write(at: clock.now) { transaction in
            try transaction.recordStart(configuration: policyDigest, version: FirstBellVersion.current)
        }
        let router = try Self.bind(endpoint, in: context, maxMessageSize: 512 << 10)
        self.router = consume router
        watchRouter()
        let admin = try Self.bind(administration, in: context, maxMessageSize: 256 << 20)
        self.adminSocket = consume admin
        watchAdministration()
        _ = try followCalendar()
        tick()
    }

    private static func bind(_ endpoint: String, in context: Context, maxMessageSize: Int64) throws -> Socket {
        var options = SocketOptions()
        options.maxMessageSize = maxMessageSize
        let socket = try Socket(.router, in: context, options: options)
        try socket.bind(to: endpoint)
        return socket
    }

    private func watchRouter() {
        router?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    private func watchAdministration() {
        adminSocket?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drainAdministration() } }
    }

    /// Tells every session to go, commits nothing more, and closes sockets and journal.
    package func stop() {
        condition = .draining
        let bye = Wire.Message(.bye, body: Bye(.shuttingDown).octets)
        for session in sessions.all { send(bye, to: session) }
        router?.unwatch()
        adminSocket?.unwatch()
        router = nil
        adminSocket = nil
        journal.close()
    }

    /// The edge ended a session; call it after the registry forgot it.
    package func sessionClosed(_ routingID: [UInt8]) {
        drain()
        endSession(routingID)
        finishTurn()
    }

    func endSession(_ routingID: [UInt8]) {
        guard let session = sessions.end(routingID) else { return }
        delivery.ended(session.number)
    }

    /// Follows the clock: redelivery, escalation, the disk.
    ///
    /// To be called about once a second and when the clock is moved.
    package func tick() {
        guard condition != .fenced, condition != .draining else { return }
        let now = clock.now
        watchDisk()
        delivery.tick(now: now)
        escalate(now: now)
        finishTurn()
    }

    func send(_ message: Wire.Message, to session: SessionTable.Session) {
        do {
            switch try router?.send(to: session.admitted.routingID, message.frames) {
            case .sent, nil: break
            case .wouldBlock: counters.answersDropped += 1
            case .unroutable: endSession(session.admitted.routingID)
            }
        } catch {
            logger.error("the broker's socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
        }
    }
}

/// What the broker has counted since it started; never about a person.
package struct BrokerCounters: Hashable, Sendable {
    package var published = 0
    package var duplicates = 0
    package var rejected = 0
    package var noticesSent = 0
    package var receipts = 0
    package var answersDropped = 0
    /// Messages that did not come through the edge as it admitted them.
    package var strangers = 0
    package var alarms = 0
}

/// The version of this software.
package enum FirstBellVersion {
    package static let current = "0.1.0"
}
