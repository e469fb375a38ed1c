// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenarios 6 and 7 of the domain, by the commands that co-ordinators and agencies use and over real sockets.
    @Suite struct ForumTests {
        static let members = """
            forum,partner,representative,agreement_from,agreement_until
            marac/worcestershire-north,agency/refuge,Lee Example,2025-04-01,
            marac/worcestershire-north,local-authority/885,Kim Example,2025-04-01,
            marac/worcestershire-south,agency/idva-south,Lou Example,2025-04-01,
            marac/worcestershire-south,local-authority/885,Kim Example,2025-04-01,
            locality/malvern,agency/refuge,Lee Example,2025-04-01,
            locality/malvern,local-authority/885,Kim Example,2025-04-01,

            """

        static func event(_ id: String, _ type: String, from source: String, _ data: String) -> String {
            """
            {"specversion":"1.0","id":"\(id)","source":"spiffe://\(SampleDeployment.trustDomain)/\(source)",\
            "type":"firstbell.\(type).v1","time":"2026-05-04T19:59:00Z","data":{\(data)}}
            """
        }

        /// A case for a MARAC of the county.
        static func meeting(
            _ id: String, _ part: String, stage: String = "AGENDA", forum: String? = nil, meets: String = "2026-05-06T09:30:00Z"
        ) -> String {
            event(
                id, "marac-meeting", from: "marac/worcestershire-\(part)",
                """
                "reference":"\(id)","reportedAt":"2026-05-01T10:00:00Z","riskGrade":"high","stage":"\(stage)",\
                "forum":"marac/worcestershire-\(forum ?? part)","meetingAt":"\(meets)",\
                "consent":{"state":"given","scopes":["support","information"]},\
                "victim":{"givenName":"Qanarykin","familyName":"Sample","dateOfBirth":"1988-07-02"}
                """)
        }

        /// A paper for the cluster of Malvern.
        static func paper(
            _ id: String, risk: String = "medium", reported: String = "2026-05-01T10:00:00Z",
            meets: String = "2026-05-12T09:30:00Z", consent: String = #"{"state":"given","scopes":["support","information"]}"#
        ) -> String {
            event(
                id, "locality-paper", from: "police/22",
                """
                "reference":"\(id)","reportedAt":"\(reported)","riskGrade":"\(risk)","forum":"locality/malvern",\
                "meetingAt":"\(meets)","consent":\(consent),\
                "victim":{"givenName":"Qanarykin","familyName":"Sample","dateOfBirth":"1988-07-02"}
                """)
        }

        @Test func `two MARACs meet twice a month, and no agency has a case of the one that it does not sit at`() async throws {
            try await withDaemon(.forums) { daemon in
                try await daemon.importText("members", Self.members)
                let north = [
                    Self.meeting("WN/26/0001", "north"), Self.meeting("WN/26/0002", "north", meets: "2026-05-20T09:30:00Z"),
                    Self.meeting("WN/26/0003", "north", stage: "FLAG"),
                ]
                let south = [
                    Self.meeting("WS/26/0001", "south"), Self.meeting("WS/26/0002", "south", meets: "2026-05-20T09:30:00Z"),
                ]
                #expect(try await daemon.publish(north, as: "marac/worcestershire-north").status == 0)
                #expect(try await daemon.publish(south, as: "marac/worcestershire-south").status == 0)
                // Neither co-ordinator can put a case before the other's meeting.
                let astray = [Self.meeting("WN/26/0004", "north", forum: "south")]
                let refused = try await daemon.publish(astray, as: "marac/worcestershire-north")
                #expect(refused.status == 1 && refused.output.contains("not-permitted"), "\(refused.output)")

                let northern: Set = ["WN/26/0001", "WN/26/0002", "WN/26/0003"]
                let southern: Set = ["WS/26/0001", "WS/26/0002"]
                for (partner, expected) in [
                    ("agency/refuge", northern), ("agency/idva-south", southern), ("local-authority/885", northern.union(southern)),
                ] {
                    let notices = try await daemon.receive(expected.count, as: partner)
                    #expect(Set(notices.compactMap { $0["data"]?["event"]?["reference"]?.string }) == expected, "\(partner)")
                    for notice in notices {
                        let matter = try #require(notice["data"]?["matter"])
                        let isNorth = notice["data"]?["event"]?["reference"]?.string?.hasPrefix("WN") ?? false
                        #expect(matter["forum"]?.string == "marac/worcestershire-\(isNorth ? "north" : "south")")
                        #expect((matter["flag"]?["until"]?.string == "2027-05-01") == (matter["stage"]?.string == "FLAG"))
                    }
                    // What it has not got by now waits nowhere.
                    #expect(try await daemon.dealer(partner).hello(fromUnread: false).pending == 0, "\(partner)")
                }
                let status = try await daemon.json("status")
                #expect(status["flags"]?.integer == 1 && status["openHolds"]?.integer == 0 && status["stuck"]?.integer == 0)
            }
        }

        @Test func `a cluster hears of no paper that may not go out, and gives one back when consent is withdrawn`() async throws {
            try await withDaemon(.forums) { daemon in
                try await daemon.importText("members", Self.members)
                let unfit = [
                    (Self.paper("22/26/0001", risk: "high"), "wrong-risk"),
                    (Self.paper("22/26/0002", consent: #"{"state":"not-sought"}"#), "consent-missing"),
                    (Self.paper("22/26/0003", reported: "2026-04-12T10:00:00Z"), "condition-unmet"),
                    (Self.paper("22/26/0004", meets: "2026-05-08T09:30:00Z"), "condition-unmet"),
                ]
                for (event, code) in unfit {
                    let published = try await daemon.publish([event], as: "police/22")
                    #expect(published.status == 0 && published.output.contains(code), "\(code): \(published.output)")
                }
                // The last days that still do: reported 21 days before, and 5 days before the meeting.
                let fit = Self.paper("22/26/0005", reported: "2026-04-13T10:00:00Z", meets: "2026-05-09T09:30:00Z")
                #expect(try await daemon.publish([fit], as: "police/22").status == 0)
                // A person cannot wave through what the conditions hold back.
                let holds = try await daemon.json("hold", "list")["holds"]?.elements.map { $0 } ?? []
                #expect(holds.count == 6, "consent, age and lateness, for each of two members")
                for hold in holds {
                    let id = try #require(hold["id"]?.string)
                    let released = try await daemon.firstbell("hold", "release", id, "--by", "A. Officer", "--reason", "asked for")
                    #expect(released.status != 0, "\(hold["code"]?.string ?? "")")
                }

                let paper = try #require(try await daemon.receive(1, as: "agency/refuge").first)
                #expect(paper["data"]?["event"]?["reference"]?.string == "22/26/0005")
                let person = daemon.folder.path + "/person.json"
                try #"{"givenName":"Qanarykin","familyName":"Sample","dateOfBirth":"1988-07-02"}"#
                    .write(toFile: person, atomically: true, encoding: .utf8)
                let withdrawn = try await daemon.json("consent", "withdraw", person, "--by", "A. Officer")
                #expect(withdrawn["takenBack"]?.integer == 2)

                // Who read it is told, by a notice that says nothing of whom it was about; who had not, never gets it.
                let word = try #require(try await daemon.receive(1, as: "agency/refuge").first)
                #expect(word["type"]?.string == "firstbell.recalled.v1" && word["data"]?["reason"]?.string == "CONSENT_WITHDRAWN")
                #expect(word["data"]?["notice"]?.string == paper["id"]?.string && word["data"]?["person"] == nil)
                let authority = try await daemon.dealer("local-authority/885")
                let pending = try await authority.hello(fromUnread: true).pending
                #expect(pending == holds.count, "the holds are the authority's to know of, and nothing else waits for it")
                for _ in 0..<pending {
                    guard case .hold = try await authority.notice().content else {
                        Issue.record("the authority is sent a paper, or word of one")
                        break
                    }
                }
                #expect(try await daemon.dealer("agency/refuge").hello().pending == 0)
                let status = try await daemon.json("status")
                #expect(status["openBreaches"]?.integer == 0 && status["stuck"]?.integer == 0)
            }
        }
    }
}

extension SampleDeployment {
    /// With two MARACs, and agencies that sit at one or both.
    static let forums = SampleDeployment(
        partners: [
            "police/22", "marac/worcestershire-north", "marac/worcestershire-south", "agency/refuge", "agency/idva-south",
            "local-authority/885",
        ]
    ) { _ in [["bank-holidays", BuiltProgram.package + "/Examples/data/bank-holidays.json"]] }
}
