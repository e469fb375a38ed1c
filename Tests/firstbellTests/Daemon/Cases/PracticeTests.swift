// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 13 of the domain: where a case goes when a practice has closed, and where the perpetrator is registered.
    @Suite struct PracticeTests {
        private static let marac = "marac/leeds"
        private static let directory = """
            odsCode,name,status,role,successor
            M81001,Old Sample Surgery,closed,RO76,M81002
            M81002,New Sample Surgery,active,RO76,
            M81004,Third Sample Surgery,active,RO76,

            """

        /// A case of a victim at one practice and a perpetrator at another.
        private static func event(_ number: Int, victim: String, perpetrator: String) -> String {
            """
            {"specversion":"1.0","id":"case-\(number)","source":"spiffe://\(SampleDeployment.trustDomain)/\(marac)",\
            "type":"firstbell.marac-case-heard.v1","time":"2026-05-04T19:59:00Z","data":{"reference":"L/26/000\(number)",\
            "area":"leeds","heardAt":"2026-05-04T14:30:00Z","outcome":"HEARD","riskGrade":"high",\
            "consent":{"state":"given","scopes":["support","information"]},\
            "victim":{"givenName":"Qanarykin","familyName":"Sample","dateOfBirth":"1988-07-02","practice":"\(victim)"},\
            "perpetrators":[{"givenName":"Qanarykin","familyName":"Beispiel","practice":"\(perpetrator)"}]}}
            """
        }

        @Test func `a closed practice offers its successor to a person, and a perpetrator's practice is warned of or not told`()
            async throws
        {
            try await withDaemon(.marac) { daemon in
                try await daemon.enrol(["gp/M81002", "gp/M81004"])
                try await daemon.importText("practices", Self.directory)
                let marac = try await daemon.dealer(Self.marac)
                let closed = try await marac.accepted(
                    Array(Self.event(1, victim: "gp/M81001", perpetrator: "gp/M81004").utf8))
                #expect(closed.answer.notices.isEmpty && closed.answer.holds.map(\.code) == ["practice-closed"])
                #expect(closed.answer.denials.map(\.code) == ["perpetrator-practice"])

                let hold = try #require(closed.answer.holds.first?.hold)
                let shown = try await daemon.json("hold", "show", hold)
                #expect(shown["candidates"]?.elements.map(\.string) == ["gp/M81002"])
                let released = try await daemon.firstbell("hold", "release", hold, "--by", "A. Officer", "--reason", "closed")
                #expect(released.status == 1, "nobody reads at a practice that has closed")
                let routed = try await daemon.firstbell(
                    "hold", "route", hold, "--to", "gp/M81002", "--by", "A. Officer", "--reason", "registered there now")
                #expect(routed.status == 0, "\(routed.errors)")
                let shared = try await marac.accepted(
                    Array(Self.event(2, victim: "gp/M81002", perpetrator: "gp/M81002").utf8))
                #expect(shared.answer.notices.map(\.recipient?.description) == ["gp/M81002"])

                let practice = try await daemon.dealer("gp/M81002")
                try await practice.hello()
                let flags = try await practice.store(2).map { notice -> [NoticeFlag] in
                    guard case .caseNotice(let content) = notice.content else { return [] }
                    #expect(content.recipient == practice.partner && content.perpetrators.isEmpty)
                    return content.flags
                }
                #expect(flags == [[], [.perpetratorSamePractice]])
                #expect(try await daemon.dealer("gp/M81004").hello().pending == 0)
                let shownAgain = try await daemon.viewed("hold", "show", hold, by: "B. Officer", reason: "asked by the surgery")
                #expect(shownAgain["resolution"]?["by"]?.string == "A. Officer")
            }
        }
    }
}
