// SPDX-License-Identifier: Apache-2.0
import Edge
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What the daemon says to what it must not do; each with nothing changed.
    @Suite struct RefusalTests {
        @Test func `what a producer must not say is rejected with its own code`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let event = try exampleEvent("01-bank-holiday")
                let accepted = try await police.accepted(event)

                let other = try await daemon.dealer("police/20")
                #expect(try await other.rejection(of: .publish, event).code == .sourceMismatch)
                let asked = StatusRequest(event: accepted.answer.event).octets
                #expect(try await other.rejection(of: .status, asked).code == .unknownEvent)

                let school = try await daemon.dealer("school/116900")
                let own = String(decoding: event, as: UTF8.self).replacing("/police/22", with: "/school/116900")
                #expect(try await school.rejection(of: .publish, Array(own.utf8)).code == .notPermitted)

                #expect(try await police.rejection(of: .publish, Array("{".utf8)).code == .notJSON)
                let large = Array(String(repeating: " ", count: 262_145).utf8)
                #expect(try await police.rejection(of: .publish, large).code == .tooLarge)
                #expect(try await daemon.json("status")["events"]?.integer == 1)
            }
        }

        /// Scenarios 18 and 19 of the domain.
        @Test
        func `a number is judged by its check digit and an address refused with its place, and what is refused leaves nothing`()
            async throws
        {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let example = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                let numbers = [
                    ("upn", "B801200005001", true), ("upn", "A801200005001", false), ("upn", "A80120000501A", true),
                    ("upn", "F38320002600B", true), ("nhsNumber", "9990000018", true), ("nhsNumber", "9991234567", false),
                    ("nhsNumber", "0000000000", false),
                ]
                for (position, (member, number, isTaken)) in numbers.enumerated() {
                    let event = Array(
                        example.replacing("019df4a1-1001", with: "019df4a1-700\(position)")
                            .replacing(#""upn": "B801200005001""#, with: #""\#(member)": "\#(number)""#).utf8)
                    if isTaken {
                        _ = try await police.accepted(event)
                    } else {
                        let problem = try await police.rejection(of: .publish, event)
                        #expect(problem.code == .invalidEvent, "\(number)")
                        #expect(problem.errors.map(\.pointer) == ["/data/children/0/\(member)"], "\(number)")
                    }
                }
                let address = try await police.rejection(of: .publish, try exampleEvent("12-refused-address"))
                #expect(address.code == .invalidEvent && address.code.status == 422)
                #expect(address.errors.first?.pointer == "/data/children/0/address")
                #expect(address.errors.allSatisfy { $0.pointer.hasPrefix("/data/children/0/address") })
                let taken = Int64(numbers.count { $0.2 })
                #expect(try await daemon.json("status")["events"]?.integer == taken)
            }
        }

        @Test func `a receipt counts only from the recipient, for the content it was sent, and by a trained adult of its own`()
            async throws
        {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let notice = try await school.notice()
                let other = try await daemon.dealer("school/116901")
                func code(_ answer: Message) throws -> ProblemCode? {
                    answer.verb == .rejected ? try Problem(body: answer.body).code : nil
                }

                #expect(try code(await other.receipt(.delivered, of: notice)) == .unknownNotice)
                #expect(try code(await police.receipt(.delivered, of: notice)) == .unknownNotice)
                var forged = notice
                forged.envelope.digest[0] ^= 1
                #expect(try code(await school.receipt(.delivered, of: forged)) == .digestMismatch)
                #expect(try await daemon.json("status")["since"]?["alarms"]?.integer == 1)
                #expect(try code(await school.receipt(.opened, of: notice)) == .notKeyAdult)
                #expect(try code(await school.receipt(.opened, of: notice, by: "dsl@sample-high.example")) == .notKeyAdult)
                #expect(try code(await school.receipt(.opened, of: notice, by: "nobody@example-primary.example")) == .notKeyAdult)
                #expect(try await daemon.json("status")["byStage"]?["sent"]?.integer == 1, "nothing of this changed anything")

                let deputy = "deputy@example-primary.example"
                #expect(try await school.record(.acknowledged, of: notice, by: deputy, code: .noted).stage == .closed)
                #expect(try await school.record(.delivered, of: notice).stage == .closed, "an earlier stage has no effect")
                #expect(try await daemon.json("status")["byStage"]?["closed"]?.integer == 1)
            }
        }

        @Test func `a refusal by the recipient is a hold that its authority is told of at once`() async throws {
            try await withDaemon { daemon in
                let authority = try await daemon.dealer("local-authority/885")
                try await authority.hello()
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                try await school.record(.refused, of: try await school.notice(), code: .wrongSetting)
                guard case .hold(let told) = try await authority.notice().content else {
                    throw StockDealer.Unexpected(Message(.notice))
                }
                #expect(told.code == "refused-by-recipient")
                #expect(told.deadline.rfc3339 == PublishingTests.tuesday)
                let holds = try await daemon.json("hold", "list")["holds"]
                #expect(holds?.elements.compactMap { $0["id"]?.string } == [told.hold])
            }
        }

        @Test func `a suspended partner is cut within five seconds and refused at the handshake until it is resumed`() async throws
        {
            try await withDaemon { daemon in
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let suspended = ContinuousClock.now
                let outcome = try await daemon.firstbell("partner", "suspend", "school/116900", "--reason", "a lost laptop")
                #expect(outcome.status == 0, "\(outcome.errors)")
                _ = try await school.connection.take("end of the session", within: .seconds(5)) { event in
                    switch event {
                    case .ended, .lost, .failed: true
                    default: false
                    }
                }
                #expect(ContinuousClock.now - suspended < .seconds(5))
                _ = try await school.connection.take("refusal at the handshake") {
                    $0 == .failed(.tls(.alert(.certificateRevoked)))
                }

                #expect(try await daemon.firstbell("partner", "resume", "school/116900", "--reason", "found").status == 0)
                try await school.hello()
            }
        }
    }
}
