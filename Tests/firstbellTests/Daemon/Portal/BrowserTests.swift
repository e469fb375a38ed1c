// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// The portal of a running daemon in Debian's Chromium.
    ///
    /// `RECORD_PICTURES=1` writes the pictures of the pages to docs/portal/pages.
    @Suite struct BrowserTests {
        private static let place = [
            "/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:0", "FIRSTBELL_PORTAL_ADVERTISE=portal.example:443",
        ]
        private static let pictures = "\(BuiltProgram.package)/docs/portal/pages"

        /// Who signs in, as what and for whom.
        private static let people = [
            ("key-adult", "dsl@example-primary.example", "school/116900"), ("lead", "lead@council.example", "local-authority/885"),
            ("duty-officer", "duty@council.example", "local-authority/885"),
            ("marac-coordinator", "marac@council.example", "marac/worcester"),
            ("operator", "operator@council.example", "local-authority/885"),
        ]

        @Test func `a key adult, a lead, a duty officer and an operator work with the keyboard, and nothing keeps them out`()
            async throws
        {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                await daemon.enter(through: Self.place)
                let police = try await daemon.dealer("police/22")
                for event in ["03-siblings-in-two-schools", "08-unknown-school", "10-setting-unconfirmed", "14-conflict"] {
                    _ = try await police.accepted(try exampleEvent(event))
                }
                // 07:45 on the day of the deadline.
                try await daemon.advance("10h45m")
                _ = try await daemon.json("drill", "send", "--setting", "school/116900", "--by", "A. Tester")
                let isRecording = ProcessInfo.processInfo.environment["RECORD_PICTURES"] != nil
                let folder = isRecording ? Self.pictures : "\(daemon.folder.path)/pictures"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                var arguments = [
                    BuiltProgram.package + "/Tests/portal_browser.py", "--port", "\(try #require(await daemon.portal).port)",
                    "--pictures", folder, "--evidence", "\(daemon.folder.path)/evidence.json",
                    "--snow", "05052026",
                ]
                _ = try await daemon.json("import", "members", "\(BuiltProgram.package)/Examples/data/members.csv")
                for (role, email, partner) in Self.people {
                    let answer = try await daemon.json(
                        ["portal", "invite", email, "--role", role, "--for", partner, "--name", "Alex Specimen"])
                    arguments += ["--\(role)", email, String(try #require(answer["link"]?.string?.split(separator: "/").last))]
                }
                let python = ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3"
                let outcome = try await BuiltProgram.run("/usr/bin/env", ["timeout", "--kill-after=10", "600", python] + arguments)
                try #require(outcome.status == 0, "\(outcome.errors)")
                let said = try JSONDocument(Array(outcome.output.utf8)).root
                func numbers(_ name: String) -> [Int64] { said[name]?.elements.compactMap(\.integer) ?? [] }
                #expect(said["faults"]?.elements.compactMap(\.string) == [])
                #expect(numbers("boardBefore").last == 0 && numbers("boardBefore")[1] > 1)
                #expect(numbers("boardAfter").last == 1 && numbers("boardAfter")[1] == numbers("boardBefore")[1] - 1)
                #expect((said["boardChangedIn"]?.double ?? 99) < 15)
                #expect(said["title"]?.string == "Notice - FirstBell")
                let truths = [
                    "focusKept", "acknowledged", "keyAdultOnBoard", "reasonWanted", "released", "isStyled", "overseen", "proved",
                    "nothingSaid", "withdrawn", "drillPassed", "readiness",
                ]
                for name in truths {
                    #expect(said[name]?.boolean == true, "\(name)")
                }
                #expect(said["chooseOne"]?.boolean == false)
                #expect(said["filtered"]?[0]?.string == "reason=setting-unconfirmed&time=" && said["filtered"]?[1]?.integer == 1)
                #expect(said["withoutScript"]?[0]?.integer == 1 && said["withoutScript"]?[1]?.boolean == false)
                #expect(said["reloaded"]?[0]?.integer == 1 && said["reloaded"]?[1]?.boolean == true)
                let pages = said["pages"]?.elements.compactMap(\.string) ?? []
                #expect(pages.count == 45)
                #expect(said["effect"]?.string == said["moved"]?.string && (said["moved"]?.string.flatMap { Int($0) } ?? 0) > 0)
                #expect(said["readinessRows"]?.integer == 12)
                #expect(said["drawings"]?.integer ?? 0 > 1)
                #expect(said["service"]?.elements.compactMap(\.boolean) == [true, false, false])
                for page in pages {
                    let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(page).png")[.size] as? Int ?? 0
                    #expect((1_000..<60 * 1024).contains(size), "\(page) has \(size) octets")
                }
                // What was downloaded is what anybody can check without the service.
                let key = try #require(try await daemon.json("ledger", "key")["key"]?.string)
                let verified = try await BuiltProgram.run(
                    BuiltProgram.verifier,
                    ["\(daemon.folder.path)/evidence.json", "--key", key, "--any-time", "--format", "json"])
                #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
                // What was done there is what the command line would have done.
                let standing = try await daemon.json("status")
                #expect(standing["byStage"]?["closed"]?.integer == 1)
                let holds = try await daemon.json("hold", "list", "--all")["holds"]?.elements.filter {
                    $0["state"]?.string == "released"
                }
                #expect(holds?.map { $0["code"]?.string } == ["setting-unconfirmed"])
                let hold = try #require(holds?.first?["id"]?.string)
                let shown = try await daemon.viewed("hold", "show", hold, by: "A. Tester", reason: "a test")
                #expect(shown["resolution"]?["by"]?.string == "Alex Specimen <duty@council.example>")
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }
    }
}
