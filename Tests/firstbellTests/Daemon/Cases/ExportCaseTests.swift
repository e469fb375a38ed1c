// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What a reviewer of a case is given.
    @Suite struct ExportCaseTests {
        private func json(_ file: String) throws -> JSONValue {
            try JSONDocument(Array(try Data(contentsOf: URL(filePath: file)))).root
        }

        private func settled(_ daemon: DaemonFixture) async throws {
            let wanted = try #require(try await daemon.json("status")["ledgerSize"]?.integer)
            let begun = ContinuousClock.now
            while ContinuousClock.now - begun < .seconds(60) {
                if let size = try await daemon.json("status")["ledger"]?["publishedSize"]?.integer, size >= wanted { return }
            }
            Issue.record("nothing was published")
        }

        @Test func `a case is one folder that names nobody, proves itself and says what it lacks`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let event = try exampleEvent("01-bank-holiday")
                _ = try await police.accepted(event)
                _ = try await police.accepted(try exampleEvent("02-weekend"))
                try await school.hello()
                _ = try await school.store(1)
                try await settled(daemon)
                let reference = try #require(JSONDocument(event).root["data"]?["reference"]?.string)
                let out = daemon.folder.path + "/case"
                let viewed = try await daemon.viewed(
                    "export", "case", "--reference", reference, "--out", out, by: "Ines Inspector", reason: "review 7")
                #expect(viewed["events"]?.integer == 1 && viewed["notices"]?.integer == 1, "\(viewed)")

                let text = try String(contentsOfFile: out + "/case.json", encoding: .utf8)
                let timeline = try String(contentsOfFile: out + "/timeline.csv", encoding: .utf8)
                Canary.watch(text.replacing(reference, with: "") + timeline, from: "the export of a case")
                let document = try json(out + "/case.json")
                #expect(document["rehearsal"]?.boolean == true)
                let exported = try #require(document["events"]?[0])
                #expect(exported["decisions"]?[0]?["rule"]?.string == "OE-1")
                #expect(exported["notices"]?[0]?["recipient"]?.string == "school/116900")
                #expect(exported["notices"]?[0]?["stages"]?["delivered"]?.string != nil)
                #expect(exported["notices"]?[0]?["content"] == nil)
                let kinds = document["timeline"]?.elements.compactMap { $0["kind"]?.string } ?? []
                #expect(kinds.first == "event" && kinds.contains("decision") && kinds.contains("stage"), "\(kinds)")
                #expect(timeline.split(separator: "\r\n").count == kinds.count + 1)
                let redacted = document["redacted"]?.elements.compactMap { $0["what"]?.string } ?? []
                #expect(redacted.contains("what a notice says"))
                let policy = try #require(exported["decisions"]?[0]?["policy"]?.string)
                #expect(FileManager.default.fileExists(atPath: "\(out)/policies/\(policy).txt"))
                let key = try #require(document["ledgerKey"]?.string)
                let verified = try await BuiltProgram.run(
                    BuiltProgram.verifier, [out + "/evidence-1.json", "--key", key, "--any-time"])
                #expect(verified.status == 0, "\(verified.output)")

                // Who looked is in the ledger, and in the next export.
                try await settled(daemon)
                let again = daemon.folder.path + "/again"
                _ = try await daemon.viewed(
                    "export", "case", "--reference", reference, "--out", again, "--content", by: "Ines Inspector",
                    reason: "review 7")
                let second = try json(again + "/case.json")
                let views = second["timeline"]?.elements.filter { $0["kind"]?.string == "view" } ?? []
                #expect(views.count == 1 && views.first?["entry"]?["content"]?.boolean == false, "\(views)")
                #expect(second["events"]?[0]?["notices"]?[0]?["content"]?["child"] != nil, "\(second["events"]?[0] ?? second)")

                for (arguments, what) in [
                    (["--reference", "22/26/9999999", "--out", out + "-none"], "nothing is under that reference"),
                    (["--reference", reference, "--out", out], "exists already"),
                ] {
                    let refused = try await BuiltProgram.run(
                        BuiltProgram.path,
                        ["export", "case", "--by", "A", "--reason", "b", "--config", daemon.configuration] + arguments)
                    #expect(refused.status == 1 && refused.errors.contains(what), "\(refused.errors)")
                }
            }
        }
    }
}
