// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What a session and a partner may have without an answer.
    @Suite struct UnansweredTests {
        @Test func `publishes that a BYE leaves without an answer do not count for ever`() async throws {
            try await withDaemon { daemon in
                try await daemon.limit("unansweredPublishes: 1000", to: "unansweredPublishes: 4")
                let police = try await daemon.dealer("police/22")
                var number = 0
                for _ in 0..<5 {
                    // The gateway reads them together, so that the session ends before any of them is answered.
                    for _ in 0..<3 {
                        number += 1
                        try await police.send(
                            Message(.publish, correlation: Array("x\(number)".utf8), body: try numberedEvent(number).octets).frames)
                    }
                    try await police.send(Message(.bye, correlation: [], body: []).frames)
                    try await police.hello()
                }
                #expect(try await police.accepted(try numberedEvent(number + 1).octets).duplicate == false)
                #expect(try daemon.reader().standing().count == number + 1)
            }
        }

        @Test func `a producer's quota of the day is refused with its cause, and receipts go on`() async throws {
            try await withDaemon { daemon in
                try await daemon.limit("publishedMegabytesPerDayPerPartner: 0", to: "publishedMegabytesPerDayPerPartner: 1")
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                // Each keeps some 3 KB of what is told about a child.
                var number = 0
                var refusal: Problem?
                while refusal == nil, number < 2000 {
                    number += 1
                    let answer = try await police.publish(try wordyEvent(number))
                    if answer.verb == .rejected { refusal = try Problem(body: answer.body) }
                }
                #expect(refusal?.code == .retryLater)
                #expect(refusal?.cause == .quota)
                #expect((refusal?.retryAfter ?? 0) > 0)
                try await school.record(.delivered, of: try await school.notice())
                let status = try await daemon.json("status")
                #expect(status["limits"]?["overQuota"]?[0]?.string == "police/22")
                #expect(try await daemon.dealer("police/20").rejection(of: .publish, try wordyEvent(number)).cause == nil)
            }
        }

        /// An incident with as much free text as there may be.
        private func wordyEvent(_ number: Int) throws -> [UInt8] {
            var text = String(decoding: try numberedEvent(number).octets, as: UTF8.self)
            for words in ["Officers attended after a call.", "I hid upstairs."] {
                text = text.replacing(words, with: String(repeating: "a call ", count: 140))
            }
            return Array(text.utf8)
        }
    }
}

extension DaemonFixture {
    /// Stops, changes a limit in the configuration and starts again.
    fileprivate func limit(_ before: String, to after: String) async throws {
        #expect(await stop() == 0)
        let text = try String(contentsOfFile: configuration, encoding: .utf8)
        let changed = text.replacing("# \(before)", with: after)
        #expect(changed != text)
        try changed.write(toFile: configuration, atomically: true, encoding: .utf8)
        try await start()
    }
}
