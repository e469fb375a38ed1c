// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import Safeguarding
import Testing

@testable import Portal

/// Which settings could not receive, on a page for those who can do something about it.
@Suite struct ReadinessPageTests {
    private func fixture(_ role: PortalRole, of authority: PartnerID = Sample.authority) async -> (PortalFixture, Browser) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: authority, as: role)
        fixture.desk.state.withLockedValue { state in
            var sheet = ReadinessSheet(asOf: fixture.desk.now, settings: 40, notReady: 27)
            for number in 0..<30 {
                guard let setting = PartnerID(kind: .school, code: "\(200_000 + number)") else { continue }
                let isHeld = number >= 3
                sheet.add(
                    isHeld ? .init(.noTrainedKeyAdult, .exception) : .init(.trainingEnds, until: CivilDate(iso: "2026-06-09")),
                    to: setting, name: number == 29 ? "<b>School</b>" : "School \(number)")
                if number == 7 { sheet.add(.init(.noRoll, .unmatched), to: setting, name: nil) }
            }
            state.readiness = sheet
        }
        return (fixture, await fixture.browser(as: Sample.officer))
    }

    @Test func `settings that could not receive come first, 25 to a page, each with every reason and what it would do`()
        async throws
    {
        let (_, browser) = await fixture(.dutyOfficer)
        let first = await browser.get("/readiness")
        #expect(first.status == 200 && first.text.contains("27 of 40 settings could not receive a notice tonight"))
        #expect(first.text.split(separator: "<tr><th scope=\"row\">").count == 26)
        let order = try ["school/200003", "school/200027"].map { try #require(first.text.firstRange(of: $0)).lowerBound }
        #expect(order == order.sorted() && !first.text.contains("school/200000"))
        #expect(first.text.contains("<a href=\"/directory/school/200003\">School 3</a>"))
        #expect(first.text.contains("No roll is loaded") && first.text.contains("would not be found by the rolls"))
        #expect(first.text.contains("/readiness?cause=&amp;page=2") || first.text.contains("/readiness?cause=&page=2"))
        let second = await browser.get("/readiness?page=2")
        #expect(
            second.text.contains("school/200000") && second.text.contains("(9 June 2026)") && second.text.contains("Could receive"))
        #expect(second.text.contains("&lt;b&gt;School") && !second.text.contains("<b>School"))
    }

    @Test func `a filter shows the settings with one cause alone, and a word that is none shows all`() async throws {
        let (_, browser) = await fixture(.lead)
        let rolls = await browser.get("/readiness?cause=no-roll")
        #expect(rolls.text.contains("school/200007") && !rolls.text.contains("school/200008"))
        #expect(rolls.text.contains("<option value=\"no-roll\" selected>") && !rolls.text.contains("/directory/"))
        #expect(await browser.get("/readiness?cause=everything").text.contains("school/200008"))
        let welsh = await browser.get("/readiness?cause=no-roll", language: "cy").text
        #expect(welsh.contains("Parodrwydd") && welsh.contains("Ni allai dderbyn"))
    }

    @Test func `whoever works for another authority is shown its own alone`() async throws {
        let (fixture, browser) = await fixture(.operator, of: Sample.elsewhere)
        let page = await browser.get("/readiness")
        #expect(page.status == 200 && page.text.contains("Nothing stands against any setting."))
        #expect(fixture.desk.state.withLockedValue { $0.readinessAsked } == [Sample.elsewhere])
    }

    @Test func `every effect has words in both languages`() {
        let keys = ReadinessEffect.allCases.filter { $0 != .none }.map { "effect.\($0.rawValue)" }
        for language in Language.allCases { #expect(keys.filter { Words.of(language).table[$0] == nil } == []) }
    }
}
