// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What incidents come to that are told beside settings: to another force, a health visitor, an education team.
@Suite struct RoutePublishingTests {
    static let force = "police/21"
    static let visitor = "health-visiting/R1A"
    static let authority = "local-authority/885"
    /// The moment by which a school would have it.
    static let tuesday = "2026-05-05T07:30:00Z"
    private static let who: JSON = ["by": "Lee Example", "reason": "rang them"]

    static func policy(_ change: (inout Policy) -> Void = { _ in }) -> EncompassPolicy {
        var policy = Policy.shipped
        change(&policy)
        return EncompassPolicy(policy)
    }

    /// The first example, whose child is on the roll of school/116900 unless it has another UPN, with members of its child.
    static func event(
        _ test: TestBroker, id: String = "1001", onRoll: Bool = true, born: String = "2016-03-27", members: String = "",
        incident: String = ""
    ) throws -> [UInt8] {
        try test.event("01-bank-holiday") { text in
            var text = text.replacing("019df4a1-1001", with: "019df4a1-\(id)").replacing("2016-03-27", with: born)
            if !onRoll {
                text = text.replacing("\"upn\": \"B801200005001\",", with: "\"nhsNumber\": \"9990000018\",")
                    .replacing("\"Ada\"", with: "\"Bea\"").replacing("\"Sample\"", with: "\"Unheard\"")
            }
            if !members.isEmpty { text = text.replacing("\"exposure\"", with: "\(members), \"exposure\"") }
            if !incident.isEmpty { text = text.replacing("\"riskGrade\"", with: "\(incident), \"riskGrade\"") }
            return text
        }
    }

    static func lines(_ accepted: Accepted?) -> [String] {
        guard let answer = accepted?.answer else { return [] }
        return answer.notices.map { "\($0.recipient?.description ?? "-") \($0.flow.rawValue)" }
            + answer.holds.map { "\($0.recipient?.description ?? "-") \($0.code)" }
            + answer.denials.map { "\($0.recipient?.description ?? "-") \($0.code)" }
    }

    private func content(_ test: TestBroker, _ accepted: Accepted?, to recipient: String) async throws -> JSONValue {
        try JSONDocument(try await test.broker.body(of: accepted, to: recipient)).root
    }

    private func resolve(_ hold: String?, _ more: JSON.Member...) -> JSON {
        guard case .object(let who) = Self.who else { return Self.who }
        return .object([.init("id", .string(hold ?? ""))] + who + more)
    }

    // MARK: another force

    @Test
    func `a child of another force's area is handed to it with the clock of the first report, and the school keeps its notice`()
        async throws
    {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            let accepted = try #require(
                try await test.publish(Self.event(test, members: "\"residesIn\": \"21\", \"nhsNumber\": \"9990000018\"")).accepted)
            #expect(Self.lines(accepted) == ["police/21 encompass", "school/116900 encompass"])
            #expect(accepted.answer.notices.allSatisfy { $0.deadline.rfc3339 == Self.tuesday })
            let notice = try await content(test, accepted, to: Self.force)
            #expect(notice["decision"]?["rule"]?.string == "OE-6" && notice["match"]?.string == "producer")
            #expect(notice["child"]?["nhsNumber"]?.string == "9990000018" && notice["child"]?["upn"]?.string == "B801200005001")
            #expect(notice["incident"]?["reportedAt"]?.string == "2026-05-04T10:40:00Z")
            #expect(notice["handling"]?["text"]?.string?.contains("s.49A") == true)
            let school = try await content(test, accepted, to: "school/116900")
            #expect(school["child"]?["nhsNumber"] == nil && school["child"]?["siblingsElsewhere"] == nil)
        }
    }

    @Test func `a child of another area that no roll holds needs no search here, and what is said of all counts for each`()
        async throws
    {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            let accepted = try await test.publish(Self.event(test, onRoll: false, incident: "\"residenceForce\": \"21\"")).accepted
            #expect(Self.lines(accepted) == ["police/21 encompass"])
            let own = try await test.publish(
                Self.event(
                    test, id: "2001", onRoll: false, members: "\"residesIn\": \"22\"", incident: "\"residenceForce\": \"21\"")
            ).accepted
            #expect(Self.lines(own) == ["- no-setting"], "the child lives with the force that publishes")
        }
    }

    @Test func `a force that nobody can connect as is a hold of the authority, which a person releases once it can`() async throws {
        try await TestBroker.with { test in
            let accepted = try await test.publish(Self.event(test, onRoll: false, members: "\"residesIn\": \"21\"")).accepted
            #expect(Self.lines(accepted) == ["police/21 recipient-unknown"])
            let id = accepted?.answer.holds.first?.hold
            let shown = try await test.ask(.holdShow, resolve(id))
            #expect(shown["owner"]?.string == Self.authority && shown["deadline"]?.string == Self.tuesday)
            #expect(shown["child"]?["residesIn"]?.string == "21")
            #expect(try await test.broker.waitingRecipients() == [Self.authority])
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, resolve(id)) }
            await #expect(throws: AdminFailure.self) {
                _ = try await test.ask(.holdRoute, resolve(id, .init("to", "police/22")))
            }
            try await test.enrol(Self.force, number: 1)
            let released = try await test.ask(.holdRelease, resolve(id))
            #expect(released["recipient"]?.string == Self.force && released["deadline"]?.string == Self.tuesday)
            let notice = try await content(test, nil, to: Self.force)
            #expect(notice["match"]?.string == "human" && notice["decision"]?["rule"]?.string == "OE-6")
        }
    }

    @Test func `a suspended force is a hold, and one that refuses is another`() async throws {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            let accepted = try await test.publish(Self.event(test, members: "\"residesIn\": \"21\"")).accepted
            #expect(accepted?.answer.notices.count == 2)
            let sending = try #require(try await test.sendings(to: Self.force).first)
            #expect(try await test.receipt(sending, .opened, by: "inbox@force.example").rejected == .notKeyAdult)
            let readers =
                "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
                + "police/21,Pat Example,inbox@force.example,key-adult,2025-09-01,2028-08-31,,\n"
            try await test.importFile("key-adults", "force.csv", octets: Array(readers.utf8))
            #expect(try await test.receipt(sending, .opened, by: "inbox@force.example").recorded?.stage == .opened)
            #expect(try await test.receipt(sending, .refused, code: .wrongSetting).recorded != nil)
            let hold = try #require(try await test.ask(.holdList)["holds"]?[0])
            #expect(hold["code"]?.string == "refused-by-recipient" && hold["recipient"]?.string == Self.force)
            #expect(hold["owner"]?.string == Self.authority && hold["deadline"]?.string == Self.tuesday)

            _ = try await test.ask(.partnerSuspend, ["id": .string(Self.force), "reason": "a lost key"])
            let held = try await test.publish(Self.event(test, id: "2001", members: "\"residesIn\": \"21\"")).accepted
            #expect(Self.lines(held) == ["school/116900 encompass", "police/21 recipient-suspended"])
            let denied = try await test.ask(.holdDeny, resolve(held?.answer.holds.first?.hold))
            #expect(denied["state"]?.string == "denied")
        }
    }

    @Test func `siblings are elsewhere by their settings, and not because a force was told`() async throws {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            let body = try test.event("03-siblings-in-two-schools") {
                $0.replacing("\"riskGrade\"", with: "\"residenceForce\": \"21\", \"riskGrade\"")
            }
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(accepted.answer.notices.count { $0.recipient?.description == Self.force } == 2)
            let both = try test.event("01-bank-holiday") { text in
                let child = """
                    {"givenName": "Leo", "familyName": "Specimen", "dateOfBirth": "2017-01-09", "upn": "H885200121003", \
                    "exposure": "PRESENT_SAW", "residesIn": "21"}, {
                    """
                return text.replacing("\"children\": [\n      {", with: "\"children\": [\n      \(child)")
            }
            let together = try #require(try await test.publish(both).accepted)
            #expect(
                together.answer.notices.map(\.recipient?.code).sorted { ($0 ?? "") < ($1 ?? "") } == ["116900", "116900", "21"])
            for line in together.answer.notices where line.recipient?.code == "116900" {
                let body = try await test.broker.content(of: line.notice)
                #expect(!body.contains("siblingsElsewhere"))
            }
        }
    }

    @Test func `a sibling that only a force was told of is at no other setting, also when a person routes a hold`() async throws {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            func event(_ id: String, second: String) throws -> [UInt8] {
                let body = String(decoding: try Self.event(test, id: id, onRoll: false), as: UTF8.self)
                let child =
                    "{\"givenName\": \"Cy\", \"familyName\": \"Unheard\", \"dateOfBirth\": \"2015-01-09\", "
                    + "\"exposure\": \"PRESENT_SAW\", \(second)}, {"
                return Array(body.replacing("\"children\": [\n      {", with: "\"children\": [\n      \(child)").utf8)
            }
            for (id, second, isElsewhere) in [
                ("1001", "\"residesIn\": \"21\"", false), ("2001", "\"settings\": [\"school/116903\"]", true),
            ] {
                let accepted = try #require(try await test.publish(event(id, second: second)).accepted)
                let hold = try #require(accepted.answer.holds.first { $0.code == "no-setting" })
                let routed = try await test.ask(.holdRoute, resolve(hold.hold, .init("to", "school/116900")))
                let body = try await test.broker.content(of: try #require(routed["notice"]?.string))
                #expect(body.contains("siblingsElsewhere") == isElsewhere, "\(second)")
            }
        }
    }

    @Test func `a reader of a force who is close to the incident counts where the policy asks`() async throws {
        let readers =
            "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
            + "police/21,Max Beispiel,inbox@force.example,key-adult,2025-09-01,2028-08-31,,\n"
        let asking = Self.policy { policy in
            guard let place = policy.rules.firstIndex(where: { $0.id == "OE-6" }) else { return }
            policy.rules[place].requires.append(Requirement(.noConflict, .hold(.conflictOfInterest)))
        }
        for (policy, name, lines) in [
            (Self.policy(), "Beispiel", ["police/21 encompass"]), (asking, "Beispiel", ["police/21 conflict-of-interest"]),
            (asking, "Muster", ["police/21 encompass"]),
        ] {
            try await TestBroker.with(policy: policy) { test in
                try await test.enrol(Self.force, number: 1)
                try await test.importFile("key-adults", "force.csv", octets: Array(readers.utf8))
                let body = String(
                    decoding: try Self.event(test, onRoll: false, members: "\"residesIn\": \"21\""), as: UTF8.self
                ).replacing(
                    "\"role\": \"perpetrator\",",
                    with: "\"role\": \"perpetrator\", \"givenName\": \"Max\", \"familyName\": \"\(name)\",")
                let explained = try await test.ask(
                    .policyExplain, ["recipient": .string(Self.force)], payload: Array(body.utf8))
                let accepted = try await test.publish(Array(body.utf8)).accepted
                #expect(Self.lines(accepted) == lines, "\(name)")
                #expect(explained["children"]?[0]?["outcome"]?.string == (lines[0].hasSuffix("encompass") ? "release" : "hold"))
            }
        }
    }

    @Test func `a recall reaches the force that was told`() async throws {
        try await TestBroker.with { test in
            try await test.enrol(Self.force, number: 1)
            let accepted = try #require(
                try await test.publish(Self.event(test, onRoll: false, members: "\"residesIn\": \"21\"")).accepted)
            #expect(try await test.sendings(to: Self.force).count == 1)
            let recall = """
                {"specversion":"1.0","id":"recall-1","source":"spiffe://worcestershire.example/police/22",\
                "type":"firstbell.recall.v1","time":"2026-05-04T21:00:00Z","data":{"event":"\(accepted.answer.event)",\
                "reason":"WRONG_PERSON"}}
                """
            let recalled = try #require(try await test.publish(Array(recall.utf8)).accepted)
            #expect(Self.lines(recalled) == ["police/21 correction"])
        }
    }

    // MARK: Northern Ireland

    @Test func `in Northern Ireland what the police call relevant is told without their reference, and a person judges the rest`()
        async throws
    {
        try await TestBroker.with(division: .northernIreland) { test in
            let told = try await test.publish(Self.event(test, incident: "\"relevantIncident\": true")).accepted
            #expect(Self.lines(told) == ["school/116900 encompass"])
            let notice = try await content(test, told, to: "school/116900")
            #expect(notice["decision"]?["rule"]?.string == "OE-2" && notice["decision"]?["basis"]?.string == "NI146")
            #expect(notice["event"]?["reference"] == nil && notice["incident"]?["force"] == nil)
            #expect(notice["child"]?["upn"] == nil && notice["child"]?["voice"] == nil && notice["child"]?["exposure"] != nil)

            let unsaid = try await test.publish(Self.event(test, id: "2001")).accepted
            #expect(Self.lines(unsaid) == ["school/116900 condition-unmet"])
            let released = try await test.ask(.holdRelease, resolve(unsaid?.answer.holds.first?.hold))
            #expect(released["recipient"]?.string == "school/116900")
            let denied = try await test.publish(Self.event(test, id: "3001", incident: "\"relevantIncident\": false")).accepted
            #expect(Self.lines(denied) == ["school/116900 condition-unmet"])
            await #expect(throws: AdminFailure.self) {
                _ = try await test.ask(.holdRelease, resolve(denied?.answer.holds.first?.hold))
            }
        }
    }

    // MARK: the health visitor

    @Test func `the health visitor of a child under five is told, with the NHS number and without a setting's hold`() async throws {
        for (route, lines) in [
            (EarlyYearsRoute.healthVisitor, ["health-visiting/R1A encompass-early-years"]),
            (.both, ["health-visiting/R1A encompass-early-years"]), (.setting, ["- no-setting", "health-visiting/R1A no-rule"]),
        ] {
            try await TestBroker.with(policy: Self.policy { $0.area.earlyYearsRoute = route }) { test in
                try await test.enrol(Self.visitor, number: 1)
                let accepted = try await test.publish(
                    Self.event(test, onRoll: false, born: "2023-03-27", members: "\"healthVisitor\": \"\(Self.visitor)\"")
                ).accepted
                #expect(Self.lines(accepted) == lines, "\(route)")
                guard route != .setting else { return }
                #expect(accepted?.answer.notices.first?.deadline.rfc3339 == Self.tuesday)
                let notice = try await content(test, accepted, to: Self.visitor)
                #expect(notice["child"]?["nhsNumber"]?.string == "9990000018" && notice["child"]?["upn"] == nil)
                #expect(notice["decision"]?["rule"]?.string == "OE-4")
            }
        }
    }

    @Test func `where no health visitor is named, or none can be told, somebody is asked`() async throws {
        try await TestBroker.with(policy: Self.policy { $0.area.earlyYearsRoute = .healthVisitor }) { test in
            let nobody = try await test.publish(Self.event(test, onRoll: false, born: "2023-03-27")).accepted
            #expect(Self.lines(nobody) == ["- no-setting"])
            let held = try await test.publish(
                Self.event(
                    test, id: "2001", onRoll: false, born: "2023-03-27", members: "\"healthVisitor\": \"\(Self.visitor)\"")
            ).accepted
            #expect(Self.lines(held) == ["health-visiting/R1A recipient-unknown"])
            try await test.enrol(Self.visitor, number: 1)
            // The hold without a recipient can be routed to a health visitor, with the NHS number for that one alone.
            let routed = try await test.ask(
                .holdRoute, resolve(nobody?.answer.holds.first?.hold, .init("to", .string(Self.visitor))))
            #expect(routed["state"]?.string == "routed" && routed["deadline"]?.string == Self.tuesday)
            let notice = try await content(test, nil, to: Self.visitor)
            #expect(notice["flow"]?.string == "encompass-early-years" && notice["child"]?["nhsNumber"]?.string == "9990000018")
        }
    }

    /// Scenario 9: a nursery without a trained adult, in an area that tells both.
    @Test func `where a nursery has nobody trained, the health visitor is told all the same`() async throws {
        try await TestBroker.with(policy: Self.policy { $0.area.earlyYearsRoute = .both }) { test in
            try await test.enrol(Self.visitor, number: 1)
            let roll =
                "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
                + "early-years/EY402389,,,Bea,Unheard,2023-03-27,WR99 7AR,2025-01-06,,MON-TUE,,\n"
            try await test.importFile("rolls", "rolls.csv", octets: Array(roll.utf8))
            let members = "\"healthVisitor\": \"\(Self.visitor)\", \"postcode\": \"WR99 7AR\""
            let accepted = try await test.publish(
                Self.event(test, onRoll: false, born: "2023-03-27", members: members)
            ).accepted
            #expect(
                Self.lines(accepted) == [
                    "health-visiting/R1A encompass-early-years", "early-years/EY402389 no-trained-key-adult",
                ])
        }
    }

    // MARK: the education team

    @Test func `the education team that the event names is told where no establishment can be, beside the hold that asks for one`()
        async throws
    {
        try await TestBroker.with { test in
            try await test.enrol(Self.authority, number: 1)
            let members = "\"educationAuthority\": \"\(Self.authority)\""
            let told = try await test.publish(Self.event(test, members: members)).accepted
            #expect(Self.lines(told) == ["school/116900 encompass"])
            let accepted = try await test.publish(Self.event(test, id: "2001", onRoll: false, members: members)).accepted
            #expect(Self.lines(accepted) == ["local-authority/885 encompass", "- no-setting"])
            #expect(
                accepted?.answer.notices.first?.deadline == accepted?.answer.holds.first.map { _ in
                    try? Instant(rfc3339: Self.tuesday)
                } ?? nil)
            let notice = try await content(test, accepted, to: Self.authority)
            #expect(notice["decision"]?["rule"]?.string == "OE-5" && notice["child"]?["nhsNumber"] == nil)
            // Whoever finds the school routes the hold to it; the team's own notice is no obstacle.
            let routed = try await test.ask(
                .holdRoute, resolve(accepted?.answer.holds.first?.hold, .init("to", "school/116900")))
            #expect(routed["state"]?.string == "routed")
        }
    }

    @Test func `without a name it is told where the area wants it, and of every child through a hub`() async throws {
        for (team, onRoll, lines) in [
            (EducationTeamRoute.named, false, ["- no-setting"]), (.area, false, ["local-authority/885 encompass", "- no-setting"]),
            (.area, true, ["school/116900 encompass"]),
            (.hub, true, ["local-authority/885 encompass", "school/116900 encompass"]),
        ] {
            try await TestBroker.with(policy: Self.policy { $0.area.educationTeam = team }) { test in
                let early = try await test.publish(Self.event(test, onRoll: onRoll)).accepted
                #expect(Self.lines(early) == (onRoll ? ["school/116900 encompass"] : ["- no-setting"]), "nobody can connect as it")
                try await test.enrol(Self.authority, number: 1)
                let accepted = try await test.publish(Self.event(test, id: "2001", onRoll: onRoll)).accepted
                #expect(Self.lines(accepted) == lines, "\(team)")
                guard lines.count == 2 else { return }
                #expect(try await content(test, accepted, to: Self.authority)["match"]?.string == "area")
            }
        }
    }

    @Test func `of a protected child no named provider and no named authority is told, and the force is`() async throws {
        let policy = Self.policy { $0.area.earlyYearsRoute = .both }
        try await TestBroker.with(policy: policy) { test in
            for (number, id) in [Self.force, Self.visitor, Self.authority].enumerated() { try await test.enrol(id, number: number) }
            let members =
                "\"residesIn\": \"21\", \"healthVisitor\": \"\(Self.visitor)\", \"educationAuthority\": \"\(Self.authority)\""
            let roll =
                "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
                + "early-years/EY402389,,,Bea,Unheard,2023-03-27,WR99 7AR,2025-01-06,,MON-TUE,,yes\n"
            try await test.importFile("rolls", "rolls.csv", octets: Array(roll.utf8))
            let accepted = try #require(
                try await test.publish(
                    Self.event(
                        test, onRoll: false, born: "2023-03-27", members: members + ", \"postcode\": \"WR99 7AR\"")
                ).accepted)
            #expect(Self.lines(accepted) == ["- encompass", "- no-trained-key-adult", "- protected-address"])
            #expect(try await content(test, accepted, to: Self.force)["recipient"]?.string == Self.force)
        }
    }

    // MARK: the rules around them

    @Test func `free text that an area holds is read before any of them has it`() async throws {
        let policy = Self.policy {
            $0.area.freeText = .hold
            $0.area.earlyYearsRoute = .both
        }
        try await TestBroker.with(policy: policy) { test in
            for (number, id) in [Self.force, Self.visitor].enumerated() { try await test.enrol(id, number: number) }
            let body = try Self.event(
                test, onRoll: false, born: "2023-03-27",
                members: "\"residesIn\": \"21\", \"healthVisitor\": \"\(Self.visitor)\"")
            let text = String(decoding: body, as: UTF8.self).replacing("Officers attended after a call.", with: "Seen at WR1 1AA.")
            let accepted = try await test.publish(Array(text.utf8)).accepted
            #expect(Self.lines(accepted) == ["health-visiting/R1A free-text", "police/21 free-text"])
            for hold in accepted?.answer.holds ?? [] {
                _ = try await test.ask(.holdRelease, resolve(hold.hold, .init("textRead", true)))
            }
            #expect(try await test.broker.waitingRecipients() == [Self.visitor, Self.authority, Self.force])
        }
    }

    @Test func `an area with the least profile sends dates, and its schools are told`() async throws {
        try await TestBroker.with(policy: Self.policy { $0.area.profile = "OE_MINIMAL" }) { test in
            let accepted = try await test.publish(Self.event(test)).accepted
            #expect(Self.lines(accepted) == ["school/116900 encompass"])
            let notice = try await content(test, accepted, to: "school/116900")
            #expect(notice["incident"]?["occurredOn"]?.string == "2026-05-04")
            #expect(notice["incident"]?["reportedOn"]?.string == "2026-05-04")
            #expect(notice["incident"]?["reportedAt"] == nil && notice["adults"]?.count == 0)
            #expect(notice["event"]?["reference"]?.string == "22/26/0104201")
        }
    }

    @Test func `what is explained of them is what is decided, and a replay says the same`() async throws {
        let policy = Self.policy {
            $0.area.earlyYearsRoute = .both
            $0.area.educationTeam = .hub
        }
        try await TestBroker.with(policy: policy) { test in
            for (number, id) in [Self.force, Self.authority].enumerated() { try await test.enrol(id, number: number) }
            let members =
                "\"residesIn\": \"21\", \"healthVisitor\": \"\(Self.visitor)\", \"educationAuthority\": \"\(Self.authority)\""
            for (number, body) in [
                try Self.event(test, born: "2023-03-27", members: members),
                try Self.event(test, id: "2001", onRoll: false, born: "2023-03-27", members: members),
                try Self.event(test, id: "3001", onRoll: false), try Self.event(test, id: "4001", members: members),
            ].enumerated() {
                var explained: [String: String] = [:]
                for recipient in [Self.force, Self.visitor, Self.authority, "police/23", "local-authority/861"] {
                    let answer = try await test.ask(.policyExplain, ["recipient": .string(recipient)], payload: body)
                    let child = try #require(answer["children"]?[0])
                    #expect(child["explanation"]?.count ?? 0 > 1)
                    if let outcome = child["outcome"]?.string, outcome != "nothing" {
                        explained[recipient] = "\(outcome) \(child["code"]?.string ?? "")"
                    }
                }
                let accepted = try #require(try await test.publish(body).accepted)
                var decided: [String: String] = [:]
                for line in accepted.answer.notices where line.recipient?.kind != .school {
                    decided[line.recipient?.description ?? ""] = "release "
                }
                for line in accepted.answer.holds where line.recipient != nil {
                    decided[line.recipient?.description ?? ""] = "hold \(line.code)"
                }
                for line in accepted.answer.denials where line.recipient?.kind != .school {
                    decided[line.recipient?.description ?? ""] = "deny \(line.code)"
                }
                decided = decided.filter { !$0.key.hasPrefix("school/") }
                #expect(explained == decided, "\(number)")
                #expect(!decided.isEmpty, "\(number)")
            }
            let reader = try JournalReader(folder: test.folder, key: test.key)
            let kept = try reader.decisions(since: Instant(milliseconds: 0), before: .farFuture, after: 0, limit: 100)
            var same: Set<String> = []
            for decided in kept {
                let day = Zone.london.date(at: decided.decision.at)
                let past = try #require(PolicyReplay.Past(decided, on: day, division: .englandAndWales, former: policy.policy))
                let answer = PolicyReplay(policy.policy).ask(past, former: policy.policy)
                #expect(answer == .same || answer == .beforePolicy, "\(past.verdict.text)")
                if answer == .same { same.insert(past.verdict.rule) }
            }
            #expect(same.isSuperset(of: ["OE-5", "OE-6"]))
        }
    }
}

extension Broker {
    /// The sealed content of a notice, as text.
    func content(of notice: String) throws -> String {
        for waiting in try journal.reader.waiting() {
            let outgoing = try journal.write(at: clock.now) { try $0.beginAttempt(waiting.sequence, to: waiting.recipient) }
            if let outgoing, outgoing.id.description == notice { return String(decoding: outgoing.body, as: UTF8.self) }
        }
        return ""
    }
}
