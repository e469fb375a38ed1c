// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing
import Wire

extension DaemonTests {
    /// The audits of the seed as spreadsheets of an earlier system (domain.md 1A W17, W18 and 1F), through the public commands.
    @Suite struct HistoryReportTests {
        private static let january = [0, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 10, 11, 12, 13, 14, 17, 19, 21, 21]
        private static let september = [1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 10, 12, 18, 22, 23, 25, 35]

        /// Cases reported on one day and delivered so many days later; `overseen` of them were looked at on the day of receipt,
        /// `unread` have no receipt, and nobody looked at the rest.
        private func audit(_ days: [Int], on day: String, overseen: Int, unread: Int = 0) throws -> String {
            let reported = try #require(CivilDate(iso: day))
            let rows = days.enumerated().map { index, days in
                let received = reported.adding(days: days)
                return [
                    "case-\(index / 2)", "\(day)/\(index)", "encompass", "school/11690\(index % 3)", "police", "physical;verbal",
                    "high", "22",
                    "Wyre Forest", day, index < 20 - unread ? "\(received)" : "", "\(received)", "",
                    index < overseen || index >= 20 - unread ? "\(received)" : "", "delivered",
                    index % 4 == 0 ? "FORCE_STAFFING" : "",
                ].joined(separator: ",")
            }
            return "event,notice,flow,recipient,source,abuseTypes,riskGrade,force,area,reportedAt,receivedAt,deliveredAt,openedAt,"
                + "oversightAt,status,delayCause\n" + rows.joined(separator: "\n") + "\n"
        }

        private func report(_ daemon: DaemonFixture, _ from: String, _ to: String, history: String = "only") async throws -> String
        {
            let outcome = try await daemon.firstbell("report", "timeliness", "--from", from, "--to", to, "--history", history)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }

        @Test func `two audits with one mean are told apart, and no percentage says other than its counts`() async throws {
            try await withDaemon { daemon in
                let january = try await daemon.importText(
                    "history", audit(Self.january, on: "2022-01-10", overseen: 12))
                #expect(january["added"]?.integer == 20)
                let september = try audit(Self.september, on: "2022-09-05", overseen: 18, unread: 1)
                try await daemon.importText("history", september)
                #expect(try await daemon.importText("history", september)["unchanged"]?.integer == 20)
                try await daemon.importText("history", audit(Self.september, on: "2022-11-07", overseen: 18))

                let first = try await report(daemon, "2022-01-01", "2022-01-31")
                #expect(first.contains("n=20 min 0 median 9.5 mean 10.0 p90 19 max 21"))
                #expect(first.contains("60 % (12 of 20)"))
                let second = try await report(daemon, "2022-09-01", "2022-09-30")
                #expect(second.contains("n=20 min 1 median 6.5 mean 10.0 p90 23 max 35"))
                #expect(second.contains("95 % (18 of 19)") && second.contains("Oversight not counted: receipt-unknown"))
                #expect(try await report(daemon, "2022-11-01", "2022-11-30").contains("90 % (18 of 20)"))

                let tree = try await daemon.json(
                    "report", "timeliness", "--from", "2022-09-01", "--to", "2022-09-30", "--history", "include", "--by",
                    "area,quarter,setting")
                let overall = try #require(tree["overall"])
                let causes = overall["causes"]?.members.compactMap { $0.value.integer } ?? []
                let late = (overall["deliveredInTime"]?["of"]?.integer ?? 0) - (overall["deliveredInTime"]?["part"]?.integer ?? 0)
                #expect(late > 0 && causes.reduce(0, +) == late)
                #expect(overall["causes"]?["FORCE_STAFFING"]?.integer ?? 0 > 0)
                #expect(tree["byArea"]?.elements.map { $0["area"]?.string } == ["Wyre Forest"])
                #expect(tree["byQuarter"]?.elements.map { $0["quarter"]?.string } == ["2022/23 Q2"])
                #expect(tree["bySetting"]?.elements.compactMap { $0["notices"]?.integer }.reduce(0, +) == 20)
            }
        }

        @Test func `history is in no report unasked, and an empty range says so`() async throws {
            try await withDaemon { daemon in
                try await daemon.importText("history", audit(Self.january, on: "2022-01-10", overseen: 12))
                let unasked = try await report(daemon, "2022-01-01", "2022-01-31", history: "leave-out")
                #expect(unasked.contains("No notice was reported to the police in this range."))
                #expect(unasked.contains("20 notices of earlier systems are left out: --history include or only has them."))
                #expect(unasked.contains("- (0 of 0)"))
                let next = try await report(daemon, "2023-01-01", "2023-01-31", history: "include")
                #expect(next.contains("No notice was reported to the police in this range."))
                #expect(next.contains("2022-01-01 to 2022-01-31") && next.contains("median 9.5"))
                let nowhere = try await report(daemon, "2020-01-01", "2020-01-31")
                #expect(nowhere.contains("The same days a year earlier, 2019-01-01 to 2019-01-31, have no notice to compare with."))
            }
        }
    }
}
