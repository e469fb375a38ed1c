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
        static let errors = RunLength.count("FIRSTBELL_DISK_ERRORS", short: 8)

        /// What the clients of a script were told.
        private actor Told {
            var accepted: [String] = []
            var recorded: [String] = []

            func accepted(_ event: String) { accepted.append(event) }
            func recorded(_ notice: String) { recorded.append(notice) }
        }

        /// Publishes one event, receives its notice and says so.
        private static func perform(_ daemon: DaemonFixture, event number: Int, _ told: Told) async throws {
            let police = try await daemon.dealer("police/22")
            let school = try await daemon.dealer("school/116900")
            guard try await school.ask(.hello, Hello(window: 8).octets).verb == .welcome else { return }
            let event = try numberedEvent(number)
            guard try await police.publish(event.octets).verb == .accepted else { return }
            await told.accepted(event.id)
            while true {
                let notice = try await school.notice()
                guard try await school.receipt(.delivered, of: notice).verb == .recorded else { return }
                await told.recorded(notice.envelope.id)
                if case .notice(let content) = notice.content, content.event.id == event.id { return }
            }
        }

        @Test func `whichever write or sync fails, what was acknowledged is on the disk and the daemon ends`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let told = Told()
                let before = FaultyDisk.Operation.allCases.map(disk.count)
                try await Self.perform(daemon, event: 0, told)
                let steps = zip(FaultyDisk.Operation.allCases, before).map { Self.chosen(Int(disk.count(of: $0) - $1)) }
                var number = 0
                for (operation, steps) in zip(FaultyDisk.Operation.allCases, steps) {
                    for step in steps {
                        number += 1
                        try await fail(operation, step, EIO, daemon, disk, event: number, told)
                    }
                }
                #expect(number > 4, "the script did nothing")
                // Everything that did not end the daemon is still there to be received.
                try await Self.perform(daemon, event: number + 1, told)
                try await check(told, daemon)
            }
        }

        private func fail(
            _ operation: FaultyDisk.Operation, _ step: Int, _ error: Int32, _ daemon: DaemonFixture, _ disk: FaultyDisk, event: Int,
            _ told: Told
        ) async throws {
            disk.fail(operation, number: disk.count(of: operation) + UInt64(step), with: error)
            _ = try await daemon.unlessItEnds { try await Self.perform(daemon, event: event, told) }
            defer { disk.heal() }
            guard disk.failures > 0 else { return }
            #expect(await daemon.ended(within: .seconds(20)) == 1, "\(operation) \(step) failed and the daemon goes on")
            await daemon.closeDealers()
            try disk.losePower(PowerLoss(manner: .forgetful, seed: 0))
            try await daemon.start()
            try await check(told, daemon)
        }

        @Test(arguments: FaultyDisk.Operation.allCases)
        func `a checkpoint that fails ends the daemon, for a later one would say that it succeeded`(
            operation: FaultyDisk.Operation
        ) async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let told = Told()
                try await Self.perform(daemon, event: 1, told)
                // Nothing is written from here on but by the checkpoint of an idle journal.
                disk.fail(operation, number: disk.count(of: operation) + (operation == .sync ? 2 : 1), with: EIO)
                #expect(await daemon.ended(within: .seconds(20)) == 1)
                disk.heal()
                await daemon.closeDealers()
                try disk.losePower(PowerLoss(manner: .forgetful, seed: 0))
                try await daemon.start()
                try await check(told, daemon)
            }
        }

        @Test func `whichever write finds no room, nothing of it happened, and with room the same request is taken`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let start = disk.count(of: .write)
                _ = try await police.accepted(try numberedEvent(0).octets)
                try await school.record(.delivered, of: try await school.notice())
                let writes = Int(disk.count(of: .write) - start)
                var refused = 0
                for (number, step) in Self.chosen(writes).enumerated() {
                    let event = try numberedEvent(number + 1)
                    disk.fail(.write, number: disk.count(of: .write) + UInt64(step), with: ENOSPC, goingOn: true)
                    let first = try await police.publish(event.octets)
                    if first.verb == .rejected {
                        refused += 1
                        try await expectNoRoom(first)
                        #expect(try daemon.reader().progress(source: police.partner, id: event.id) == nil)
                        if refused == 1 { #expect(try await daemon.json("status")["condition"]?.string == "disk-full") }
                    } else {
                        #expect(try daemon.reader().progress(source: police.partner, id: event.id) != nil)
                    }
                    disk.heal()
                    #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                    #expect(try await police.accepted(event.octets).duplicate == (first.verb == .accepted))

                    let notice = try await school.notice()
                    disk.fail(.write, number: disk.count(of: .write) + 1 + UInt64(step / 8), with: ENOSPC, goingOn: true)
                    let receipt = try await school.receipt(.delivered, of: notice)
                    if receipt.verb == .rejected { try await expectNoRoom(receipt) }
                    disk.heal()
                    #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                    try await school.record(.delivered, of: notice)
                }
                #expect(refused > 2, "the disk was never full")
                #expect(try await daemon.json("status")["condition"]?.string == "ready")
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
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

        private func check(_ told: Told, _ daemon: DaemonFixture) async throws {
            let reader = try daemon.reader()
            let standing = try reader.standing()
            let events = Set(standing.map(\.id))
            let delivered = Set(standing.flatMap(\.notices).filter { $0.life.deliveredAt != nil }.map { $0.id.description })
            #expect(events.isSuperset(of: await told.accepted))
            #expect(delivered.isSuperset(of: await told.recorded))
            #expect(throws: Never.self) { try reader.verifyLedger() }
        }
    }
}
