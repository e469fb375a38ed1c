// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Portal

/// What pages say and what they never do.
@Suite struct PageTests {
    private func fixture() async throws -> (PortalFixture, Browser, NoticeID) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        let id = fixture.desk.deliver(try Sample.content(), to: Sample.primary)
        return (fixture, await fixture.browser(as: Sample.lead), id)
    }

    @Test func `somebody signs in, opens, reads and acknowledges`() async throws {
        let (fixture, browser, id) = try await fixture()
        let inbox = await browser.get("/before-school")
        #expect(inbox.status == 200 && inbox.text.contains("/notices/\(id)") && inbox.text.contains("Showing 1 to 1 of 1 notices"))
        // Neither the list nor the card says whom it is about, and neither opens anything.
        let card = await browser.get("/notices/\(id)")
        #expect(card.status == 200 && card.text.contains("action=\"/notices/\(id)/open\""))
        for page in [inbox, card] { #expect(!page.text.contains("Sample Example") && !page.text.contains("2017")) }
        #expect(fixture.desk.state.withLockedValue { $0.receipts.isEmpty && $0.views.isEmpty && $0.showed == [id] })
        let opened = await browser.post("/notices/\(id)/open", [:], seal: Browser.seal(in: card))
        #expect(opened.status == 303 && opened.headers.contains { $0.name == "Location" && $0.value == "/notices/\(id)" })
        let notice = await browser.get("/notices/\(id)")
        #expect(fixture.desk.state.withLockedValue { $0.views.map(\.purpose) } == ["portal"])
        // How to handle it stands before what happened, and that before who may read it.
        let order = try [
            "Do not contact a parent or carer", "What happened", "Sample Example", "Who at your setting may read this",
            "Tell us what you did",
        ]
        .map { try #require(notice.text.firstRange(of: $0), "\($0)").lowerBound }
        #expect(order == order.sorted())
        #expect(notice.text.contains("27 May 2026 at 9:20pm") && notice.text.contains("Opened first by Pat Specimen"))
        let none = await browser.post("/notices/\(id)/acknowledge", ["code": "deleted"], seal: Browser.seal(in: notice))
        #expect(none.status == 422 && none.text.contains("Choose one"))
        let done = await browser.post(
            "/notices/\(id)/acknowledge", ["code": "noted", "note": " told\r\nthem "], seal: Browser.seal(in: notice))
        #expect(done.status == 303)
        let receipts = fixture.desk.state.withLockedValue { $0.receipts }
        #expect(
            receipts.map(\.stage) == [.opened, .acknowledged] && receipts.last?.code == .noted
                && receipts.last?.note == "told\nthem")
        #expect(await browser.get("/before-school?done=acknowledged").text.contains("The notice is acknowledged."))
        #expect(await browser.get("/notices").text.contains("Acknowledged"))
    }

    @Test(arguments: [ReceiptCode.wrongSetting, .childLeft])
    func `what is not for the setting goes back`(code: ReceiptCode) async throws {
        let (fixture, browser, id) = try await fixture()
        let seal = await browser.sessionSeal()
        _ = await browser.post("/notices/\(id)/open", [:], seal: seal)
        #expect(await browser.post("/notices/\(id)/refuse", ["code": "noted"], seal: seal).status == 422)
        #expect(await browser.post("/notices/\(id)/refuse", ["code": code.rawValue], seal: seal).status == 303)
        #expect(fixture.desk.state.withLockedValue { $0.receipts.last?.stage == .refused && $0.receipts.last?.code == code })
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\u{0301} autofocus onfocus='x", "\"\u{0301} onfocus=\"x",
        "<\u{0301}b>", "{{#w}}{{skip}}{{/w}}", "{{{content}}}", "&lt;b&gt;", "</dd></dl><h1>x", "\u{202E}gnp.exe",
    ])
    func `nothing that a producer writes becomes markup`(text: String) async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, text, of: Sample.primary)
        let id = fixture.desk.deliver(try Sample.content(text), to: Sample.primary, openedBy: 1)
        let browser = await fixture.browser(as: Sample.lead)
        let plain = PortalFixture()
        plain.desk.admit(Sample.lead, "plain", of: Sample.primary)
        let other = plain.desk.deliver(try Sample.content("plain"), to: Sample.primary, openedBy: 1)
        let usual = await plain.browser(as: Sample.lead)
        for (page, same) in [
            (await browser.get("/notices/\(id)"), await usual.get("/notices/\(other)")),
            (await browser.get("/before-school"), await usual.get("/before-school")),
        ] {
            #expect(page.status == 200)
            // The tags of the page, and how many quotes are in them, are what they are without it.
            #expect(Self.skeleton(page.text) == Self.skeleton(same.text))
            #expect(!page.text.contains("\u{202E}"))
        }
    }

    /// Every tag with its attributes, values of which are dropped: what a browser makes elements of.
    private static func skeleton(_ html: String) -> [String] {
        var tags: [String] = []
        var tag: String.UnicodeScalarView?
        var quote: Unicode.Scalar?
        for scalar in html.unicodeScalars {
            if let open = quote {
                if scalar == open { quote = nil }
            } else if tag != nil {
                if scalar == ">" {
                    tags.append(String(tag ?? .init()))
                    tag = nil
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else {
                    tag?.append(scalar)
                }
            } else if scalar == "<" {
                tag = .init()
            }
        }
        return tags
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\r=x", "\u{FF1D}1", "a\"b", "\"=x"])
    func `no cell of an export is a formula or ends early`(text: String) throws {
        let cell = CaseRow.cell(text)
        #expect(cell.hasPrefix("\"") && cell.hasSuffix("\""))
        let inner = cell.dropFirst().dropLast().replacing("\"\"", with: "")
        #expect(!inner.unicodeScalars.contains("\""))
        if text != "a\"b", text != "\"=x" { #expect(cell.unicodeScalars.dropFirst().first == "'") }
    }

    @Test func `an export is a header and a row that names the event and nothing of the setting's`() async throws {
        let (fixture, browser, id) = try await fixture()
        let seal = await browser.sessionSeal()
        #expect(await browser.get("/notices/\(id)/row.csv").status == 303)
        _ = await browser.post("/notices/\(id)/open", [:], seal: seal)
        let page = await browser.get("/notices/\(id)/row.csv")
        #expect(page.contentType == "text/csv; charset=utf-8")
        #expect(page.headers.contains { $0.value == "attachment; filename=\"notice-\(id).csv\"" })
        #expect(page.text.hasPrefix("\"Pupil\",\"DOB\",\"UPN\",\"Category\",\"Event date\",\"Text\",\"Source reference\"\r\n"))
        #expect(
            page.text.contains(
                "\"Sample Example\",\"2017-03-27\",\"\",\"Operation Encompass\",\"2026-05-27\",\"How you must handle this: "))
        #expect(page.text.contains("Was there and saw it"))
        #expect(page.text.hasSuffix("\"22/12345/26\"\r\n"))
        #expect(fixture.desk.state.withLockedValue { $0.views.map(\.purpose) } == ["portal export"])
    }

    @Test func `no title says whom a page is about, and no page is heavy`() async throws {
        let (fixture, browser, id) = try await fixture()
        for _ in 0..<40 { _ = fixture.desk.deliver(try Sample.content(), to: Sample.primary) }
        let seal = await browser.sessionSeal()
        _ = await browser.post("/notices/\(id)/open", [:], seal: seal)
        for path in ["/sign-in", "/before-school", "/notices", "/notices?page=2", "/notices/\(id)", "/nothing", StyleSheet.path] {
            let page = await browser.get(path)
            #expect(page.body.count < 60 * 1024, "\(path) has \(page.body.count) octets")
            guard page.contentType.hasPrefix("text/html") else { continue }
            let title = try #require(page.text.firstRange(of: "<title>"))
            let end = try #require(page.text.firstRange(of: "</title>"))
            #expect(!page.text[title.upperBound..<end.lowerBound].contains("Sample"))
            // No script, no style and nothing from elsewhere, as the policy of every answer wants.
            for forbidden in ["<script", "style=", "<style", "onclick", "http://", "javascript:"] {
                #expect(!page.text.contains(forbidden))
            }
        }
        #expect(await browser.get("/notices").text.contains("Showing 1 to 25 of 41 notices"))
        #expect(await browser.get("/notices?page=2").text.contains("Showing 26 to 41 of 41 notices"))
        #expect(await browser.get("/notices?page=-7").text.contains("Showing 1 to 25 of 41 notices"))
    }

    @Test func `a recall is answered with deletion alone, and cannot be sent back`() async throws {
        let (fixture, browser, _) = try await fixture()
        let content = RecalledContent(
            recipient: Sample.primary, deadline: fixture.desk.now, rehearsal: false, notice: "n",
            event: .init(id: "e-1", reference: "22/12345/26"),
            reason: .wrongPerson, decision: .init(rule: "R-1", basis: "A1", policy: String(repeating: "0", count: 64)))
        let id = fixture.desk.deliver(content.octets, to: Sample.primary, kind: .recall, openedBy: 1)
        let page = await browser.get("/notices/\(id)")
        #expect(page.text.contains("It is about somebody else.") && page.text.contains("value=\"deleted\""))
        #expect(!page.text.contains("value=\"noted\"") && !page.text.contains("/refuse\""))
        let seal = Browser.seal(in: page)
        #expect(await browser.post("/notices/\(id)/refuse", ["code": "wrong-setting"], seal: seal).status == 422)
        #expect(await browser.post("/notices/\(id)/acknowledge", ["code": "deleted"], seal: seal).status == 303)
    }

    @Test func `pages are in Welsh for whoever asks for it, and what a producer wrote stays`() async throws {
        let (_, browser, id) = try await fixture()
        #expect(await browser.get("/sign-in", language: "cy-GB,cy;q=0.9").text.contains("<html lang=\"cy\">"))
        _ = await browser.get("/language/cy")
        let page = await browser.get("/before-school")
        #expect(page.text.contains("Cyn ysgol heddiw") && page.text.contains("Yn dangos 1 i 1 o 1 hysbysiad"))
        _ = await browser.post("/notices/\(id)/open", [:], seal: Browser.seal(in: page))
        let notice = await browser.get("/notices/\(id)")
        #expect(notice.text.contains("27 Mai 2026 am 9:20yh") && notice.text.contains("lang=\"en\">Keep it close. Sample"))
        #expect(await browser.get("/language/fr").status == 404)
    }
}
