// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Portal

/// What a key adult sees of a drill, and that it is never taken for a notice.
@Suite struct DrillPageTests {
    @Test func `a drill is marked in the list, on its card, on its page and in its row, and one button acknowledges it`()
        async throws
    {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        let notice = fixture.desk.deliver(try Sample.content(), to: Sample.primary)
        let body = DrillContent(
            recipient: Sample.primary, deadline: fixture.desk.now + .seconds(3600), rehearsal: false
        ).octets
        let id = fixture.desk.deliver(body, to: Sample.primary, kind: .drill)
        let browser = await fixture.browser(as: Sample.lead)
        let mark = "<span class=\"mark\">DRILL</span>"
        let inbox = await browser.get("/before-school")
        // It stands apart from the table, which counts notices alone.
        #expect(inbox.text.contains("<section class=\"drill\"><h2>\(mark)") && inbox.text.contains("Showing 1 to 1 of 1 notices"))
        let start = try #require(inbox.text.firstRange(of: "<table>")).lowerBound
        let end = try #require(inbox.text.firstRange(of: "</table>")).upperBound
        let (table, below) = (inbox.text[start..<end], inbox.text[end...])
        #expect(!table.contains("\(id)") && table.contains("\(notice)") && below.contains("\(id)"))
        #expect(fixture.desk.state.withLockedValue { Set($0.showed) } == [id, notice])
        let card = await browser.get("/notices/\(id)")
        #expect(card.text.contains(mark) && !card.text.contains("about domestic abuse"))
        let opened = await browser.post("/notices/\(id)/open", [:], seal: Browser.seal(in: card))
        #expect(opened.status == 303)
        let page = await browser.get("/notices/\(id)")
        #expect(page.status == 200 && page.text.contains(mark) && page.text.contains("<title>This is a drill"))
        #expect(!page.text.contains("Tell us what you did") && !page.text.contains("/refuse") && !page.text.contains("row.csv"))
        #expect(page.text.contains("About this drill") && !page.text.contains("About this notice"))
        // No script and no choice: the form is whole as it stands.
        #expect(page.text.contains("<input type=\"hidden\" name=\"code\" value=\"noted\">") && !page.text.contains("<script"))
        let row = await browser.get("/notices/\(id)/row.csv").text
        #expect(row.contains("\"DRILL\",\"\",\"\",\"DRILL\"") && row.contains("This is a drill."))
        let seal = Browser.seal(in: page)
        #expect(await browser.post("/notices/\(id)/refuse", ["code": "child-left"], seal: seal).status == 422)
        #expect(await browser.post("/notices/\(id)/acknowledge", ["code": "referred"], seal: seal).status == 422)
        let done = await browser.post("/notices/\(id)/acknowledge", ["code": "noted"], seal: seal)
        #expect(done.headers.contains { $0.name == "Location" && $0.value == "/before-school?done=drill" })
        let after = await browser.get("/before-school?done=drill")
        #expect(after.text.contains("The drill is acknowledged.") && !after.text.contains("\(id)"))
        #expect(await browser.get("/notices/\(id)", language: "cy").text.contains("DRIL</span>"))
    }
}
