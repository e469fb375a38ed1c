// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Journal
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The policy in force: which one decided, which one decides, and why.
@Suite struct PolicyInForceTests {
    private func policies(of test: TestBroker) throws -> [String] {
        try JournalReader(folder: test.folder, key: test.key).standing().flatMap(\.decisions).map(\.policy)
    }

    @Test func `another policy decides from then on, and what was decided stays`() async throws {
        try await TestBroker.with { test in
            let event = try test.event("01-bank-holiday")
            let first = try #require(try await test.publish(event).accepted)
            #expect(first.answer.notices.count == 1)
            let former = await test.broker.policyInForce
            var changed = Policy.shipped
            changed.area.untrained = .hold
            changed.rules.insert(
                PolicyRule(
                    "STOP", "Medium risk is held", flow: .encompass, when: .init(recipients: [.school], risks: [.medium]),
                    outcome: .hold(.conditionUnmet)), at: 0)
            let digest = try await test.broker.use(EncompassPolicy(changed))
            #expect(digest != former)
            let again = try #require(try await test.publish(event).accepted)
            #expect(again.duplicate)
            #expect(again.answer.notices == first.answer.notices)
            let other = try test.event("01-bank-holiday") { $0.replacing("019df4a1-1001", with: "019df4a1-2001") }
            let second = try #require(try await test.publish(other).accepted)
            #expect(second.answer.notices.isEmpty)
            #expect(second.answer.holds.map(\.code) == ["condition-unmet"])
            #expect(try policies(of: test) == [former, digest])
            let reader = try JournalReader(folder: test.folder, key: test.key)
            #expect(try reader.policy(digest) == PolicyText.canonical(changed))
            let entries = try reader.entries(.policy).map { String(decoding: $0, as: UTF8.self) }
            #expect(entries.count == 1)
            #expect(entries.first?.contains("\"former\":\"\(former)\",\"policy\":\"\(digest)\"") == true)
            #expect(try reader.verifyLedger().leaves > 0)
        }
    }

    @Test func `the same policy again changes nothing`() async throws {
        try await TestBroker.with { test in
            let former = await test.broker.policyInForce
            let same = try await test.broker.use(EncompassPolicy())
            #expect(same == former)
            #expect(try JournalReader(folder: test.folder, key: test.key).entries(.policy).isEmpty)
        }
    }

    private func explain(_ test: TestBroker, _ recipient: String, _ event: [UInt8]) async throws -> JSONValue {
        try await test.ask(.policyExplain, ["recipient": .string(recipient)], payload: event)
    }

    @Test func `an explanation says what would be decided, and keeps nothing`() async throws {
        try await TestBroker.with { test in
            let event = try test.event("01-bank-holiday")
            let before = try JournalReader(folder: test.folder, key: test.key).head()
            let answer = try await explain(test, "school/116900", event)
            let child = try #require(answer["children"]?[0])
            #expect(child["outcome"]?.string == "release")
            #expect(child["rule"]?.string == "OE-1")
            #expect(child["profile"]?.string == "OE_STANDARD")
            #expect(child["match"]?.string == "The roll of school/116900 holds the child, by UPN and birth date.")
            #expect(child["rules"]?[0]?["matches"]?.boolean == true)
            let other = try #require(try await explain(test, "school/116901", event)["children"]?[0])
            #expect(other["outcome"]?.string == "nothing")
            #expect(other["explanation"]?.elements.compactMap(\.string).count == 2)
            let practice = try #require(try await explain(test, "gp/M81001", event)["children"]?[0])
            #expect(practice["outcome"]?.string == "nothing")
            #expect(try JournalReader(folder: test.folder, key: test.key).head() == before)
            #expect(try policies(of: test).isEmpty)
            let accepted = try #require(try await test.publish(event).accepted)
            #expect(accepted.answer.notices.map(\.recipient?.description) == ["school/116900"])
        }
    }

    /// What is explained is what is decided, for every example and every recipient of it.
    @Test(arguments: [
        "01-bank-holiday", "03-siblings-in-two-schools", "04-dual-registered", "07-protected-address", "08-unknown-school",
        "09-no-trained-adult", "10-setting-unconfirmed", "14-conflict",
    ]) func `what is explained is what is decided`(name: String) async throws {
        try await TestBroker.with { test in
            let event = try test.event(name)
            var explained: [String: Set<String>] = [:]
            let rows = try JournalReader(folder: test.folder, key: test.key).settings().map(\.id.description)
            for recipient in rows + ["school/999999"] {
                let answer = try await explain(test, recipient, event)
                for child in answer["children"]?.elements.map({ $0 }) ?? [] where child["outcome"]?.string != "nothing" {
                    explained[recipient, default: []].insert(child["outcome"]?.string ?? "")
                    #expect(child["explanation"]?.count ?? 0 > 1)
                }
            }
            _ = try #require(try await test.publish(event).accepted)
            var decided: [String: Set<String>] = [:]
            for decision in try JournalReader(folder: test.folder, key: test.key).standing().flatMap(\.decisions) {
                if let recipient = decision.recipient { decided[recipient.description, default: []].insert(decision.outcome) }
            }
            for (recipient, outcomes) in decided { #expect(explained[recipient] == outcomes, "\(name): \(recipient)") }
        }
    }

    @Test func `an event that would be rejected is not explained`() async throws {
        try await TestBroker.with { test in
            do {
                _ = try await explain(test, "school/116900", Array("{}".utf8))
                Issue.record("it was explained")
            } catch let failure as AdminFailure {
                #expect(failure.what.hasPrefix("the event would be rejected"))
                #expect(!failure.lines.isEmpty)
            }
        }
    }
}
