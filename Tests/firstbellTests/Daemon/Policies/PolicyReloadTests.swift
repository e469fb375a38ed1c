// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// A running daemon takes up a changed policy, or refuses it and goes on.
    @Suite struct PolicyReloadTests {
        /// Asks the daemon until it says what is wanted of its policy's file; what it said last.
        private func policyFile(of daemon: DaemonFixture, until wanted: (JSONValue) -> Bool) async throws -> JSONValue {
            let begun = ContinuousClock.now
            while true {
                let file = try #require(try await daemon.json("status")["policyFile"])
                if wanted(file) || ContinuousClock.now - begun > .seconds(60) { return file }
            }
        }

        private func put(_ policy: String, in daemon: DaemonFixture) throws {
            try PrivateFile.replace(daemon.deployment + "/policy.yaml", with: Array(policy.utf8))
        }

        @Test func `a bad policy changes nothing, a good one decides from then on, and both are told`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let shipped = try #require(try await daemon.json("status")["policy"]?.string)
                let first = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let template = PolicyText.template(.shipped)

                try put(template.replacing("[DAA49A, ", with: "[DAA49Z, "), in: daemon)
                await daemon.hangUp()
                var file = try await policyFile(of: daemon) { $0["healthy"]?.boolean == false }
                let line = template.split(separator: "\n", omittingEmptySubsequences: false)
                    .firstIndex { $0.contains("[DAA49A, ") }
                #expect(file["faults"]?[0]?["place"]?.string?.hasSuffix("policy.yaml:\((line ?? 0) + 1)") == true)
                #expect(file["digest"]?.string == shipped)
                #expect(await daemon.logs.contains("unknown gateway DAA49Z"))
                _ = try await police.accepted(try exampleEvent("02-weekend"))

                try put(template.replacing("area:\n", with: "area: {untrained: hold}\n"), in: daemon)
                file = try await policyFile(of: daemon) { $0["loads"]?.integer == 2 }
                #expect(file["healthy"]?.boolean == true)
                let held = try #require(file["digest"]?.string)
                #expect(held != shipped)
                #expect(try await daemon.json("status")["policy"]?.string == held)
                let untrained = try await police.accepted(try exampleEvent("09-no-trained-adult"))
                #expect(untrained.answer.holds.map(\.code) == ["no-trained-key-adult"])
                #expect(untrained.answer.notices.isEmpty)

                let again = try await police.accepted(try exampleEvent("01-bank-holiday"))
                #expect(again.duplicate && again.answer.notices == first.answer.notices)
                let notice = try #require(first.answer.notices.first?.notice)
                let explained = try await daemon.json("policy", "explain", "--notice", notice)
                #expect(explained["decisions"]?[0]?["policy"]?.string == shipped)
                #expect(
                    explained["decisions"]?[0]?["explanation"]?.elements.compactMap(\.string).contains {
                        $0.hasPrefix("Rule OE-1: ")
                    } == true)

                try put(template.replacing("area:\n", with: "area: {cutOff: \"07:00\"}\n"), in: daemon)
                await daemon.hangUp()
                file = try await policyFile(of: daemon) { $0["healthy"]?.boolean == false }
                #expect(file["digest"]?.string == held)
                let verified = try await daemon.json("ledger", "verify")
                #expect(verified["holds"]?.boolean == true)
            }
        }

        @Test func `why a school gets an event, and another does not, is told in words`() async throws {
            try await withDaemon { daemon in
                let event = BuiltProgram.package + "/Examples/events/01-bank-holiday.json"
                let told = try await daemon.firstbell("policy", "explain", "--event", event, "--recipient", "school/116900")
                #expect(told.status == 0, "\(told.errors)")
                #expect(told.output.contains("/data/children/0: release"))
                #expect(told.output.contains("Rule OE-1 releases it, on DAA49A+"))
                let other = try await daemon.firstbell("policy", "explain", "--event", event, "--recipient", "school/116901")
                #expect(other.output.contains("No roll of school/116901 holds the child, and the event does not name it."))
            }
        }

        @Test func `what another policy would have decided is counted beside the daemon, and nothing is kept of it`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                for name in ["01-bank-holiday", "09-no-trained-adult"] { _ = try await police.accepted(try exampleEvent(name)) }
                let before = try await daemon.json("status")["ledgerSize"]?.integer
                let template = PolicyText.template(.shipped)
                let strict = template.replacing("area:\n", with: "area: {untrained: hold}\n")
                let (same, other) = (daemon.folder.path + "/same.yaml", daemon.folder.path + "/other.yaml")
                try PrivateFile.replace(same, with: Array(template.utf8))
                try PrivateFile.replace(other, with: Array(strict.utf8))
                func replay(_ file: String, since: String) async throws -> JSONValue {
                    try await daemon.json("policy", "replay", "--since", since, "--with", file)
                }
                let unchanged = try await replay(same, since: "2020-01-01")
                #expect(unchanged["asked"]?.integer == 2 && unchanged["same"]?.integer == 2)
                let changed = try await replay(other, since: "2020-01-01")
                #expect(changed["same"]?.integer == 1 && changed["otherwise"]?.integer == 1)
                let line = try #require(changed["changes"]?[0])
                #expect(line["was"]?.string == "OE-1 release no-trained-key-adult")
                #expect(line["wouldBe"]?.string == "OE-1 hold no-trained-key-adult" && line["count"]?.integer == 1)
                #expect(line["events"]?[0]?["recipient"]?.string?.hasPrefix("school/") == true)
                #expect(try await replay(other, since: "2999-01-01")["asked"]?.integer == 0)
                #expect(try await daemon.json("status")["ledgerSize"]?.integer == before)
                let missing = daemon.folder.path + "/none.yaml"
                let refused = try await daemon.firstbell("policy", "replay", "--since", "2020-01-01", "--with", missing)
                #expect(refused.status != 0 && refused.errors.contains(missing))
            }
        }

        @Test func `a daemon does not start on a policy that it cannot take`() async throws {
            let daemon = try await DaemonFixture()
            try put("version: 1\n", in: daemon)
            let outcome = try await BuiltProgram.run(BuiltProgram.path, ["serve", "--config", daemon.configuration])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("policy.yaml:1: there is no default"))
        }
    }
}
