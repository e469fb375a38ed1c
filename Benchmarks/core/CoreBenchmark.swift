// SPDX-License-Identifier: Apache-2.0
import Broker
import Dispatch
import Foundation
import Journal
import Logging
import Safeguarding
import Wire
import ZeroMQ

/// Puts events and receipts through the broker in one process, without sockets and TLS, so that a profiler or a simulator of a
/// processor sees the decision, the journal and the ledger alone.
///
///     core-benchmark DATA FOLDER [EVENTS] [BATCH] [ALIKE] [aged [ROUNDS]]
///
/// DATA is what `Benchmarks/directories.py` wrote, FOLDER a new folder for the journal, or that of an earlier run, which is opened
/// with the directories that it has. Beside the events ALIKE children are asked for, whom no roll has exactly. With `aged` every
/// notice is opened and acknowledged, its content is destroyed as if its time had come, and the ledger is verified before and after;
/// all that ROUNDS times over, 120 days on each time, and once more the room that the whole takes.
@main
struct CoreBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("usage: core-benchmark DATA FOLDER [EVENTS] [BATCH] [ALIKE] [aged [ROUNDS]]")
            exit(64)
        }
        let events = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 20_000
        let batch = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 256
        let alike = arguments.count > 5 ? Int(arguments[5]) ?? 0 : 512
        let bench = try CoreBenchmark(data: arguments[1], folder: arguments[2])
        let done = DispatchSemaphore(value: 0)
        bench.broker.thread.post {
            do {
                let rounds = arguments.dropFirst(6).first == "aged" ? arguments.dropFirst(7).first.flatMap { Int($0) } ?? 1 : 0
                try bench.broker.assumeIsolated {
                    try bench.run(events: events, batch: batch, alike: alike, rounds: rounds, on: $0)
                }
            } catch {
                print("Error: \(error)")
                exit(1)
            }
            done.signal()
        }
        done.wait()
    }

    private let broker: Broker
    private let clock = BrokerClock(machine: { CoreBenchmark.now })
    private let folder: String
    private let key: DeploymentKey
    private let data: URL
    /// Whether an earlier run imported the directories.
    private let isFilled: Bool
    /// A number of this run, so that its events are none of an earlier one's.
    private let runNumber = UInt32.random(in: 0...UInt32.max)
    private let trustDomain = "benchmark.example"

    private init(data: String, folder: String) throws {
        self.data = URL(fileURLWithPath: data)
        let keyFile = URL(fileURLWithPath: folder + "/benchmark.key")
        isFilled = FileManager.default.fileExists(atPath: keyFile.path)
        let octets = isFilled ? [UInt8](try Data(contentsOf: keyFile)) : DeploymentKey.generate()
        key = try DeploymentKey(octets)
        self.folder = folder
        if !isFilled {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(octets).write(to: keyFile)
            try Journal.create(
                in: folder, key: key, identity: DeploymentIdentity(trustDomain: trustDomain, name: "core", rehearsal: false),
                at: CoreBenchmark.now)
        }
        let started = DispatchTime.now().uptimeNanoseconds
        var logger = Logger(label: "core-benchmark") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        broker = try Broker(
            settings: BrokerSettings(trustDomain: trustDomain, name: "core", rehearsal: false, localAuthority: "885"),
            journal: try Journal(opening: folder, key: key), clock: clock,
            thread: try SocketThread(name: "broker"), logger: logger, onFence: { print("Error: \($0)") })
        print(#"{"label":"core","opened":"\#(isFilled ? "filled" : "new")",\#(CoreBenchmark.elapsed(since: started))}"#)
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    private func run(events: Int, batch: Int, alike: Int, rounds: Int, on broker: isolated Broker) throws {
        if !isFilled { try load(on: broker) }
        let police = try producer()
        let children = try roll()
        let schools = Set(children.map(\.setting)).sorted()
        var session: [PartnerID: SessionNumber] = [:]
        var greetings: [Intake.Item] = []
        for (index, school) in schools.enumerated() {
            session[school] = SessionNumber(index + 2)
            greetings.append(
                .request(
                    Request(session: SessionNumber(index + 2), partner: school, correlation: [], body: .hello(Hello(window: 256)))))
        }
        _ = try broker.commit(greetings)

        for round in 0..<max(1, rounds) {
            try publish(
                round * events..<(round + 1) * events, batch, about: children, as: police, reading: rounds > 0, on: broker)
            if rounds > 0 { try age(round, of: rounds, notices: (round + 1) * events, on: broker) }
        }
        if alike > 0 { try ask(for: Array(children.prefix(alike)), as: police, on: broker) }
    }

    private func age(_ round: Int, of rounds: Int, notices: Int, on broker: isolated Broker) throws {
        let aged = AgedJournal(folder: folder, key: key)
        if round == 0 { try aged.verify() }
        clock.setOffset(Int64(round + 1) * 120 * 86_400_000)
        try aged.destroy(on: broker)
        guard round == rounds - 1 else { return }
        try aged.verify()
        try aged.measure(notices: notices)
    }

    /// Publishes events of these numbers, and has their notices received and, where they are read, opened and acknowledged.
    private func publish(
        _ numbers: Range<Int>, _ batch: Int, about children: [Pupil], as police: PartnerID, reading: Bool,
        on broker: isolated Broker
    ) throws {
        var timing = Timing()
        var delivered = 0
        var number = numbers.lowerBound
        while number < numbers.upperBound {
            let bodies = (number..<min(number + batch, numbers.upperBound)).map {
                body(String($0), of: children[$0 % children.count])
            }
            number += bodies.count
            let now = clock.now
            let decoded = try timing.measure(\.decode) {
                try bodies.map { Publication(try DecodedEvent(body: $0, now: now), lookup: broker.lookup) }
            }
            let published = try timing.measure(\.publish) {
                try broker.commit(
                    decoded.map {
                        .request(Request(session: 1, partner: police, correlation: Array("abcdefgh".utf8), body: .publish($0)))
                    })
            }
            let messages = timing.measure(\.encode) {
                published.notices.map { $0.message(source: "spiffe://\(trustDomain)/broker/core") }
            }
            let receipts = try published.notices.map { .request(try receipt(for: $0)) } as [Intake.Item]
            let recorded = try timing.measure(\.receipt) { try broker.commit(receipts) }
            delivered += recorded.answers.count
            for stage in reading ? [ReceiptStage.opened, .acknowledged] : [] {
                let more = try published.notices.map { .request(try receipt(for: $0, stage)) } as [Intake.Item]
                _ = try broker.commit(more)
            }
            if messages.count != bodies.count { print("\(bodies.count - messages.count) events without a notice") }
        }
        print(timing.report(notices: delivered))
    }

    /// Publishes events about children with another last letter and no UPN, each of whom is compared with whoever is alike.
    private func ask(for children: [Pupil], as police: PartnerID, on broker: isolated Broker) throws {
        var timing = Timing()
        for (number, child) in children.enumerated() {
            var child = child
            child.upn = nil
            child.familyName = child.familyName.dropLast() + "z"
            let decoded = Publication(
                try DecodedEvent(body: body("like-\(number)", of: child), now: clock.now), lookup: broker.lookup)
            _ = try timing.measure(\.publish) {
                try broker.commit([
                    .request(Request(session: 1, partner: police, correlation: Array("abcdefgh".utf8), body: .publish(decoded)))
                ])
            }
        }
        print(#"{"label":"core","alike":\#(children.count),"publishUs":\#(Timing.micro(timing.publish, children.count))}"#)
    }

    private static func elapsed(since started: UInt64) -> String {
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        return #""seconds":\#(String(format: "%.2f", seconds)),\#(memory)"#
    }

    /// Imports whatever of the directories is in the folder, and says how long each kind took and how much memory it left in use.
    private func load(on broker: isolated Broker) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: data.path).filter { $0.hasSuffix(".csv") }.sorted()
        let kinds = [
            ("settings", "settings"), ("settings", "early-years"), ("practices", "practices"), ("rolls", "rolls"),
            ("key-adults", "key-adults"), ("calendar", "calendar"),
        ]
        for (kind, name) in kinds {
            let started = DispatchTime.now().uptimeNanoseconds
            var count = 0
            for file in files where file == "\(name).csv" || file.hasPrefix("\(name)-0") {
                _ = try broker.administer(
                    AdminRequest(
                        .importFile, ["kind": .string(kind), "file": .string(file), "confirm": .boolean(false)],
                        payload: [UInt8](Data(contentsOf: data.appendingPathComponent(file)))))
                count += 1
            }
            if count > 0 { print(#"{"label":"core","import":"\#(name)","files":\#(count),\#(Self.elapsed(since: started))}"#) }
        }
    }

    /// Resident memory now and at its highest, in mebibytes, as Linux tells it.
    static var memory: String {
        let lines = ((try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? "").split(separator: "\n")
        func mebibytes(_ name: String) -> Int {
            lines.first { $0.hasPrefix(name) }.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
        }
        return #""residentMiB":\#(mebibytes("VmRSS:")),"highestMiB":\#(mebibytes("VmHWM:"))"#
    }

    private func receipt(for sending: Outbox.Sending, _ stage: ReceiptStage = .delivered) throws -> Request {
        let notice = sending.notice
        // What `Benchmarks/directories.py` has for a school's lead.
        let school = (Int(notice.recipient.code) ?? 0) - 150_000
        let by = stage == .delivered ? "" : #","by":"lead@school\#(school).example""#
        let code = stage == .acknowledged ? #","code":"noted""# : ""
        let digest = Digest.hex(notice.digest)
        let body = #"{"notice":"\#(notice.id)","digest":"\#(digest)","stage":"\#(stage.rawValue)"\#(by)\#(code)}"#
        return Request(
            session: sending.dispatch.session, partner: notice.recipient, correlation: [],
            body: .receipt(try Receipt(body: Array(body.utf8))))
    }

    private func producer() throws -> PartnerID {
        guard let police = PartnerID("police/22") else { throw CocoaError(.formatting) }
        return police
    }

    private struct Pupil {
        var setting: PartnerID
        var upn: String?
        var givenName: String
        var familyName: String
        var dateOfBirth: String
    }

    private func roll() throws -> [Pupil] {
        let files = try FileManager.default.contentsOfDirectory(atPath: data.path).filter { $0.hasPrefix("rolls") }.sorted()
        // Some hundred thousand children are enough, and of all parts of a large roll.
        let share = max(1, files.count / 2)
        let text = try files.enumerated().filter { $0.offset.isMultiple(of: share) }
            .map { try String(contentsOf: data.appendingPathComponent($0.element), encoding: .utf8) }.joined(separator: "\n")
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return PartnerID(fields[0]).map {
                Pupil(setting: $0, upn: fields[1], givenName: fields[3], familyName: fields[4], dateOfBirth: fields[5])
            }
        }
    }

    private func body(_ number: String, of pupil: Pupil) -> [UInt8] {
        let upn = pupil.upn.map { #","upn":"\#($0)""# } ?? ""
        let at = Instant(milliseconds: clock.now.milliseconds - 600_000).rfc3339
        let head = #"""
            {"specversion":"1.0","id":"core-\#(runNumber)-\#(number)","source":"spiffe://\#(trustDomain)/police/22",\#
            "type":"firstbell.incident.v1","time":"\#(at)","datacontenttype":"application/json","data":{"reference":"22/26/\#(number)","force":"22",\#
            "occurredAt":"\#(at)","reportedAt":"\#(at)","riskGrade":"medium","abuseTypes":["physical","coercive_control"],\#
            "locationCategory":"HOME","contactParentPolicy":"DSL_JUDGEMENT","children":[{"givenName":"\#(pupil.givenName)",\#
            "familyName":"\#(pupil.familyName)","dateOfBirth":"\#(pupil.dateOfBirth)"\#(upn),\#
            "exposure":"PRESENT_HEARD","voice":{"spokenTo":true,"words":"I hid upstairs.","othersPresent":"officer only"}}],\#
            "adults":[{"role":"victim","relationshipToChild":"mother"},{"role":"perpetrator","relationshipToChild":"father"}],\#
            "summary":"
            """#
        return Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "s"), count: max(0, 1536 - head.utf8.count - 3))
            + Array("\"}}".utf8)
    }
}

/// Where the time of the calling thread went, in nanoseconds of its processor time.
private struct Timing {
    var decode: UInt64 = 0
    var publish: UInt64 = 0
    var encode: UInt64 = 0
    var receipt: UInt64 = 0

    mutating func measure<T>(_ part: WritableKeyPath<Timing, UInt64>, _ body: () throws -> T) rethrows -> T {
        let before = clock_gettime_nsec_np()
        defer { self[keyPath: part] += clock_gettime_nsec_np() - before }
        return try body()
    }

    private func clock_gettime_nsec_np() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Microseconds of each of `count`.
    static func micro(_ time: UInt64, _ count: Int) -> String {
        String(format: "%.1f", Double(time) / 1000 / Double(max(1, count)))
    }

    func report(notices: Int) -> String {
        func micro(_ time: UInt64) -> String { Self.micro(time, notices) }
        return """
            {"label":"core","notices":\(notices),"decodeUs":\(micro(decode)),"publishUs":\(micro(publish)),"encodeUs":\(micro(encode)),\
            "receiptUs":\(micro(receipt)),"allUs":\(micro(decode + publish + encode + receipt))}
            """
    }
}
