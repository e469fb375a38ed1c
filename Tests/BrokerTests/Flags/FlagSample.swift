// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire
import ZeroMQ

@testable import Broker

/// An event of a MARAC about one pair, for tests to change in one thing.
struct FlagSample {
    var stage = "FLAG"
    var id = "flag-1"
    var source = "marac/worcestershire-north"
    var forum = "marac/worcestershire-north"
    var reference = "WN/26/0043"
    var reportedAt = "2026-11-17T23:10:00Z"
    var riskGrade = "high"
    var victim = #"{"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02", "nhsNumber": "9990000018"}"#
    var perpetrators = #"[{"givenName": "Max", "familyName": "Beispiel", "dateOfBirth": "1985-01-31"}]"#
    var more = ""

    var octets: [UInt8] {
        Array(
            """
            {"specversion": "1.0", "id": "\(id)", "source": "spiffe://worcestershire.example/\(source)",
             "type": "firstbell.marac-meeting.v1", "time": "\(reportedAt)",
             "data": {"reference": "\(reference)", "reportedAt": "\(reportedAt)", "riskGrade": "\(riskGrade)",
              "stage": "\(stage)", "forum": "\(forum)", "victim": \(victim), "perpetrators": \(perpetrators),
              "consent": {"state": "given", "scopes": ["support", "information"]}\(more)}}
            """.utf8)
    }

    /// A later flag of the same pair.
    static func later(_ id: String, _ reference: String, _ reportedAt: String) -> FlagSample {
        FlagSample(id: id, reference: reference, reportedAt: reportedAt)
    }

    static func recall(_ event: String, of source: String = "marac/worcestershire-north") -> [UInt8] {
        Array(
            """
            {"specversion": "1.0", "id": "recall-\(event)", "source": "spiffe://worcestershire.example/\(source)",
             "type": "firstbell.recall.v1", "time": "2026-11-18T09:00:00Z", "data": {"event": "\(event)", "reason": "WRONG_PERSON"}}
            """.utf8)
    }
}

extension TestBroker {
    /// Publishes what must be taken.
    @discardableResult
    func take(_ sample: FlagSample) async throws -> Accepted {
        try #require(try await publish(sample.octets, as: sample.source).accepted, "\(sample.id)")
    }

    func move(to instant: String) async throws {
        let instant = try Instant(rfc3339: instant)
        time.withLockedValue { $0 = instant }
        await broker.tick()
    }

    /// What waits for a recipient, the oldest first: `ADD 2027-11-17`, `AGENDA repeat`.
    func told(_ recipient: String) async throws -> [String] {
        try await broker.contents(to: recipient).map { data in
            let matter = try #require(try JSONDocument(data).root["matter"])
            if let flag = matter["flag"] { return "\(flag["kind"]?.string ?? "") \(flag["until"]?.string ?? "")" }
            return [matter["stage"]?.string, matter["repeat"]?.boolean == true ? "repeat" : nil].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    func flags() async throws -> Int64? { try await ask(.status)["flags"]?.integer }

    /// Ends this broker and runs `body` on another one over the same journal.
    func restarted(_ body: (TestBroker) async throws -> Void) async throws {
        await broker.stop()
        let next = try Broker(
            settings: broker.settings, journal: try Journal(opening: folder, key: key), clock: broker.clock,
            thread: try SocketThread(name: "again"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            onFence: { Issue.record("the journal was fenced: \($0)") })
        do {
            try await body(TestBroker(broker: next, folder: folder, key: key, time: time))
        } catch {
            await next.stop()
            await next.thread.stop()
            throw error
        }
        await next.stop()
        await next.thread.stop()
    }
}

extension Broker {
    /// The contents of the notices about subjects that wait for a recipient, the oldest first.
    func contents(to recipient: String) throws -> [[UInt8]] {
        try journal.reader.waiting().filter { $0.recipient.description == recipient }.sorted { $0.sequence < $1.sequence }
            .compactMap { notice in
                let outgoing = try journal.write(at: clock.now) { try $0.beginAttempt(notice.sequence, to: notice.recipient) }
                return outgoing?.kind == .subject ? outgoing?.body : nil
            }
    }
}
