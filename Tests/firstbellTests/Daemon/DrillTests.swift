// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Drills from the command to the report, through a ZeroMQ client and through HTTP.
    @Suite struct DrillTests {
        private static let place = ["/usr/bin/env", "FIRSTBELL_HTTP_LISTEN=127.0.0.1:0"]

        /// What a school without ZeroMQ does with a drill: it takes it and says who read it.
        private static let school = """
            import json, sys
            sys.path.insert(0, sys.argv[1])
            from exchange_partner import Partner
            school = Partner(int(sys.argv[2]), sys.argv[3])
            drill = school.ask("GET", "/v1/notices?wait=30")[1]["notices"][0]
            said = [drill["type"], drill["data"]["drill"]]
            receipt = {"notice": drill["id"], "digest": drill["digest"], "by": "dsl@sample-high.example"}
            for stage in ({"stage": "delivered"}, {"stage": "opened"}, {"stage": "acknowledged", "code": "noted"}):
                answer = school.ask("POST", "/v1/receipts", json.dumps({**receipt, **stage}))
                said.append(answer[1].get("stage", answer[1].get("code")))
            print(json.dumps(said))
            """

        @Test func `a drill reaches a client and a partner by HTTP, their receipts pass it, and the report says so`() async throws {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let wrong = try await daemon.firstbell("drill", "send", "--setting", "school/999999", "--by", "A. Officer")
                #expect(wrong.status == 1 && wrong.errors.contains("school/999999"))
                let answer = try await daemon.json(
                    "drill", "send", "--setting", "school/116900", "--setting", "school/116901", "--setting", "school/116902",
                    "--by",
                    "A. Officer")
                #expect(answer["settings"]?.integer == 3)
                let drill = try await school.notice()
                guard case .drill(let content) = drill.content else {
                    Issue.record("what came is no drill")
                    return
                }
                #expect(content.recipient.code == "116900")
                let by = "dsl@example-primary.example"
                try await school.record(.delivered, of: drill)
                try await school.record(.opened, of: drill, by: by)
                try await school.record(.acknowledged, of: drill, by: by, code: .noted)
                let outcome = try await BuiltProgram.run(
                    "/usr/bin/env",
                    [
                        ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3", "-c", Self.school,
                        BuiltProgram.package + "/Tests", String(try #require(await daemon.http).port),
                        daemon.profileFolder("school/116901"),
                    ])
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(
                    outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
                        == #"["firstbell.drill.v1", true, "delivered", "opened", "closed"]"#)
                let figures = try await daemon.json("report", "drills")["figures"]
                #expect(figures?["sent"]?.integer == 3)
                for stage in ["delivered", "opened", "acknowledged", "passed"] {
                    #expect(figures?[stage]?["part"]?.integer == 2, "\(stage)")
                }
                let status = try await daemon.json("status")
                #expect(status["notices"]?.integer == 0 && status["since"]?["receipts"]?.integer == 0)
                #expect(status["since"]?["noticesSent"]?.integer == 0)
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }
    }
}
