// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Nothing that is known about a person stands outside a sealed body (design.md section 10).
    ///
    /// Every other test looks through what its daemon and its commands said too; this one has everything said, at `trace`.
    @Suite struct CanaryTests {
        @Test func `a whole day at the most talkative level tells nobody's name`() async throws {
            try await withDaemon(under: { _ in ["/usr/bin/env", "FIRSTBELL_LOG_LEVEL=trace"] }) { daemon in
                let police = try await daemon.dealer("police/22")
                for promise in PublishingTests.promises { _ = try await police.publish(try exampleEvent(promise.file)) }
                for urn in ["116900", "116901", "116902"] {
                    let school = try await daemon.dealer("school/\(urn)")
                    for _ in 0..<(try await school.hello().pending) {
                        try await school.record(.delivered, of: try await school.notice())
                    }
                }
                let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                let broken = [
                    text.replacing("\"riskGrade\": \"medium\"", with: "\"riskGrade\": \"Nell\""),
                    text.replacing("\"givenName\": \"Ada\"", with: "\"Ada\": \"Ada\""), text.replacing("2016-03-27", with: "Ada"),
                    text.replacing("B801200005001", with: "B801200005002"), String(text.dropLast(9)),
                ]
                // The pointer to an unknown member is made of its own name, which a producer hears and no log does.
                for event in broken {
                    #expect(try await police.ask(.publish, Array(event.utf8), mayRepeat: true).verb == .rejected)
                }
                _ = try await daemon.firstbell("clock", "advance", "12h")
                await daemon.kill()
                try await daemon.start()
                for command in [["status"], ["partner", "list"], ["hold", "list"], ["ledger", "verify"], ["doctor"]] {
                    _ = try await daemon.json(command)
                }
                let hold = try #require(try await daemon.json(["hold", "list"])["holds"]?[0]?["id"]?.string)
                _ = try await daemon.firstbell("hold", "show", hold)
                for format in ["text", "json", "csv", "html"] {
                    #expect(try await daemon.firstbell("report", "timeliness", "--format", format).status == 0)
                }
                try await importFaultyRolls(daemon)
                #expect(await daemon.stop() == 0)
                try scanDisk(daemon)
            }
        }

        private func importFaultyRolls(_ daemon: DaemonFixture) async throws {
            let rolls = try String(contentsOfFile: BuiltProgram.package + "/Examples/data/rolls.csv", encoding: .utf8)
            let file = daemon.folder.path + "/rolls.csv"
            let faulty = rolls.replacing("2016-03-27", with: "27/03/2016").replacing("WR99 7AB", with: "WR99 7AV")
            try faulty.write(toFile: file, atomically: true, encoding: .utf8)
            let outcome = try await daemon.firstbell("import", "rolls", file)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("rolls.csv"))
        }

        /// Looks at the octets of the stopped journal; only what chance cannot write into sealed octets is looked for.
        private func scanDisk(_ daemon: DaemonFixture) throws {
            let needles = [
                "upstairs", "Officers attended", "22/26/0104", "B801200005001", "O’Sample", "WR99 7A", "dsl@example", "\"Ada\"",
                "2016-03-27",
                "givenName", "Pat Specimen",
            ]
            for name in try FileManager.default.contentsOfDirectory(atPath: daemon.journal) {
                let octets = try Data(contentsOf: URL(fileURLWithPath: "\(daemon.journal)/\(name)"))
                for needle in needles { #expect(octets.range(of: Data(needle.utf8)) == nil, "\(name) holds \(needle) in clear") }
            }
            // The pages of the ledger are kept pressed.
            let reader = try daemon.reader()
            let entries = try EntryKind.allCases.flatMap { try reader.entries($0) }
            #expect(!entries.isEmpty)
            for entry in entries.map({ String(decoding: $0, as: UTF8.self) }) {
                for needle in needles { #expect(!entry.contains(needle), "an entry of the ledger holds \(needle) in clear") }
            }
        }
    }
}
