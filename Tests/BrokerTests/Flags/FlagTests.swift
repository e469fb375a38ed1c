// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The flag of a MARAC from the referral to its lapse, with a clock that is moved: domain.md 3.2.
@Suite struct FlagTests {
    static let members = ["agency/refuge", "local-authority/885"]

    @Test func `a flag is told to the members of its forum, with who and until when and nothing of what happened`() async throws {
        try await MatterPublishingTests.with { test in
            var sample = FlagSample(
                more: """
                    , "circumstances": "Officers attended a dispute.", "safeContact": "Weekday mornings.", "advocate": "IDVA service",
                    "children": [{"givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27",
                     "exposure": "PRESENT_HEARD", "voice": {"spokenTo": true, "words": "I hid upstairs."}}]
                    """)
            sample.victim.replace("}", with: #", "address": "1 Sample Street"}"#)
            let accepted = try await test.take(sample)
            #expect(accepted.answer.notices.compactMap { $0.recipient?.description }.sorted() == Self.members)
            // Three working days from the report.
            #expect(accepted.answer.notices.allSatisfy { $0.deadline.rfc3339 == "2026-11-20T23:10:00Z" })
            for member in Self.members {
                #expect(try await test.told(member) == ["ADD 2027-11-17"])
                let data = try #require(try await test.broker.contents(to: member).first)
                let body = String(decoding: data, as: UTF8.self)
                for name in ["Cleo", "Ada", "Max", "MARAC-12", "WN/26/0043", "\"riskGrade\":\"high\""] {
                    #expect(body.contains(name), "\(name)")
                }
                for forbidden in ["attended", "mornings", "IDVA", "upstairs", "PRESENT_HEARD", "Sample Street"] {
                    #expect(!body.contains(forbidden), "\(forbidden)")
                }
            }
            #expect(try await test.told("agency/idva-north").isEmpty, "the south's member")
            #expect(try await test.flags() == 1)
        }
    }

    @Test func `a later referral of the pair moves the lapse, which comes once, when the day after the last begins`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.move(to: "2027-06-30T23:30:00Z")
            // The first of July, local time, and reported half an hour before.
            try await test.take(.later("flag-2", "WN/27/0009", "2027-06-30T23:00:00Z"))
            #expect(try await test.flags() == 1)
            try await test.move(to: "2027-11-18T00:00:00Z")
            let both = ["ADD 2027-11-17", "EXTEND 2028-07-01"]
            #expect(try await test.told("agency/refuge") == both, "the former end passes")
            try await test.move(to: "2028-07-01T22:59:59Z")
            #expect(try await test.told("agency/refuge") == both)
            let before = try await test.broker.entries(.decision).count
            let reported = try await test.broker.timeliness().notices
            for _ in 0..<3 { try await test.move(to: "2028-07-01T23:00:00Z") }
            for member in Self.members {
                #expect(try await test.told(member) == both + ["LAPSE 2028-07-01"])
                let lapse = try #require(try await test.broker.contents(to: member).last)
                let root = try JSONDocument(lapse).root
                #expect(root["decision"]?["rule"]?.string == "MARAC-12" && root["flow"]?.string == "marac")
                #expect(root["handling"]?["text"]?.string?.contains("Take the MARAC flag off") == true)
                #expect(root["person"]?["givenName"]?.string == "Cleo" && root["event"]?["id"]?.string == "flag-2")
                // Due from the lapse on, not from the referral.
                let deadline = try Instant(rfc3339: try #require(root["deadline"]?.string))
                #expect(deadline > (try Instant(rfc3339: "2028-07-01T23:00:00Z")))
            }
            #expect(try await test.broker.entries(.decision).count == before + 2)
            #expect(try await test.flags() == 0)
            // It answers no report.
            #expect(try await test.broker.timeliness().notices == reported)
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            // What comes now begins anew.
            try await test.move(to: "2028-07-02T09:00:00Z")
            try await test.take(.later("flag-3", "WN/28/0001", "2028-07-02T08:00:00Z"))
            #expect(try await test.told("agency/refuge").last == "ADD 2029-07-02")
        }
    }

    @Test(arguments: [true, false]) func `over a restart a flag lapses once`(isBefore: Bool) async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            if !isBefore { try await test.move(to: "2027-11-18T00:00:00Z") }
            try await test.restarted { again in
                #expect(try await again.flags() == (isBefore ? 1 : 0))
                try await again.move(to: "2027-11-20T12:00:00Z")
                try await again.move(to: "2027-11-20T12:00:01Z")
                for member in Self.members { #expect(try await again.told(member) == ["ADD 2027-11-17", "LAPSE 2027-11-17"]) }
                #expect(try await again.flags() == 0)
            }
        }
    }

    @Test func `a member who has left, and one who was never told, hear of no lapse`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.members(
                "marac/worcestershire-north,agency/probation,Jo Example,2025-04-01,",
                "marac/worcestershire-north,local-authority/885,Kim Example,2025-04-01,")
            try await test.move(to: "2027-11-18T00:00:00Z")
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17"])
            #expect(try await test.told("agency/probation").isEmpty)
            #expect(try await test.told("local-authority/885") == ["ADD 2027-11-17", "LAPSE 2027-11-17"])
        }
    }

    @Test func `a recall ends a flag without word of a lapse`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            #expect(try await test.publish(FlagSample.recall("flag-1"), as: "marac/worcestershire-north").accepted != nil)
            #expect(try await test.flags() == 0)
            try await test.move(to: "2027-11-18T00:00:00Z")
            for member in Self.members { #expect(try await test.told(member).isEmpty) }
            // What was recalled makes nothing a repeat.
            try await test.take(
                FlagSample(
                    stage: "AGENDA", id: "agenda-1", reference: "WN/27/0009", reportedAt: "2027-11-01T09:00:00Z"))
            #expect(try await test.told("agency/refuge") == ["AGENDA"])
        }
    }

    @Test func `a recall of what extended a flag gives it its former end back`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.move(to: "2027-03-01T09:00:00Z")
            try await test.take(.later("flag-2", "WN/27/0009", "2027-03-01T08:00:00Z"))
            _ = try await test.publish(FlagSample.recall("flag-2"), as: "marac/worcestershire-north")
            #expect(try await test.flags() == 1)
            try await test.move(to: "2027-11-17T23:59:59Z")
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17"])
            try await test.move(to: "2027-11-18T00:00:00Z")
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17", "LAPSE 2027-11-17"])
        }
    }

    @Test func `a flag is the pair's: another perpetrator, victim or forum has its own`() async throws {
        let others: [(String, (inout FlagSample) -> Void, kind: String)] = [
            (
                "the same, without a birth date",
                { $0.perpetrators = #"[{"givenName": "MAX", "familyName": "Beispiel"}]"# }, "EXTEND"
            ),
            (
                "one in common",
                {
                    $0.perpetrators =
                        #"[{"givenName": "Moritz", "familyName": "Muster"}, "#
                        + #"{"givenName": "Max", "familyName": "Beispiel", "dateOfBirth": "1985-01-31"}]"#
                }, "EXTEND"
            ),
            ("nobody named", { $0.perpetrators = "[]" }, "EXTEND"),
            (
                "the victim by number alone",
                {
                    $0.victim =
                        #"{"givenName": "Cleo", "familyName": "Newname", "dateOfBirth": "1988-07-02", "nhsNumber": "999 000 0018"}"#
                }, "EXTEND"
            ),
            (
                "the victim by name alone",
                { $0.victim = #"{"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"}"# }, "EXTEND"
            ),
            ("another perpetrator", { $0.perpetrators = #"[{"givenName": "Moritz", "familyName": "Muster"}]"# }, "ADD"),
            (
                "a namesake born on another day",
                { $0.perpetrators = #"[{"givenName": "Max", "familyName": "Beispiel", "dateOfBirth": "1961-05-05"}]"# }, "ADD"
            ),
            (
                "another victim",
                { $0.victim = #"{"givenName": "Zoe", "familyName": "Sample", "dateOfBirth": "1990-01-01"}"# }, "ADD"
            ),
            (
                "another forum",
                {
                    $0.forum = "marac/worcestershire-south"
                    $0.source = "marac/worcestershire-south"
                }, "ADD"
            ),
        ]
        try await MatterPublishingTests.with { test in
            try await test.members("marac/worcestershire-south,agency/refuge,Lee Example,2025-04-01,")
            try await test.take(FlagSample())
            for (number, (name, change, kind)) in others.enumerated() {
                var sample = FlagSample.later("other-\(number)", "WN/26/1\(number)00", "2026-11-18T08:00:00Z")
                change(&sample)
                try await test.take(sample)
                let told = try #require(try await test.told("agency/refuge").last)
                #expect(told.split(separator: " ").first.map(String.init) == kind, "\(name)")
                let recall = FlagSample.recall(sample.id, of: sample.source)
                #expect(try await test.publish(recall, as: sample.source).accepted != nil)
                #expect(try await test.flags() == 1, "\(name)")
            }
        }
    }

    @Test func `flags that a referral brings together become one, and lapse as one`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            var second = FlagSample.later("flag-2", "WN/26/0100", "2026-11-18T08:00:00Z")
            second.perpetrators = #"[{"givenName": "Moritz", "familyName": "Muster"}]"#
            try await test.take(second)
            #expect(try await test.flags() == 2)
            var both = FlagSample.later("flag-3", "WN/27/0001", "2027-01-10T08:00:00Z")
            both.perpetrators =
                #"[{"givenName": "Moritz", "familyName": "Muster"}, {"givenName": "Max", "familyName": "Beispiel"}]"#
            try await test.move(to: "2027-01-10T09:00:00Z")
            try await test.take(both)
            #expect(try await test.flags() == 1)
            try await test.move(to: "2028-01-11T00:00:00Z")
            #expect(
                try await test.told("agency/refuge") == [
                    "ADD 2027-11-17", "ADD 2027-11-18", "EXTEND 2028-01-10", "LAPSE 2028-01-10",
                ])
        }
    }

    @Test func `a case of a flagged pair is a repeat, whatever its risk, and the papers of the flag's own are none`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.take(FlagSample(stage: "AGENDA", id: "own"))
            #expect(try await test.told("agency/refuge").last == "AGENDA")
            var low = FlagSample(stage: "AGENDA", id: "agenda", reference: "WN/26/0100", reportedAt: "2026-11-18T08:00:00Z")
            low.riskGrade = "medium"
            let accepted = try await test.take(low)
            #expect(accepted.answer.denials.isEmpty && accepted.answer.notices.count == 2)
            #expect(try await test.told("agency/refuge").last == "AGENDA repeat")
            var referral = low
            referral.stage = "REFERRAL"
            referral.id = "referral"
            referral.source = "agency/refuge"
            try await test.take(referral)
            #expect(try await test.told("marac/worcestershire-north") == ["REFERRAL repeat"])
            // Reported before the referral that flagged the pair.
            try await test.take(
                FlagSample(stage: "AGENDA", id: "older", reference: "WN/26/0001", reportedAt: "2026-11-01T08:00:00Z"))
            #expect(try await test.told("agency/refuge").last == "AGENDA")
            let explained = try await test.ask(
                .policyExplain, ["recipient": "agency/refuge"], payload: low.octets)["children"]?[0]
            #expect(explained?["outcome"]?.string == "release" && explained?["rule"]?.string == "MARAC-12")
        }
    }

    @Test func `where criminal behaviour counts, only the producer knows a repeat`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            var policy = Policy.shipped
            policy.area.repeatDefinition = .criminalBehaviour
            try await test.broker.use(EncompassPolicy(policy))
            var low = FlagSample(stage: "AGENDA", id: "agenda", reference: "WN/26/0100", reportedAt: "2026-11-18T08:00:00Z")
            low.riskGrade = "medium"
            #expect(try await test.take(low).answer.denials.map(\.code) == ["wrong-risk", "wrong-risk"])
            low.id = "agenda-2"
            low.more = #", "criteria": ["REPEAT"]"#
            try await test.take(low)
            #expect(try await test.told("agency/refuge").last == "AGENDA repeat")
        }
    }

    @Test func `what the policy denies flags nobody, and a referral of long ago is refused`() async throws {
        try await MatterPublishingTests.with { test in
            var low = FlagSample()
            low.riskGrade = "medium"
            #expect(try await test.take(low).answer.denials.count == 2)
            #expect(try await test.flags() == 0)
            let old = FlagSample(id: "old", reportedAt: "2025-11-17T12:00:00Z")
            let refused = try await test.publish(old.octets, as: old.source).rejected
            #expect(refused?.code == .invalidEvent && refused?.errors.map(\.pointer) == ["/data/reportedAt"])
            // Its last day is today.
            try await test.take(FlagSample(id: "last-day", reportedAt: "2025-11-18T12:00:00Z"))
            #expect(try await test.told("agency/refuge") == ["ADD 2026-11-18"])
            #expect(try await test.flags() == 1)
        }
    }

    @Test func `a member that could not be told waits for a person, for the flag and for its lapse`() async throws {
        let listed = "marac/worcestershire-north,local-authority/885,Kim Example,2025-04-01,"
        let named = "marac/worcestershire-north,agency/refuge,Lee Example,2025-04-01,"
        let unnamed = "marac/worcestershire-north,agency/refuge,,2025-04-01,"
        func openHold(_ test: TestBroker) async throws -> JSON {
            let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
            #expect(holds.map { $0["code"]?.string } == ["condition-unmet"])
            return ["id": .string(try #require(holds.first?["id"]?.string)), "by": "Lee Example", "reason": "the list is mended"]
        }
        try await MatterPublishingTests.with { test in
            try await test.members(listed, unnamed)
            try await test.take(FlagSample())
            try await test.members(listed, named)
            _ = try await test.ask(.holdRelease, try await openHold(test))
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17"])
            try await test.members(listed, unnamed)
            try await test.move(to: "2027-11-18T00:00:00Z")
            let words = try await openHold(test)
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17"])
            try await test.members(listed, named)
            #expect(try await test.ask(.holdRelease, words)["state"]?.string == "released")
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17", "LAPSE 2027-11-17"])
        }
        try await MatterPublishingTests.with { test in
            try await test.members(listed, unnamed)
            try await test.take(FlagSample())
            try await test.members(listed, named)
            let words = try await openHold(test)
            try await test.move(to: "2027-11-18T00:00:00Z")
            // Nobody is told of a flag that has ended.
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, words) }
            #expect(try await test.told("agency/refuge").isEmpty)
        }
    }

    @Test func `one stage, one list of those who may publish it`() async throws {
        let anybody: Set<PartnerKind> = [.marac, .police, .agency, .localAuthority, .gp, .healthVisiting]
        let expected: [MeetingStage: Set<PartnerKind>] = [
            .referral: anybody, .agenda: [.marac], .minutes: [.marac], .flag: [.marac],
        ]
        #expect(expected.count == MeetingStage.allCases.count)
        try await MatterPublishingTests.with { test in
            for (stage, allowed) in expected {
                for kind in PartnerKind.allCases {
                    let partner = try #require(PartnerID(kind: kind, code: kind == .marac ? "worcestershire-north" : "885"))
                    let sample = FlagSample(stage: stage.rawValue, id: "\(stage)-\(kind)", source: partner.description)
                    let rejected = try await test.publish(sample.octets, as: partner.description).rejected
                    #expect(rejected?.code == (allowed.contains(kind) ? nil : .notPermitted), "\(stage) \(kind)")
                }
                let south = FlagSample(stage: stage.rawValue, id: "south", source: "marac/worcestershire-south")
                #expect(try await test.publish(south.octets, as: south.source).rejected?.code == .notPermitted)
            }
        }
    }
}
