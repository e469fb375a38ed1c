// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What an operator does under load: partners are suspended and let in again, calendars and the policy change.
    ///
    /// FIRSTBELL_SUSPENSIONS says how often.
    @Suite struct OperatorTests {
        static let suspensions = RunLength.count("FIRSTBELL_SUSPENSIONS", short: 2)

        @Test func `a suspended school gets nothing until it is let in again, and calendars and policies change by leaves alone`()
            async throws
        {
            try await withDaemon(.load) { daemon in
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                try await trial.run {
                    for number in 0..<Self.suspensions {
                        // Those whose calendars say nothing of their own.
                        let name = LoadChild.schools[number % 3]
                        let school = try #require(PartnerID(name))
                        try await trial.log.grow(by: 60)
                        let begun = ContinuousClock.now
                        let cut = try await daemon.firstbell("partner", "suspend", name, "--reason", "a rehearsal of the cut")
                        #expect(cut.status == 0, "\(cut.errors)")
                        while try await sessions(of: name, at: daemon) > 0, ContinuousClock.now - begun < .seconds(10) {}
                        #expect(ContinuousClock.now - begun < .seconds(5), "\(name) still has a session")
                        // What the school's own socket had taken by then is read long before others have got so much.
                        try await trial.log.grow(by: 100)
                        await trial.log.cut(school)
                        try await changeCalendar(of: name, at: daemon)
                        try await changePolicy(of: daemon, isUntrainedHeld: number.isMultiple(of: 2))
                        try await trial.log.grow(by: 100)
                        await trial.log.readmit(school)
                        let back = try await daemon.firstbell("partner", "resume", name, "--reason", "the rehearsal is over")
                        #expect(back.status == 0, "\(back.errors)")
                    }
                    try await trial.log.grow(by: 100)
                }
                let leaves = try JournalStanding(of: await trial.log.history, in: try daemon.reader()).leaves
                #expect(leaves.contains { if case .deadlineChange = $0 { true } else { false } }, "no deadline moved")
                let policies = leaves.count { if case .policy = $0 { true } else { false } }
                #expect(policies > Self.suspensions, "no policy took over")
            }
        }

        private func sessions(of partner: String, at daemon: DaemonFixture) async throws -> Int64 {
            let partners = try await daemon.json("partner", "list")["partners"]
            let line = partners?.elements.first { $0["id"]?.string == partner }
            return try #require(line?["sessions"]?.integer)
        }

        /// The morning by which the evening's notices are due becomes a training day of the school, and is none the next time.
        private func changeCalendar(of school: String, at daemon: DaemonFixture) async throws {
            let calendar = try String(contentsOfFile: BuiltProgram.package + "/Examples/data/calendar.csv", encoding: .utf8)
            try await daemon.importText("calendar", calendar + "\(school),INSET,2026-05-05,2026-05-05,Snow\n")
        }

        private func changePolicy(of daemon: DaemonFixture, isUntrainedHeld: Bool) async throws {
            let before = try await daemon.json("status")["policyFile"]?["loads"]?.integer ?? 0
            let area = isUntrainedHeld ? "area: {untrained: hold}\n" : "area: {untrained: deliver}\n"
            let policy = PolicyText.template(.shipped).replacing("area:\n", with: area)
            try PrivateFile.replace(daemon.deployment + "/policy.yaml", with: Array(policy.utf8))
            await daemon.hangUp()
            let begun = ContinuousClock.now
            while ContinuousClock.now - begun < .seconds(30) {
                if try await daemon.json("status")["policyFile"]?["loads"]?.integer ?? 0 > before { return }
            }
            Issue.record("the policy was not taken up")
        }
    }
}
