// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What a duty officer's registers do to the broker.
@Suite struct RegisterTests {
    private static let officer = "duty@worcestershire.example"
    private static let person = Array(#"{"givenName":"Cleo","familyName":"Sample","dateOfBirth":"1988-07-02"}"#.utf8)

    private func partner(_ text: String) throws -> PartnerID { try #require(PartnerID(text)) }

    @Test func `consent is for the only authority, each look is a view, and what it enters is what the command line enters`()
        async throws
    {
        try await TestBroker.with { test in
            let own = try partner("local-authority/885")
            func views() async throws -> Int { try await test.broker.entries(.view).count }
            func shown(_ person: [UInt8], _ reference: String? = nil) async throws -> [JSONValue] {
                let answer = try await test.broker.portalConsent(of: person, reference: reference, for: own, by: Self.officer)
                return try JSONDocument(answer.octets).root["statements"].map { Array($0.elements) } ?? []
            }
            #expect(try await shown(Self.person).isEmpty)
            #expect(try await views() == 1, "that nothing was said of somebody is told too")
            let report = Array(
                #"""
                {"person":{"givenName":"Cleo","familyName":"Sample","dateOfBirth":"1988-07-02"},"state":"given","scopes":["support"],
                 "at":"2026-05-04T10:00:00Z","recordedBy":"Alex Specimen","reference":"22/12345/26","method":"TELEPHONE"}
                """#.utf8)
            func mark() async throws -> String { try await test.broker.portalConsentMark(of: Self.person, for: own) }
            let base = try await mark()
            _ = try await test.broker.portalRecordConsent(report, for: own, base: base)
            // The same confirmation once more, and one that was shown what stood before.
            for act in [
                { _ = try await test.broker.portalRecordConsent(report, for: own, base: base) },
                {
                    _ = try await test.broker.portalWithdrawConsent(
                        of: Self.person, reference: nil, for: own, base: base, by: "x")
                },
            ] as [() async throws -> Void] {
                let failure = await #expect(throws: AdminFailure.self) { try await act() }
                #expect(failure?.isOutdated == true)
            }
            #expect(try await test.broker.entries(.consent).count == 1)
            let statement = try #require(try await shown(Self.person).first)
            #expect(statement["method"]?.string == "TELEPHONE" && statement["person"] == nil)
            #expect(try await shown([], "22/12345/26").first?["person"]?["familyName"]?.string == "Sample")
            #expect(try await shown([], "22/99999/26").isEmpty)
            #expect(try await views() == 4)
            _ = try await test.broker.portalWithdrawConsent(
                of: Self.person, reference: nil, for: own, base: mark(), by: "Alex Specimen <\(Self.officer)>")
            #expect(try await shown(Self.person).last?["recordedBy"]?.string == "Alex Specimen <\(Self.officer)>")
            // Whose a person is nobody can say where there are two authorities.
            try await test.enrol("local-authority/884", number: 1)
            let before = try await views()
            for authority in [own, try partner("local-authority/884")] {
                await #expect(throws: PortalRefusal.unknownNotice) {
                    _ = try await test.broker.portalConsent(of: Self.person, reference: nil, for: authority, by: Self.officer)
                }
                await #expect(throws: PortalRefusal.unknownNotice) {
                    _ = try await test.broker.portalRecordConsent(report, for: authority, base: base)
                }
                await #expect(throws: PortalRefusal.unknownNotice) {
                    _ = try await test.broker.portalWithdrawConsent(
                        of: Self.person, reference: nil, for: authority, base: base, by: "x")
                }
                await #expect(throws: PortalRefusal.unknownNotice) {
                    _ = try await test.broker.portalConsentMark(of: Self.person, for: authority)
                }
            }
            #expect(try await views() == before)
        }
    }

    @Test func `a list of key adults is changed by the rules of its file, for the register's authority alone`() async throws {
        try await TestBroker.with { test in
            let (own, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            let school = try partner("school/116908")
            let broker = test.broker
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await broker.portalKeyAdults(of: school, for: other, by: Self.officer)
            }
            let row = KeyAdultRow(
                partner: school, name: "Sam \"S\", Specimen", email: "sam@sample.example", role: .deputy,
                trainedOn: CivilDate(iso: "2026-01-05"), conflicts: ["Kim Example", "police/22"])
            await #expect(throws: PortalRefusal.unknownNotice) {
                try await broker.portalChange(keyAdult: .add(row), of: school, for: other, base: "", trained: 1, by: "x")
            }
            let today = try #require(CivilDate(iso: "2026-05-04"))
            func trained() async -> Int {
                await broker.directory.facts(school, today: today, conflicted: [])?.trainedKeyAdults ?? -1
            }
            #expect(await trained() == 0)
            func list() async throws -> [KeyAdultRow] {
                try await broker.portalKeyAdults(of: school, for: own, by: Self.officer)
            }
            func change(_ edit: KeyAdultEdit, _ base: String, _ trained: Int) async throws {
                try await broker.portalChange(
                    keyAdult: edit, of: school, for: own, base: base, trained: trained, by: "Alex <\(Self.officer)>")
            }
            let first = Broker.mark(of: try await list())
            try await change(.add(row), first, 1)
            #expect(await trained() == 1)
            let stands = try await list()
            #expect(stands.contains(row))
            // Two who are trained, and two who each take another one off at once: the second sees another list than there is.
            var second = row
            (second.name, second.email, second.conflicts) = ("Chris Sample", "chris@sample.example", [])
            try await change(.add(second), Broker.mark(of: stands), 2)
            let both = Broker.mark(of: try await list())
            try await change(.end(email: second.email), both, 1)
            let late = await #expect(throws: AdminFailure.self) { try await change(.end(email: row.email), both, 1) }
            #expect(late?.isOutdated == true)
            #expect(await trained() == 1)
            // Whoever saw another row, or none, changes nothing.
            for (base, trained) in [("", 0), (first, 0), (Broker.mark(of: [row]), 0), (Broker.mark(of: stands), 1)] {
                await #expect(throws: AdminFailure.self, "\(base) \(trained)") {
                    try await change(.end(email: row.email), base, trained)
                }
            }
            var changed = row
            changed.trainedOn = nil
            try await change(.replace(changed), Broker.mark(of: stands), 0)
            #expect(await trained() == 0)
            try await change(.end(email: row.email), Broker.mark(of: try await list()), 0)
            #expect(try await list().count == stands.count - 1)
            let import_ = try #require(try await broker.entries(.import).last.map { String(decoding: $0, as: UTF8.self) })
            #expect(import_.contains("\"by\":\"") && !import_.contains("Alex") && import_.contains("\"delta\":true"))
        }
    }

    @Test func `the effect of a calendar is shown as it will be, and done whole or not at all`() async throws {
        try await TestBroker.with { test in
            let (own, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            let broker = test.broker
            let published = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let deadline = try #require(published.answer.notices.first?.deadline)
            let school = try partner("school/116900")
            let day = test.broker.settings.deadlines.zone.date(at: deadline)
            let snow = try #require(CalendarEntry(scope: school, kind: .closure, from: day, to: day, note: "snow"))
            let ledger = try await broker.reader.status(now: deadline).ledgerSize
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await broker.portalEffect(of: .add(snow), for: other)
            }
            let strange = try #require(CalendarEntry(scope: other, kind: .closure, from: day, to: day))
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await broker.portalEffect(of: .add(strange), for: own)
            }
            await #expect(throws: CalendarRefusal.nothingToDo) { _ = try await broker.portalEffect(of: .remove(snow), for: own) }
            let effect = try await broker.portalEffect(of: .add(snow), for: own)
            #expect(effect.groups.count == 1 && effect.groups[0].old == deadline && effect.groups[0].new > deadline)
            #expect(effect.groups[0].notices == 1 && effect.late == 0 && !effect.groups[0].isEarlier)
            #expect(try await broker.reader.status(now: deadline).ledgerSize == ledger, "nothing was done")
            // Another notice came meanwhile.
            _ = try #require(
                try await test.publish(
                    test.event("01-bank-holiday") { $0.replacing("\"id\": \"", with: "\"id\": \"x") }
                ).accepted)
            let size = try await broker.reader.status(now: deadline).ledgerSize
            let version = await broker.directory.calendarVersion
            do {
                _ = try await broker.portalChange(calendar: .add(snow), for: own, base: effect.base, by: "Alex")
                Issue.record("what was shown is no more so")
            } catch CalendarRefusal.changed(let now) {
                #expect(now.groups.first?.notices == 2)
            }
            #expect(try await broker.reader.status(now: deadline).ledgerSize == size)
            #expect(try await broker.reader.calendarEntries().contains(snow) == false)
            #expect(await broker.directory.calendarVersion == version)
            let again = try await broker.portalEffect(of: .add(snow), for: own)
            let done = try await broker.portalChange(calendar: .add(snow), for: own, base: again.base, by: "Alex <\(Self.officer)>")
            #expect(done == again && done.moved == 2)
            #expect(try Self.deadlines(in: test.folder) == [again.groups[0].new, again.groups[0].new])
            #expect(try await broker.reader.deadlinesComputed() == version + 1)
            #expect(await broker.directory.calendarVersion == version + 1)
            #expect(try await broker.followCalendar() == 0)
            // Later that day the snow has gone: the first deadline is over.
            test.time.withLockedValue { $0 = deadline + .seconds(60) }
            let back = try await broker.portalEffect(of: .remove(snow), for: own)
            #expect(back.late == 2 && back.groups.allSatisfy { $0.isEarlier && $0.new == deadline })
            _ = try await broker.portalChange(calendar: .remove(snow), for: own, base: back.base, by: "Alex")
            #expect(try Self.deadlines(in: test.folder) == [deadline, deadline])
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            let entry = try #require(try await broker.entries(.calendar).last.map { String(decoding: $0, as: UTF8.self) })
            #expect(entry.contains("\"by\":\"") && !entry.contains("Alex"))
        }
    }

    @Test func `a calendar moves the deadlines that it reaches, and no one else's`() async throws {
        try await TestBroker.with { test in
            let (own, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            let broker = test.broker
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            _ = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            // Deadlines of an earlier calendar, which wait for whoever changes that one.
            let queue = try DatabaseQueue(path: Journal.path(in: test.folder))
            try await queue.write {
                try $0.execute(sql: "UPDATE notice SET deadline = deadline + 1000 WHERE recipient <> 'school/116900'")
            }
            try queue.close()
            let lagging = try Self.deadlines(in: test.folder)
            let deadline = try #require(lagging.first)
            let day = broker.settings.deadlines.zone.date(at: deadline)
            func closure(of scope: PartnerID) throws -> CalendarEdit {
                .add(try #require(CalendarEntry(scope: scope, kind: .closure, from: day, to: day)))
            }
            let reached = try await test.sendings(to: "school/116900").count
            let snow = try closure(of: partner("school/116900"))
            let effect = try await broker.portalEffect(of: snow, for: own)
            #expect(effect.moved == reached && effect.moved < lagging.count)
            _ = try await broker.portalChange(calendar: snow, for: own, base: effect.base, by: "Alex")
            #expect(zip(lagging, try Self.deadlines(in: test.folder)).count { $0 != $1 } == effect.moved)
            // Beside another authority, rows of the area's own reach those who are of neither.
            _ = try await broker.portalEffect(of: closure(of: own), for: own)
            try await test.enrol("local-authority/884", number: 1)
            await #expect(throws: CalendarRefusal.shared) { _ = try await broker.portalEffect(of: closure(of: own), for: own) }
            #expect(try await broker.portalEffect(of: closure(of: other), for: other).moved == 0)
        }
    }

    @Test func `a receipt is found by its digest, and is its owner's`() async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let sent = try #require(try await test.sendings(to: "school/116900").first)
            let reader = await test.broker.reader
            let recipients = try reader.recipients()
            #expect(recipients == [try partner("school/116900")])
            let found = try reader.notices(withDigest: sent.notice.digest, to: recipients)
            #expect(try reader.notices(withDigest: sent.notice.digest, to: [try partner("school/116908")]).isEmpty)
            for (authority, owned) in [(try partner("local-authority/885"), recipients), (try partner("local-authority/884"), [])] {
                #expect(await test.broker.portalOwned(recipients, by: authority) == owned)
            }
            #expect(found.map(\.notice) == [sent.notice.id] && found.map(\.stage) == [.sent])
            #expect(try reader.notices(withDigest: Digest.sha256([1]), to: recipients).isEmpty)
            let recipient = try #require(found.first?.recipient)
            #expect(await test.broker.portalOwns(recipient, try partner("local-authority/885")))
            #expect(await !test.broker.portalOwns(recipient, try partner("local-authority/884")))
        }
    }

    private static func deadlines(in folder: String) throws -> [Instant] {
        let queue = try DatabaseQueue(path: Journal.path(in: folder))
        defer { try? queue.close() }
        return try queue.read {
            try Int64.fetchAll($0, sql: "SELECT deadline FROM notice WHERE deadline IS NOT NULL ORDER BY seq")
        }.map(Instant.init(milliseconds:))
    }
}

extension Broker {
    /// The effect of a change as it is shown: computed beside the broker.
    fileprivate func portalEffect(of edit: CalendarEdit, for authority: PartnerID) throws -> CalendarEffect {
        try portalPreview(of: edit, for: authority).effect(reader)
    }
}
