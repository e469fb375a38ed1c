// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 9 of the domain: 490 early-years settings of which none has anybody trained, over real sockets.
    @Suite struct EarlyYearsTests {
        private static let count = 490
        private static func setting(_ number: Int) -> String { "early-years/EY\(400_000 + number)" }
        private static func postcode(_ number: Int) -> String { "WR98 \(number % 9 + 1)\(pairs[number / 9])" }
        private static let pairs: [String] = {
            let letters = Array("ABDEFGHJLNP").map(String.init)
            return letters.flatMap { first in letters.map { first + $0 } }
        }()

        private static let settings =
            "id,name,localAuthority,postcode,participating\n"
            + (0..<count).map { "\(setting($0)),Sample Nursery \($0),885,,yes\n" }.joined()
        /// One child at each; the first attends on Thursdays and Fridays only.
        private static let rolls =
            "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
            + (0..<count).map {
                "\(setting($0)),,,Qanarykin,Nobody \($0),2023-03-27,\(postcode($0)),2025-01-06,,\($0 == 0 ? "THU-FRI" : ""),,\n"
            }.joined()
        private static let trained = """
            partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts
            \(setting(0)),Bea Example,manager@nursery.example,DSL,2026-05-01,2028-04-30,,

            """

        /// An incident in which these children were present.
        private static func event(_ id: String, _ children: Range<Int>) -> String {
            let people = children.map {
                """
                {"givenName":"Qanarykin","familyName":"Nobody \($0)","dateOfBirth":"2023-03-27",\
                "postcode":"\(postcode($0))",\
                "exposure":"PRESENT_HEARD"}
                """
            }
            return """
                {"specversion":"1.0","id":"\(id)","source":"spiffe://\(SampleDeployment.trustDomain)/police/22",\
                "type":"firstbell.incident.v1","time":"2026-05-04T19:20:00Z","data":{"reference":"22/26/77\(id.suffix(5))",\
                "force":"22","occurredAt":"2026-05-04T11:05:00+01:00","reportedAt":"2026-05-04T11:40:00+01:00",\
                "riskGrade":"medium","children":[\(people.joined(separator: ","))]}}
                """
        }

        @Test func `without anybody trained every notice is the authority's, and one trained adult opens one setting`()
            async throws
        {
            try await withDaemon(.earlyYears) { daemon in
                try await daemon.enrol([Self.setting(0), Self.setting(1)])
                #expect(try await daemon.importText("settings", Self.settings)["added"]?.integer == 490)
                #expect(try await daemon.importText("rolls", Self.rolls)["added"]?.integer == 490)
                let police = try await daemon.dealer("police/22")
                let events = stride(from: 0, to: Self.count, by: 20).map {
                    Self.event("event-\(10_000 + $0)", $0..<min($0 + 20, Self.count))
                }
                let answers = try await police.accepted(all: events)
                #expect(answers.allSatisfy { $0.answer.notices.isEmpty })
                let codes = answers.flatMap(\.answer.holds).map(\.code)
                #expect(codes.count == 490 && Set(codes) == ["no-trained-key-adult"])

                let queue = try await daemon.openHolds()
                #expect(queue.count == 490)
                #expect(queue.allSatisfy { $0["owner"]?.string == "local-authority/885" })
                #expect(queue.allSatisfy { $0["flow"]?.string == "encompass-early-years" })
                let authority = try await daemon.dealer("local-authority/885")
                #expect(try await authority.hello(window: 1).pending == 490)

                try await daemon.importText("key-adults", Self.trained, "--delta")
                let open = try await police.accepted(Array(Self.event("event-20000", 0..<1).utf8))
                // On a bank-holiday Monday, before a child that comes on Thursdays.
                #expect(open.answer.notices.map(\.recipient?.description) == [Self.setting(0)])
                #expect(open.answer.notices.map(\.deadline.rfc3339) == ["2026-05-07T07:30:00Z"])
                let shut = try await police.accepted(Array(Self.event("event-20001", 1..<2).utf8))
                #expect(shut.answer.notices.isEmpty && shut.answer.holds.map(\.code) == ["no-trained-key-adult"])

                // What waited for it is a person's to let go, and what waits for others is not.
                let first = try #require(answers.first?.answer.holds)
                for (place, status) in [(0, Int32(0)), (1, 1)] {
                    let hold = try #require(first[place].hold)
                    let released = try await daemon.firstbell(
                        "hold", "route", hold, "--to", Self.setting(place), "--by", "A. Officer", "--reason", "trained by now")
                    #expect(released.status == status, "\(released.errors)")
                }
                let nursery = try await daemon.dealer(Self.setting(0))
                try await nursery.hello()
                for notice in try await nursery.store(2) {
                    guard case .notice(let content) = notice.content else { throw StockDealer.Unexpected(Message(.notice)) }
                    #expect(content.flow == .encompassEarlyYears && content.deadline.rfc3339 == "2026-05-07T07:30:00Z")
                }
                #expect(try await daemon.dealer(Self.setting(1)).hello().pending == 0)
                #expect(try await daemon.openHolds().count == 490)
            }
        }
    }
}

extension SampleDeployment {
    /// With a calendar, and no setting yet.
    static let earlyYears = SampleDeployment(partners: ["police/22", "local-authority/885"]) { _ in
        let data = BuiltProgram.package + "/Examples/data"
        return [["calendar", data + "/calendar.csv"], ["bank-holidays", data + "/bank-holidays.json"]]
    }
}
