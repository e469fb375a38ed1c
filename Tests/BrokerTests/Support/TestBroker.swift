// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire
import ZeroMQ

@testable import Broker

/// A broker on a real journal and the sample data, with a clock that tests move, and no sockets.
struct TestBroker {
    let broker: Broker
    let folder: String
    let key: DeploymentKey
    let time: NIOLockedValueBox<Instant>

    static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Examples").standardizedFileURL

    /// Runs `body` on a broker that knows the sample settings, rolls, key adults and calendars.
    static func with(
        at now: String = usualNow, rehearsal: Bool = false, policy: EncompassPolicy = EncompassPolicy(),
        matching: MatchWeights = .shipped, division: Division = .englandAndWales, sources: SourceLimits = SourceLimits(),
        nudges: NudgePlan? = nil, drills: DrillPlan? = nil, drillDays: Int = 0,
        _ body: (TestBroker) async throws -> Void
    ) async throws {
        let settings = BrokerSettings(
            trustDomain: "worcestershire.example", name: "test", rehearsal: rehearsal, policy: policy, matching: matching,
            division: division, localAuthority: "885", diskFloor: 0, sourceLimits: sources, nudges: nudges, drills: drills,
            drillDays: drillDays)
        // What is imported depends on the clock, and on what is decided of it.
        let isUsual =
            now == usualNow && !rehearsal && policy == EncompassPolicy() && matching == .shipped && division == .englandAndWales
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if isUsual {
            let sample = try await sample.value
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, octets) in sample.files { try octets.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
            try await with(folder, sample.key, at: now, settings, body)
        } else {
            let key = try create(in: folder, at: now, rehearsal: rehearsal)
            try await with(folder, key, at: now, settings) { test in
                try await test.importSample()
                try await body(test)
            }
        }
    }

    static let usualNow = "2026-05-04T21:00:00Z"

    /// A journal with the sample data as most tests begin with it, made once: to import it takes longer than most tests.
    private static let sample = Task<(files: [String: Data], key: DeploymentKey), any Error> {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = try create(in: folder, at: usualNow, rehearsal: false)
        let settings = BrokerSettings(
            trustDomain: "worcestershire.example", name: "test", rehearsal: false, localAuthority: "885", diskFloor: 0)
        try await with(folder, key, at: usualNow, settings) { try await $0.importSample() }
        // The lock, the reserve and the index of the log are made by whoever opens a journal.
        let files = try ["journal.db", "journal.db-wal", "journal.mark"].compactMap { name in
            FileManager.default.fileExists(atPath: "\(folder)/\(name)")
                ? (name, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))) : nil
        }
        return (Dictionary(uniqueKeysWithValues: files), key)
    }

    private static func temporaryFolder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("firstbell-broker-\(UUID().uuidString)").path
    }

    private static func create(in folder: String, at now: String, rehearsal: Bool) throws -> DeploymentKey {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let key = try DeploymentKey(DeploymentKey.generate())
        let identity = DeploymentIdentity(trustDomain: "worcestershire.example", name: "test", rehearsal: rehearsal)
        try Journal.create(in: folder, key: key, identity: identity, at: try Instant(rfc3339: now))
        return key
    }

    /// Runs `body` on a broker on a journal that exists.
    private static func with(
        _ folder: String, _ key: DeploymentKey, at now: String, _ settings: BrokerSettings,
        _ body: (TestBroker) async throws -> Void
    ) async throws {
        let time = NIOLockedValueBox(try Instant(rfc3339: now))
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let broker = try Broker(
            settings: settings, journal: try Journal(opening: folder, key: key),
            clock: BrokerClock(machine: { time.withLockedValue { $0 } }), thread: try SocketThread(name: "test"), logger: logger,
            onFence: { Issue.record("the journal was fenced: \($0)") })
        do {
            try await body(TestBroker(broker: broker, folder: folder, key: key, time: time))
        } catch {
            await broker.stop()
            await broker.thread.stop()
            throw error
        }
        await broker.stop()
        await broker.thread.stop()
    }

    private func importSample() async throws {
        for (kind, file) in [
            ("settings", "edubasealldata-sample.csv"), ("settings", "early-years.csv"), ("rolls", "rolls.csv"),
            ("key-adults", "key-adults.csv"), ("calendar", "calendar.csv"), ("bank-holidays", "bank-holidays.json"),
        ] {
            try await importFile(kind, file)
        }
    }

    @discardableResult
    func importFile(_ kind: String, _ file: String, octets: [UInt8]? = nil, confirm: Bool = false) async throws -> JSONValue {
        let payload = try octets ?? [UInt8](Data(contentsOf: Self.examples.appendingPathComponent("data/\(file)")))
        return try await ask(
            .importFile, ["kind": .string(kind), "file": .string(file), "confirm": .boolean(confirm)], payload: payload)
    }

    func ask(_ verb: AdminVerb, _ arguments: JSON = .object([]), payload: [UInt8] = []) async throws -> JSONValue {
        try JSONDocument(await broker.administer(AdminRequest(verb, arguments, payload: payload)).octets).root
    }

    func event(_ file: String, _ change: (String) -> String = { $0 }) throws -> [UInt8] {
        let url = Self.examples.appendingPathComponent("events/\(file).json")
        return Array(change(try String(contentsOf: url, encoding: .utf8)).utf8)
    }

    /// What the broker answers to an event of `police/22`.
    func publish(_ body: [UInt8], as partner: String = "police/22") async throws -> Answer {
        try await broker.answer(body, from: try #require(PartnerID(partner)))
    }

    enum Answer {
        case accepted(Accepted)
        case rejected(Problem)

        var accepted: Accepted? {
            if case .accepted(let accepted) = self { return accepted }
            return nil
        }

        var rejected: Problem? {
            if case .rejected(let problem) = self { return problem }
            return nil
        }
    }
}

extension Broker {
    var reader: JournalReader { journal.reader }

    /// Runs one publish as a turn of its own and reads the answer it would send.
    func answer(_ body: [UInt8], from partner: PartnerID) throws -> TestBroker.Answer {
        do throws(Problem) {
            let event = try DecodedEvent(body: body, now: clock.now)
            try Permission.check(event, from: partner, settings: settings)
            let request = Request(session: 1, partner: partner, correlation: [], body: .publish(Publication(event, lookup: lookup)))
            guard let outbox = try? commit([.request(request)]), let message = outbox.answers.first?.message else {
                throw Problem.retryLater(after: 1, cause: .journal)
            }
            dispatch(outbox)
            return message.verb == .accepted
                ? .accepted(try Accepted(body: message.body)) : .rejected(try Problem(body: message.body))
        } catch {
            return .rejected(error)
        }
    }
}
