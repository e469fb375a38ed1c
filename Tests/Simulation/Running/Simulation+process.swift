// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Wire
import ZeroMQ

import Broker

/// The process: it starts, fails, dies and starts again.
extension Simulation {
    static func open(
        _ folder: String, world: World, deployment: Deployment, time: NIOLockedValueBox<Instant>, fenced: NIOLockedValueBox<Bool>,
        failures: NIOLockedValueBox<Int>, thread: SocketThread
    ) throws -> Broker {
        let settings = BrokerSettings(
            trustDomain: Deployment.trustDomain, name: "simulated", rehearsal: false,
            policy: EncompassPolicy(untrained: world.untrained), localAuthority: World.fallback.code, diskFloor: 0)
        return try Broker(
            settings: settings, journal: try Journal(opening: folder, key: deployment.key),
            clock: BrokerClock(machine: { time.withLockedValue { $0 } }), thread: thread,
            logger: Logger(label: "simulation") { _ in FailureLog(failures: failures) },
            onFence: { _ in fenced.withLockedValue { $0 = true } })
    }

    func begin() throws {
        try broker.assumeIsolated { [sent] in try $0.begin(sent) }
        for (kind, file, text) in [
            ("rolls", "rolls.csv", world.rollFile),
            ("key-adults", "key-adults.csv", world.keyAdultFile), ("calendar", "calendar.csv", world.calendarFile),
        ] where !(kind == "calendar" && world.calendar.isEmpty) {
            try importFile(kind, file, text)
        }
        note("begins: untrained \(world.untrained), \(world.trained.count) trained, calendars of \(world.calendar.count)")
    }

    /// What an operator's command comes to; nil when the broker says no.
    @discardableResult
    func ask(_ verb: AdminVerb, _ arguments: JSON = .object([]), payload: [UInt8] = []) throws -> JSONValue? {
        let request = AdminRequest(verb, arguments, payload: payload)
        let octets = try broker.assumeIsolated { [refusal] broker -> [UInt8]? in
            do { return try broker.administer(request).octets } catch let failure as AdminFailure {
                refusal.withLockedValue { $0 = "\(failure.what) \(failure.lines.joined(separator: "; "))" }
                return nil
            }
        }
        return try octets.map { try JSONDocument($0).root }
    }

    func importFile(_ kind: String, _ file: String, _ text: String) throws {
        let answer = try ask(
            .importFile, ["kind": .string(kind), "file": .string(file), "confirm": true], payload: Array(text.utf8))
        try require(.keepsRunning, answer != nil, "the import of \(kind) was refused: \(refusal.withLockedValue { $0 })")
    }

    /// Time passes: seconds, a minute or two, an hour, a night, and with it the tick of the daemon.
    func advance() throws {
        let span: Int64 =
            switch number(0...9) {
            case 0..<4: Int64.random(in: 1...20_000, using: &random)
            case 4..<6: Int64.random(in: 20_000...130_000, using: &random)
            case 6..<8: Int64.random(in: 600_000...5_400_000, using: &random)
            default: Int64.random(in: 14_400_000...60_000_000, using: &random)
            }
        time.withLockedValue { $0 = $0 + .milliseconds(span) }
        note("time passes: \(span / 1000) s")
        try tick()
    }

    func tick() throws {
        broker.assumeIsolated { $0.tick() }
        expireOut()
        try collect()
    }

    /// What has been out for a minute may go again.
    func expireOut() {
        let now = now
        sessions = sessions.mapValues { session in
            var session = session
            session.out = session.out.filter { now - $0.value < Delivery.patience }
            return session
        }
    }

    /// The process dies with whatever it had not sent, and another opens what is on the disk.
    func crash() throws {
        note("dies")
        if !intake.isEmpty, chance(2) {
            // The batch reaches the disk, and no answer reaches anybody.
            let items = intake
            intake = []
            broker.assumeIsolated { $0.turn(items) }
        }
        try collect(reaching: false)
        try keepHead()
        let next = try Deployment.freshFolder()
        let corpse = folder
        try broker.assumeIsolated { try $0.die(leaving: next) }
        folder = next
        try? FileManager.default.removeItem(atPath: corpse)
        intake = []
        congestion = Congestion()
        sessions = [:]
        lastSession = 0
        faultArmed = false
        broker = try Self.open(
            folder, world: world, deployment: deployment, time: time, fenced: fenced, failures: failures, thread: thread)
        try broker.assumeIsolated { [sent] in try $0.begin(sent) }
        try collect()
        try checkHeads()
        if chance(3) { try checkBooks() }
    }

    func keepHead() throws {
        if let head = try broker.assumeIsolated({ try $0.head() }) { heads.append(head) }
    }

    func checkHeads() throws {
        guard let last = heads.last else { return }
        let root = try broker.assumeIsolated { try $0.root(at: last.size) }
        try require(.ledgerExtends, root == last.root, "the root at \(last.size) is not the one seen before")
    }

    /// A statement of a turn fails: the turn must leave nothing behind.
    func failTurn() throws {
        let event = unanswered.last?.id ?? "none"
        let trigger =
            switch number(0...5) {
            case 0: "BEFORE INSERT ON ledger"
            case 1: "BEFORE INSERT ON notice"
            case 2: "BEFORE UPDATE ON notice"
            case 3: "BEFORE INSERT ON event WHEN NEW.id = '\(event)'"
            case 4: "BEFORE INSERT ON hold"
            default: "AFTER INSERT ON notice"
            }
        note("a statement fails: \(trigger)")
        try broker.assumeIsolated {
            try $0.execute(["CREATE TEMP TRIGGER fault \(trigger) BEGIN SELECT RAISE(ABORT, 'simulated'); END"])
        }
        faultArmed = true
        if chance(3) { try resolveHold() } else { try handOver() }
        try collect()
        faultArmed = false
        hasForgotten = false
        try broker.assumeIsolated { try $0.execute(["DROP TRIGGER fault"]) }
    }
}
