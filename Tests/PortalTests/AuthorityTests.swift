// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing

@testable import Portal

/// Pages of duty officers and leads: for whom they are, what they show and what they do.
@Suite struct AuthorityTests {
    /// Every role against every route, of its own authority or setting and of another's.
    @Test(arguments: PortalRole.allCases)
    func `matrix of roles, routes and somebody else's object`(role: PortalRole) async throws {
        let fixture = PortalFixture()
        let (own, other) = role.isOfAuthority ? (Sample.authority, Sample.elsewhere) : (Sample.primary, Sample.high)
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: own, as: role)
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        let browser = await fixture.browser(as: Sample.officer)
        let seal = await browser.sessionSeal()
        for isOwn in [true, false] {
            let authority = isOwn ? Sample.authority : Sample.elsewhere
            let setting = role.isOfAuthority || !isOwn ? other : own
            let notice = fixture.desk.deliver(
                try Sample.content(), to: isOwn && !role.isOfAuthority ? own : setting, openedBy: 2)
            let hold = fixture.desk.hold(.settingUnconfirmed, of: authority)
            let due = fixture.desk.due(at: isOwn ? Sample.primary : Sample.high, of: authority, in: -60)
            let school = isOwn ? Sample.primary : Sample.high
            let (keyAdult, duty, lead) = ([.keyAdult, .deputy].contains(role), role == .dutyOfficer, role == .lead)
            let proves = lead || role == .auditor || role == .informationGovernance
            let reads: [(path: String, isFor: Bool, names: Bool)] = [
                ("/notices/\(notice)", keyAdult && isOwn, true), ("/notices/\(notice)/row.csv", keyAdult && isOwn, true),
                ("/exceptions/\(hold)", duty && isOwn, true), ("/exceptions/\(hold)/release", duty && isOwn, false),
                ("/exceptions/\(hold)/route", duty && isOwn, false), ("/exceptions/\(hold)/deny", duty && isOwn, false),
                ("/exceptions/notices/\(due)", duty && isOwn, false), ("/board/notices/\(due)", lead && isOwn, false),
                ("/board/settings/\(school)", lead && isOwn, false),
                ("/proof/\(due).json", proves && isOwn, false), ("/proof/\(hold).json", false, false),
            ]
            for (path, isFor, names) in reads {
                let page = await browser.get(path)
                #expect(page.status == (isFor ? 200 : 404), "\(role) \(path) \(isOwn)")
                #expect(page.text.contains("Example") == (isFor && names), "\(role) \(path) \(isOwn)")
            }
            for (path, isFor) in [
                ("/exceptions/\(hold)/release", duty && isOwn), ("/notices/\(notice)/acknowledge", keyAdult && isOwn),
            ] {
                let form = ["code": "noted", "reason": "A test.", "textRead": "yes"]
                #expect(await browser.post(path, form, seal: seal).status == (isFor ? 303 : 404), "\(role) \(path) \(isOwn)")
                let isPlace = path.hasPrefix("/n") ? keyAdult : duty
                #expect(await browser.post(path, form, seal: "x").status == (isPlace ? 403 : 404), "\(role) \(path)")
            }
        }
        for (path, isFor) in [
            ("/before-school", !role.isOfAuthority), ("/notices", !role.isOfAuthority), ("/exceptions", role == .dutyOfficer),
            ("/board", role == .lead), ("/board/events", role == .lead),
            ("/readiness", [.dutyOfficer, .lead, .operator].contains(role)), ("/readiness/schools", false),
            ("/reports", [.lead, .auditor, .informationGovernance, .maracCoordinator].contains(role)),
            ("/reports/volumes", [.lead, .auditor, .informationGovernance].contains(role)),
            ("/reports/marac-actions", [.lead, .auditor, .informationGovernance, .maracCoordinator].contains(role)),
            // Several authorities share the deployment.
            ("/reports/timeliness", false), ("/reports/sample", false), ("/reports/timeliness/report.csv", false),
            ("/proof", [.lead, .auditor, .informationGovernance].contains(role)),
            ("/service", [.operator, .informationGovernance].contains(role)), ("/service/more", false),
        ] { #expect(await browser.get(path).status == (isFor ? 200 : 404), "\(role) \(path)") }
        let home = await browser.get("/")
        #expect(home.headers.contains { $0.name == "Location" && $0.value == PortalPlace.home(of: role) })
        // Nothing was done and nobody shown but by whoever may.
        #expect(fixture.desk.state.withLockedValue { $0.decisions.count } == (role == .dutyOfficer ? 1 : 0))
        #expect(fixture.desk.state.withLockedValue { $0.shown.map(\.by) } == (role == .dutyOfficer ? [Sample.officer] : []))
        // Who was turned away is known by the number of the account.
        #expect(fixture.desk.state.withLockedValue { Set($0.refused) } == [1])
        if role.isOfAuthority {
            fixture.desk.state.withLockedValue { _ = $0.suspended.insert(own) }
            #expect(await browser.get(PortalPlace.home(of: role)).status == 403)
        }
    }

    private func officer() async -> (PortalFixture, Browser) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: Sample.authority, as: .dutyOfficer)
        return (fixture, await fixture.browser(as: Sample.officer))
    }

    @Test func `the queue has the nearest deadline first, names nobody, and is filtered by a plain form`() async throws {
        let (fixture, browser) = await officer()
        let exception = fixture.desk.hold(.noTrainedKeyAdult, exception: true, in: -7200)
        let later = fixture.desk.hold(.refusedByRecipient, in: 7200)
        let soon = fixture.desk.hold(.conflictOfInterest, in: 600)
        let late = fixture.desk.due(in: -600)
        func order(_ query: String) async -> [String] {
            let text = await browser.get("/exceptions\(query)").text
            return text.split(separator: "<th scope=\"row\"><a href=\"/exceptions/").dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
        }
        #expect(await order("") == ["notices/\(late)", "\(soon)", "\(later)", "\(exception)"])
        #expect(await order("?reason=unopened") == ["notices/\(late)"])
        #expect(await order("?time=hour") == ["\(soon)"])
        #expect(await order("?reason=refused-by-recipient&time=later") == ["\(later)"])
        #expect(await order("?reason=%3Cb%3E&time=x") == ["notices/\(late)", "\(soon)", "\(later)", "\(exception)"])
        let page = await browser.get("/exceptions?time=hour")
        #expect(page.text.contains("<option value=\"hour\" selected>") && !page.text.contains("Example"))
        #expect(fixture.desk.state.withLockedValue { $0.shown.isEmpty })
    }

    @Test func `a hold is shown with what was found in its text, and ended under the account's name`() async throws {
        let (fixture, browser) = await officer()
        let hold = fixture.desk.hold(.conflictOfInterest, candidates: [Sample.high])
        let page = await browser.get("/exceptions/\(hold)")
        for text in ["Sample Example", "Rang 01632 960001.", "Perhaps a telephone number", "Sample 116900 (school/116900)"] {
            let (given, family) = ("<dd>Sample</dd>", "<dd>Example</dd>")
            #expect(text == "Sample Example" ? page.text.contains(given) && page.text.contains(family) : page.text.contains(text))
        }
        let form = await browser.get("/exceptions/\(hold)/release")
        #expect(form.text.contains("Release the notice?") && form.text.contains("name=\"namesake\""))
        #expect(!form.text.contains("name=\"textRead\""))
        let seal = Browser.seal(in: form)
        let path = "/exceptions/\(hold)/release"
        #expect(await browser.post(path, ["reason": "  "], seal: seal).status == 422)
        let failure = AdminFailure("the text may hold <a place>", try: "firstbell x", lines: ["postcode at summary"])
        fixture.desk.state.withLockedValue { $0.failure = failure }
        let failed = await browser.post(path, ["reason": "A \"test\"."], seal: seal)
        #expect(failed.status == 409 && failed.text.contains("the text may hold &lt;a place&gt;."))
        #expect(failed.text.contains("A &quot;test&quot;.</textarea>") && !failed.text.contains("firstbell x"))
        #expect(failed.text.contains("name=\"textRead\""))
        fixture.desk.state.withLockedValue { $0.failure = nil }
        let done = await browser.post(path, ["reason": "A test.", "textRead": "yes", "namesake": "yes"], seal: seal)
        #expect(done.status == 303)
        #expect(await browser.get("/exceptions?done=released").text.contains("The notice was released."))
        // To route, the recipient is sought, chosen among what was found, and seen by name before anything is done.
        let found = await browser.post("/exceptions/\(hold)/route", ["seek": "116900", "find": "yes"], seal: seal)
        #expect(found.status == 200 && found.text.contains("method=\"post\" action=\"/exceptions/\(hold)/route\""))
        #expect(found.text.contains("value=\"\(Sample.primary)\"") && found.text.contains("value=\"\(Sample.high)\""))
        let route = "/exceptions/\(hold)/route"
        #expect(await browser.post(route, ["reason": "A test."], seal: seal).status == 422)
        #expect(await browser.post(route, ["reason": "A test.", "to": "\(Sample.high)"], seal: seal).status == 303)
        #expect(await browser.post("/exceptions/\(hold)/deny", ["reason": "A test."], seal: seal).status == 303)
        let decisions = fixture.desk.state.withLockedValue { $0.decisions }
        #expect(
            decisions.map(\.decision) == [
                .release(isTextRead: true, isNamesake: true), .route(to: Sample.high, isTextRead: false, isNamesake: false), .deny,
            ])
        #expect(decisions.allSatisfy { $0.by == "Alex Specimen <\(Sample.officer)>" && $0.reason == "A test." })
    }

    @Test func `only what can be done about a hold is offered and taken`() async throws {
        let (fixture, browser) = await officer()
        let noted = fixture.desk.hold(.noTrainedKeyAdult, exception: true)
        let refused = fixture.desk.hold(.refusedByRecipient)
        let nobody = fixture.desk.hold(.noSetting, recipient: nil)
        let seal = await browser.sessionSeal()
        for (hold, acts) in [(noted, ["release"]), (refused, ["route", "deny"]), (nobody, ["route", "deny"])] {
            let page = await browser.get("/exceptions/\(hold)")
            for act in HoldAct.allCases.map(\.rawValue) {
                #expect(page.text.contains("href=\"/exceptions/\(hold)/\(act)\"") == acts.contains(act))
                let form = ["reason": "A test.", "to": "\(Sample.high)"]
                let status = await browser.post("/exceptions/\(hold)/\(act)", form, seal: seal).status
                #expect(status == (acts.contains(act) ? 303 : 409))
            }
        }
    }

    private func lead() async -> (PortalFixture, Browser) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.manager, "Kim Specimen", of: Sample.authority, as: .lead)
        return (fixture, await fixture.browser(as: Sample.manager))
    }

    @Test func `the board counts, has the worst first, and is a page without its script`() async throws {
        let (fixture, browser) = await lead()
        _ = fixture.desk.due(at: Sample.primary, in: 7200)
        _ = fixture.desk.due(at: Sample.primary, in: 7200, opened: true)
        let late = fixture.desk.due(at: Sample.high, in: -60)
        _ = fixture.desk.due(at: Sample.high, in: 600)
        let page = await browser.get("/board")
        for word in ["late", "at risk", "waiting", "met"] { #expect(page.text.contains("<strong>1</strong> \(word)</li>")) }
        let (high, primary) = (
            try #require(page.text.firstRange(of: "/board/settings/\(Sample.high)")),
            try #require(page.text.firstRange(of: "/board/settings/\(Sample.primary)"))
        )
        #expect(high.lowerBound < primary.lowerBound && page.text.contains("href=\"/board\""))
        let policy = page.headers.first { $0.name == "Content-Security-Policy" }?.value ?? ""
        #expect(policy.contains("script-src 'self'; connect-src 'self'") && policy.contains("default-src 'none'"))
        let script = await browser.get(BoardScript.path)
        #expect(script.status == 200 && page.text.contains("src=\"\(BoardScript.path)\" defer"))
        let setting = await browser.get("/board/settings/\(Sample.high)")
        #expect(setting.text.contains("/board/notices/\(late)"))
        #expect(!setting.headers.contains { $0.name == "Content-Security-Policy" })
        let life = await browser.get("/board/notices/\(late)")
        #expect(life.text.contains("Entry 7 of the ledger") && life.text.contains("<strong>Opened</strong>"))
    }

    /// The next event of a stream, as text.
    private func next(_ events: AsyncStream<[UInt8]>) async -> String {
        for await octets in events where octets != BoardEvent.beat { return String(decoding: octets, as: UTF8.self) }
        return "closed"
    }

    @Test func `an open board changes when a setting opens a notice, and ends with the session`() async throws {
        let (fixture, browser) = await lead()
        let id = fixture.desk.due(in: 600)
        let page = await browser.get("/board/events")
        #expect(page.contentType == "text/event-stream; charset=utf-8")
        let events = try #require(page.stream)
        let first = await next(events)
        #expect(first.hasPrefix("event: board\ndata: ") && first.hasSuffix("\n\n") && first.contains("<strong>0</strong> met"))
        fixture.desk.state.withLockedValue { state in
            for index in state.board.indices where state.board[index].id == id { state.board[index].openedAt = fixture.desk.now }
        }
        #expect(await next(events).contains("<strong>1</strong> met"))
        // Watching keeps no session open.
        fixture.pass(SessionTable.idle)
        #expect(await next(events) == "event: ended\ndata: \n\n")
        #expect(await next(events) == "closed")
        fixture.pass(30)
        let again = await fixture.browser(as: Sample.manager)
        let more = try #require(await again.get("/board/events").stream)
        #expect(await next(more).contains("<strong>1</strong> met"))
        fixture.desk.state.withLockedValue { $0.people[Sample.manager]?.account.generation += 1 }
        #expect(await next(more).hasPrefix("event: ended"))
    }

    @Test func `a board of many settings has pages, the worst on the first, and each of them changes`() async throws {
        let (fixture, browser) = await lead()
        for number in 0..<(Board.pageLength + 20) {
            let setting = try #require(PartnerID(kind: .school, code: String(200_000 + number)))
            _ = fixture.desk.due(at: setting, in: number == 119 ? -60 : 7200 + number)
        }
        let first = await browser.get("/board")
        #expect(first.text.contains("Showing 1 to 100 of 120 settings") && first.text.contains("/board/settings/school/200119"))
        #expect(first.text.contains("<strong>119</strong> waiting") && first.text.contains("href=\"/board?page=2\""))
        #expect(!first.text.contains("/board/settings/school/200118") && first.body.count < 60 << 10)
        for page in ["2", "99"] {
            let last = await browser.get("/board?page=\(page)")
            #expect(last.text.contains("Showing 101 to 120 of 120 settings") && last.text.contains("/board/settings/school/200118"))
            #expect(last.text.contains("href=\"/board?page=1\"") && !last.text.contains("rel=\"next\""))
        }
        let events = try #require(await browser.get("/board/events?page=2").stream)
        #expect(await next(events).contains("Showing 101 to 120 of 120 settings"))
        fixture.desk.state.withLockedValue { state in
            for index in state.board.indices where state.board[index].setting.code == "200118" {
                state.board[index].openedAt = fixture.desk.now
            }
        }
        #expect(await next(events).contains("<strong>1</strong> met"))
    }

    @Test func `a board that cannot be read says so, goes on when it can, and ends when it cannot for long`() async throws {
        let (fixture, browser) = await lead()
        _ = fixture.desk.due(in: 600)
        let events = try #require(await browser.get("/board/events").stream)
        #expect(await next(events).hasPrefix("event: board\n"))
        fixture.desk.state.withLockedValue { $0.boardFails = true }
        #expect(await next(events) == "event: stale\ndata: \n\n")
        fixture.desk.state.withLockedValue { $0.boardFails = false }
        var word = await next(events)
        while word.hasPrefix("event: stale") { word = await next(events) }
        #expect(word.hasPrefix("event: board\n"), "the same look is told again, for the page said that it was old")
        fixture.desk.state.withLockedValue { $0.boardFails = true }
        word = await next(events)
        while word.hasPrefix("event: stale") { word = await next(events) }
        #expect(word == "event: lost\ndata: \n\n")
        #expect(await next(events) == "closed")
        // Nor does a session last while nothing can be read.
        let more = try #require(await browser.get("/board/events").stream)
        fixture.pass(SessionTable.idle)
        word = await next(more)
        while word.hasPrefix("event: board") { word = await next(more) }
        #expect(word.hasPrefix("event: ended"))
    }

    @Test func `a page goes when the session does, and a board that opens again by itself makes it no longer`() async throws {
        let (fixture, browser) = await lead()
        func refresh() async -> String? { await browser.get("/board").headers.first { $0.name == "Refresh" }?.value }
        #expect(await refresh() == "900;url=/sign-in?ended=1")
        fixture.pass(800)
        #expect(await browser.get("/board/events").status == 200)
        fixture.pass(100)
        #expect(await browser.get("/board/events").status == 303, "nobody asked for anything for 15 minutes")
        fixture.pass(30)
        let again = await fixture.browser(as: Sample.manager)
        // Twelve hours after it began it ends, and the page before that says and does so.
        for _ in 0..<53 {
            fixture.pass(800)
            _ = await again.get("/board")
        }
        fixture.pass(700)
        let last = await again.get("/board")
        #expect(last.headers.first { $0.name == "Refresh" }?.value == "100;url=/sign-in?ended=1")
        let end = fixture.desk.zone.wallTime(at: fixture.desk.now + .seconds(100))
        #expect(last.text.contains(Words.of(.english)("sessionUntil", ["time": Words.of(.english).time(end)])))
    }

    @Test func `where a protected child is told of is shown with a view on record alone`() async throws {
        let (fixture, browser) = await officer()
        let hold = fixture.desk.hold(.settingUnconfirmed, candidates: [Sample.high], isProtected: true)
        func shows(_ page: Page) -> Bool {
            ["\(Sample.primary)", "Sample 116900", "\(Sample.high)"].contains { page.text.contains($0) }
        }
        for path in ["", "/\(hold)/release", "/\(hold)/deny"] {
            let page = await browser.get("/exceptions\(path)")
            #expect(page.status == 200 && !shows(page) && page.text.contains("Protected: shown when you open"), "\(path)")
        }
        let seal = await browser.sessionSeal()
        #expect(await !shows(browser.post("/exceptions/\(hold)/deny", ["reason": " "], seal: seal)))
        #expect(fixture.desk.state.withLockedValue { $0.shown.isEmpty })
        #expect(await shows(browser.get("/exceptions/\(hold)/route")))
        #expect(await shows(browser.get("/exceptions/\(hold)")))
        #expect(fixture.desk.state.withLockedValue { $0.shown.map(\.by) } == [Sample.officer, Sample.officer])
    }

    @Test func `a list of what nobody opened does not say where a protected child is told of, and its timeline does on record`()
        async throws
    {
        let (fixture, browser) = await officer()
        let hidden = fixture.desk.due(at: Sample.primary, in: -60, isProtected: true)
        _ = fixture.desk.due(at: Sample.high, in: -60)
        let list = await browser.get("/exceptions")
        #expect(list.text.contains("/exceptions/notices/\(hidden)") && list.text.contains("Protected: shown when you open"))
        #expect(!list.text.contains("Sample 116900") && list.text.contains("Sample 116901"))
        #expect(fixture.desk.state.withLockedValue { $0.shown.isEmpty })
        #expect(await browser.get("/exceptions/notices/\(hidden)").text.contains("Sample 116900"))
        #expect(fixture.desk.state.withLockedValue { $0.shown.map(\.by) } == [Sample.officer])
    }

    @Test func `many boards cost one question, and a reader who is slow gets the newest`() async throws {
        let desk = FakeDesk()
        let feed = BoardFeed(desk: desk, every: .seconds(600))
        var streams: [AsyncStream<BoardFeed.News>] = []
        for account in 0..<200 { streams.append(try #require(await feed.watch(Int64(account))?.news)) }
        for stream in streams {
            for await news in stream {
                #expect(news.look?.number == 1)
                break
            }
        }
        _ = try await feed.look()
        #expect(desk.state.withLockedValue { $0.boardsAsked } == 1)
        for _ in 1..<BoardFeed.perAccount { streams.append(try #require(await feed.watch(7)?.news)) }
        let quick = BoardFeed(desk: desk, every: .milliseconds(1))
        let slow = try #require(await quick.watch(1)?.news)
        while await quick.looks < 20 { _ = try await quick.look() }
        _ = desk.due(in: 60)
        var last = 0
        for await news in slow where news.look?.board.lines.count == 1 {
            last = news.look?.number ?? 0
            break
        }
        #expect(last == 2)
        let first = try #require(await quick.watch(9)?.news)
        for _ in 0..<BoardFeed.perAccount { streams.append(try #require(await quick.watch(9)?.news)) }
        // The oldest of an account ends for a new one.
        for await _ in first {}
    }

    @Test func `a page does not wait for a look while the last is of just now, and says so when it is not`() async throws {
        let desk = FakeDesk()
        let begun = ContinuousClock.now
        let passed = NIOLockedValueBox(Duration.zero)
        let feed = BoardFeed(desk: desk, every: .seconds(1)) { passed.withLockedValue { begun + $0 } }
        #expect(try await feed.look().number == 1)
        desk.state.withLockedValue { $0.boardFails = true }
        passed.withLockedValue { $0 = .milliseconds(1_500) }
        while await feed.looks < 2 { #expect(try await feed.look().number == 1) }
        passed.withLockedValue { $0 = .seconds(2) }
        await #expect(throws: PortalRefusal.self) { try await feed.look() }
        desk.state.withLockedValue { $0.boardFails = false }
        _ = desk.due(in: 60)
        #expect(try await feed.look().number == 2)
    }
}
