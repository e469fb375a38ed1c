// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// The daemon dies after a commit and before its answer, and the client asks again (proofs.md T6).
    ///
    /// FIRSTBELL_LOST_ANSWERS says how often.
    @Suite struct LostAnswerTests {
        static let losses = RunLength.count("FIRSTBELL_LOST_ANSWERS", short: 4)

        @Test func `an answer that was lost is given again, octet for octet, and nothing is done twice`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let books = await daemon.keepBooks()
                for number in 0..<Self.losses {
                    let event = try numberedEvent(number)
                    let police = try await daemon.dealer("police/22")
                    disk.kill(.afterSync, number: disk.count(of: .sync) + 1)
                    #expect(try await daemon.unlessItEnds { try await police.publish(event.octets) } == nil, "it was answered")
                    try await revive(daemon, disk, books)
                    let known = try daemon.reader().progress(source: police.partner, id: event.id) != nil

                    let retrying = try await daemon.dealer("police/22")
                    let first = try await retrying.publish(event.octets)
                    #expect(try Accepted(body: first.body).duplicate == known)
                    let again = try await retrying.publish(event.octets)
                    #expect(String(decoding: again.body, as: UTF8.self) == duplicate(of: first))

                    let school = try await daemon.dealer("school/116900")
                    try await school.hello()
                    let notice = try await school.notice()
                    #expect(notice.envelope.id == (try Accepted(body: first.body)).answer.notices.first?.notice)
                    disk.kill(.afterSync, number: disk.count(of: .sync) + 1)
                    #expect(try await daemon.unlessItEnds { try await school.receipt(.delivered, of: notice) } == nil)
                    try await revive(daemon, disk, books)
                    let later = try await daemon.dealer("school/116900")
                    let recorded = try await later.record(.delivered, of: notice)
                    #expect(try await later.record(.delivered, of: notice) == recorded)
                }
                let standing = try daemon.reader().standing()
                #expect(standing.count == Self.losses)
                #expect(standing.allSatisfy { $0.notices.count == 1 && $0.notices[0].life.deliveredAt != nil })
                try daemon.check(await books.history)
            }
        }

        private func revive(_ daemon: DaemonFixture, _ disk: FaultyDisk, _ books: LoadLog) async throws {
            #expect(await daemon.ended() == 128 + 9)
            disk.renew()
            await daemon.closeDealers()
            try await daemon.restart(books)
        }

        private func duplicate(of answer: Wire.Message) -> String {
            String(decoding: answer.body, as: UTF8.self).replacing("\"duplicate\":false", with: "\"duplicate\":true")
        }
    }
}
