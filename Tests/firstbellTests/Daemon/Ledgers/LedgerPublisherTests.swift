// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

/// When the daemon signs a checkpoint.
@Suite struct LedgerPublisherTests {
    @Test func `an idle ledger is signed again each minute, with the same root and a later time, and not sooner`() async throws {
        let parent = try TestFolder()
        _ = try await Founding(folder: "\(parent.path)/area", settings: ["trustDomain": "a.example"], rehearsal: true).perform()
        let deployment = try Deployment.load(file: "\(parent.path)/area/firstbell.yaml", environment: [:])
        let passed = NIOLockedValueBox(Duration.zero)
        let (start, began) = (try Instant(rfc3339: "2026-11-17T23:30:00Z"), ContinuousClock.now)
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let journal = try #require(try DeploymentJournal(deployment: deployment).journal())
        let broker = try Broker(
            settings: try DeploymentJournal(deployment: deployment).settings(rehearsal: true), journal: journal,
            clock: BrokerClock(machine: { start + passed.withLockedValue { $0 } }), thread: try SocketThread(name: "test"),
            logger: logger, onFence: { Issue.record("the journal was fenced: \($0)") })
        let publisher = try LedgerPublisher(
            deployment: deployment, broker: broker, report: LedgerReport(witnesses: [], maxAge: 0, began: 0), logger: logger,
            uptime: { began + passed.withLockedValue { $0 } })
        let folder = deployment.path(deployment.configuration.ledger.path)
        func checkpoint() throws -> Checkpoint {
            let text = try String(contentsOfFile: "\(folder)/\(LedgerPublication.checkpointName)", encoding: .utf8)
            let key = try LedgerKeyFile.load(of: deployment).verifier
            return try TrustedKeys(ledger: key).open(text, now: nil).checkpoint
        }
        func pass(_ duration: Duration) async throws -> Checkpoint {
            passed.withLockedValue { $0 += duration }
            await publisher.pulse()
            return try checkpoint()
        }
        let first = try await pass(.zero)
        let signed = try #require(first.time)
        #expect(signed == UInt64(start.milliseconds / 1000) && first.head.size > 0)
        for step in [Duration.seconds(1), .seconds(58), .milliseconds(999)] { #expect(try await pass(step) == first) }
        let second = try await pass(.milliseconds(1))
        #expect(second.head == first.head && second.time == signed + 60)
        #expect(try await pass(.milliseconds(59_999)) == second)
        #expect(try await pass(.milliseconds(1)).time == signed + 120)
        // What is recorded is signed at the next second, and the minute begins there.
        _ = try await broker.administer(AdminRequest(.clockAdvance, ["milliseconds": 1000]))
        let recorded = try await pass(.seconds(1))
        #expect(recorded.head.size == first.head.size + 1 && recorded.time == signed + 122)
        #expect(try await pass(.seconds(59)) == recorded)
        #expect(try await pass(.seconds(1)).time == signed + 182)
        await broker.stop()
        await broker.thread.stop()
        await publisher.thread.stop()
    }
}
