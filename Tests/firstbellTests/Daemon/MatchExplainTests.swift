// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// `match explain` over the sample rolls, beside the running daemon.
    @Suite struct MatchExplainTests {
        private func explained(_ daemon: DaemonFixture, _ event: String, _ change: (String) -> String = { $0 }) async throws
            -> JSONValue
        {
            let text = change(try String(contentsOfFile: BuiltProgram.package + "/Examples/events/\(event).json", encoding: .utf8))
            let file = daemon.folder.path + "/asked.json"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            return try #require(try await daemon.json("match", "explain", "--event", file)["children"]?[0])
        }

        private func settings(_ child: JSONValue) -> [String] {
            (child["candidates"]?.elements.compactMap { $0["setting"]?.string } ?? []).sorted()
        }

        @Test func `a child is found on two rolls, in spite of slips, or on none`() async throws {
            try await withDaemon { daemon in
                let dual = try await explained(daemon, "04-dual-registered")
                #expect(dual["verdict"]?.string == "certain")
                #expect(settings(dual) == ["school/116901", "school/116907"])
                let unknown = try await explained(daemon, "08-unknown-school")
                #expect(unknown["verdict"]?.string == "none")
                #expect(settings(unknown) == [])
                let slipped = try await explained(daemon, "05-half-term") { text in
                    text.replacing(#/"dateOfBirth": "(\d{3})./#) { "\"dateOfBirth\": \"\($0.output.1)1" }
                }
                #expect(slipped["verdict"]?.string == "hold")
                #expect(settings(slipped) == ["school/116905"])
                let refused = try await daemon.firstbell("match", "explain", "--event", daemon.folder.path + "/nothing.json")
                #expect(refused.status == 1 && refused.errors.contains("Try:"))
            }
        }
    }
}
