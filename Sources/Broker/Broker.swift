// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Journal
package import Logging
import Safeguarding
import Wire
package import ZeroMQ

/// The one interpreter: takes what sessions say, lets the domain decide, and performs what it decided.
///
/// A turn takes what the gateway has read, decides the batch, commits one transaction and only then hands the answers back;
/// nothing is acknowledged that is not on the disk (design.md section 7). Meanwhile the gateway reads the next batch.
package actor Broker {
    package nonisolated let thread: SocketThread
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    /// The sessions that the edge has admitted.
    package nonisolated let registry = SessionRegistry()
    /// What was refused, until it is in the ledger.
    package nonisolated let refusals = RefusalRegister()
    /// Which partners may connect; asked by the edge.
    package nonisolated let admission = PartnerAdmission()
    /// What the parts around the broker say of themselves in `status`.
    package nonisolated let annex = StatusAnnex()
    /// How much is stuck, as it was counted last.
    package nonisolated let stuck = StuckCount()
    package nonisolated let clock: BrokerClock
    package nonisolated let settings: BrokerSettings
    /// Whether publishes are taken; asked for each.
    package nonisolated let gate = PublishGate()

    package let journal: Journal
    /// How children are looked up on rolls.
    package nonisolated let lookup: RollLookup
    let logger: Logger
    /// The policy that decides; ``use(_:)`` changes it, between turns.
    var inForce: PolicyInForce
    let onFence: @Sendable (JournalError) -> Void
    let intake = Intake(limit: 8_192)
    var gateway: Gateway?
    /// Sees what committed turns send, in the place of a gateway; only a simulation sets it.
    package var witness: (@Sendable (Outbox) -> Void)?
    var adminSocket: Socket?
    var statusDesk = StatusDesk()
    var directory: SettingDirectory
    package var practices: PracticeDirectory
    package var delivery = Delivery()
    var sessions = GreetedSessions()
    var nextEscalation: Instant?
    var nextConsentLook = NextLook.unknown
    var nextFlagLook = NextLook.unknown
    var nextDigest = NextLook.unknown
    var nextSourceLook = NextLook.unknown
    var nextDrills = NextLook.unknown
    var nextEvening = NextLook.unknown
    /// Sources of the directory of which it has been said that they are silent.
    var staleSources: Set<DirectorySource> = []
    /// How many notices have come back because a socket had no room.
    var refusalsHeard = 0
    /// Whether the thread has been asked to come back to what waits.
    var willGoOn = false
    package var condition = Condition.ready
    /// An import stands in the journal, and what follows from it in memory and for deadlines could not be done yet.
    var isBehindImport = false
    /// The ``FollowedRolls`` that every waiting notice has been held to; nil before the first.
    var rollsFollowed: String?
    /// What is left of holding them to it; nothing is sent meanwhile.
    var rollsWalk: RollsWalk?
    /// How much of that is done in a turn.
    var rollsPace = RollsWalk.Pace()
    var aging = Aging()
    var counters = BrokerCounters()
    var memory: Threshold
    var publishing: DailyPublishing

    /// Until when refusals of strangers are only counted.
    var nextStrangers = Instant(milliseconds: 0)

    /// When something in the journal falls due.
    enum NextLook: Equatable {
        /// The journal must be asked.
        case unknown
        /// Nil for never.
        case at(Instant?)
    }

    /// Whether the broker takes events.
    package enum Condition: Equatable {
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
        memory = Threshold(limit: settings.memoryLimit)
        publishing = DailyPublishing(quota: settings.dailyQuota)
        inForce = PolicyInForce(settings.policy)
        directory = try SettingDirectory(journal.reader, settings: settings)
        practices = try PracticeDirectory(journal.reader)
        delivery.released(all: try Self.waiting(in: journal, logger))
        admission.replace(try journal.reader.partners())
        rollsFollowed = try journal.reader.rollsFollowed()
        lookup = journal.rollLookup
        var plan = settings.nudges
        plan?.authority = directory.owner(of: nil)
        plan?.zone = settings.deadlines.zone
        journal.nudgePlan = plan
        self.journal = journal
    }

    /// Binds the sockets that edge and commands connect to.
    ///
    /// - Parameters:
    ///   - endpoint: `ipc://` path of the ROUTER, in a directory that only this user can enter.
    ///   - administration: `ipc://` path of the admin socket, likewise.
    /// - Returns: the owner of the ROUTER, which the edge tells of sessions that ended.
    package func start(in context: Context, endpoint: String, administration: String) async throws -> Gateway {
        try journal.write(at: clock.now) { transaction in
            try transaction.keep(policy: inForce.text, digest: inForce.digest)
            try transaction.recordStart(configuration: policyDigest, version: FirstBellVersion.current)
        }
        _ = try followCalendar()
        var options = SocketOptions()
        options.maxMessageSize = 256 << 20
        // Commands are the user's own or root's, whom no folder keeps out either.
        options.localPeers = [.user(geteuid()), .user(0)]
        let admin = try Socket(.router, in: context, options: options)
        try admin.bind(to: administration)
        adminSocket = consume admin
        watchAdministration()
        let take: @Sendable () -> Void = { [weak self] in self?.assumeIsolated { $0.drain(most: Self.turnsAtOnce) } }
        let gateway = try Gateway(
            registry: registry, settings: settings, clock: clock, intake: intake, lookup: lookup,
            refusals: refusals, gate: gate, logger: logger, announce: { [thread] in thread.post(take) })
        self.gateway = gateway
        try await gateway.open(endpoint, in: context)
        tick()
        return gateway
    }

    private func watchAdministration() {
        adminSocket?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drainAdministration() } }
    }

    /// Finishes what has been read, tells every session to go, and closes sockets and journal.
    package func stop() async {
        if let gateway {
            await gateway.stopReading()
            drain()
            recordRefusals(now: clock.now, isLast: true)
            condition = .draining
            await gateway.close()
            await gateway.thread.stop()
        }
        gateway = nil
        condition = .draining
        // What is read for somebody is answered before the socket goes.
        await statusDesk.thread?.stop()
        adminSocket?.unwatch()
        adminSocket = nil
        journal.close()
    }

    /// Lets the gateway do something after everything it was told before.
    func tellGateway(_ work: @escaping @Sendable (isolated Gateway) -> Void) {
        guard let gateway else { return }
        gateway.thread.post { gateway.assumeIsolated { work($0) } }
    }

    /// Follows the clock: redelivery, escalation, the disk.
    ///
    /// To be called about once a second and when the clock is moved.
    package func tick() {
        guard condition != .fenced, condition != .draining else { return }
        if let failure = journal.failure { return handleJournalFailure(failure, while: "checkpointing") }
        let now = clock.now
        watchDisk()
        watchLimits(now: now)
        delivery.tick(now: now)
        if isBehindImport { catchUpWithImport() }
        followRolls(into: now)
        watchConsent(now: now)
        watchFlags(now: now)
        watchSources(now: now)
        recordRefusals(now: now)
        digestFamilies(now: now)
        watchDrills(now: now)
        watchEvening(now: now)
        ageBodies(now: now)
        escalate(now: now)
        tellSettled()
        finishTurn()
    }
}

/// What the broker has counted since it started; never about a person.
package struct BrokerCounters: Hashable, Sendable {
    package var published = 0
    package var duplicates = 0
    package var rejected = 0
    package var receipts = 0
    package var alarms = 0
    /// How many wait to be sent, when that was last looked at.
    package var nudgesWaiting = 0
    package var nudgesSent = 0
    package var nudgesFailed = 0
    package var nudgesGivenUp = 0
    package var nudgesUnreached = 0

    package init() {}
}

/// The version of this software.
package enum FirstBellVersion {
    package static let current = "0.1.0"
}
