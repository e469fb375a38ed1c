// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import TestSupport
import Wire
import ZeroMQ

import Broker

/// One run: the real broker on a real journal, and everything around it decided by one seed.
///
/// Runs on the broker's thread from beginning to end, so nothing happens beside anything else.
final class Simulation {
    static let steps = 80

    let seed: UInt64
    let thread: SocketThread
    let deployment: Deployment
    let mutation: Mutation?
    var random: SeededGenerator
    var world: World
    var deadlines: DeadlineOracle
    let time: NIOLockedValueBox<Instant>
    /// What the broker has committed and wants sent, in the place of the gateway's queue.
    let sent = NIOLockedValueBox<[Outbox]>([])
    /// What the broker said to the operator's last command that it did not do.
    let refusal = NIOLockedValueBox("")
    /// How often the broker has said that something failed.
    let failures = NIOLockedValueBox(0)
    let fenced = NIOLockedValueBox(false)
    var broker: Broker
    var folder: String

    var records = Records()
    var suspended: Set<PartnerID> = []
    var sessions: [SessionNumber: SimulatedSession] = [:]
    var lastSession: SessionNumber = 0
    /// What the gateway has read for the broker.
    var intake: [Intake.Item] = []
    var congestion = Congestion()
    var asked: [String: Asked] = [:]
    /// Everything ever told, in order; what has no final answer yet is told again.
    var tellings: [Telling] = []
    var unanswered: [Telling] = []
    /// Accepted tellings by the number that their answer gave.
    var tellingsBySequence: [Int64: Telling] = [:]
    /// What recipients have stored, in the order of its arrival.
    var stored: [PartnerID: [StoredNotice]] = [:]
    /// Numbers of notices that were sent, by recipient and person.
    var lines: [Line: [Int64]] = [:]
    var heads: [TreeHead] = []
    var faultArmed = false
    /// The broker has just lost its memory of what is out, because a transaction failed.
    var hasForgotten = false
    var step = 0
    private(set) var trace: [String] = []
    /// FNV-1a over every line of the trace: two runs of a seed have the same.
    private(set) var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
    var mutated = false

    struct Line: Hashable {
        let recipient: PartnerID
        let person: Int64
    }

    struct StoredNotice {
        let id: String
        let digest: [UInt8]
    }

    init(seed: UInt64, on thread: SocketThread, deployment: Deployment, mutation: Mutation? = nil) throws {
        self.seed = seed
        self.thread = thread
        self.deployment = deployment
        self.mutation = mutation
        random = SeededGenerator(seed: seed)
        world = World(seed: seed, using: &random)
        deadlines = DeadlineOracle(world)
        time = NIOLockedValueBox(world.start)
        folder = try Deployment.freshFolder()
        try Deployment.copyDisk(from: deployment.path, to: folder)
        broker = try Self.open(
            folder, world: world, deployment: deployment, time: time, fenced: fenced, failures: failures,
            thread: thread)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var now: Instant { time.withLockedValue { $0 } }

    /// Runs from the first import to the last audit.
    func run(steps: Int) throws {
        defer { broker.assumeIsolated { $0.endQuietly() } }
        try begin()
        for number in 1...steps {
            step = number
            try takeStep()
        }
        note("heals")
        try heal()
        try audit()
    }

    func note(_ what: @autoclosure () -> String) {
        let line = "\(step): \(now.rfc3339) \(what())"
        for octet in line.utf8 { fingerprint = (fingerprint ^ UInt64(octet)) &* 0x100_0000_01b3 }
        trace.append(line)
        if trace.count > 60 { trace.removeFirst(20) }
    }

    func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private func takeStep() throws {
        switch number(0...99) {
        case 0..<16: try publish()
        case 16..<34: try carryUp()
        case 34..<46: carryDown()
        case 46..<58: try giveReceipt()
        case 58..<68: try sessionComes()
        case 68..<72: sessionGoes()
        case 72..<78: try handOver()
        case 78..<87: try advance()
        case 87..<89: try importCalendar()
        case 89..<91: try changeStanding()
        case 91..<94: try resolveHold()
        case 94..<96: try failTurn()
        case 96..<98: try crash()
        default: try askStatus()
        }
        // Most of the time the broker is quick.
        if !intake.isEmpty, !chance(4) { try handOver() }
        try mutate()
        if step % 12 == 0 { try checkNotStuck() }
    }
}

/// One session of a partner and what is under way on it.
struct SimulatedSession {
    let number: SessionNumber
    let partner: PartnerID
    var isLive = true
    var window = 0
    /// The widest window of the turn under way.
    var widest = 0
    var up: [String] = []
    var down: [Wire.Message] = []
    /// What the broker has sent here and not heard of, by number.
    var out: [Int64: Instant] = [:]
}
