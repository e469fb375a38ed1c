// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// `import practices` and `readiness` through a running daemon, and of its journal when it has gone.
    @Suite struct ReadinessTests {
        private func causes(_ daemon: DaemonFixture, of setting: String) async throws -> [String] {
            let answer = try await daemon.json("readiness")
            #expect(answer["settings"]?.integer == 13)
            return answer["findings"]?.elements.filter { $0["setting"]?.string == setting }.compactMap { $0["cause"]?.string } ?? []
        }

        @Test func `who has connected once is ready, in the daemon's answer and in the journal's`() async throws {
            try await withDaemon { daemon in
                #expect(try await causes(daemon, of: "school/116900") == ["never-connected"])
                #expect(try await causes(daemon, of: "early-years/EY402388") == ["no-certificate", "one-key-adult"])
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                #expect(try await causes(daemon, of: "school/116900") == [])
                await daemon.closeDealers()
                #expect(await daemon.stop() == 0)
                #expect(try await causes(daemon, of: "school/116900") == [])
                #expect(try await causes(daemon, of: "school/116901") == ["never-connected"])
                let text = try await daemon.firstbell("readiness", "--authority", "885")
                #expect(text.status == 0)
                #expect(text.output.contains("school/116908"))
                #expect(text.output.contains("no-trained-key-adult"))
            }
        }

        @Test func `practices are imported into the running daemon and stand after it`() async throws {
            try await withDaemon { daemon in
                let file = BuiltProgram.package + "/Examples/data/"
                let first = try await daemon.json("import", "practices", file + "epraccur-sample.csv")
                #expect(first["added"]?.integer == 7)
                let second = try await daemon.json("import", "practices", file + "practices.csv")
                #expect(second["changed"]?.integer == 7)
                #expect(try await daemon.json("status")["practices"]?.integer == 7)
                let refused = try await daemon.firstbell("import", "practices", file + "rolls.csv")
                #expect(refused.status == 1 && refused.errors.contains("nothing was imported"))
                #expect(await daemon.stop() == 0)
                #expect(try await daemon.json("status")["practices"]?.integer == 7)
                let again = try await daemon.json("import", "practices", file + "practices.csv")
                #expect(again["unchanged"]?.integer == 7)
            }
        }
    }
}
