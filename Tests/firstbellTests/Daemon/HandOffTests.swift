// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 11 of the domain, over real sockets.
    @Suite struct HandOffTests {
        private static let incident = "019df4a1-1001-7c1a-9a51-1f2d3c4b5a01"
        private static let reader = "inbox@west.example"
        private static let readers = """
            partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts
            police/22,Pat Specimen,\(reader),key-adult,2025-09-01,2028-08-31,,

            """

        /// The first example as another force tells it, of a child that no roll holds and that lives in the area of `force`.
        private static func event(from police: String, livingIn force: String, id: String = incident) throws -> [UInt8] {
            let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                .replacing("/police/22", with: "/\(police)").replacing("\"force\": \"22\"", with: "\"force\": \"21\"")
                .replacing("\"upn\": \"B801200005001\",", with: "\"residesIn\": \"\(force)\",")
                .replacing("\"Ada\"", with: "\"Bea\"").replacing("\"Sample\"", with: "\"Unheard\"").replacing(incident, with: id)
            return Array(text.utf8)
        }

        @Test func `a child of West Mercia in an incident of Staffordshire is handed over with the clock of the first report`()
            async throws
        {
            try await withDaemon { daemon in
                let added = try await daemon.firstbell("partner", "add", "police/21", "--out", daemon.profileFolder("police/21"))
                #expect(added.status == 0, "\(added.errors)")
                let staffordshire = try await daemon.dealer("police/21")
                try await staffordshire.hello()
                let accepted = try await staffordshire.accepted(Self.event(from: "police/21", livingIn: "22"))
                let line = try #require(accepted.answer.notices.first)
                #expect(accepted.answer.notices.count == 1 && accepted.answer.holds.isEmpty && accepted.answer.denials.isEmpty)
                #expect(line.recipient?.description == "police/22" && line.deadline.rfc3339 == PublishingTests.tuesday)

                // It waits while nobody is there and nothing runs, and its clock does not begin anew.
                await daemon.kill()
                try await daemon.start()
                #expect(try await daemon.firstbell("clock", "advance", "2h").status == 0)
                let westMercia = try await daemon.dealer("police/22")
                try await westMercia.hello()
                let notice = try await westMercia.notice()
                guard case .notice(let content) = notice.content else {
                    Issue.record("the force is told something else")
                    return
                }
                #expect(content.recipient == westMercia.partner && content.deadline == line.deadline)
                #expect(content.decision.rule == "OE-6" && content.match == .producer && content.event.id == Self.incident)
                #expect(content.incident.force == "21" && content.child.givenName == "Bea" && content.rehearsal)
                let reported = try Instant(rfc3339: "2026-05-04T10:40:00Z")
                guard case .instants(_, reported) = content.incident.times else {
                    Issue.record("the first report is another")
                    return
                }

                let file = daemon.folder.path + "/readers.csv"
                try Self.readers.write(toFile: file, atomically: true, encoding: .utf8)
                let imported = try await daemon.firstbell("import", "key-adults", file)
                #expect(imported.status == 0, "\(imported.errors)")
                let closed = try await westMercia.record(.acknowledged, of: notice, by: Self.reader, code: .noted)
                #expect(closed.stage == .closed && closed.at < line.deadline)
                let progress = try await staffordshire.ask(.status, StatusRequest(event: Self.incident).octets)
                #expect(try Progress(body: progress.body).notices.map(\.stage) == [.closed])
                let explained = try await daemon.firstbell("policy", "explain", "--notice", notice.envelope.id)
                #expect(explained.output.contains("OE-6") && explained.output.contains("OE_FORCE"))
            }
        }

        @Test func `a force that is no partner is a hold of the authority, and is told once it is one`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let authority = try await daemon.dealer("local-authority/885")
                try await authority.hello()
                let text = String(decoding: try Self.event(from: "police/22", livingIn: "21"), as: UTF8.self)
                let accepted = try await police.accepted(Array(text.replacing("\"force\": \"21\"", with: "\"force\": \"22\"").utf8))
                #expect(accepted.answer.notices.isEmpty && accepted.answer.holds.map(\.code) == ["recipient-unknown"])
                guard case .hold(let told) = try await authority.notice().content else {
                    throw StockDealer.Unexpected(Message(.notice))
                }
                #expect(told.code == "recipient-unknown" && told.deadline.rfc3339 == PublishingTests.tuesday)

                let added = try await daemon.firstbell("partner", "add", "police/21", "--out", daemon.profileFolder("police/21"))
                #expect(added.status == 0, "\(added.errors)")
                let released = try await daemon.firstbell(
                    "hold", "release", told.hold, "--by", "A. Officer", "--reason", "they are a partner now")
                #expect(released.status == 0, "\(released.errors)")
                let other = try await daemon.dealer("police/21")
                try await other.hello()
                guard case .notice(let content) = try await other.notice().content else {
                    Issue.record("the force is told something else")
                    return
                }
                #expect(content.match == .human && content.deadline == told.deadline && content.recipient == other.partner)
            }
        }
    }
}
