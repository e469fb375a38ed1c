// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// An action of a MARAC from the wire to the report and to the review of its case.
    @Suite struct MARACActionTests {
        private static func event(_ id: String, _ state: String, _ rest: String = "") -> [UInt8] {
            Array(
                """
                {"specversion":"1.0","id":"\(id)","source":"spiffe://\(SampleDeployment.trustDomain)/marac/leeds",\
                "type":"firstbell.marac-action.v1","time":"2026-05-04T19:59:00Z","data":{"reference":"L/26/0009","area":"leeds",\
                "action":"A1","owner":"agency/severn-housing","givenAt":"2026-04-20T10:00:00Z","due":"2026-05-01","state":"\(state)"\(rest)}}
                """.utf8)
        }

        @Test func `what an agency did is in the report, and why it did not in the review of the case alone`() async throws {
            try await withDaemon(.marac) { daemon in
                let marac = try await daemon.dealer("marac/leeds")
                _ = try await marac.accepted(Self.event("a-1", "OPEN"))
                let overdue = try await daemon.json("report", "marac-actions")
                #expect(overdue["figures"]?["overdue"]?.integer == 1 && overdue["figures"]?["oldest"]?.integer == 14 * 86_400)
                let end = #","stateAt":"2026-05-04T09:00:00Z","reason":"Qanarykin has moved away.""#
                _ = try await marac.accepted(Self.event("a-2", "NOT_POSSIBLE", end))
                let backwards = try await marac.rejection(of: .publish, Self.event("a-3", "OPEN"))
                #expect(backwards.errors.map(\.pointer) == ["/data/state"])
                let report = try await daemon.json("report", "marac-actions", "--from", "2026-04-01", "--to", "2026-04-30")
                let agency = report["tables"]?[0]?["rows"]?[0]
                #expect(agency?["names"]?[0]?.string == "agency/severn-housing")
                #expect(agency?["cells"]?.elements.prefix(5).map(\.integer) == [1, 0, 0, 1, 0])
                try await daemon.published()
                for (content, reason) in [(false, nil), (true, "Qanarykin has moved away.")] as [(Bool, String?)] {
                    let out = daemon.folder.path + "/case-\(content)"
                    _ = try await BuiltProgram.run(
                        BuiltProgram.path,
                        [
                            "export", "case", "--reference", "L/26/0009", "--out", out, "--by", "Ines Inspector", "--reason",
                            "review 7", "--config", daemon.configuration,
                        ] + (content ? ["--content"] : []))
                    let file = try JSONDocument(Array(try Data(contentsOf: URL(filePath: out + "/case.json")))).root
                    let actions = file["events"]?.elements.compactMap { $0["action"] } ?? []
                    #expect(actions.map { $0["state"]?.string } == ["OPEN", "NOT_POSSIBLE"])
                    #expect(actions.map { $0["reason"]?.string } == [nil, reason])
                    // What is left out is counted, and what stands there is not.
                    let left = file["redacted"]?.elements.compactMap { $0["what"]?.string } ?? []
                    #expect(left.contains("reason why an action was not done") == !content)
                    #expect(!left.contains("what the producer said in the event"))
                }
            }
        }
    }
}
