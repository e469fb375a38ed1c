// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Each write and each sync of a scripted run fails in turn (proofs.md T4).
    ///
    /// FIRSTBELL_DISK_ERRORS says how many of them, 0 all; FIRSTBELL_SEED repeats the choice.
    @Suite struct DiskErrorTests {
        static let errors = RunLength.count("FIRSTBELL_DISK_ERRORS", short: 6)

        /// What fails, and with which error; a write that finds no room ends nothing and has a test of its own.
        struct Failure: Sendable, CustomTestStringConvertible {
            let operation: FaultyDisk.Operation
            let error: Int32

            var testDescription: String { "\(operation) with \(error == EIO ? "EIO" : "ENOSPC")" }
        }

        static let fatal = [
            Failure(operation: .write, error: EIO), Failure(operation: .sync, error: EIO), Failure(operation: .sync, error: ENOSPC),
        ]

        /// What has come and may not be recorded yet, as a school's system keeps it.
        private actor Kept {
            private var notices: [String: ReceivedNotice] = [:]

            func keep(_ notice: ReceivedNotice) { notices[notice.envelope.id] = notice }

            func unrecorded(_ history: LoadHistory) -> [ReceivedNotice] {
                notices.values.filter { !history.recorded.contains($0.envelope.id) }
            }
        }

        /// Publishes one event, receives its notice and says so.
        private static func perform(_ daemon: DaemonFixture, event number: Int, _ kept: Kept) async throws {
            let police = try await daemon.dealer("police/22")
            let school = try await daemon.dealer("school/116900")
            guard try await school.ask(.hello, Hello(window: 8).octets).verb == .welcome else { return }
            let event = try numberedEvent(number)
            guard try await police.publish(event.octets).verb == .accepted else { return }
            while true {
                let notice = try await school.notice()
                await kept.keep(notice)
                guard try await school.receipt(.delivered, of: notice).verb == .recorded else { return }
                if case .notice(let content) = notice.content, content.event.id == event.id { return }
            }
        }

        /// Asks again for all that was not answered, until everything that was published is delivered.
        private static func finish(_ daemon: DaemonFixture, events: Int, _ kept: Kept, _ books: LoadLog) async throws {
            let police = try await daemon.dealer("police/22")
            let school = try await daemon.dealer("school/116900")
            try await school.hello()
            for number in 0...events { _ = try await police.accepted(try numberedEvent(number).octets) }
            for notice in await kept.unrecorded(books.history) { try await school.record(.delivered, of: notice) }
            while !(await books.history.isSettled) { try await school.record(.delivered, of: try await school.notice()) }
            try daemon.check(await books.history)
        }

        @Test(arguments: fatal)
        func `whichever write or sync fails, what was acknowledged is on the disk and the daemon ends`(
            failure: Failure
        ) async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                let kept = Kept()
                let before = disk.count(of: failure.operation)
                try await Self.perform(daemon, event: 0, kept)
                let steps = Self.chosen(Int(disk.count(of: failure.operation) - before))
                #expect(steps.count > 1, "the script did nothing")
                var failed = 0
                for (number, step) in steps.enumerated() {
                    disk.fail(failure.operation, number: disk.count(of: failure.operation) + UInt64(step), with: failure.error)
                    _ = try await daemon.unlessItEnds { try await Self.perform(daemon, event: number + 1, kept) }
                    if disk.failures > 0 {
                        failed += 1
                        try await recover(daemon, disk, books, "step \(step)")
                    }
                    disk.heal()
                }
                #expect(failed * 4 >= steps.count * 3, "\(failed) of \(steps.count) steps failed")
                try await Self.finish(daemon, events: steps.count, kept, books)
            }
        }

        /// Waits for the end that a failure is, takes away what was not durable, and looks at what a start makes of the rest.
        private func recover(_ daemon: DaemonFixture, _ disk: FaultyDisk, _ books: LoadLog, _ what: String) async throws {
            #expect(await daemon.ended(within: .seconds(20)) == 1, "\(what) failed and the daemon goes on")
            disk.heal()
            await daemon.closeDealers()
            try disk.losePower(PowerLoss(manner: .forgetful, seed: 0))
            try await daemon.restart(books)
            try daemon.check(await books.history, isSettled: false)
        }

        @Test(arguments: fatal)
        func `a checkpoint that fails ends the daemon, for a later one would say that it succeeded`(
            failure: Failure
        ) async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                let kept = Kept()
                try await Self.perform(daemon, event: 1, kept)
                // Nothing is written from here on but by the checkpoint of an idle journal.
                let operation = failure.operation
                disk.fail(operation, number: disk.count(of: operation) + (operation == .sync ? 2 : 1), with: failure.error)
                try await recover(daemon, disk, books, "a checkpoint")
                try await Self.finish(daemon, events: 1, kept, books)
            }
        }

        @Test func `whichever write finds no room, nothing of it happened, and with room the same request is taken`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let start = disk.count(of: .write)
                _ = try await police.accepted(try numberedEvent(0).octets)
                let first = try await school.notice()
                let middle = disk.count(of: .write)
                try await school.record(.delivered, of: first)
                let end = disk.count(of: .write)

                var number = 0
                var refused = (events: 0, receipts: 0)
                for step in Self.chosen(Int(middle - start)) {
                    number += 1
                    let event = try numberedEvent(number)
                    disk.fail(.write, number: disk.count(of: .write) + UInt64(step), with: ENOSPC, goingOn: true)
                    let answer = try await police.publish(event.octets)
                    let stands = try daemon.reader().progress(source: police.partner, id: event.id) != nil
                    #expect(stands == (answer.verb == .accepted))
                    if answer.verb == .rejected {
                        refused.events += 1
                        try await expectNoRoom(answer)
                        if refused.events == 1 { #expect(try await daemon.json("status")["condition"]?.string == "disk-full") }
                    }
                    disk.heal()
                    try await daemon.advance("1s")
                    #expect(try await police.accepted(event.octets).duplicate == stands)
                    try await school.record(.delivered, of: try await Self.unrecorded(school, books))
                }
                for step in Self.chosen(Int(end - middle)) {
                    number += 1
                    _ = try await police.accepted(try numberedEvent(number).octets)
                    let notice = try await Self.unrecorded(school, books)
                    disk.fail(.write, number: disk.count(of: .write) + UInt64(step), with: ENOSPC, goingOn: true)
                    let answer = try await school.receipt(.delivered, of: notice)
                    let line = try daemon.reader().standing().flatMap(\.notices).first { $0.id.description == notice.envelope.id }
                    #expect((line?.life.deliveredAt != nil) == (answer.verb == .recorded))
                    if answer.verb == .rejected {
                        refused.receipts += 1
                        try await expectNoRoom(answer)
                    }
                    disk.heal()
                    try await daemon.advance("1s")
                    try await school.record(.delivered, of: notice)
                }
                #expect(refused.events > 1 && refused.receipts > 0, "the disk was full for \(refused)")
                #expect(try await daemon.json("status")["condition"]?.string == "ready")
                try daemon.check(await books.history)
            }
        }

        /// The next notice that is not recorded: while the disk is full one may come again before its receipt can be taken.
        private static func unrecorded(_ school: StockDealer, _ books: LoadLog) async throws -> ReceivedNotice {
            while true {
                let notice = try await school.notice()
                if await !books.history.recorded.contains(notice.envelope.id) { return notice }
            }
        }

        private func expectNoRoom(_ answer: Wire.Message) async throws {
            let problem = try Problem(body: answer.body)
            #expect(problem.code == .retryLater)
            #expect(problem.cause == .disk)
        }

        /// The steps of a script that are tried: the first, the last, and others by the seed.
        private static func chosen(_ steps: Int) -> [Int] {
            guard errors > 0, steps > errors else { return Array(1...max(1, steps)) }
            var random = SeededGenerator(seed: RunLength.seed)
            return ([1, steps] + (2..<steps).shuffled(using: &random).prefix(max(0, errors - 2))).sorted()
        }
    }
}
