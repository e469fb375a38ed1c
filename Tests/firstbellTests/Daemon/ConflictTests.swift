// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 12 of the domain: a key adult is married to the alleged perpetrator, over real sockets.
    @Suite struct ConflictTests {
        private static let spouse = "key-adult@sample-high.example"
        private static let lead = "dsl@sample-high.example"

        /// An incident about a child of the school, in which the husband of one of its key adults is suspected.
        private static func event() throws -> [UInt8] {
            let text = String(decoding: try exampleEvent("03-siblings-in-two-schools"), as: UTF8.self)
                .replacing(
                    #""role": "perpetrator","#, with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
            return Array(text.utf8)
        }

        @Test func `it is held, goes to another reader by a person's word, and the record says whose`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(Self.event())
                // The school of the other child has nobody who is close to him.
                #expect(accepted.answer.notices.map(\.recipient?.description) == ["school/116900"])
                #expect(accepted.answer.holds.map(\.code) == ["conflict-of-interest"])
                let hold = try #require(accepted.answer.holds.first?.hold)
                let school = try await daemon.dealer("school/116901")
                #expect(try await school.hello().pending == 0)

                let released = try await daemon.firstbell(
                    "hold", "release", hold, "--by", "A. Officer", "--reason", "for the eyes of the lead only")
                #expect(released.status == 0, "\(released.errors)")
                let notice = try await school.notice()
                let body = String(decoding: notice.envelope.data, as: UTF8.self)
                #expect(!body.contains("Kim"))
                // Whoever is close to him cannot have read it, whatever the school's system says.
                for stage in [ReceiptStage.opened, .acknowledged] {
                    let refused = try await school.receipt(
                        stage, of: notice, by: Self.spouse, code: stage == .opened ? nil : .noted)
                    #expect(refused.verb == .rejected)
                    if refused.verb == .rejected { #expect(try Problem(body: refused.body).code == .notKeyAdult) }
                }
                #expect(try await school.record(.acknowledged, of: notice, by: Self.lead, code: .noted).stage == .closed)

                // Who let it go is kept sealed, shown to whoever says why they ask, and bound by the ledger.
                let shown = try await daemon.json("hold", "show", hold)
                #expect(shown["state"]?.string == "released" && shown["resolution"] == nil)
                let asked = try await daemon.viewed("hold", "show", hold, by: "B. Auditor", reason: "who let it go")
                #expect(asked["resolution"]?["by"]?.string == "A. Officer")
                #expect(asked["resolution"]?["reason"]?.string == "for the eyes of the lead only")
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }

        @Test func `a reader who only has the name is let in by a person's word`() async throws {
            try await withDaemon { daemon in
                try await daemon.importText(
                    "key-adults",
                    """
                    partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts
                    school/116901,Alex Specimen,\(Self.spouse),key-adult,,,,
                    school/116901,Kim Example,\(Self.lead),DSL,2025-11-03,,,

                    """)
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(Self.event())
                let hold = try #require(accepted.answer.holds.first { $0.code == "conflict-of-interest" }?.hold)
                let released = try await daemon.firstbell(
                    "hold", "release", hold, "--by", "A. Officer", "--reason", "born in another year", "--namesake")
                #expect(released.status == 0, "\(released.errors)")
                let school = try await daemon.dealer("school/116901")
                try await school.hello()
                let notice = try await school.notice()
                #expect(try await school.record(.opened, of: notice, by: Self.lead).stage == .opened)
            }
        }

        @Test func `whoever is declared to be close to somebody is no namesake`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(Self.event())
                let hold = try #require(accepted.answer.holds.first { $0.code == "conflict-of-interest" }?.hold)
                let released = try await daemon.firstbell(
                    "hold", "release", hold, "--by", "A. Officer", "--reason", "mistaken", "--namesake")
                #expect(released.status == 1 && released.errors.contains("only has the name"), "\(released.errors)")
            }
        }

        @Test func `where nobody else reads there it cannot be released to them, and goes to the authority`() async throws {
            try await withDaemon { daemon in
                try await daemon.importText(
                    "key-adults",
                    """
                    partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts
                    school/116901,Alex Specimen,\(Self.spouse),key-adult,2025-11-03,,,Kim Example
                    school/116901,Chris Sample,\(Self.lead),DSL,,,,

                    """)
                let police = try await daemon.dealer("police/22")
                let accepted = try await police.accepted(Self.event())
                let hold = try #require(accepted.answer.holds.first { $0.code == "conflict-of-interest" }?.hold)
                let released = try await daemon.firstbell("hold", "release", hold, "--by", "A. Officer", "--reason", "asked for")
                #expect(released.status == 1 && released.errors.contains("nobody else"), "\(released.errors)")
                #expect(released.errors.contains("--namesake"))
                let routed = try await daemon.firstbell(
                    "hold", "route", hold, "--to", "local-authority/885", "--by", "A. Officer", "--reason", "tells the head")
                #expect(routed.status == 0, "\(routed.errors)")
                #expect(try await daemon.dealer("school/116901").hello().pending == 0)
                let authority = try await daemon.dealer("local-authority/885")
                try await authority.hello()
                let notices = try await authority.store(2)
                let told = notices.compactMap { notice -> NoticeContent? in
                    guard case .notice(let content) = notice.content else { return nil }
                    return content
                }
                #expect(told.map(\.recipient) == [authority.partner] && told.map(\.match) == [.human])
                let verified = try await daemon.json("ledger", "verify")
                #expect(verified["holds"]?.boolean == true)
            }
        }
    }
}
