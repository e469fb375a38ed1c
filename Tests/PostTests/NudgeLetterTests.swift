// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing
import Wire

@testable import Post

@Suite struct NudgeLetterTests {
    private static func address(_ text: String) throws -> EmailAddress {
        guard case .valid(let address) = EmailAddress.check(text) else { throw Bad() }
        return address
    }

    private struct Bad: Error {}

    private static func nudge(_ level: EscalationLevel = .halfHourBefore, name: String? = "Ysgol T\u{177} Enghraifft") throws
        -> Nudge
    {
        Nudge(
            reference: "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69", channel: .mail, address: try address("office@example.example"),
            level: level, madeAt: try Instant(rfc3339: "2026-05-05T07:00:00Z"),
            places: [
                .init(
                    partner: try #require(PartnerID("school/116900")), name: name, notices: 2,
                    deadline: try Instant(rfc3339: "2026-05-05T07:30:00Z"),
                    references: ["0197b7c2-5d0e-7c1a-9a51-000000000001"])
            ])
    }

    @Test func `The words say how much waits, where and until when`() throws {
        let letter = NudgeLetter(
            try Self.nudge(), now: try Instant(rfc3339: "2026-05-05T07:00:00Z"), zone: .london, link: "https://portal.example:8570/"
        )
        #expect(letter.subject == "FirstBell: 2 items wait, due 08:30")
        #expect(
            letter.body == """
                You have 2 items in FirstBell that nobody has dealt with (T-30).

                school/116900, Ysgol T\u{177} Enghraifft
                  2 notices that nobody has opened
                  due 2026-05-05 08:30 (2026-05-05T07:30:00Z)
                  ref 0197b7c2-5d0e-7c1a-9a51-000000000001
                  and 1 more

                Open FirstBell: https://portal.example:8570/

                This message never says whom an item is about. If a message that claims to be from FirstBell does, report it.
                Nobody reads answers to it.

                """)
        var rehearsal = try Self.nudge(.deadlinePassed)
        rehearsal.rehearsal = true
        let early = NudgeLetter(rehearsal, now: try Instant(rfc3339: "2026-05-04T07:30:00Z"), zone: .london, link: nil)
        #expect(early.subject == "REHEARSAL: FirstBell: 2 items wait, due 08:30 on 2026-05-05")
        #expect(early.body.contains("\n  due 2026-05-05 08:30"))
        let late = NudgeLetter(rehearsal, now: try Instant(rfc3339: "2026-05-05T07:30:00Z"), zone: .london, link: nil)
        #expect(late.subject == "REHEARSAL: FirstBell: 2 items wait, the deadline is past")
        #expect(late.body.hasPrefix("THIS IS A REHEARSAL.") && late.body.contains("was due 2026-05-05 08:30"))
        #expect(!late.body.contains("http"))
    }

    @Test func `A message is ASCII in lines of CR LF, and a name from a register adds no line`() throws {
        let name = "Sch\u{f6}ol\r\n.\r\nBcc: <other@example.example>\u{7f}"
        let letter = NudgeLetter(
            try Self.nudge(name: name), now: try Instant(rfc3339: "2026-05-05T07:00:01Z"), zone: .london, link: nil)
        let message = MailMessage(
            from: try Self.address("firstbell@authority.example"), to: try Self.address("office@example.example"),
            subject: letter.subject + "\r\nBcc: other@example.example\u{e9}", reference: letter.nudge.reference,
            date: try Instant(rfc3339: "2026-05-05T07:00:01Z"), body: letter.body)
        let text = String(decoding: message.octets, as: UTF8.self)
        #expect(message.octets.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A })
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1)
        let headers = parts[0].split(separator: "\r\n").map(String.init)
        #expect(
            headers == [
                "Date: Tue, 05 May 2026 07:00:01 +0000", "From: FirstBell <firstbell@authority.example>",
                "To: <office@example.example>",
                "Subject: FirstBell: 2 items wait, due 08:30Bcc: other@example.example",
                "Message-ID: <0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69@authority.example>", "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: All", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
            ])
        let lines = parts[1].split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.last != " " && $0 != "." })
        #expect(parts[1].contains("school/116900, Sch=C3=B6ol.Bcc: <other@example.example>\r\n"))
    }

    @Test func `A signature is one that anybody can compute, and covers time and body`() throws {
        let secret = Array("0123456789abcdef0123456789abcdef".utf8)
        let body = Array("{\"a\":1}".utf8)
        // printf '1777928400.{"a":1}' | openssl dgst -sha256 -hmac SECRET
        #expect(
            WebhookRequest.signature(of: body, secret: secret, at: 1_777_928_400)
                == "t=1777928400,v1=8cb9507dd5cf4294e17df7b50abd2d6084f78a0d09c375115c12a8cd21b79aee")
        #expect(
            WebhookRequest.signature(of: body, secret: secret, at: 1_777_928_401)
                != "t=1777928401,v1=8cb9507dd5cf4294e17df7b50abd2d6084f78a0d09c375115c12a8cd21b79aee")

        let request = WebhookRequest(try Self.nudge(), link: nil, secret: secret, now: 1_777_928_400)
        #expect(
            String(decoding: request.body, as: UTF8.self) == """
                {"type":"firstbell.nudge.v1","id":"0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69","level":"T-30",\
                "madeAt":"2026-05-05T07:00:00Z","rehearsal":false,"count":2,"waiting":[{"partner":"school/116900",\
                "name":"Ysgol T\u{177} Enghraifft","notices":2,"holds":0,"breaches":0,"deadline":"2026-05-05T07:30:00Z",\
                "references":["0197b7c2-5d0e-7c1a-9a51-000000000001"]}],"moreWaiting":0,"morePlaces":0,"link":null}
                """)
        #expect(request.headers.map(\.name) == ["Content-Type", "Idempotency-Key", "FirstBell-Signature"])
        #expect(request.headers[1].value == "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69")
        #expect(request.headers[2].value == WebhookRequest.signature(of: request.body, secret: secret, at: 1_777_928_400))
    }

    @Test func `What is not shown is counted in letter and request`() throws {
        let deadline = try Instant(rfc3339: "2026-05-05T07:30:00Z")
        let places = try (0..<203).map {
            Nudge.Place(partner: try #require(PartnerID("school/\(100_000 + $0)")), notices: 2, deadline: deadline)
        }
        let nudge = Nudge(
            reference: "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69", channel: .mail, level: .deadlinePassed, madeAt: deadline,
            places: places)
        let letter = NudgeLetter(nudge, now: deadline, zone: .london, link: nil)
        #expect(letter.subject == "FirstBell: 406 items wait, the deadline is past")
        #expect(letter.body.contains("\nand 6 more at 3 places\n"))
        let request = WebhookRequest(nudge, link: nil, secret: [1], now: 0)
        let body = try JSONDocument(request.body).root
        #expect(body["count"]?.integer == 406 && body["moreWaiting"]?.integer == 6 && body["morePlaces"]?.integer == 3)
        #expect(body["waiting"]?.elements.map { $0 }.count == 200)
    }

    @Test func `A receiver that has said 2xx has it though its answer is cut off, and of a relay only the whole counts`() {
        // CURLE_PARTIAL_FILE is 18, CURLE_WRITE_ERROR 23, CURLE_OPERATION_TIMEDOUT 28, CURLE_ABORTED_BY_CALLBACK 42,
        // CURLE_SEND_ERROR 55 (libcurl-errors(3)).
        for code: UInt32 in [0, 18, 23, 28, 42] {
            #expect(TransferLine.outcome(of: code, answer: 204, by: .webhook) == .accepted(204))
        }
        #expect(TransferLine.outcome(of: 28, answer: 0, by: .webhook) == .failed(28))
        #expect(TransferLine.outcome(of: 18, answer: 503, by: .webhook) == .refused(503))
        #expect(TransferLine.outcome(of: 0, answer: 302, by: .webhook) == .refused(302))
        #expect(TransferLine.outcome(of: 42, answer: 0, by: .webhook) == .interrupted)
        #expect(TransferLine.outcome(of: 0, answer: 250, by: .mail) == .accepted(250))
        #expect(TransferLine.outcome(of: 28, answer: 250, by: .mail) == .failed(28))
        #expect(TransferLine.outcome(of: 42, answer: 250, by: .mail) == .interrupted)
        #expect(TransferLine.outcome(of: 55, answer: 550, by: .mail) == .refused(550))
        #expect(TransferLine.outcome(of: 0, answer: 0, by: .mail) == .failed(52))
    }

    // MARK: evenings

    private static func evening(notReady: Int, _ causes: [ReadinessCause: Int], _ channel: NudgeChannel = .mail) throws -> Nudge {
        Nudge(
            reference: "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69", channel: channel,
            madeAt: try Instant(rfc3339: "2026-05-06T17:00:00Z"),
            readiness: EveningReadiness(
                authority: try #require(PartnerID("local-authority/885")), day: try #require(CivilDate(iso: "2026-05-06")),
                settings: 13, notReady: notReady, causes: causes))
    }

    @Test func `an evening's letter has counts, what they mean and where the settings are named, and names none`() throws {
        let now = try Instant(rfc3339: "2026-05-06T17:00:01Z")
        let nudge = try Self.evening(notReady: 3, [.noRoll: 1, .noCertificate: 2])
        let letter = NudgeLetter(nudge, now: now, zone: .london, link: "https://portal.example/")
        #expect(letter.subject == "FirstBell: 3 of 13 settings could not receive a notice tonight")
        let lines = letter.body.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(6) == [
                "local-authority/885, evening of 2026-05-06: 3 of 13 settings could not receive a notice tonight.",
                "2 settings: no-certificate", "  \(ReadinessCause.noCertificate.meaning)", "1 setting: no-roll",
                "  \(ReadinessCause.noRoll.meaning)", "Which they are: https://portal.example/readiness",
            ])
        #expect(!letter.body.contains("school/"))
        let ready = NudgeLetter(try Self.evening(notReady: 0, [:]), now: now, zone: .london, link: nil)
        #expect(ready.subject == "FirstBell: all 13 settings could receive a notice tonight")
        let request = WebhookRequest(
            try Self.evening(notReady: 3, [.noRoll: 1, .noCertificate: 2], .webhook), link: "https://portal.example/",
            secret: Array("0123456789abcdef0123456789abcdef".utf8), now: 1_778_086_800)
        #expect(
            String(decoding: request.body, as: UTF8.self) == """
                {"type":"firstbell.readiness.v1","id":"0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69","madeAt":"2026-05-06T17:00:00Z",\
                "rehearsal":false,"authority":"local-authority/885","day":"2026-05-06","settings":13,"notReady":3,\
                "byCause":{"no-certificate":2,"no-roll":1},"link":"https://portal.example/readiness"}
                """)
    }
}
