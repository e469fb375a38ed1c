// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Restarts and clock steps around what is to happen at a time (proofs.md T7 and T21).
    ///
    /// FIRSTBELL_DEADLINE_KILLS says how often the daemon dies around each level of escalation.
    @Suite struct ClockTests {
        static let kills = RunLength.count("FIRSTBELL_DEADLINE_KILLS", short: 1)

        @Test func `attempts, deadlines and escalations are after a restart what they were before`() async throws {
            try await withDaemon { daemon in
                let books = await daemon.keepBooks()
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                for number in 0..<3 { _ = try await police.accepted(try numberedEvent(number).octets) }
                for _ in 0..<3 { _ = try await school.notice() }
                // Within the last hour before the bell, so that a level has been journalled and the next one waits.
                for (attempt, step) in [(2, "61s"), (3, "10h40m")] {
                    #expect(try await daemon.firstbell("clock", "advance", step).status == 0)
                    for _ in 0..<3 { #expect(try await school.notice().envelope.attempt == attempt) }
                }
                let before = try daemon.reader().standing()
                #expect(before.flatMap(\.notices).allSatisfy { $0.attempt == 3 && $0.escalation == .hourBefore })
                await daemon.kill()
                await daemon.closeDealers()
                try await daemon.restart(books)
                #expect(try daemon.reader().standing() == before)
                let later = try await daemon.dealer("school/116900")
                try await later.hello()
                for _ in 0..<3 { #expect(try await later.notice().envelope.attempt == 4) }
                try daemon.check(await books.history, isSettled: false)
            }
        }

        @Test func `a kill around a deadline neither loses nor repeats an escalation`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(try numberedEvent(0).octets)
                let deadline = try #require(accepted.answer.notices.first?.deadline)
                var random = SeededGenerator(seed: RunLength.seed)
                for level in EscalationLevel.allCases {
                    for _ in 0..<Self.kills {
                        let offset = try daemon.reader().clockOffset()
                        let wanted = level.instant(for: deadline).milliseconds - 100
                        disk.moveClock(byMilliseconds: Int(wanted - offset - Self.machineTime()))
                        // From 50 ms before the level to a little after the daemon has looked at its clock.
                        try await Task.sleep(for: .milliseconds(Int.random(in: 50...1300, using: &random)))
                        await daemon.kill()
                        disk.renew()
                        try await daemon.restart(books)
                    }
                    #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                    #expect(try await daemon.json("status")["escalated"]?[level.code]?.integer == 1)
                }
                #expect(try escalations(daemon) == EscalationLevel.allCases.map(\.code))
                try daemon.check(await books.history, isSettled: false)
            }
        }

        @Test func `steps of the clock by an hour, forth and back, escalate each level once`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                _ = try await police.accepted(try numberedEvent(0).octets)
                let first = try await school.notice()
                // To ten minutes after T-60.
                #expect(try await daemon.firstbell("clock", "advance", "10h40m").status == 0)
                let second = try await school.notice()
                for step in [-3600, 0, -3600, 0] {
                    disk.moveClock(byMilliseconds: step * 1000)
                    #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                    #expect(try escalations(daemon) == [EscalationLevel.hourBefore.code])
                }
                disk.moveClock(byMilliseconds: 3_600_000)
                #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                let levels = [EscalationLevel.hourBefore.code, EscalationLevel.deadlinePassed.code]
                #expect(try escalations(daemon) == levels, "of levels that are past together only the highest counts")
                let third = try await school.notice()
                #expect([first, second, third].map(\.envelope.attempt) == [1, 2, 3])

                // Sent before the clock went back an hour, it still comes again after a minute.
                disk.moveClock(byMilliseconds: 0)
                #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                #expect(try await daemon.firstbell("clock", "advance", "61s").status == 0)
                #expect(try await school.notice().envelope.attempt == 4)
                #expect(try escalations(daemon) == levels)
                try daemon.check(await books.history, isSettled: false)
            }
        }

        private static func machineTime() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

        /// The levels of all escalations in the ledger, in order.
        private func escalations(_ daemon: DaemonFixture) throws -> [String] {
            try daemon.reader().entries(.escalation).map { try JSONDocument($0).root["level"]?.string ?? "" }
        }
    }
}
