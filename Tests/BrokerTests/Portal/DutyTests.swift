// SPDX-License-Identifier: Apache-2.0
import Journal
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

    @Test func `a board has what is due today and what is late, and what is opened stays on it until the day is over`()
        async throws
    {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(try test.event("03-siblings-in-two-schools")).accepted)
            let authority = try partner("local-authority/885")
            func board(_ start: Instant) async throws -> [BoardNotice] {
                try await test.broker.reader.board(from: start, to: start + .seconds(86_400)).notices
            }
            let day = try Instant(rfc3339: "2026-05-05T00:00:00+01:00")
            let due = try await board(day)
            #expect(due.count == 2 && due.allSatisfy { $0.authority == authority && $0.openedAt == nil })
            #expect(try await board(day + .seconds(-86_400)).isEmpty)
            let notice = try #require(due.first { $0.setting.code == "116901" })
            test.time.withLockedValue { $0 = day + .seconds(86_400) }
            let now = test.time.withLockedValue { $0 }
            #expect(try await test.broker.reader.unopened(of: authority, before: now).count == 2)
            #expect(try await test.broker.reader.unopened(of: try partner("local-authority/886"), before: now).isEmpty)
            let reader = PortalReader(partner: notice.setting, email: "dsl@sample-high.example")
            #expect(try await test.broker.portalReceipt(.opened, of: notice.id, by: reader) == nil)
            #expect(try await test.broker.reader.unopened(of: authority, before: now).count == 1)
            #expect(try await board(day).map { $0.openedAt != nil }.sorted { !$0 && $1 } == [false, true])
            // On the day after only what is late is left.
            #expect(try await board(now).map(\.setting.code) == ["116900"])
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
                ("duty-officer", "local-authority/885", nil), ("auditor", "local-authority/885", "A. Officer"),
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
