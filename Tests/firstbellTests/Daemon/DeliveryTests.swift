// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    @Suite struct DeliveryTests {
        @Test func `a notice without a receipt comes again, marked, to the next session and after a kill`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let gone = try await daemon.dealer("school/116900")
                try await gone.hello()
                let first = try await gone.notice()
                #expect(first.envelope.attempt == 1)
                #expect(first.envelope.id == accepted.answer.notices.first?.notice)
                await gone.close()

                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let second = try await school.notice()
                #expect(second.envelope.attempt == 2)
                await daemon.kill()
                try await daemon.start()
                try await school.hello()
                let third = try await school.notice()
                #expect(third.envelope.attempt == 3)
                #expect(
                    [second, third].allSatisfy {
                        $0.envelope.id == first.envelope.id && $0.envelope.digest == first.envelope.digest
                    })
                #expect(third.content == first.content)
                try await school.record(.delivered, of: third)
                #expect(try await school.hello().pending == 0)
            }
        }

        @Test func `a notice without a receipt comes again after a minute, on the same session`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let first = try await school.notice()
                #expect(try await daemon.firstbell("clock", "advance", "61s").status == 0)
                let second = try await school.notice()
                #expect(second.envelope.id == first.envelope.id)
                #expect(second.envelope.attempt == 2)
                try await school.record(.delivered, of: second)
            }
        }

        @Test func `what is delivered and was never opened comes again to a HELLO from unread`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let notice = try await school.notice()
                try await school.record(.delivered, of: notice)
                await school.close()

                let later = try await daemon.dealer("school/116900")
                #expect(try await later.hello(fromUnread: true).pending == 1)
                let unread = try await later.notice()
                #expect(unread.envelope.id == notice.envelope.id)
                #expect(unread.envelope.attempt > 1)
                try await later.record(.opened, of: unread, by: "dsl@example-primary.example")
                let last = try await daemon.dealer("school/116900")
                #expect(try await last.hello(fromUnread: true).pending == 0)
            }
        }

        @Test func `notices about one child come in the order of their events, at most a window at a time`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                var ids: [String] = []
                for number in 10..<30 {
                    let event = text.replacing("019df4a1-1001", with: "019df4a1-20\(number)")
                    ids += try await police.accepted(Array(event.utf8)).answer.notices.map(\.notice)
                }
                let school = try await daemon.dealer("school/116900")
                #expect(try await school.hello(window: 3).pending == 20)
                let other = try await daemon.dealer("school/116900")
                try await other.hello(window: 3)
                var come: [String] = []
                for _ in 0..<20 {
                    let held = try await school.notice()
                    come.append(held.envelope.id)
                    try await school.record(.delivered, of: held)
                }
                #expect(come == ids)
                #expect(await other.heard.rest.isEmpty, "a child sticks to one session")
            }
        }

        @Test func `escalations fire once as the clock passes them, also over a kill`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                func escalated() async throws -> [String: Int64] {
                    let levels = try await daemon.json("status")["escalated"]
                    return Dictionary(
                        levels?.members.map { ($0.name.string ?? "", $0.value.integer ?? 0) } ?? [], uniquingKeysWith: { $1 }
                    ).filter { $0.value > 0 }
                }
                #expect(try await escalated().isEmpty)
                for (step, level) in [("10h31m", EscalationLevel.hourBefore), ("30m", .halfHourBefore)] {
                    #expect(try await daemon.firstbell("clock", "advance", step).status == 0)
                    #expect(try await escalated() == [level.code: 1])
                }
                await daemon.kill()
                try await daemon.start()
                #expect(try await daemon.firstbell("clock", "advance", "30m").status == 0)
                #expect(try await escalated() == [EscalationLevel.deadlinePassed.code: 1])
                #expect(try await daemon.json("status")["overdue"]?.integer == 1)
                let told = await daemon.logs.split(separator: "\n").filter { $0.contains("escalated") }
                #expect(told.count == 3)
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }
    }
}
