// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What the events that agencies are told of come to in a broker with its directories.
@Suite struct MatterPublishingTests {
    static let now = "2026-11-18T09:00:00Z"
    static let police = "police/22"
    static let north = "marac/worcestershire-north"
    static let partners = [
        "local-authority/885", "agency/refuge", "agency/idva-north", "agency/early-help", "agency/probation", "police/22",
        "health-visiting/example-north", "marac/worcestershire-north", "marac/worcestershire-south",
    ]

    static func with(_ body: (TestBroker) async throws -> Void) async throws {
        try await TestBroker.with(at: now) { test in
            for (position, id) in partners.enumerated() { try await test.enrol(id, number: position) }
            try await test.members(
                "marac/worcestershire-north,agency/refuge,Lee Example,2025-04-01,",
                "marac/worcestershire-north,local-authority/885,Kim Example,2025-04-01,",
                "marac/worcestershire-south,agency/idva-north,Jo Example,2025-04-01,",
                "locality/malvern,agency/refuge,Lee Example,2025-04-01,",
                "locality/malvern,local-authority/885,Kim Example,2025-04-01,")
            try await body(test)
        }
    }

    /// An example with texts replaced by others.
    static func event(_ type: String, _ name: String = "valid-full", _ changes: (String, String)...) throws -> [UInt8] {
        let file = TestBroker.examples.appendingPathComponent("../Schemas/examples/firstbell.\(type).v1/\(name).json")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array(text.utf8)
    }

    /// A case for the north's meeting, with the victim's consent.
    static func meeting(_ stage: String, from source: String) throws -> String {
        let text = String(
            decoding: try event("marac-meeting", "valid-smallest", ("REFERRAL", stage), ("agency/refuge", source)), as: UTF8.self)
        return text.replacingOccurrences(
            of: "\"victim\"",
            with: "\"consent\": {\"state\": \"given\", \"scopes\": [\"support\", \"information\"]}, \"victim\"")
    }

    private func lines(_ accepted: Accepted) -> Set<String> {
        Set(
            accepted.answer.notices.map { "\($0.recipient?.description ?? "") told" }
                + accepted.answer.holds.map { "\($0.recipient?.description ?? "") \($0.code)" }
                + accepted.answer.denials.map { "\($0.recipient?.description ?? "") \($0.code)" })
    }

    @Test func `a police notification goes to who may have it, and each of the others has its reason`() async throws {
        try await Self.with { test in
            let accepted = try #require(try await test.publish(Self.event("police-notification"), as: Self.police).accepted)
            #expect(
                lines(accepted) == [
                    "local-authority/885 told", "agency/idva-north told",
                    // At high risk there is no rule for either; domain.md 4.4 rows 9 and 10.
                    "agency/early-help no-rule", "agency/refuge no-rule",
                ])
            // 24 hours from the report, for social care.
            let care = accepted.answer.notices.first { $0.recipient?.kind == .localAuthority }
            #expect(care?.deadline == (try Instant(rfc3339: "2026-11-18T23:10:00Z")))
            let body = String(decoding: try await test.broker.body(of: accepted, to: "local-authority/885"), as: UTF8.self)
            #expect(body.contains("\"flow\":\"police-notification\"") && body.contains("1 Sample Street"))
            let idva = String(decoding: try await test.broker.body(of: accepted, to: "agency/idva-north"), as: UTF8.self)
            for forbidden in ["Sample Street", "Beispiel", "Ada", "upstairs", "B801200005001"] {
                #expect(!idva.contains(forbidden), "\(forbidden)")
            }
        }
    }

    @Test func `a north case comes before the north's members and no other`() async throws {
        try await Self.with { test in
            let north = try Self.meeting("AGENDA", from: Self.north)
            let accepted = try #require(try await test.publish(Array(north.utf8), as: Self.north).accepted)
            #expect(lines(accepted) == ["agency/refuge told", "local-authority/885 told"])
            // Another area's co-ordinator cannot bring it before its own meeting, nor the north's.
            let south = try Self.meeting("AGENDA", from: "marac/worcestershire-south")
            let refused = try await test.publish(Array(south.utf8), as: "marac/worcestershire-south").rejected
            #expect(refused?.code == .notPermitted && refused?.errors.map(\.pointer) == ["/data/forum"])
        }
    }

    @Test func `papers for a forum that nobody sits in are held, and the authority is told`() async throws {
        try await Self.with { test in
            let agenda = try Self.meeting("AGENDA", from: Self.north).replacing(
                "\"marac/worcestershire-north\"", with: "\"marac/worcestershire-east\"")
            let east = agenda.replacing(
                "worcestershire.example/marac/worcestershire-north", with: "worcestershire.example/marac/worcestershire-east")
            let accepted = try #require(try await test.publish(Array(east.utf8), as: "marac/worcestershire-east").accepted)
            #expect(accepted.answer.notices.isEmpty && accepted.answer.denials.isEmpty)
            #expect(accepted.answer.holds.map { "\($0.subject) \($0.code)" } == ["/data/victim recipient-unknown"])
            #expect(try await test.broker.waitingRecipients() == ["local-authority/885"])
            // Once somebody is on the list, a person routes it.
            try await test.members("marac/worcestershire-east,agency/refuge,Lee Example,2025-04-01,")
            let hold = try #require(accepted.answer.holds.first?.hold)
            let routed = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "agency/refuge", "by": "Lee Example", "reason": "the list was late"])
            #expect(routed["state"]?.string == "routed")
        }
    }

    @Test func `a referral by an agency goes to the co-ordinator, and only a co-ordinator sends an agenda`() async throws {
        try await Self.with { test in
            let text = try Self.meeting("REFERRAL", from: "agency/refuge")
            let accepted = try #require(try await test.publish(Array(text.utf8), as: "agency/refuge").accepted)
            #expect(lines(accepted) == ["marac/worcestershire-north told"])
            let agenda = Array(text.replacingOccurrences(of: "REFERRAL", with: "AGENDA").utf8)
            #expect(try await test.publish(agenda, as: "agency/refuge").rejected?.code == .notPermitted)
            #expect(try await test.publish(Array(text.utf8), as: "school/116900").rejected != nil)
        }
    }

    @Test func `an agency that signed nothing waits for a person, who cannot wave it through but can mend the list`() async throws {
        try await Self.with { test in
            try await test.members(
                "marac/worcestershire-north,agency/refuge,,2025-04-01,",
                "marac/worcestershire-north,local-authority/885,Kim Example,2025-04-01,")
            let text = try Self.meeting("AGENDA", from: Self.north)
            let accepted = try #require(try await test.publish(Array(text.utf8), as: Self.north).accepted)
            #expect(lines(accepted) == ["agency/refuge condition-unmet", "local-authority/885 told"])
            let hold = try #require(accepted.answer.holds.first?.hold)
            let words: JSON = ["id": .string(hold), "by": "Lee Example", "reason": "the chair agreed"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, words) }
            try await test.members("marac/worcestershire-north,agency/refuge,Lee Example,2025-04-01,")
            #expect(try await test.ask(.holdRelease, words)["state"]?.string == "released")
            let body = String(decoding: try await test.broker.body(of: nil, to: "agency/refuge"), as: UTF8.self)
            #expect(body.contains("\"match\":\"human\""))
        }
    }

    @Test func `an order reaches the school whose roll holds the child, and no school learns of another's`() async throws {
        try await Self.with { test in
            let body = try Self.event(
                "protection-order", "valid-full", ("\"dateOfBirth\": \"2016-03-27\"", "\"dateOfBirth\": \"2016-03-27\""))
            let accepted = try #require(try await test.publish(body, as: Self.police).accepted)
            let school = accepted.answer.notices.filter { $0.recipient?.kind == .school }
            #expect(school.count == 1)
            // The other child is on no roll that was named: a person is asked, and nothing goes out.
            #expect(accepted.answer.holds.map { "\($0.subject) \($0.code)" } == ["/data/children/1 condition-unmet"])
            let notice = String(decoding: try await test.broker.body(of: accepted, to: "school/116900"), as: UTF8.self)
            #expect(notice.contains("Ada") && notice.contains("\"order\""))
            for forbidden in ["Zo", "Cleo", "Beispiel", "weekday", "999 000 0018", "9990000018", "WR1 1AA"] {
                #expect(!notice.contains(forbidden), "\(forbidden)")
            }
        }
    }

    @Test func `an agency that nobody enrolled is a hold, and another is chosen for it`() async throws {
        try await Self.with { test in
            let accepted = try #require(
                try await test.publish(
                    Self.event("police-notification", "valid-full", ("agency/idva-north", "agency/idva-unheard-of")),
                    as: Self.police
                ).accepted)
            let hold = try #require(accepted.answer.holds.first { $0.code == "recipient-unknown" }?.hold)
            let shown = try await test.ask(.holdShow, ["id": .string(hold), "by": "Lee Example", "reason": "to find the adviser"])
            #expect(shown["person"]?["familyName"]?.string == "Sample")
            let school: JSON = ["id": .string(hold), "to": "school/116900", "by": "Lee Example", "reason": "x"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, school) }
            let routed = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "agency/idva-north", "by": "Lee Example", "reason": "the adviser moved"])
            #expect(routed["state"]?.string == "routed")
            let body = String(decoding: try await test.broker.body(of: nil, to: "agency/idva-north"), as: UTF8.self)
            // It is told as what the other was to be told as.
            #expect(body.contains("DAN-11"))
        }
    }

    @Test func `a recipient's refusal opens a hold, and its clock goes on`() async throws {
        try await Self.with { test in
            let sent = try await test.sendings {
                await test.broker.listen(11, try #require(PartnerID("agency/idva-north")))
                _ = try await test.publish(Self.event("police-notification"), as: Self.police)
            }
            let notice = try #require(sent.first { $0.notice.recipient.code == "idva-north" })
            #expect(try await test.receipt(notice, .refused, code: .wrongSetting).recorded?.stage == .refused)
            let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
            #expect(holds.compactMap { $0["code"]?.string } == ["refused-by-recipient"])
            #expect(holds.first?["flow"]?.string == "police-notification")
        }
    }

    @Test func `the policy explains why an agency is told, or is not`() async throws {
        try await Self.with { test in
            let body = try Self.event("police-notification")
            func explained(_ partner: String) async throws -> JSONValue {
                let answer = try await test.ask(.policyExplain, ["recipient": .string(partner)], payload: body)
                return try #require(answer["children"]?.elements.map { $0 }.first)
            }
            let told = try await explained("local-authority/885")
            #expect(told["outcome"]?.string == "release" && told["rule"]?.string == "DAN-8")
            #expect(try await explained("agency/refuge")["code"]?.string == "no-rule")
            #expect(try await explained("agency/probation")["outcome"]?.string != "release")
        }
    }

    @Test func `an override that one person stands behind is refused at the door`() async throws {
        try await Self.with { test in
            let text = String(decoding: try Self.event("police-notification"), as: UTF8.self)
            let start = try #require(text.range(of: "\"reviewedBy\": \""))
            let end = try #require(text.range(of: "\"", range: start.upperBound..<text.endIndex))
            let decided = try #require(text.range(of: "\"decidedBy\": \""))
            let name = text[
                decided.upperBound..<(try #require(text.range(of: "\"", range: decided.upperBound..<text.endIndex))).lowerBound]
            let same = Array((text[..<start.upperBound] + name + text[end.lowerBound...]).utf8)
            let refused = try await test.publish(same, as: Self.police).rejected
            #expect(refused?.code == .invalidEvent && refused?.errors.map(\.pointer) == ["/data/consent/override/reviewedBy"])
        }
    }

    @Test(arguments: ["clares-law-referral", "family-group-referral", "mace-referral", "offender-management"])
    func `every other type is taken, decided and told`(type: String) async throws {
        try await Self.with { test in
            try await test.members(
                "mace/worcestershire,local-authority/885,Kim Example,2025-04-01,",
                "mace/worcestershire,agency/refuge,Kim Example,2025-04-01,")
            let body = try Self.event(type)
            let source = try #require(
                String(decoding: body, as: UTF8.self).firstMatch(of: /worcestershire\.example\/([a-z-]+\/[a-z0-9-]+)"/)?.1)
            let accepted = try #require(try await test.publish(body, as: String(source)).accepted)
            #expect(!accepted.answer.notices.isEmpty, "\(accepted.answer)")
            for notice in accepted.answer.notices { #expect(notice.flow.rawValue.isEmpty == false) }
        }
    }
}

extension TestBroker {
    /// Imports who sits in which forum.
    func members(_ rows: String...) async throws {
        let list = (["forum,partner,representative,agreement_from,agreement_until"] + rows).joined(separator: "\n") + "\n"
        try await importFile("members", "members.csv", octets: Array(list.utf8), confirm: true)
    }
}
