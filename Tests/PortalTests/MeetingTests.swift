// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing

@testable import Portal

/// The pages of a MARAC's co-ordinator, and recalls.
@Suite struct MeetingTests {
    /// Every role against every route, of its own MARAC or authority and of another's.
    @Test(arguments: PortalRole.allCases)
    func `a MARAC is for its co-ordinator, and a recall for who answers for it`(role: PortalRole) async throws {
        let fixture = PortalFixture()
        let partner = role == .maracCoordinator ? Sample.marac : role.isOfAuthority ? Sample.authority : Sample.primary
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: partner, as: role)
        fixture.desk.meetings.withLockedValue {
            $0.maracs = [Sample.marac: [Sample.marac]]
            $0.agenda = [AgendaCase(event: 3, at: fixture.desk.now, stage: .agenda)]
        }
        let own = fixture.desk.recall(of: partner, role: role)
        let other = fixture.desk.recall(of: Sample.elsewhere, role: role)
        let browser = await fixture.browser(as: Sample.officer)
        let seal = await browser.sessionSeal()
        let leads = role == .maracCoordinator
        let answers = leads || role == .dutyOfficer
        for (path, isFor) in [
            ("/\(Sample.marac)", leads), ("/\(Sample.marac)/2026-05-28", leads), ("/\(Sample.marac)/flags/7", leads),
            ("/marac/elsewhere", false), ("/marac/elsewhere/2026-05-28", false), ("/\(Sample.marac)/flags/8", false),
            ("/\(Sample.marac)/nonsense", false), ("/recalls", answers), ("/recalls/\(own)", answers),
            ("/recalls/\(own)/close", answers), ("/recalls/\(other)", false), ("/recalls/\(other)/close", false),
        ] { #expect(await browser.get(path).status == (isFor ? 200 : 404), "\(role) \(path)") }
        for (id, status) in [(own, answers ? 303 : 404), (other, 404)] {
            let path = "/recalls/\(id)/close"
            #expect(await browser.post(path, ["reason": "A test."], seal: seal).status == status, "\(role)")
            #expect(await browser.post(path, ["reason": "A test."], seal: "x").status == (answers ? 403 : 404), "\(role)")
        }
        let done = fixture.desk.meetings.withLockedValue { ($0.viewed.count, $0.flags.count, $0.seen.count, $0.closed.count) }
        #expect(done == (leads ? 1 : 0, leads ? 1 : 0, answers ? 1 : 0, answers ? 1 : 0))
    }

    private func coordinator() async -> (PortalFixture, Browser) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: Sample.marac, as: .maracCoordinator)
        fixture.desk.meetings.withLockedValue { $0.maracs = [Sample.marac: [Sample.marac]] }
        return (fixture, await fixture.browser(as: Sample.officer))
    }

    @Test func `how a MARAC stands names nobody, and its figures add up`() async throws {
        let (fixture, browser) = await coordinator()
        let now = fixture.desk.now
        let day = fixture.desk.zone.date(at: now)
        let agency = try #require(PartnerID("agency/sample-housing"))
        func action(_ due: Int) -> ActionFigure {
            ActionFigure(
                ActionStatement(
                    area: "sample", owner: agency, givenAt: now, due: day.adding(days: due), state: .open, stateAt: now))
        }
        func hearing(_ telling: PracticeTelling) -> VictimHearing { VictimHearing(area: "sample", heardAt: now, telling: telling) }
        let practice = try #require(PartnerID("gp/Y99901"))
        fixture.desk.meetings.withLockedValue {
            $0.standing = MARACStanding(
                cases: [
                    AgendaCase(event: 1, at: now, stage: .referral, holds: 2), AgendaCase(event: 2, at: now, outcome: .heard),
                    AgendaCase(event: 3, at: now + .seconds(7 * 86_400), stage: .agenda),
                ], actions: [action(-1), action(0), action(3)],
                coverage: CoverageSummary([
                    hearing(.delivered(to: practice, inTime: true)), hearing(.missing(.held(.limbMissing))),
                    hearing(.excluded(.notHeard)),
                ]), flags: [], allFlags: 4)
        }
        #expect(await browser.get("/marac").headers.contains { $0.name == "Location" && $0.value == "/\(Sample.marac)" })
        let page = await browser.get("/\(Sample.marac)?days=9999")
        for text in [
            "href=\"/\(Sample.marac)/\(day)\"", "<td data-label=\"Waiting\">2</td>", "<td data-label=\"Overdue\">1</td>",
            "<dt>Victims heard</dt><dd>2</dd>", "<dt>Delivered to the practice in time</dt><dd>1</dd>",
            "<dt>Waiting for a person: held:limb-missing</dt><dd>1</dd>", "<dt>Does not count: put off or withdrawn</dt><dd>1</dd>",
            "Standing in all: 4.", "value=\"366\"",
        ] { #expect(page.text.contains(text), "\(text)") }
        #expect(fixture.desk.meetings.withLockedValue { $0.viewed.isEmpty && $0.flags.isEmpty })
        fixture.desk.meetings.withLockedValue { $0.maracs = [:] }
        #expect(await browser.get("/marac").status == 403)
    }

    @Test func `an agenda and a flag are shown with a view of what is on the page alone`() async throws {
        let (fixture, browser) = await coordinator()
        let now = fixture.desk.now
        fixture.desk.meetings.withLockedValue {
            $0.agenda = (0..<30).map { AgendaCase(event: $0, at: now, outcome: .heard, risk: .high, notices: 4, delivered: 3) }
        }
        let page = await browser.get("/\(Sample.marac)/2026-05-28?page=2")
        #expect(page.text.contains("WN/26/29") && page.text.contains("3 of 4 have it") && !page.text.contains("WN/26/24<"))
        #expect(fixture.desk.meetings.withLockedValue { $0.viewed.map(\.events) } == [Array(25..<30)])
        #expect(fixture.desk.meetings.withLockedValue { $0.viewed.map(\.by) } == [Sample.officer])
        let flag = await browser.get("/\(Sample.marac)/flags/7")
        #expect(flag.text.contains("Cleo &lt;b&gt; 2 July 1988") && flag.text.contains("Sample 116900"))
        let title = try #require(flag.text.firstRange(of: "</title>"))
        #expect(!flag.text[..<title.lowerBound].contains("Cleo"))
    }

    @Test func `the clock of a breach is stopped with a reason, after who read it was shown`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: Sample.authority, as: .dutyOfficer)
        let id = fixture.desk.recall(of: Sample.authority)
        let browser = await fixture.browser(as: Sample.officer)
        let list = await browser.get("/recalls")
        #expect(list.text.contains("2 sent, 1 opened, 0 deleted") && list.text.contains("The clock runs"))
        let page = await browser.get("/recalls/\(id)")
        #expect(page.text.contains("The &lt;wrong&gt; child.") && page.text.contains(Sample.lead) && page.text.contains("/close"))
        let asked = await browser.get("/recalls/\(id)/close")
        #expect(asked.text.contains("Stop the clock of this breach?") && !asked.text.contains(Sample.lead))
        let seal = Browser.seal(in: asked)
        #expect(await browser.post("/recalls/\(id)/close", ["reason": " "], seal: seal).status == 422)
        fixture.desk.meetings.withLockedValue { $0.failure = AdminFailure("its clock is <closed> already", try: "x") }
        let failed = await browser.post("/recalls/\(id)/close", ["reason": "A \"test\"."], seal: seal)
        #expect(failed.status == 409 && failed.text.contains("&lt;closed&gt;") && failed.text.contains("A &quot;test&quot;."))
        fixture.desk.meetings.withLockedValue { $0.failure = nil }
        #expect(await browser.post("/recalls/\(id)/close", ["reason": "Notified."], seal: seal).status == 303)
        let closed = fixture.desk.meetings.withLockedValue { $0.closed }
        #expect(closed.map(\.by) == ["Alex Specimen <\(Sample.officer)>"] && closed.map(\.reason) == ["Notified."])
        #expect(await browser.get("/recalls?done=closed").text.contains("The clock is stopped."))
    }

    @Test func `a MARAC that made a recall sees it, and leaves the clock to the authority that answers for the breach`()
        async throws
    {
        let (fixture, browser) = await coordinator()
        let id = fixture.desk.recall(of: Sample.marac, role: .maracCoordinator, owner: Sample.authority)
        let page = await browser.get("/recalls/\(id)")
        #expect(page.status == 200 && !page.text.contains("/close"))
        let seal = await browser.sessionSeal()
        #expect(await browser.get("/recalls/\(id)/close").status == 404)
        #expect(await browser.post("/recalls/\(id)/close", ["reason": "A test."], seal: seal).status == 404)
        #expect(fixture.desk.meetings.withLockedValue { $0.closed.isEmpty })
    }

    @Test func `whatever a MARAC can have has a word`() {
        var keys = MeetingStage.allCases.map { "stage.\($0.rawValue)" }
        keys += HearingOutcome.allCases.map { "outcome.\($0.rawValue)" }
        keys += CoverageExclusion.allCases.map { "gpExcluded.\($0.rawValue)" }
        for language in Language.allCases { #expect(keys.filter { Words.of(language).table[$0] == nil } == []) }
    }
}
