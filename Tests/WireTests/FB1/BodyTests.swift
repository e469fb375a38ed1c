// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// Every body read back as it was written, and every fault of a client's body named.
@Suite struct BodyTests {
    static let digest = [UInt8](repeating: 0xAB, count: 32)
    static let noon = Instant(milliseconds: 1_795_000_000_000)

    static func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func text(_ octets: [UInt8]) -> String { String(decoding: octets, as: UTF8.self) }

    static func isCanonical(_ octets: [UInt8]) throws -> Bool { try JSONDocument(octets).root.canonical() == octets }

    @Test func `HELLO and WELCOME`() throws {
        for hello in [Hello(window: 1), Hello(window: 256, fromUnread: true)] {
            #expect(try Hello(body: hello.octets) == hello)
            #expect(try Self.isCanonical(hello.octets))
        }
        let partner = try #require(PartnerID("school/116900"))
        let welcome = Welcome(partner: partner, window: 64, pending: 3, serverTime: Self.noon)
        #expect(try Welcome(body: welcome.octets) == welcome)
        #expect(try Self.isCanonical(welcome.octets))
    }

    @Test func `ACCEPTED, and the stored answer inside it`() throws {
        let school = try #require(PartnerID("school/116900"))
        let answer = AcceptedAnswer(
            event: "e-1", sequence: 42, acceptedAt: Self.noon,
            notices: [
                .init(notice: "n-1", recipient: school, flow: .encompass, deadline: Self.noon + .seconds(3600)),
                .init(notice: "n-2", recipient: nil, flow: .encompassEarlyYears, deadline: Self.noon),
            ],
            holds: [
                .init(subject: "/data/children/1", recipient: school, code: "setting-unconfirmed", hold: "h-1"),
                .init(subject: "/data/children/2", code: "no-match"),
            ],
            denials: [.init(subject: "/data/children/3", recipient: school, code: "over-age"), .init(subject: "", code: "x")],
            warnings: [.init(pointer: "/data/summary", code: "postcode"), .init(pointer: "/data/a~1\"b", code: "x")])
        for duplicate in [false, true] {
            let accepted = Accepted(answer, digest: Self.digest, duplicate: duplicate)
            #expect(try Accepted(body: accepted.octets) == accepted)
            #expect(Accepted.octets(stored: answer.stored, digest: Self.digest, duplicate: duplicate) == accepted.octets)
        }
        #expect(try Self.isCanonical(answer.stored))
        let stored = try JSONDocument(answer.stored).root
        #expect(stored["digest"] == nil)
        #expect(stored["duplicate"] == nil)
        let empty = AcceptedAnswer(event: "e", sequence: 1, acceptedAt: Self.noon, notices: [])
        #expect(try JSONDocument(empty.stored).root["warnings"] == nil)
        #expect(try Accepted(body: Accepted(empty, digest: Self.digest, duplicate: false).octets).answer == empty)
    }

    @Test func `RECEIPT, in every combination of its optional members`() throws {
        for stage in ReceiptStage.allCases {
            for mask in 0..<8 {
                let receipt = Receipt(
                    notice: "n-1", digest: Self.digest, stage: stage, by: mask & 1 == 0 ? nil : "key.adult@school.example",
                    at: mask & 2 == 0 ? nil : Self.noon, code: ReceiptCode.allCases.first { $0.stage == stage },
                    note: mask & 4 == 0 ? nil : "Two lines.\nThe second.")
                #expect(try Receipt(body: receipt.octets) == receipt)
                #expect(try Self.isCanonical(receipt.octets))
            }
        }
    }

    @Test(arguments: ReceiptCode.allCases) func `a receipt code belongs to one stage`(code: ReceiptCode) throws {
        for stage in ReceiptStage.allCases {
            let body = Receipt(notice: "n", digest: Self.digest, stage: stage, code: code).octets
            if stage == code.stage {
                #expect(try Receipt(body: body).code == code)
            } else {
                let problem = #expect(throws: Problem.self) { try Receipt(body: body) }
                #expect(problem?.code == .invalidReceipt)
                #expect(problem?.errors.first?.pointer == "/code")
            }
        }
    }

    @Test func `RECORDED, STATUS and PROGRESS`() throws {
        for stage in Stage.allCases {
            let recorded = Recorded(notice: "n-1", stage: stage, at: Self.noon)
            #expect(try Recorded(body: recorded.octets) == recorded)
            #expect(try Self.isCanonical(recorded.octets))
        }
        let status = StatusRequest(event: "e-1")
        #expect(try StatusRequest(body: status.octets) == status)
        let lines = Stage.allCases.map {
            Progress.Line(notice: "n-\($0)", recipient: PartnerID("school/1"), stage: $0, at: Self.noon, deadline: Self.noon)
        }
        let progress = Progress(
            event: "e-1",
            notices: lines + [.init(notice: "n", recipient: nil, stage: .sent, at: Self.noon, deadline: Self.noon)])
        #expect(try Progress(body: progress.octets) == progress)
        #expect(try Self.isCanonical(progress.octets))
        #expect(try Progress(body: Progress(event: "e", notices: []).octets).notices == [])
    }

    @Test(arguments: Bye.Code.allCases) func `BYE`(code: Bye.Code) throws {
        #expect(try Bye(body: Bye(code).octets) == Bye(code))
        #expect(try Bye(body: []) == Bye(.closing))
    }

    struct Fault: Sendable {
        let body: String
        let errors: [String]

        init(_ body: String, _ errors: String...) {
            self.body = body
            self.errors = errors
        }
    }

    static func errors(_ problem: Problem?) -> [String] { (problem?.errors ?? []).map { "\($0.pointer) \($0.code)" } }

    @Test(arguments: [
        Fault("[]", " wrong-type"),
        Fault("{}", "/window missing"),
        Fault(#"{"window":0}"#, "/window invalid-value"),
        Fault(#"{"window":257}"#, "/window invalid-value"),
        Fault(#"{"window":1.5}"#, "/window wrong-type"),
        Fault(#"{"window":"64"}"#, "/window wrong-type"),
        Fault(#"{"window":64,"from":"start"}"#, "/from invalid-value"),
        Fault(#"{"window":64,"from":null}"#, "/from wrong-type"),
        Fault(#"{"window":64,"x/y":1,"partner":"school/1"}"#, "/x~1y unknown-field", "/partner unknown-field"),
        Fault(#"{"window":64,"window":64}"#, "/window duplicate-name"),
        Fault("", " unexpected-end"),
    ]) func `every fault of a HELLO is named`(_ fault: Fault) {
        let problem = #expect(throws: Problem.self) { try Hello(body: Self.octets(fault.body)) }
        #expect(Self.errors(problem) == fault.errors)
    }

    @Test(arguments: [
        Fault("{}", "/notice missing", "/digest missing", "/stage missing"),
        Fault(
            #"{"notice":"","digest":"AB","stage":"read","by":" ","at":"2026-11-18T08:00:00","code":"x","note":"","to":1}"#,
            "/notice invalid-value", "/digest invalid-value", "/stage invalid-value", "/by invalid-value", "/at naive-time",
            "/code invalid-value", "/note invalid-value", "/to unknown-field"),
    ]) func `every fault of a RECEIPT is named at once`(_ fault: Fault) {
        let problem = #expect(throws: Problem.self) { try Receipt(body: Self.octets(fault.body)) }
        #expect(problem?.code == .invalidReceipt)
        #expect(Self.errors(problem) == fault.errors)
    }

    @Test func `a refusal needs a reason`() {
        let body = Receipt(notice: "n", digest: Self.digest, stage: .refused).octets
        let problem = #expect(throws: Problem.self) { try Receipt(body: body) }
        #expect(Self.errors(problem) == ["/code missing"])
    }

    @Test func `a client ignores members that a later broker adds`() throws {
        let body = #"{"at":"2026-11-18T11:06:40Z","notice":"n","stage":"opened","later":{"address":1}}"#
        #expect(try Recorded(body: Self.octets(body)) == Recorded(notice: "n", stage: .opened, at: Self.noon))
    }
}
