// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Safeguarding

/// What taking a notice back does to its life, and what it never undoes.
@Suite struct WithdrawalTests {
    private let start = Instant(milliseconds: 1_000)

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `after a recall every receipt still counts, and nothing undoes the recall`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let stages: [Stage] = [.sent, .delivered, .opened, .acknowledged, .refused]
        var life = NoticeLife()
        var untouched = NoticeLife()
        var now = start
        let withdrawal = Withdrawal.allCases.randomElement(using: &random) ?? .recalled
        let place = Int.random(in: 0..<6, using: &random)
        for step in 0..<6 {
            now = now + .seconds(1)
            if step == place {
                let told = (life.withdraw(withdrawal, at: now), life.withdraw(withdrawal, at: now + .seconds(1)))
                #expect(told == (true, false))
            }
            guard let stage = stages.randomElement(using: &random) else { continue }
            // Word for word what the same receipts do to a notice that stands.
            let reached = (life.record(stage, at: now), untouched.record(stage, at: now))
            #expect(reached.0 == reached.1)
            if step >= place {
                #expect(life.stage == withdrawal.stage)
                #expect(life.isWithdrawn && !life.awaitsReader)
            } else {
                #expect(life == untouched)
            }
        }
        life.recalledAt = nil
        life.supersededAt = nil
        #expect(life == untouched)
    }

    @Test func `what was superseded can still be recalled, and not the other way round`() {
        var life = NoticeLife(sentAt: start)
        let superseded = life.withdraw(.superseded, at: start + .seconds(1))
        #expect(superseded && life.stage == .superseded)
        let told = life.withdraw(.recalled, at: start + .seconds(2))
        #expect(told)
        #expect(life.stage == .recalled && life.stageAt == start + .seconds(2))
        var recalled = NoticeLife(recalledAt: start)
        let again = recalled.withdraw(.superseded, at: start + .seconds(1))
        #expect(!again)
        #expect(recalled == NoticeLife(recalledAt: start))
    }

    @Test func `the clock of a breach runs for 72 hours, whatever the clocks' change`() throws {
        let night = try Instant(rfc3339: "2026-10-24T12:00:00Z")
        #expect(BreachClock(startedAt: night).due == (try Instant(rfc3339: "2026-10-27T12:00:00Z")))
        let rule = DeadlineRule()
        var book = CalendarBook(entries: [], bankHolidays: BankHolidays(), version: 1)
        let calendar = book.calendar(
            of: SettingPlace(setting: try #require(PartnerID("school/116900")), authority: nil))
        let deadline = rule.deadline(BreachClock.length, from: night, calendar: calendar)
        #expect(deadline.instant == BreachClock(startedAt: night).due)
    }

    @Test func `the shipped policy tells whoever had a notice at once, and only that policy's word does`() throws {
        let school = try #require(PartnerID("school/116900"))
        let today = try #require(CivilDate(iso: "2026-11-18"))
        var policy = Policy.shipped
        let decision = RecallRelease(policy: policy).decide(recipient: school, today: today)
        #expect(decision.outcome == .release(.producer, exception: nil))
        #expect(decision.rule == "SAFETY-26" && decision.basis == "AS-ORIGINAL" && decision.flow == .correction)
        #expect(policy.rule(named: "SAFETY-26")?.deadline == .immediate)
        policy.rules.removeAll { $0.id == "SAFETY-26" }
        let held = RecallRelease(policy: policy).decide(recipient: school, today: today)
        if case .release = held.outcome { Issue.record("nothing decided to release it") }
    }
}
