// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Testing
import Wire

@testable import Portal

/// Pages of reports, of proofs and of the service.
@Suite struct ReportPageTests {
    private func visitor(_ role: PortalRole, sole: Bool = true) async -> (FakeDesk, Browser, PortalFixture) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.manager, "Kim Specimen", of: Sample.authority, as: role)
        if sole { fixture.desk.state.withLockedValue { $0.sole = Sample.authority } }
        return (fixture.desk, await fixture.browser(as: Sample.manager), fixture)
    }

    @Test func `a report is shown under the policy of every page, with its days and what can be downloaded`() async throws {
        let (desk, browser, _) = await visitor(.auditor)
        let list = await browser.get("/reports")
        for name in ReportName.allCases { #expect(list.text.contains("href=\"/reports/\(name.rawValue)\""), "\(name)") }
        let page = await browser.get("/reports/volumes?from=2026-04-01&to=2026-06-30")
        #expect(page.status == 200 && page.text.contains("<h1>Report</h1>") && !page.text.contains("<style>"))
        #expect(page.text.contains("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"1. Of &lt;5&gt;\"><table>"))
        #expect(page.text.contains("<figure tabindex=\"0\"><svg></svg></figure>"))
        #expect(page.text.contains("</table></div>") && page.text.contains("value=\"2026-04-01\""))
        #expect(page.text.contains("/reports/volumes/report.csv?from=2026-04-01&amp;to=2026-06-30"))
        #expect(!page.headers.contains { $0.name == "Content-Security-Policy" })
        for format in ["csv", "json"] {
            let file = await browser.get("/reports/volumes/report.\(format)?from=2026-04-01&to=2026-06-30")
            #expect(file.status == 200 && file.text == "volumes\n")
            #expect(file.headers.contains { $0.name == "Content-Disposition" && $0.value.contains("volumes.\(format)") })
        }
        let orders = desk.state.withLockedValue { $0.orders }
        #expect(orders.map(\.format) == [.html, .csv, .json] && orders.allSatisfy { $0.audience == .inside })
        #expect(orders.allSatisfy { $0.from?.description == "2026-04-01" && $0.to?.description == "2026-06-30" })
        for query in ["from=2026-06-30&to=2026-04-01", "from=yesterday", "to=2026-02-30"] {
            #expect(await browser.get("/reports/volumes?\(query)").status == 422)
            #expect(await browser.get("/reports/volumes/report.csv?\(query)").status == 422)
        }
        #expect(await browser.get("/reports/nothing").status == 404)
        #expect(await browser.get("/reports/volumes/report.html").status == 404)
        #expect(desk.state.withLockedValue { $0.orders.count } == 3, "what cannot be read is not made")
    }

    @Test func `where several authorities share a deployment small counts are hidden, and what cannot hide them is not there`()
        async throws
    {
        let (desk, browser, _) = await visitor(.lead, sole: false)
        let list = await browser.get("/reports")
        #expect(list.text.contains("Several authorities share") && !list.text.contains("/reports/timeliness"))
        #expect(await browser.get("/reports/volumes").status == 200)
        // What two spans that differ by a day would give back.
        for query in [
            "from=2024-04-01&to=2024-06-29", "from=2024-04-02&to=2024-06-30", "from=&to=", "from=2099-04-01&to=2099-06-30",
        ] {
            #expect(await browser.get("/reports/volumes?\(query)").status == 422, "\(query)")
            #expect(await browser.get("/reports/volumes/report.csv?\(query)").status == 422, "\(query)")
        }
        #expect(await browser.get("/reports/volumes?from=2024-01-01&to=2024-06-30").status == 200)
        for path in [
            "timeliness", "unresolved", "sample?size=5&seed=7", "timeliness/report.json", "sample/report.csv?size=5&seed=7",
        ] {
            #expect(await browser.get("/reports/\(path)").status == 404, "\(path)")
        }
        let seal = await browser.sessionSeal()
        #expect(await browser.post("/reports/sample/oversight", ["case": "7"], seal: seal).status == 404)
        #expect(desk.state.withLockedValue { $0.orders.map(\.audience) } == [.outside, .outside])
        let span = desk.state.withLockedValue { $0.orders.first.map { [$0.from, $0.to] } }
        let quarter = FinancialQuarter(index: FinancialQuarter(desk.zone.date(at: desk.now)).index - 1)
        #expect(span == [quarter.firstDay, quarter.lastDay])
        #expect(desk.state.withLockedValue { $0.overseen.isEmpty })
    }

    @Test func `a sample is drawn by its seed, and a lead records a look where an auditor only counts`() async throws {
        let (desk, browser, _) = await visitor(.lead)
        #expect(await browser.get("/reports/sample").text.contains("name=\"seed\""))
        for query in ["seed=", "seed=x&size=5", "seed=7&size=0", "seed=7&size=201", "seed=7&size=5&from=x"] {
            #expect(await browser.get("/reports/sample?\(query)").status == 422, "\(query)")
        }
        #expect(desk.state.withLockedValue { $0.orders.isEmpty })
        let page = await browser.get("/reports/sample?seed=4711&size=5&from=&to=")
        #expect(page.status == 200 && page.text.contains("action=\"/reports/sample/oversight\""))
        #expect(desk.state.withLockedValue { $0.orders.last?.draw } == .init(size: 5, seed: 4711))
        let seal = Browser.seal(in: page)
        let form = ["size": "5", "seed": "4711", "from": "", "to": ""]
        func record(_ more: [String: String], seal: String?) async -> Page {
            await browser.post("/reports/sample/oversight", form.merging(more) { $1 }, seal: seal)
        }
        #expect(await record(["case": "12"], seal: "x").status == 403)
        #expect(await record(["case": "twelve"], seal: seal).status == 422)
        #expect(await record(["case": "12", "exclusion": "because"], seal: seal).status == 422)
        let done = await record(["case": "12"], seal: seal)
        #expect(done.status == 303)
        let place = try #require(done.headers.first { $0.name == "Location" }?.value)
        #expect(place == "/reports/sample?from=&to=&size=5&seed=4711&done=overseen")
        #expect(await browser.get(place).text.contains("It was recorded."))
        #expect(await record(["case": "13", "exclusion": "duplicate"], seal: seal).status == 303)
        desk.state.withLockedValue { $0.failure = AdminFailure("there is no case 99", try: "firstbell report sample") }
        let failed = await record(["case": "99"], seal: seal)
        #expect(failed.status == 409 && failed.text.contains("there is no case 99.") && !failed.text.contains("firstbell report"))
        let overseen = desk.state.withLockedValue { $0.overseen }
        #expect(overseen.map(\.number) == [12, 13] && overseen.map(\.exclusion) == [nil, .duplicate])
        #expect(overseen.allSatisfy { $0.by == "Kim Specimen <\(Sample.manager)>" })

        let (other, auditor, _) = await visitor(.auditor)
        let sample = await auditor.get("/reports/sample?seed=4711&size=5")
        #expect(sample.status == 200 && !sample.text.contains("oversight"))
        let own = await auditor.sessionSeal()
        #expect(await auditor.post("/reports/sample/oversight", form.merging(["case": "12"]) { $1 }, seal: own).status == 404)
        #expect(other.state.withLockedValue { $0.overseen.isEmpty })
    }

    @Test func `a notice of the authority is proved and its evidence can be taken away, and another's is not there`() async throws {
        let (desk, browser, _) = await visitor(.auditor)
        let own = desk.due(in: 60)
        let other = desk.due(of: Sample.elsewhere, in: 60)
        #expect(await browser.get("/proof").status == 200)
        let page = await browser.get("/proof?id=\(own)")
        for text in ["worcestershire.example/ledger", "c0ffee", "Entry 7 of the ledger", "1 more", "/proof/\(own).json"] {
            #expect(page.text.contains(text), "\(text)")
        }
        let file = await browser.get("/proof/\(own).json")
        #expect(file.status == 200 && file.contentType == "application/json" && file.text.contains("firstbell-evidence/1"))
        for path in ["?id=\(other)", "?id=nonsense", "?id=%3Cb%3E", "/\(other).json", "/nonsense.json", "/\(own)"] {
            let page = await browser.get("/proof\(path)")
            #expect(page.status == 404 && !page.text.contains("<b>"), "\(path)")
        }
        #expect(desk.state.withLockedValue { $0.proved } == [Sample.manager, Sample.manager])
    }

    @Test func `a report is narrowed inside the partnership alone`() async throws {
        let (desk, browser, _) = await visitor(.lead)
        let days = "from=2026-04-01&to=2026-06-30"
        let page = await browser.get("/reports/timeliness?\(days)&by-force=yes&by-month=yes&history=include")
        #expect(page.status == 200 && page.text.contains("id=\"by-month\" name=\"by-month\" value=\"yes\" checked"))
        #expect(
            page.text.contains("report.csv?from=2026-04-01&amp;to=2026-06-30&amp;history=include&amp;by-force=yes&amp;by-month=yes")
        )
        #expect(await browser.get("/reports/volumes/report.csv?\(days)&history=only").status == 200)
        #expect(await browser.get("/reports/gp-coverage?\(days)&area=worcestershire-north").status == 200)
        let filters = desk.state.withLockedValue { $0.orders.map(\.filters) }
        #expect(filters.map(\.dimensions) == [[.force, .month], TimelinessDimension.usual, TimelinessDimension.usual])
        #expect(filters.map(\.history) == [.include, .only, .leaveOut])
        #expect(filters.map(\.area) == [nil, nil, "worcestershire-north"])
        for query in ["volumes?by-force=yes", "timeliness?history=some", "repeats?history=only", "gp-coverage?area=%3Cb%3E"] {
            #expect(await browser.get("/reports/\(query)").status == 422, "\(query)")
        }
        // Where small counts are hidden, two tables of the same people would give them back.
        let (others, outside, _) = await visitor(.lead, sole: false)
        let quarter = "from=2024-04-01&to=2024-06-30"
        for query in ["volumes?\(quarter)&history=include", "gp-coverage?\(quarter)&area=worcestershire-north"] {
            #expect(await outside.get("/reports/\(query)").status == 422, "\(query)")
            let file = query.replacing("?", with: "/report.csv?")
            #expect(await outside.get("/reports/\(file)").status == 422, "\(file)")
        }
        #expect(others.state.withLockedValue { $0.orders.isEmpty })
        #expect(await !outside.get("/reports/gp-coverage?\(quarter)").text.contains("name=\"area\""))
    }

    @Test func `every report has a way to be made, and every filter has a word`() {
        let own: [ReportName] = [.timeliness, .gpCoverage, .sample]
        #expect(ReportName.allCases.filter { $0.figure == nil } == own)
        #expect(Set(ReportName.allCases.compactMap(\.figure)) == Set(FigureName.allCases))
        let keys =
            HistoryUse.allCases.map { "history.\($0.rawValue)" } + TimelinessDimension.allCases.map { "by.\($0.rawValue)" }
        for language in Language.allCases { #expect(keys.filter { Words.of(language).table[$0] == nil } == []) }
    }

    @Test func `a receipt is found by its digest where it is of the authority, and by a form alone`() async throws {
        let (desk, browser, _) = await visitor(.auditor)
        func digest(_ id: NoticeID) -> String { Digest.hex(Digest.sha256(Array(id.description.utf8))) }
        let (own, other) = (desk.due(in: 60), desk.due(of: Sample.elsewhere, in: 60))
        let seal = await browser.sessionSeal()
        let typed = " " + digest(own).uppercased() + " "
        let found = await browser.post("/proof", ["digest": typed], seal: seal)
        #expect(
            found.status == 200 && found.text.contains("href=\"/proof?id=\(own)\"") && found.text.contains("Entry 7 of the ledger"))
        #expect(desk.state.withLockedValue { $0.proved } == [Sample.manager])
        #expect(await browser.post("/proof", ["digest": digest(other)], seal: seal).status == 404)
        for text in ["", "<b>", String(repeating: "g", count: 64), String(digest(own).dropLast())] {
            let page = await browser.post("/proof", ["digest": text], seal: seal)
            #expect(page.status == 422 && !page.text.contains("<b>"), "\(text)")
        }
        #expect(await browser.post("/proof", ["digest": digest(own)], seal: "x").status == 403)
        #expect(desk.state.withLockedValue { $0.proved.count } == 1)
    }

    @Test func `an operator sees how the service is`() async throws {
        let (_, browser, _) = await visitor(.operator)
        let page = await browser.get("/service")
        #expect(page.text.contains("<dt>condition</dt><dd>ready</dd>") && page.text.contains("<dt>opened</dt><dd>3</dd>"))
        #expect(page.text.contains("<dt>sources</dt><dd>2</dd>"))
        // Where there are several authorities, what is counted is of the others too.
        let (_, other, _) = await visitor(.operator, sole: false)
        let states = await other.get("/service")
        #expect(states.text.contains("<dt>condition</dt><dd>ready</dd>") && !states.text.contains("<dt>opened</dt>"))
        #expect(!states.text.contains("<dt>sources</dt>"))
    }

    @Test func `a report that was made not long ago is given again, and one that is being made is waited for`() async throws {
        let (shelf, made, now) = (ReportShelf(), NIOLockedValueBox(0), ContinuousClock.now)
        let day = CivilDate(daysSinceEpoch: 20_000)
        func ask(
            _ name: ReportName = .volumes, day: CivilDate, after seconds: Int = 0
        ) async throws -> String {
            try await shelf.report(
                ReportOrder(name, audience: .inside, as: .csv), on: day, now: now + .seconds(seconds)
            ) {
                made.withLockedValue { $0 += 1 }
                return "made"
            }
        }
        for _ in 0..<3 { #expect(try await ask(day: day) == "made") }
        #expect(made.withLockedValue { $0 } == 1)
        _ = try await ask(day: day, after: 59)
        #expect(made.withLockedValue { $0 } == 1)
        _ = try await ask(day: CivilDate(daysSinceEpoch: 20_001))
        _ = try await ask(.sample, day: day)
        _ = try await ask(day: day, after: 61)
        #expect(made.withLockedValue { $0 } == 4)
        await shelf.forget(.volumes)
        _ = try await ask(day: day, after: 61)
        #expect(made.withLockedValue { $0 } == 5)
        for number in 0..<40 { _ = try await ask(day: CivilDate(daysSinceEpoch: number), after: 62) }
        let before = made.withLockedValue { $0 }
        async let one = ask(day: CivilDate(daysSinceEpoch: 39), after: 62)
        #expect(try await one == "made" && made.withLockedValue { $0 } == before, "the newest are kept")
    }

    @Test func `a report that is forgotten while it is made is given to those who asked before, and not again`() async throws {
        let (shelf, day) = (ReportShelf(), CivilDate(daysSinceEpoch: 20_000))
        let order = ReportOrder(.sample, audience: .inside, as: .csv)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let (held, holding) = AsyncStream.makeStream(of: Void.self)
        let old = Task {
            try await shelf.report(order, on: day) {
                beginning.yield()
                for await _ in held { break }
                return "old"
            }
        }
        for await _ in begun { break }
        await shelf.forget(.sample)
        let new = try await shelf.report(order, on: day) { "new" }
        #expect(new == "new", "it does not wait for the old one")
        holding.yield()
        #expect(try await old.value == "old")
        let again = try await shelf.report(order, on: day) { "another" }
        #expect(again == "new")
    }

    @Test func `a report ends with the last who waits for it, and not before`() async throws {
        let (shelf, order) = (ReportShelf(), ReportOrder(.volumes, audience: .inside, as: .csv))
        let (made, making) = AsyncStream.makeStream(of: Int.self)
        let (ended, ending) = AsyncStream.makeStream(of: Void.self)
        func ask() -> Task<String, any Error> {
            Task {
                try await shelf.report(order, on: CivilDate(daysSinceEpoch: 20_000)) {
                    making.yield(1)
                    // Nobody yields to it: only a cancellation ends it.
                    let (never, held) = AsyncStream.makeStream(of: Void.self)
                    for await _ in never {}
                    held.finish()
                    ending.yield()
                    try Task.checkCancellation()
                    return "made"
                }
            }
        }
        let first = ask()
        for await _ in made { break }
        let second = ask()
        while await shelf.waiting(for: order) < 2 { await Task.yield() }
        first.cancel()
        while await shelf.waiting(for: order) > 1 { await Task.yield() }
        #expect(await shelf.waiting(for: order) == 1, "somebody still waits")
        second.cancel()
        for await _ in ended { break }
        await #expect(throws: CancellationError.self) { try await first.value }
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(await shelf.waiting(for: order) == 0)
    }
}
