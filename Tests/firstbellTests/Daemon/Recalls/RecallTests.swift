// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 16 of the domain, over real sockets.
    @Suite struct RecallTests {
        private static let incident = "019df4a1-1001-7c1a-9a51-1f2d3c4b5a01"
        private static let reader = "dsl@example-primary.example"
        private static let header =
            "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected"

        private static func recall(_ event: String) -> [UInt8] {
            Array(
                """
                {"specversion":"1.0","id":"recall-1","source":"spiffe://\(SampleDeployment.trustDomain)/police/22",\
                "type":"firstbell.recall.v1","time":"2026-05-04T20:09:00Z","data":{"event":"\(event)","reason":"WRONG_RECIPIENT",\
                "note":"Ada has moved."}}
                """.utf8)
        }

        /// Rolls on which the child has moved from one school to the other.
        private static func moved() throws -> String {
            let rolls = try String(contentsOfFile: "\(BuiltProgram.package)/Examples/data/rolls.csv", encoding: .utf8)
            var lines = [header]
            for line in rolls.split(separator: "\n").map(String.init) {
                guard line.hasPrefix("school/116900") || line.hasPrefix("school/116901") else { continue }
                lines.append(line.contains("B801200005001") ? line.replacing("116900", with: "116901") : line)
            }
            return lines.joined(separator: "\n") + "\n"
        }

        @Test func `ten minutes after a wrong school had it, it is recalled, and the right one has it before the bell`()
            async throws
        {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                try await police.hello()
                let wrong = try await daemon.dealer("school/116900")
                let right = try await daemon.dealer("school/116901")
                try await wrong.hello()
                try await right.hello()
                let accepted = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let line = try #require(accepted.answer.notices.first)
                let notice = try await wrong.notice()
                try await wrong.record(.opened, of: notice, by: Self.reader)

                #expect(try await daemon.firstbell("clock", "advance", "9m").status == 0)
                let recalled = try await police.accepted(Self.recall(Self.incident))
                #expect(recalled.answer.notices.map(\.recipient) == [wrong.partner])
                let word = try await wrong.notice()
                guard case .recalled(let content) = word.content else {
                    Issue.record("the wrong school is told something else")
                    return
                }
                #expect(content.notice == notice.envelope.id && content.event.id == Self.incident)
                #expect(content.rehearsal && word.envelope.id == recalled.answer.notices.first?.notice)
                let status = try await police.ask(.status, StatusRequest(event: Self.incident).octets)
                #expect(try Progress(body: status.body).notices.map(\.stage) == [.recalled])

                // Who opened it, and the clock, from the daemon and from the journal alone.
                let recall = try #require(try await daemon.json("recall", "list")["recalls"]?[0])
                #expect(recall["opened"]?.integer == 1 && recall["deletionConfirmed"]?.integer == 0)
                let begun = try Instant(rfc3339: recall["breach"]?["startedAt"]?.string ?? "")
                #expect(recall["breach"]?["due"]?.string == (begun + .seconds(72 * 3600)).rfc3339)
                #expect(recall["breach"]?["owner"]?.string == "local-authority/885")
                let id = try #require(recall["id"]?.string)
                let shown = try await daemon.json("recall", "show", id)
                #expect(shown["notices"]?[0]?["openedBy"]?.integer != nil)

                // The child is found where it is now, and the police say it again.
                let rolls = daemon.folder.path + "/moved.csv"
                try Self.moved().write(toFile: rolls, atomically: true, encoding: .utf8)
                #expect(try await daemon.firstbell("import", "rolls", rolls, "--confirm").status == 0)
                let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                let again = try await police.accepted(Array(text.replacing(Self.incident, with: "event-2").utf8))
                #expect(again.answer.notices.map(\.recipient) == [right.partner])
                let arrived = try await right.notice()
                let recorded = try await right.record(.delivered, of: arrived)
                #expect(again.answer.notices.first?.deadline == line.deadline && recorded.at < line.deadline)
                try await wrong.record(.acknowledged, of: word, by: Self.reader, code: .deleted)

                await daemon.kill()
                let cold = try await daemon.json("recall", "show", id)
                #expect(cold["deletionConfirmed"]?.integer == 1 && cold["breach"]?["state"]?.string == "running")
                #expect(cold["notices"]?[0]?["deletedBy"]?.integer == shown["notices"]?[0]?["openedBy"]?.integer)
                let viewed = try await BuiltProgram.run(
                    BuiltProgram.path,
                    [
                        "recall", "show", id, "--by", "A. Officer", "--reason", "the breach", "--format", "json", "--config",
                        daemon.configuration,
                    ])
                #expect(viewed.output.contains(Self.reader) && viewed.output.contains("Ada has moved."))
                try await daemon.start()
                #expect(try await wrong.hello(fromUnread: true).pending == 0, "what is recalled comes to nobody again")
                #expect(try await daemon.json("status")["stuck"]?.integer == 0)
                let closed = try await daemon.firstbell("recall", "close", id, "--by", "A. Officer", "--reason", "notified")
                #expect(closed.status == 0)
                #expect(try await daemon.json("status")["openBreaches"]?.integer == 0)
            }
        }
    }
}
