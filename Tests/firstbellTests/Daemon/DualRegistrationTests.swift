// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 10 of the domain: a child of a school and of a pupil referral unit, over real sockets.
    @Suite struct DualRegistrationTests {
        @Test func `two schools are told of one child and acknowledge apart, and neither of the sibling at a third`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let sibling = """
                    {"givenName":"Ada","familyName":"Sample","dateOfBirth":"2016-03-27","upn":"B801200005001","exposure":"VICINITY"},
                    """
                let text = String(decoding: try exampleEvent("04-dual-registered"), as: UTF8.self)
                    .replacing("\"children\": [", with: "\"children\": [\(sibling)")
                let accepted = try await police.accepted(Array(text.utf8))
                let told = ["school/116900": "Ada", "school/116901": "Cara", "school/116907": "Cara"]
                #expect(Set(accepted.answer.notices.compactMap(\.recipient?.description)) == Set(told.keys))
                let readers = [
                    "school/116901": "dsl@sample-high.example", "school/116907": "dsl@specimen-centre.example",
                ]
                for (school, name) in told.sorted(by: { $0.key < $1.key }) {
                    let dealer = try await daemon.dealer(school)
                    #expect(try await dealer.hello().pending == 1)
                    let notice = try await dealer.notice()
                    guard case .notice(let content) = notice.content else { throw StockDealer.Unexpected(Message(.notice)) }
                    #expect(content.child.givenName == name && content.recipient == dealer.partner)
                    let body = String(decoding: notice.envelope.data, as: UTF8.self)
                    for other in Set(told.values).subtracting([name]) { #expect(!body.contains(other), "\(school)") }
                    for other in told.keys where other != school { #expect(!body.contains(other), "\(school)") }
                    if let reader = readers[school] {
                        #expect(try await dealer.record(.acknowledged, of: notice, by: reader, code: .noted).stage == .closed)
                        let progress = try await police.ask(.status, StatusRequest(event: accepted.answer.event).octets)
                        let stages = try Progress(body: progress.body).notices.map(\.stage)
                        #expect(stages.filter { $0 == .closed }.count == (school == "school/116901" ? 1 : 2))
                    }
                }
                // The two notices are about one record of one child.
                let standing = try #require(try daemon.reader().standing().first { $0.id == accepted.answer.event })
                let subjects = Dictionary(grouping: standing.notices.filter { $0.kind == .subject }, by: \.subject)
                #expect(subjects.values.map(\.count).sorted() == [1, 2])
            }
        }
    }
}
