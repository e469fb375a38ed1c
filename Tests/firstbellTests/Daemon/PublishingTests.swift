// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    @Suite struct PublishingTests {
        /// What `Examples/events/README.md` promises of a file.
        struct Promise: Sendable, CustomTestStringConvertible {
            var file: String
            var notices: [String: String] = [:]
            /// Deadlines of notices whose recipient no producer may know.
            var protected: [String] = []
            var holds: [String] = []
            var rejection: ProblemCode?
            var duplicate = false

            var testDescription: String { file }
        }

        static let tuesday = "2026-05-05T07:30:00Z"
        static let promises = [
            Promise(file: "01-bank-holiday", notices: ["school/116900": tuesday]),
            Promise(file: "02-weekend", notices: ["school/116902": tuesday]),
            Promise(file: "03-siblings-in-two-schools", notices: ["school/116900": tuesday, "school/116901": tuesday]),
            Promise(file: "04-dual-registered", notices: ["school/116901": tuesday, "school/116907": tuesday]),
            Promise(file: "05-half-term", notices: ["school/116905": "2026-05-11T07:30:00Z"]),
            Promise(file: "06-inset-day", notices: ["school/116903": "2026-05-06T07:30:00Z"]),
            Promise(file: "07-protected-address", protected: [tuesday]),
            Promise(file: "08-unknown-school", holds: ["no-setting"]),
            Promise(file: "09-no-trained-adult", notices: ["school/116908": tuesday]),
            Promise(file: "10-setting-unconfirmed", holds: ["setting-unconfirmed"]),
            Promise(file: "11-times-out-of-order", notices: ["school/130700": tuesday]),
            Promise(file: "12-refused-address", rejection: .invalidEvent),
            Promise(file: "13-duplicate", notices: ["school/116900": tuesday], duplicate: true),
            Promise(file: "14-conflict", rejection: .conflict),
        ]

        @Test func `the day of the examples ends as their README says, and is reported and verified`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                for promise in PublishingTests.promises { try await hold(police, to: promise) }

                let schools = [
                    "116900": 2, "116901": 2, "116902": 2, "116903": 1, "116905": 1, "116907": 1, "116908": 1, "130700": 1,
                ]
                for (urn, count) in schools.sorted(by: { $0.key < $1.key }) {
                    let school = try await daemon.dealer("school/\(urn)")
                    #expect(try await school.hello().pending == count)
                    for _ in 0..<count {
                        let notice = try await school.notice()
                        guard case .notice(let content) = notice.content else { throw StockDealer.Unexpected(Message(.notice)) }
                        #expect(content.recipient == school.partner)
                        #expect(content.rehearsal)
                        #expect(notice.envelope.source == "spiffe://worcestershire.example/broker/firstbell")
                        try await school.record(.delivered, of: notice)
                    }
                }
                let authority = try await daemon.dealer("local-authority/885")
                try await authority.hello()
                var told: [String] = []
                for _ in 0..<3 {
                    guard case .hold(let content) = try await authority.notice().content else { continue }
                    told.append(content.code)
                }
                #expect(told.sorted() == ["no-setting", "no-trained-key-adult", "setting-unconfirmed"])

                let status = try await daemon.json("status")
                #expect(status["condition"]?.string == "ready")
                #expect(status["events"]?.integer == 11)
                #expect(status["notices"]?.integer == 11)
                #expect(status["byStage"]?["delivered"]?.integer == 11)
                #expect(status["openHolds"]?.integer == 2)
                #expect(status["openExceptions"]?.integer == 1)
                let ledger = try await daemon.json("ledger", "verify")
                #expect(ledger["holds"]?.boolean == true)
                // What was refused is written down once a second, so the ledger may have grown between the two.
                let size = try #require(status["ledgerSize"]?.integer)
                let later = try #require(try await daemon.json("status")["ledgerSize"]?.integer)
                #expect((size...later).contains(try #require(ledger["leaves"]?.integer)))
                #expect(later - size <= 2)
                #expect(try await daemon.json("hold", "list")["holds"]?.count == 3)

                // After the first bell of Tuesday: every notice was there, and the two children without a school are not forgotten.
                #expect(try await daemon.firstbell("clock", "advance", "12h").status == 0)
                let report = try await daemon.json("report", "timeliness")
                #expect(report["rehearsal"]?.boolean == true)
                let overall = report["overall"]
                #expect(overall?["deliveredInTime"]?["part"]?.integer == 11)
                #expect(overall?["deliveredInTime"]?["of"]?.integer == 13)
                #expect(overall?["openedInTime"]?["part"]?.integer == 0)
                #expect(overall?["causes"]?["MISSING_SCHOOL"]?.integer == 2)
                #expect(overall?["escalated"]?["T+0"]?.integer == 11)
            }
        }

        private func hold(_ police: StockDealer, to promise: Promise) async throws {
            let answer = try await police.publish(try exampleEvent(promise.file))
            if let code = promise.rejection {
                #expect(answer.verb == .rejected, "\(promise.file)")
                let problem = try Problem(body: answer.body)
                #expect(problem.code == code, "\(promise.file)")
                if code == .invalidEvent { #expect(problem.errors.first?.pointer == "/data/children/0/address") }
                return
            }
            #expect(answer.verb == .accepted, "\(promise.file)")
            let accepted = try Accepted(body: answer.body)
            let open = accepted.answer.notices.filter { $0.recipient != nil }
            let deadlines = Dictionary(open.map { ("\($0.recipient?.description ?? "")", $0.deadline.rfc3339) }) { first, _ in first
            }
            #expect(deadlines == promise.notices, "\(promise.file)")
            let closed = accepted.answer.notices.filter { $0.recipient == nil }
            #expect(closed.map(\.deadline.rfc3339) == promise.protected, "\(promise.file)")
            #expect(accepted.answer.holds.map(\.code).filter { $0 != "no-trained-key-adult" } == promise.holds, "\(promise.file)")
            #expect(accepted.duplicate == promise.duplicate, "\(promise.file)")
        }

        @Test func `an answer stays the same octets but for the mark of a duplicate, over ends and kills of the daemon`()
            async throws
        {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let event = try exampleEvent("03-siblings-in-two-schools")
                let first = try await police.publish(event)
                #expect(first.verb == .accepted)
                let expected = String(decoding: first.body, as: UTF8.self)
                    .replacing("\"duplicate\":false", with: "\"duplicate\":true")
                func again() async throws -> String { String(decoding: try await police.publish(event).body, as: UTF8.self) }

                #expect(try await again() == expected)
                await daemon.kill()
                try await daemon.start()
                #expect(try await again() == expected)
                #expect(await daemon.stop() == 0)
                try await daemon.start()
                #expect(try await again() == expected)

                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                try await school.record(.delivered, of: try await school.notice())
                #expect(try await again() == expected, "whatever happened since")
                #expect(try await daemon.json("status")["notices"]?.integer == 2)
            }
        }

        @Test func `other content under a known id is a conflict, also after a restart, and changes nothing`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let original = try await police.accepted(try exampleEvent("02-weekend"))
                let other = try exampleEvent("14-conflict")
                #expect(try await police.rejection(of: .publish, other).code == .conflict)
                await daemon.kill()
                try await daemon.start()
                #expect(try await police.rejection(of: .publish, other).code == .conflict)
                let answer = try await police.ask(.status, StatusRequest(event: original.answer.event).octets)
                #expect(try Progress(body: answer.body).notices.map(\.notice) == original.answer.notices.map(\.notice))
            }
        }

        @Test func `a producer that listens is told how its notices get on`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                try await police.hello()
                let accepted = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let notice = try await school.notice()
                for (stage, by) in [(ReceiptStage.delivered, nil), (.opened, "dsl@example-primary.example")] {
                    try await school.record(stage, of: notice, by: by)
                    let message = try await police.heard.take("PROGRESS") { $0.verb == .progress }
                    let progress = try Progress(body: message.body)
                    #expect(progress.event == accepted.answer.event)
                    #expect(progress.notices.map(\.stage.rawValue) == [stage.rawValue])
                }
            }
        }
    }
}
