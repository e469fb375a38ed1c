// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// The daemon dies after a commit and before its answers, and the clients ask again (proofs.md T6).
    ///
    /// FIRSTBELL_LOST_ANSWERS says how many answers are lost, to publishes and to receipts.
    @Suite struct LostAnswerTests {
        static let losses = RunLength.count("FIRSTBELL_LOST_ANSWERS", short: 40)
        /// Requests that a stopped daemon finds when it goes on; its first transaction has some of them or all.
        private static let together = 32

        @Test func `answers that were lost are given again, octet for octet, and nothing is done twice`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                var (lost, rounds) = (0, 0)
                while lost < Self.losses {
                    let events = try (0..<Self.together).map { try numberedEvent(rounds * Self.together + $0) }
                    rounds += 1
                    let police = try await daemon.dealer("police/22")
                    let accepted = try await lose(.publish, events.map(\.octets), of: police, at: daemon, on: disk, books)
                    lost += try await publishAgain(events, at: daemon) - accepted

                    let school = try await daemon.dealer("school/116900")
                    try await school.hello()
                    var notices: [ReceivedNotice] = []
                    for _ in events { notices.append(try await school.notice()) }
                    let receipts = notices.map {
                        Receipt(notice: $0.envelope.id, digest: $0.envelope.digest, stage: .delivered).octets
                    }
                    let recorded = try await lose(.receipt, receipts, of: school, at: daemon, on: disk, books)
                    lost += try await recordAgain(notices, at: daemon) - recorded
                    try #require(rounds <= Self.losses, "no transaction before a death had any of the requests")
                }
                let standing = try daemon.reader().standing()
                #expect(standing.count == rounds * Self.together)
                #expect(standing.allSatisfy { $0.notices.count == 1 && $0.notices[0].life.deliveredAt != nil })
                try daemon.check(await books.history)
            }
        }

        /// Has the daemon die after a sync, as a rule that of the first transaction of requests that it finds together, and starts
        /// it anew.
        ///
        /// - Returns: how many were answered all the same, while the sync was that of a checkpoint beside.
        private func lose(
            _ verb: Verb, _ requests: [[UInt8]], of partner: StockDealer, at daemon: DaemonFixture, on disk: FaultyDisk,
            _ books: LoadLog
        ) async throws -> Int {
            let process = try #require(await daemon.identifier)
            Glibc.kill(process, SIGSTOP)
            var asked: [[UInt8]: [UInt8]] = [:]
            for body in requests { asked[try await partner.begin(verb, body)] = body }
            disk.kill(.afterSync, number: disk.count(of: .sync) + 1)
            Glibc.kill(process, SIGCONT)
            #expect(await daemon.ended() == 128 + 9)
            await daemon.closeDealers()
            let answers = await partner.unclaimed
            for answer in answers {
                try await books.heard(answer, to: try #require(asked[answer.correlation]), of: partner.partner)
            }
            disk.renew()
            try await daemon.restart(books)
            return answers.count
        }

        /// Publishes each event twice; how many of them the journal had.
        private func publishAgain(_ events: [NumberedEvent], at daemon: DaemonFixture) async throws -> Int {
            let police = try await daemon.dealer("police/22")
            let reader = try daemon.reader()
            let known = try events.map { try reader.progress(source: police.partner, id: $0.id) != nil }
            for (event, isKnown) in zip(events, known) {
                let first = try await police.publish(event.octets)
                #expect(try Accepted(body: first.body).duplicate == isKnown)
                let again = try await police.publish(event.octets)
                #expect(String(decoding: again.body, as: UTF8.self) == duplicate(of: first))
            }
            return known.count { $0 }
        }

        /// Records each delivery twice; how many of them the journal had.
        private func recordAgain(_ notices: [ReceivedNotice], at daemon: DaemonFixture) async throws -> Int {
            let standing = try daemon.reader().standing().flatMap(\.notices)
            let delivered = Dictionary(uniqueKeysWithValues: standing.map { ("\($0.id)", $0.life.deliveredAt) })
            let school = try await daemon.dealer("school/116900")
            var known = 0
            for notice in notices {
                let recorded = try await school.record(.delivered, of: notice)
                #expect(try await school.record(.delivered, of: notice) == recorded)
                guard let at = try #require(delivered["\(notice.envelope.id)"]) else { continue }
                #expect(recorded.at == at)
                known += 1
            }
            return known
        }

        private func duplicate(of answer: Wire.Message) -> String {
            String(decoding: answer.body, as: UTF8.self).replacing("\"duplicate\":false", with: "\"duplicate\":true")
        }
    }
}
