// SPDX-License-Identifier: Apache-2.0
import GRDB
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What duty officers and leads ask of the broker and of the journal.
@Suite struct DutyTests {
    private static let officer = "duty@worcestershire.example"

    private func partner(_ text: String) throws -> PartnerID { try #require(PartnerID(text)) }

    private func leaves(_ test: TestBroker) async throws -> Int64 {
        try await test.broker.reader.status(now: test.broker.clock.now).ledgerSize
    }

    @Test func `a hold is for its own authority alone, shown with a view, and ended as the command line ends it`() async throws {
        try await TestBroker.with { test in
            let (authority, other) = (try partner("local-authority/885"), try partner("local-authority/886"))
            let event = try test.event("03-siblings-in-two-schools") { text in
                text.replacing(
                    #""role": "perpetrator","#, with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
            }
            let accepted = try #require(try await test.publish(event).accepted)
            let id = try #require(accepted.answer.holds.first?.hold.flatMap { NoticeID($0) })
            #expect(try await test.broker.reader.openHolds(of: authority).map(\.id).contains(id))
            #expect(try await test.broker.reader.openHolds(of: other).isEmpty)
            #expect(try await test.broker.reader.hold(id, of: other) == nil)
            let before = try await leaves(test)
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await test.broker.portalHold(id, of: other, by: Self.officer)
            }
            await #expect(throws: PortalRefusal.unknownNotice) {
                try await test.broker.portalDecide(.deny, on: id, of: other, by: "x", reason: "x")
            }
            #expect(try await leaves(test) == before)
            let shown = try await test.broker.portalHold(id, of: authority, by: Self.officer)
            #expect(shown.members.contains { $0.name == "child" })
            #expect(try await leaves(test) == before + 1)
            // What the command line refuses is refused here, with nothing done.
            await #expect(throws: AdminFailure.self) {
                try await test.broker.portalDecide(
                    .route(to: try partner("school/999999"), isTextRead: false, isNamesake: false), on: id, of: authority, by: "x",
                    reason: "x")
            }
            #expect(try await leaves(test) == before + 1)
            let name = "Alex Specimen <\(Self.officer)>"
            let release = PortalDecision.release(isTextRead: false, isNamesake: false)
            try await test.broker.portalDecide(release, on: id, of: authority, by: name, reason: "Somebody else reads.")
            let ended = try await test.broker.portalHold(id, of: authority, by: Self.officer)
            #expect(
                ended.members.first { $0.name == "resolution" }?.value == [
                    "by": .string(name), "reason": "Somebody else reads.",
                ])
            await #expect(throws: AdminFailure.self) {
                try await test.broker.portalDecide(release, on: id, of: authority, by: name, reason: "Again.")
            }
            #expect(try await test.broker.reader.portalInbox(of: try partner("school/116901"), limit: 10).count == 1)
        }
    }

    @Test func `a hold is only for an authority that it is certainly of, and else for the operator, who is told in status`()
        async throws
    {
        try await TestBroker.with { test in
            let (one, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            func held(_ id: String, _ members: String = "") async throws -> NoticeID {
                let event = try RoutePublishingTests.event(test, id: id, onRoll: false, members: members)
                return try #require(try await test.publish(event).accepted?.answer.holds.last?.hold.flatMap { NoticeID($0) })
            }
            // The deployment names one authority.
            let sole = try await held("2001")
            #expect(try await test.holds(of: one).map(\.id) == [sole])
            try await test.enrol(one.description, number: 1)
            #expect(try await test.holds(of: one).map(\.id) == [sole])
            try await test.enrol(other.description, number: 2)
            let told = try await test.broker.entries(.notice).count

            let nobody = try await held("2002")
            #expect(try await test.holds(of: one).map(\.id) == [sole])
            #expect(try await test.holds(of: other).isEmpty)
            #expect(try await test.broker.entries(.notice).count == told, "nobody is told of it")
            #expect(try await test.broker.waitingRecipients().filter { $0.hasSuffix("unassigned") }.isEmpty)
            let listed = try #require(
                try await test.ask(.holdList)["holds"]?.elements.first { $0["id"]?.string == nobody.description })
            #expect(listed["owner"]?.string == "local-authority/unassigned")
            #expect(listed["deadline"]?.string == RoutePublishingTests.tuesday)
            var status = try await test.ask(.status)["unassignedHolds"]
            #expect(status?["open"]?.integer == 1 && status?["overdue"]?.integer == 0)
            test.time.withLockedValue { $0 = $0 + .seconds(86_400) }
            await test.broker.escalate(now: test.broker.clock.now)
            status = try await test.ask(.status)["unassignedHolds"]
            #expect(status?["overdue"]?.integer == 1 && status?["earliest"]?.string == RoutePublishingTests.tuesday)
            #expect(try await test.broker.reader.holds(openOnly: true).first { $0.id == nobody }?.escalation == .deadlinePassed)
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await test.broker.portalHold(nobody, of: one, by: Self.officer)
            }

            // The producer says whose child it is.
            let home = try await held("2003", "\"educationAuthority\": \"local-authority/884\"")
            #expect(try await test.holds(of: other).map(\.id) == [home])
            #expect(try await test.holds(of: one).map(\.id) == [sole])

            // What an earlier version stored may be a guess, and is shown where the directory of today says so.
            // As in a journal of before schema 29.
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE hold SET owner_certain = 0")
            }
            #expect(try await test.holds(of: one).isEmpty)
            #expect(try await test.holds(of: other).isEmpty)
            #expect(try await test.broker.portalHoldStanding(sole, of: one) == nil)
            // Nobody else has them, so that they are the operator's to route, and status is not well.
            #expect(try await test.ask(.status)["unassignedHolds"]?["open"]?.integer == 3)
        }
    }

    @Test func `candidates of one authority make it the owner, and those of two make nobody so`() async throws {
        try await TestBroker.with { test in
            for (number, id) in ["local-authority/885", "local-authority/884"].enumerated() {
                try await test.enrol(id, number: number + 1)
            }
            let directory = await test.broker.directory
            let schools = try ["school/116900", "school/116901"].map { try partner($0) }
            let (own, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            let (practice, unknown) = (try partner("gp/Y99901"), try partner("school/999999"))
            let stranger = try partner("local-authority/000")
            #expect(directory.owner(of: schools[0]) == own && directory.owner(of: other) == other)
            #expect(directory.owner(of: nil) == nil && directory.owner(of: practice) == nil)
            #expect(directory.owner(of: nil, candidates: schools) == own)
            #expect(directory.owner(of: nil, candidates: schools + [unknown]) == nil)
            #expect(directory.owner(of: nil, candidates: schools, home: other) == own)
            #expect(directory.owner(of: nil, home: other) == other)
            #expect(directory.owner(of: nil, home: stranger) == nil)
            #expect(await !test.broker.isSole(own))
        }
    }

    @Test func `an authority of which somebody has an account is one that the deployment names`() async throws {
        try await TestBroker.with { test in
            let own = try partner("local-authority/885")
            #expect(await test.broker.directory.owner(of: nil) == own)
            #expect(await test.broker.isSole(own))
            try await test.broker.invite(of: try partner("local-authority/884"))
            #expect(await test.broker.directory.owner(of: nil) == nil)
            #expect(await !test.broker.isSole(own))
        }
    }

    @Test func `holds of an authority that is suspended, and of one that nobody can reach, are counted for the operator`()
        async throws
    {
        try await TestBroker.with { test in
            let event = try RoutePublishingTests.event(test, id: "2001", onRoll: false, members: "")
            _ = try #require(try await test.publish(event).accepted)
            var status = try await test.ask(.status)["unassignedHolds"]
            #expect(status?["open"]?.integer == 0 && status?["unreachable"]?.integer == 1)
            try await test.enrol("local-authority/885", number: 1)
            status = try await test.ask(.status)["unassignedHolds"]
            #expect(status?["open"]?.integer == 0 && status?["unreachable"]?.integer == 0)
            _ = try await test.ask(.partnerSuspend, ["id": "local-authority/885", "reason": "lost"])
            status = try await test.ask(.status)["unassignedHolds"]
            #expect(status?["open"]?.integer == 1 && status?["unreachable"]?.integer == 0)
        }
    }

    @Test func `a configuration without an authority names none, and the only partner is then the one`() async throws {
        try await TestBroker.with { test in
            let settings = BrokerSettings(
                trustDomain: "worcestershire.example", name: "test", rehearsal: false, localAuthority: "unassigned", diskFloor: 0)
            let reader = await test.broker.reader
            #expect(try SettingDirectory(reader, settings: settings).owner(of: nil) == nil)
            try await test.enrol("local-authority/884", number: 1)
            let (only, other) = (try SettingDirectory(reader, settings: settings), try partner("local-authority/884"))
            #expect(only.owner(of: nil) == other)
            let configured = try partner("local-authority/885")
            #expect(await !test.broker.isSole(configured), "885 is configured, and 884 is there as well")
            try await test.enrol("local-authority/886", number: 2)
            #expect(try SettingDirectory(reader, settings: settings).owner(of: nil) == nil)
        }
    }

    @Test func `a board has what is due today and what is late, and what is opened stays on it until the day is over`()
        async throws
    {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(try test.event("03-siblings-in-two-schools")).accepted)
            let (authority, other) = (try partner("local-authority/885"), try partner("local-authority/886"))
            // What a board counts of settings is what it lists of each.
            func board(_ start: Instant, at now: Instant? = nil) async throws -> [BoardNotice] {
                let (reader, end) = (await test.broker.reader, start + .seconds(86_400))
                let now = now ?? start
                var notices: [BoardNotice] = []
                for line in try reader.board(from: start, to: end, at: now).lines.sorted(by: { $0.setting < $1.setting }) {
                    let own = try reader.boardNotices(of: line.setting, authority: line.authority, from: start, to: end)
                    let open = own.filter { $0.openedAt == nil }
                    #expect(
                        line.met == own.count { (notice: BoardNotice) in notice.openedAt.map { $0 <= notice.deadline } ?? false })
                    #expect(line.late + line.atRisk + line.waiting + line.met == own.count)
                    #expect(line.atRisk == open.count { now <= $0.deadline && $0.deadline <= now + .seconds(3600) })
                    #expect(line.waiting == open.count { $0.deadline > now + .seconds(3600) })
                    #expect(line.nextDeadline == open.map(\.deadline).min() && line.name == own.first?.name)
                    #expect(try reader.boardNotices(of: line.setting, authority: other, from: start, to: end).isEmpty)
                    notices += own
                }
                return notices
            }
            let day = try Instant(rfc3339: "2026-05-05T00:00:00+01:00")
            let due = try await board(day)
            for minutes in [-61, -60, -1, 0, 1] {
                #expect(try await board(day, at: due[0].deadline + .seconds(60 * minutes)).count == 2)
            }
            #expect(due.count == 2 && due.allSatisfy { $0.authority == authority && $0.openedAt == nil })
            #expect(try await board(day + .seconds(-86_400)).isEmpty)
            let notice = try #require(due.first { $0.setting.code == "116901" })
            test.time.withLockedValue { $0 = day + .seconds(86_400) }
            let now = test.time.withLockedValue { $0 }
            #expect(try await test.broker.reader.unopened(of: authority, before: now, limit: 9).count == 2)
            #expect(try await test.broker.reader.unopened(of: try partner("local-authority/886"), before: now, limit: 9).isEmpty)
            let reader = PortalReader(partner: notice.setting, email: "dsl@sample-high.example")
            #expect(try await test.broker.portalReceipt(.opened, of: notice.id, by: reader) == nil)
            #expect(try await test.broker.reader.unopened(of: authority, before: now, limit: 9).count == 1)
            #expect(try await board(day).map { $0.openedAt != nil }.sorted { !$0 && $1 } == [false, true])
            // On the day after only what is late is left.
            #expect(try await board(now).map(\.setting.code) == ["116900"])
            let days = Duration.seconds(JournalReader.boardDays * 86_400)
            #expect(try await board(day + days).count == 1)
            #expect(try await board(day + days + .seconds(86_400)).isEmpty, "a board would else grow for ever")
            // The ledger is read to the end of the notice's own days, or to a moment.
            func leaves(until: Instant?) async throws -> Int {
                var count = 0
                _ = try await test.broker.reader.forEachLeaf(.item(notice.id), until: until) { _ in count += 1 }
                return count
            }
            let all = try await leaves(until: nil)
            #expect(try await leaves(until: test.broker.clock.now) == all)
            #expect(try await leaves(until: notice.releasedAt) < all)
            #expect(try await test.broker.reader.lastStage(of: notice.id) == now)
            #expect(try await test.broker.reader.boardNotice(notice.id, of: authority, from: day)?.openedAt != nil)
            #expect(try await test.broker.reader.boardNotice(notice.id, of: authority, from: now) == nil)
            #expect(try await test.broker.reader.boardNotice(notice.id, of: try partner("local-authority/886"), from: day) == nil)
        }
    }

    @Test func `accounts of an authority, and accounts that move`() async throws {
        try await TestBroker.with { test in
            func invite(_ verb: AdminVerb, _ email: String, _ role: String?, _ place: String?, name: String? = nil) async throws {
                let members = [("email", email), ("role", role), ("for", place), ("name", name)]
                _ = try await test.ask(
                    verb, .object(members.compactMap { name, value in value.map { JSON.Member(name, .string($0)) } }))
            }
            for (role, place, name) in [
                ("duty-officer", "school/116900", "A. Officer"), ("lead", "local-authority/000", "A. Officer"),
                ("duty-officer", "local-authority/885", nil), ("auditor", "school/116900", "A. Officer"),
                ("head", "local-authority/885", "A. Officer"),
            ] {
                await #expect(throws: AdminFailure.self) {
                    try await invite(.portalInvite, Self.officer, role, place, name: name)
                }
            }
            try await invite(.portalInvite, Self.officer, "duty-officer", "local-authority/885", name: "A. Officer")
            let email = "dsl@sample-high.example"
            try await invite(.portalInvite, email, "key-adult", "school/116901")
            // Only to where the list has them.
            await #expect(throws: AdminFailure.self) { try await invite(.portalReset, email, nil, "school/116900") }
            try await invite(.portalReset, email, "lead", "local-authority/885")
            let moved = try #require(try await test.broker.reader.portalAccount(email: email)).account
            #expect(moved.partner == (try partner("local-authority/885")) && moved.role == .lead && moved.acceptedAt == nil)
            try await invite(.portalReset, email, "deputy", "school/116901")
            #expect(try #require(try await test.broker.reader.portalAccount(email: email)).account.role == .deputy)
        }
    }
}

extension TestBroker {
    /// What a duty officer's queue has.
    fileprivate func holds(of authority: PartnerID) async throws -> [StandingHold] {
        await broker.portalHolds(try await broker.reader.openHolds(of: authority), of: authority)
    }
}

extension Broker {
    /// Makes an account of an authority, as an invitation does.
    fileprivate func invite(of authority: PartnerID) throws {
        _ = try journal.write(at: clock.now) {
            try $0.invite(
                email: "kim@other.example", name: "Kim Specimen", role: .lead, of: authority,
                token: [UInt8](repeating: 1, count: 32), factor: [UInt8](repeating: 2, count: 20), until: $0.now)
        }
        try reloadDirectory()
    }
}
