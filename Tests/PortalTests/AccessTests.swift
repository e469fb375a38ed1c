// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing

@testable import Portal

/// Who gets in, and to what.
@Suite struct AccessTests {
    /// Whoever asks, for whatever, of whomever: content and receipts are for the setting's own trained people alone.
    @Test func `matrix of visitors, routes and somebody else's notice`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        fixture.desk.admit(Sample.other, "Chris Sample", of: Sample.high)
        fixture.desk.admit("old@example-primary.example", "Old Specimen", of: Sample.primary, standing: .untrained)
        fixture.desk.admit("gone@example-primary.example", "Gone Specimen", of: Sample.primary, standing: .unknown)
        fixture.desk.admit("close@example-primary.example", "Close Specimen", of: Sample.primary)
        fixture.desk.state.withLockedValue { $0.people["close@example-primary.example"]?.isConflicted = true }
        let opened = fixture.desk.deliver(try Sample.content(), to: Sample.primary, openedBy: 1)
        let unopened = fixture.desk.deliver(try Sample.content(), to: Sample.primary)
        let visitors: [(name: String, browser: Browser, read: Int, write: Int, list: Int)] = [
            ("nobody", Browser(fixture.site), 303, 303, 303),
            ("another setting's", await fixture.browser(as: Sample.other), 404, 404, 200),
            ("untrained", await fixture.browser(as: "old@example-primary.example"), 403, 403, 403),
            ("no longer listed", await fixture.browser(as: "gone@example-primary.example"), 403, 403, 403),
            ("close to somebody", await fixture.browser(as: "close@example-primary.example"), 403, 403, 200),
        ]
        for (name, browser, read, write, list) in visitors {
            let seal = await browser.sessionSeal()
            #expect(await browser.get("/before-school").status == list, "\(name)")
            #expect(await browser.get("/notices").status == list, "\(name)")
            for path in ["/notices/\(opened)", "/notices/\(opened)/row.csv"] {
                let page = await browser.get(path)
                #expect(page.status == read, "\(name) \(path)")
                #expect(!page.text.contains("Sample Example"), "\(name) \(path)")
            }
            for act in ["open", "acknowledge", "refuse"] {
                let code = act == "refuse" ? "wrong-setting" : "noted"
                let page = await browser.post("/notices/\(unopened)/\(act)", ["code": code], seal: seal)
                #expect(page.status == write, "\(name) \(act)")
            }
        }
        #expect(fixture.desk.state.withLockedValue { $0.receipts.isEmpty && $0.views.isEmpty })
        // The one they are all held against.
        let own = await fixture.browser(as: Sample.lead)
        #expect(await own.get("/notices/\(opened)").text.contains("Sample Example"))
        #expect(await own.get("/notices/nonsense").status == 404)
        #expect(await own.get("/notices/\(NoticeID(at: fixture.desk.now))").status == 404)
        #expect(await own.get("/notices/\(opened)/other.csv").status == 404)
    }

    @Test func `an account that is suspended or reset has no session any more`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        let browser = await fixture.browser(as: Sample.lead)
        #expect(await browser.get("/before-school").status == 200)
        fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.account.generation += 1 }
        #expect(await browser.get("/before-school").status == 303)
        fixture.pass(30)
        let again = await fixture.browser(as: Sample.lead)
        fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.account.isSuspended = true }
        #expect(await again.get("/before-school").status == 303)
        fixture.pass(30)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, fixture.code(of: Sample.lead)).status == 403)
    }

    @Test func `the same is said of a wrong password, a wrong code, an unknown e-mail and one not accepted`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        fixture.desk.admit(Sample.other, "Chris Sample", of: Sample.high)
        fixture.desk.state.withLockedValue { $0.people[Sample.other]?.account.acceptedAt = nil }
        let code = fixture.code(of: Sample.lead)
        var pages: Set<String> = []
        for (email, password, typed) in [
            (Sample.lead, "wrong wrong wrong", code), (Sample.lead, FakeDesk.password, "000000"),
            (Sample.lead, FakeDesk.password, ""),
            ("nobody@example.example", FakeDesk.password, code), (Sample.other, FakeDesk.password, fixture.code(of: Sample.other)),
        ] {
            let browser = Browser(fixture.site)
            browser.cookies.withLockedValue { $0["__Host-firstbell-visitor"] = String(repeating: "A", count: 43) }
            let page = await browser.signIn(email, password, typed)
            #expect(page.status == 403)
            pages.insert(page.text)
        }
        #expect(pages.count == 1)
        #expect(fixture.desk.state.withLockedValue { $0.refusals } == [String](repeating: "wrong-credentials", count: 5))
    }

    @Test func `a one-time code works once, and a recovery code does too`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.recovery = ["ABCDEFGHIJKLMNOP"] }
        let code = fixture.code(of: Sample.lead)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, code).status == 303)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, code).status == 403)
        fixture.pass(30)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, "abcd efgh ijkl mnop").status == 303)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, "ABCD-EFGH-IJKL-MNOP").status == 403)
    }

    @Test func `guessing ends, for every browser, and the right password does not help then`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        for attempt in 1...SignInLimits.perAccount {
            let page = await Browser(fixture.site, address: "192.0.2.\(attempt)").signIn(Sample.lead, "wrong wrong wrong", "000000")
            #expect(page.status == (attempt == SignInLimits.perAccount ? 429 : 403))
        }
        let right = await Browser(fixture.site, address: "198.51.100.1").signIn(
            Sample.lead, FakeDesk.password, fixture.code(of: Sample.lead))
        #expect(right.status == 429 && right.text.contains("Wait 15 minutes"))
        fixture.pass(SignInLimits.window)
        #expect(await Browser(fixture.site).signIn(Sample.lead, FakeDesk.password, fixture.code(of: Sample.lead)).status == 303)
    }

    @Test func `a form without its seal, with another's, or from another site does nothing`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        fixture.desk.admit(Sample.other, "Chris Sample", of: Sample.high)
        let id = fixture.desk.deliver(try Sample.content(), to: Sample.primary)
        let browser = await fixture.browser(as: Sample.lead)
        let stranger = await fixture.browser(as: Sample.other)
        let seal = await browser.sessionSeal()
        #expect(await browser.post("/notices/\(id)/open", [:], seal: nil).status == 403)
        #expect(await browser.post("/notices/\(id)/open", [:], seal: await stranger.sessionSeal()).status == 403)
        #expect(await browser.post("/notices/\(id)/open", [:], seal: seal, fetchSite: "cross-site").status == 403)
        var foreign = PageRequest(
            .post, "/notices/\(id)/open", cookies: browser.cookies.withLockedValue { $0 }, form: ["seal": seal ?? ""])
        foreign.host = "portal.example"
        foreign.origin = "https://evil.example"
        #expect(await fixture.site.answer(foreign).status == 403)
        #expect(await Browser(fixture.site).post("/sign-in", ["email": Sample.lead], seal: seal).status == 403)
        #expect(fixture.desk.state.withLockedValue { $0.receipts.isEmpty })
        _ = await browser.post("/sign-out", [:], seal: nil)
        #expect(await browser.get("/before-school").status == 200)
        let out = await browser.post("/sign-out", [:], seal: seal)
        #expect(out.status == 200 && out.text.contains("You are signed out."))
        #expect(await browser.get("/before-school").status == 303)
    }

    @Test func `an invitation is taken once, with a good password and the code of the new factor`() async throws {
        let fixture = PortalFixture()
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        let token = [UInt8](repeating: 9, count: 32)
        fixture.desk.state.withLockedValue {
            $0.people[Sample.lead]?.token = token
            $0.people[Sample.lead]?.account.acceptedAt = nil
            $0.people[Sample.lead]?.secret.password = nil
        }
        let (browser, path) = (Browser(fixture.site), "/invitation/\(Secret.text(token))")
        let form = await browser.get(path)
        #expect(form.status == 200 && form.text.contains("otpauth://totp/FirstBell%20test:") && form.text.contains("Pat Specimen"))
        let seal = Browser.seal(in: form)
        let (good, code) = ("three random words", fixture.code(of: Sample.lead))
        for (password, again, typed, status) in [
            ("short", "short", code, 422), (good, good + "x", code, 422), (good, good, "000000", 422), (good, good, "", 422),
        ] {
            #expect(await browser.post(path, ["password": password, "again": again, "code": typed], seal: seal).status == status)
        }
        #expect(await browser.post(path, ["password": good, "again": good, "code": code], seal: nil).status == 403)
        let done = await browser.post(path, ["password": good, "again": good, "code": code], seal: seal)
        #expect(done.status == 200 && done.text.components(separatedBy: "<li class=\"key\">").count == 11)
        #expect(await browser.get(path).status == 404)
        #expect(await browser.post(path, ["password": good, "again": good, "code": code], seal: seal).status == 404)
        #expect(await browser.get("/invitation/x").status == 404)
        // The code that was given is used.
        #expect(await browser.signIn(Sample.lead, good, code).status == 403)
        fixture.pass(30)
        #expect(await browser.signIn(Sample.lead, good, fixture.code(of: Sample.lead)).status == 303)
    }
}
