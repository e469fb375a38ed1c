// SPDX-License-Identifier: Apache-2.0
import Broker
import Directories
import Foundation
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Portal

/// The registers of a duty officer: consent, the directory, key adults and calendars.
@Suite struct RegisterTests {
    private static let person = ["givenName": "Sample", "familyName": "Example", "dateOfBirth": "1990-02-03"]

    private func officer(of authority: PartnerID = Sample.authority, isSole: Bool = true) async -> (PortalFixture, Browser) {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.officer, "Alex Specimen", of: authority, as: .dutyOfficer)
        fixture.desk.state.withLockedValue { $0.sole = isSole ? authority : nil }
        fixture.desk.registers.withLockedValue {
            $0.adults[Sample.primary] = [
                KeyAdultRow(
                    partner: Sample.primary, name: "Pat Specimen", email: Sample.lead, role: .dsl,
                    trainedOn: CivilDate(iso: "2025-09-01"), expiresOn: CivilDate(iso: "2026-06-10"), conflicts: ["Kim Sample"])
            ]
        }
        return (fixture, await fixture.browser(as: Sample.officer))
    }

    /// Every role against every route, of its own authority and of another's.
    @Test(arguments: PortalRole.allCases)
    func `registers are for the duty officer of their authority alone`(role: PortalRole) async throws {
        for isOwn in [true, false] {
            let fixture = PortalFixture()
            let authority = isOwn ? Sample.authority : Sample.elsewhere
            fixture.desk.admit(Sample.officer, "Alex Specimen", of: role.isOfAuthority ? authority : Sample.primary, as: role)
            // The consent register is of the deployment's only authority.
            fixture.desk.state.withLockedValue { $0.sole = Sample.authority }
            let browser = await fixture.browser(as: Sample.officer)
            let seal = await browser.sessionSeal()
            let isDuty = role == .dutyOfficer
            let paths = ["", "/people", "/calendar"].map { "/directory/\(Sample.primary)\($0)" }
            for path in paths + ["/directory/\(Sample.authority)/calendar"] {
                #expect(await browser.get(path).status == (isDuty && isOwn ? 200 : 404), "\(role) \(path) \(isOwn)")
            }
            #expect(await browser.get("/directory").status == (isDuty ? 200 : 404))
            let row = "href=\"/directory/\(Sample.primary)\""
            #expect(await browser.get("/directory").text.contains(row) == (isDuty && isOwn))
            for path in ["/consent", "/consent/record"] {
                #expect(await browser.get(path).status == (isDuty ? isOwn ? 200 : 403 : 404), "\(role) \(path) \(isOwn)")
            }
            let posts: [(path: String, form: [String: String], done: Int)] = [
                ("/consent", Self.person, 200),
                ("/consent/withdraw", Self.person.merging(["step": "confirm", "base": "m0"]) { $1 }, 303),
                ("/directory/\(Sample.primary)/people", ["act": "new"], 200),
                (
                    "/directory/\(Sample.primary)/people",
                    [
                        "act": "add", "step": "confirm", "name": "Chris Sample", "email": "c@school.example", "role": "deputy",
                        "base": Broker.mark(of: []),
                    ], 303
                ),
                (
                    "/directory/\(Sample.high)/calendar",
                    ["act": "add", "kind": "CLOSURE", "from": "2026-06-01", "to": "", "base": "b0"], 303
                ),
            ]
            for (path, form, done) in posts {
                let refused = path.hasPrefix("/consent") ? 403 : 404
                #expect(
                    await browser.post(path, form, seal: seal).status == (isDuty ? isOwn ? done : refused : 404),
                    "\(role) \(path) \(isOwn)")
                #expect(await browser.post(path, form, seal: "x").status == (isDuty ? 403 : 404), "\(role) \(path)")
            }
            let count = isDuty && isOwn ? 1 : 0
            let done = fixture.desk.registers.withLockedValue { ($0.withdrawn.count, $0.edits.count, $0.changes.count) }
            #expect(done == (count, count, count), "\(role) \(isOwn)")
            #expect(fixture.desk.registers.withLockedValue { $0.sought.count } == count)
        }
    }

    @Test func `consent is sought by form, shown with who decided, and withdrawn after a page that asks`() async throws {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        fixture.desk.registers.withLockedValue {
            $0.consent = [
                "state": "refused",
                "statements": .array([
                    [
                        "state": "refused", "statedAt": "2026-05-04T10:00:00Z", "recalled": false, "limb": "c",
                        "decidedBy": "Kim <b>",
                        "reviewedBy": "Lee Sample", "why": "A test.", "agencies": .array([.string("\(Sample.primary)")]),
                        "obtainedSafely": true, "method": "TELEPHONE", "recordedBy": "Alex Specimen",
                    ]
                ]),
            ]
        }
        let page = await browser.post("/consent", Self.person.merging(["reference": "22/12345/26"]) { $1 }, seal: seal)
        for text in [
            "Refused", "Kim &lt;b&gt;", "Lee Sample", "Asking would prejudice the protection", "By telephone",
            "Sample 116900 (school/116900)", "4 May 2026 at 11:00am",
        ] { #expect(page.text.contains(text), "\(text)") }
        let title = try #require(page.text.firstRange(of: "</title>"))
        #expect(!page.text[..<title.lowerBound].contains("Example"))
        let sought = try #require(fixture.desk.registers.withLockedValue { $0.sought.first })
        #expect(sought.reference == "22/12345/26" && sought.by == Sample.officer && sought.person.contains("1990-02-03"))
        // A case alone is sought without a person; nothing at all is sought by nothing.
        #expect(await browser.post("/consent", ["reference": "22/12345/26"], seal: seal).status == 200)
        #expect(fixture.desk.registers.withLockedValue { $0.sought.last?.person } == "")
        for form in [[:], ["givenName": "Sample"], ["reference": "!"], Self.person.merging(["dateOfBirth": "31 May"]) { $1 }] {
            let refused = await browser.post("/consent", form, seal: seal)
            #expect(refused.status == 422 && refused.text.contains("There is a problem"))
        }
        #expect(fixture.desk.registers.withLockedValue { $0.sought.count } == 2)
        let asked = await browser.post("/consent/withdraw", Self.person, seal: seal)
        #expect(asked.status == 200 && asked.text.contains("Record that consent is withdrawn?"))
        #expect(fixture.desk.registers.withLockedValue { $0.withdrawn.isEmpty })
        #expect(asked.text.contains("name=\"base\" value=\"m0\""))
        func confirm() async -> Page {
            await browser.post("/consent/withdraw", Self.person.merging(["step": "confirm", "base": "m0"]) { $1 }, seal: seal)
        }
        #expect(await confirm().status == 303)
        // The same page confirmed again, after what stands has changed: nothing is entered, and it is shown, with a view.
        fixture.desk.registers.withLockedValue { $0.consentMark = "m1" }
        let again = await confirm()
        #expect(again.status == 409 && again.text.contains("it &lt;has&gt; changed") && again.text.contains("Lee Sample"))
        #expect(!again.text.contains("value=\"confirm\"") && fixture.desk.registers.withLockedValue { $0.sought.count } == 3)
        #expect(fixture.desk.registers.withLockedValue { $0.withdrawn.map(\.by) } == ["Alex Specimen <\(Sample.officer)>"])
    }

    @Test func `what is recorded of consent is held to the register's rules before it is asked again`() async throws {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        var form = Self.person.merging(
            [
                "state": "refused", "at": "2026-05-04T10:00", "safely": "yes", "limb": "c", "why": "A \"test\".",
                "decidedBy": "Kim Sample", "decidedAt": "2026-05-04T12:00", "reviewedBy": "KIM  sample", "agencies": "nobody",
            ]) { $1 }
        let refused = await browser.post("/consent/record", form, seal: seal)
        #expect(
            refused.status == 422 && refused.text.contains("Only for these recipients: ")
                && refused.text.contains("A &quot;test&quot;."))
        form["agencies"] = "\(Sample.primary) agency/sample-idva"
        let alone = await browser.post("/consent/record", form, seal: seal)
        #expect(alone.status == 422 && alone.text.contains("The second person: <span lang=\"en\">A second person"))
        form["reviewedBy"] = "Lee Sample"
        let asked = await browser.post("/consent/record", form, seal: seal)
        #expect(asked.status == 200 && asked.text.contains("Record this?") && asked.text.contains("Lee Sample"))
        #expect(fixture.desk.registers.withLockedValue { $0.recorded.isEmpty })
        form["step"] = "back"
        #expect(await browser.post("/consent/record", form, seal: seal).text.contains("value=\"refused\" checked"))
        form["step"] = "confirm"
        let unseen = await browser.post("/consent/record", form, seal: seal)
        #expect(unseen.status == 409 && unseen.text.contains("What was said of this person"))
        form["base"] = "m0"
        #expect(await browser.post("/consent/record", form, seal: seal).status == 303)
        let octets = try #require(fixture.desk.registers.withLockedValue { $0.recorded.first })
        let report = try ConsentReport(octets: Array(octets.utf8), now: fixture.desk.now)
        #expect(report.recordedBy == "Alex Specimen <\(Sample.officer)>" && report.agencies.count == 2)
        #expect(
            report.at == (try Instant(rfc3339: "2026-05-04T10:00:00+01:00")) && report.statement.override?.limb == .wouldPrejudice)
        #expect(await browser.get("/consent?done=recorded").text.contains("The statement is in the register."))
    }

    @Test func `a key adult is changed after a page that says who could still read`() async throws {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        let path = "/directory/\(Sample.primary)/people"
        let setting = await browser.get("/directory/\(Sample.primary)")
        #expect(setting.text.contains("Soon nobody there will have training") && setting.text.contains("10 June 2026"))
        #expect(fixture.desk.registers.withLockedValue { $0.seen.isEmpty })
        let list = await browser.get(path)
        #expect(list.text.contains("Pat Specimen") && list.text.contains("Ends soon") && !list.text.contains("Kim Sample"))
        #expect(fixture.desk.registers.withLockedValue { $0.seen.map(\.by) } == [Sample.officer])
        let form = await browser.post(path, ["act": "edit", "email": Sample.lead], seal: seal)
        #expect(form.text.contains("value=\"Kim Sample\"") && form.text.contains("value=\"DSL\" checked"))
        let adults = try #require(fixture.desk.registers.withLockedValue { $0.adults[Sample.primary] })
        let base = Broker.mark(of: adults)
        #expect(form.text.contains("name=\"base\" value=\"\(base)\""))
        var typed = [
            "act": "replace", "email": Sample.lead, "name": "Pat \"P\" Specimen", "role": "DSL", "trainedOn": "2026-05-01",
            "base": base,
        ]
        let silent = await browser.post(path, typed, seal: seal)
        #expect(silent.status == 422 && silent.text.contains("value=\"Kim Sample\"") && silent.text.contains("did not say whom"))
        typed["conflicts"] = ""
        typed["expiresOn"] = "2026-04-01"
        let refused = await browser.post(path, typed, seal: seal)
        #expect(
            refused.status == 422 && refused.text.contains("Last day of the training: <span lang=\"en\">It is before the training.")
        )
        typed["expiresOn"] = ""
        let asked = await browser.post(path, typed, seal: seal)
        #expect(asked.text.contains("After this, 1 people") && asked.text.contains("Pat &quot;P&quot; Specimen"))
        // What is taken away is shown, and that it lets somebody read.
        for text in [
            "name=\"base\" value=\"\(base)\"", "nothing\nUntil now: Kim Sample", "Until now: Pat Specimen",
            "<div class=\"warning\"><p>A name that this person is close to",
        ] { #expect(asked.text.contains(text), "\(text)") }
        typed.merge(["step": "confirm", "trained": "1"]) { $1 }
        #expect(await browser.post(path, typed, seal: seal).status == 303)
        let end = await browser.post(path, ["act": "end", "email": Sample.lead], seal: seal)
        #expect(end.text.contains("Nobody there could open a notice then.") && end.text.contains("class=\"warn\""))
        #expect(!end.text.contains("Kim Sample"))
        fixture.desk.registers.withLockedValue { $0.failure = AdminFailure("somebody <else> has changed it", try: "x") }
        let confirmed = ["act": "end", "email": Sample.lead, "step": "confirm", "base": base, "trained": "0"]
        let failed = await browser.post(path, confirmed, seal: seal)
        #expect(failed.status == 409 && failed.text.contains("somebody &lt;else&gt; has changed it."))
        #expect(!failed.text.contains("value=\"confirm\""))
        // It stands, and what follows from it does not yet.
        fixture.desk.registers.withLockedValue { $0.failure?.isDone = true }
        let done = await browser.post(path, confirmed, seal: seal)
        #expect(done.status == 303 && done.headers.contains { $0.value == "\(path)?done=behind" })
        #expect(await browser.get("\(path)?done=behind").text.contains("The list is changed. Deadlines"))
        #expect(await browser.post(path, ["act": "end", "email": "nobody@school.example"], seal: seal).status == 404)
        let edits = fixture.desk.registers.withLockedValue { $0.edits }
        #expect(edits.count == 1 && edits[0].base == base && edits[0].trained == 1)
        #expect(edits.first?.by == "Alex Specimen <\(Sample.officer)>")
        guard case .replace(let row)? = edits.first?.edit else { throw TestFailure() }
        #expect(row.name == "Pat \"P\" Specimen" && row.conflicts.isEmpty && row.expiresOn == nil)
    }

    private struct TestFailure: Error {}

    @Test func `a conflict that somebody enters while another edits is not undone by what the other confirms`() async throws {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        let path = "/directory/\(Sample.primary)/people"
        let form = await browser.post(path, ["act": "edit", "email": Sample.lead], seal: seal)
        let adults = try #require(fixture.desk.registers.withLockedValue { $0.adults[Sample.primary] })
        let base = Broker.mark(of: adults)
        #expect(form.text.contains(base))
        fixture.desk.registers.withLockedValue { $0.adults[Sample.primary]?[0].conflicts.append("Lee Example") }
        var typed = [
            "act": "replace", "email": Sample.lead, "name": "Pat Specimen", "role": "DSL", "trainedOn": "2026-05-01",
            "conflicts": "Kim Sample", "base": base,
        ]
        let now = Broker.mark(of: fixture.desk.registers.withLockedValue { $0.adults[Sample.primary] ?? [] })
        for step in [nil, "confirm"] {
            typed["step"] = step
            let refused = await browser.post(path, typed, seal: seal)
            #expect(refused.status == 409 && refused.text.contains("The list has changed since you looked"))
            #expect(refused.text.contains("value=\"Kim Sample; Lee Example\"") && refused.text.contains(now))
            #expect(!refused.text.contains("value=\"confirm\""))
        }
        // Going back brings no other base with it.
        typed["step"] = "back"
        let back = await browser.post(path, typed, seal: seal)
        #expect(back.text.contains("value=\"\(base)\"") && !back.text.contains(now))
        typed.merge(["act": "end", "step": "confirm"]) { $1 }
        #expect(await browser.post(path, typed, seal: seal).status == 409)
        #expect(fixture.desk.registers.withLockedValue { $0.edits.isEmpty })
    }

    @Test func `a row whose note no form can bring back is removed, and an authority's shared calendar is the operator's`()
        async throws
    {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        let path = "/directory/\(Sample.primary)/calendar"
        let note = " two\nlines " + String(repeating: "é", count: 200)
        let entry = try #require(
            CivilDate(iso: "2026-06-02").flatMap {
                CalendarEntry(scope: Sample.primary, kind: .closure, from: $0, to: $0, note: note)
            })
        fixture.desk.registers.withLockedValue { $0.calendar = [entry] }
        var form = ["act": "remove", "kind": "CLOSURE", "from": "2026-06-02", "to": "2026-06-02"]
        let asked = await browser.post(path, form, seal: seal)
        #expect(asked.status == 200 && asked.text.contains("two\nlines") && asked.text.contains("Remove these days?"))
        form["base"] = "b0"
        form["note"] = "what a browser makes of it"
        #expect(await browser.post(path, form, seal: seal).status == 303)
        #expect(fixture.desk.registers.withLockedValue { $0.changes.map(\.edit) } == [.remove(entry)])
        #expect(
            CalendarEdit.remove(
                try #require(
                    CalendarEntry(
                        scope: entry.scope, kind: entry.kind, from: entry.from, to: entry.to))
            ).applied(to: [entry]) == [])
        fixture.desk.registers.withLockedValue { $0.isCalendarShared = true }
        let shared = await browser.get("/directory/\(Sample.authority)/calendar")
        #expect(shared.status == 403 && shared.text.contains("Ask whoever runs the service"))
        #expect(await browser.get(path).status == 200)
    }

    @Test func `a calendar is changed as it was shown, or shown again`() async throws {
        let (fixture, browser) = await officer()
        let seal = await browser.sessionSeal()
        let path = "/directory/\(Sample.primary)/calendar"
        let now = fixture.desk.now
        var groups: [CalendarEffect.Group] = []
        for place in 0..<60 {
            let new = now + .seconds(place == 0 ? -60 : 90_000)
            groups.append(
                .init(old: now + .seconds(3600 + place), new: new, notices: 2, holds: 1, late: place == 0 ? 3 : 0))
        }
        let effect = CalendarEffect(groups: groups, surer: 4, base: "b1")
        fixture.desk.registers.withLockedValue { $0.effect = effect }
        var form = ["act": "add", "kind": "CLOSURE", "from": "2026-06-02", "to": "2026-06-01", "note": "snow <b>"]
        let refused = await browser.post(path, form, seal: seal)
        #expect(refused.status == 422 && refused.text.contains("value=\"snow &lt;b&gt;\""))
        form["to"] = ""
        let asked = await browser.post(path, form, seal: seal)
        for text in [
            "Deadlines that move: 180", "Late at once: 3", "late at once: 3", "not listed here: 30", "rest on other days: 4",
            "name=\"base\" value=\"b1\"", "name=\"to\" value=\"2026-06-02\"",
        ] { #expect(asked.text.contains(text), "\(text)") }
        #expect(asked.body.count < 60 * 1024)
        form["base"] = "b0"
        let again = await browser.post(path, form, seal: seal)
        #expect(again.status == 409 && again.text.contains("Something has changed since you looked"))
        #expect(fixture.desk.registers.withLockedValue { $0.changes.isEmpty })
        form["base"] = "b1"
        let done = await browser.post(path, form, seal: seal)
        #expect(done.status == 303 && done.headers.contains { $0.value == "\(path)?done=180" })
        let change = try #require(fixture.desk.registers.withLockedValue { $0.changes.first })
        let entry = try #require(
            CivilDate(iso: "2026-06-02").flatMap {
                CalendarEntry(scope: Sample.primary, kind: .closure, from: $0, to: $0, note: "snow <b>")
            })
        #expect(change.edit == .add(entry) && change.by == "Alex Specimen <\(Sample.officer)>")
        fixture.desk.registers.withLockedValue { $0.calendar = [entry] }
        let page = await browser.get(path)
        #expect(page.text.contains("snow &lt;b&gt;") && page.text.contains("Closed against the plan"))
        #expect(await browser.post(path, form, seal: seal).status == 409, "the row stands already")
        form["act"] = "remove"
        form["to"] = "2026-06-02"
        form["base"] = nil
        #expect(await browser.post(path, form, seal: seal).text.contains("Remove these days?"))
    }

    @Test func `readiness is asked once at a time, and what was asked before a change is not kept`() async throws {
        let answer = try JSONDocument(
            (["findings": .array([["setting": .string("\(Sample.primary)"), "cause": "training-ends", "effect": "none"]])] as JSON)
                .octets
        ).root
        let shelf = ReadinessShelf(patience: .seconds(3_600))
        let asked = NIOLockedValueBox(0)
        let ask: @Sendable () async throws -> JSONValue = {
            asked.withLockedValue { $0 += 1 }
            return answer
        }
        _ = try await shelf.findings(of: Sample.elsewhere, ask)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        async let first = shelf.findings(of: Sample.authority) {
            begin.finish()
            for await _ in gate {}
            return try await ask()
        }
        for await _ in begun {}
        async let second = shelf.findings(of: Sample.authority, ask)
        open.finish()
        let found = try await [first, second]
        #expect(found[0] == found[1] && found[0][Sample.primary].map(\.cause) == [.trainingEnds])
        #expect(asked.withLockedValue { $0 } == 2, "the second waited for the first, or had what it found")
        // A change while it is being asked.
        shelf.forget(Sample.authority)
        let (begunAgain, beginAgain) = AsyncStream.makeStream(of: Void.self)
        let (gateAgain, openAgain) = AsyncStream.makeStream(of: Void.self)
        async let late = shelf.findings(of: Sample.authority) {
            beginAgain.finish()
            for await _ in gateAgain {}
            return try await ask()
        }
        for await _ in begunAgain {}
        shelf.forget(Sample.authority)
        openAgain.finish()
        _ = try await late
        _ = try await shelf.findings(of: Sample.authority, ask)
        _ = try await shelf.findings(of: Sample.elsewhere, ask)
        #expect(asked.withLockedValue { $0 } == 4, "another authority's is kept")
    }

    @Test func `whatever a register can hold has a word`() {
        var keys: [String] = ["add", "replace", "end"].flatMap { ["people.\($0).title", "people.\($0).button"] }
        keys += ConsentState.allCases.map { "consent.state.\($0.rawValue)" }
        keys += ConsentMethod.allCases.map { "consent.method.\($0.rawValue)" }
        keys += ConsentLimb.allCases.map { "consent.limb.\($0.rawValue)" }
        keys += SettingStatus.allCases.map { "setting.\($0.rawValue)" }
        keys += SettingCategory.allCases.map { "category.\($0.rawValue)" }
        keys += ReadinessCause.allCases.map { "ready.\($0.rawValue)" }
        keys += KeyAdultRole.allCases.map { "keyAdult.\($0.rawValue)" }
        keys += CalendarKind.allCases.map { "calendar.\($0.rawValue)" }
        keys += KeyAdultForm.names.map { "adult.\($0)" }
        for language in Language.allCases { #expect(keys.filter { Words.of(language).table[$0] == nil } == []) }
    }
}
