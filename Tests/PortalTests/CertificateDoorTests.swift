// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing

@testable import Portal

/// The door at which people are asked for a certificate.
@Suite struct CertificateDoorTests {
    private static let key = String(repeating: "ab", count: 32)
    private let fixture = PortalFixture()

    init() {
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.proofs = [.certificate(Self.key)] }
    }

    /// Sends the form of a browser that came with this.
    private func send(_ typed: String, _ found: CertificateDoor.Found, site: String = "same-origin") async -> Page {
        let form = await fixture.site.answer(PageRequest(.get, CertificateDoor.path), found)
        let cookie = form.headers.first { $0.name == "Set-Cookie" }?.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        return await fixture.site.answer(
            PageRequest(
                .post, CertificateDoor.path, cookies: [Cookie.visitor.rawValue: String(cookie?.last ?? "")],
                form: ["secret": typed, "seal": Browser.seal(in: form) ?? ""], address: "192.0.2.1", fetchSite: site), found)
    }

    private var refusals: [String] { fixture.desk.state.withLockedValue { $0.refusals } }

    @Test func `the certificate and the password, or a code once, sign in`() async {
        let code = fixture.code(of: Sample.lead)
        for typed in [FakeDesk.password, code] {
            let page = await send(typed, .key(Self.key))
            #expect(page.status == 200 && Browser.place(in: page) == "https://portal.example/before-school")
            #expect(page.headers.contains { $0.name == "Set-Cookie" && $0.value.hasPrefix("__Host-firstbell=") })
        }
        #expect(await send(code, .key(Self.key)).status == 403)
        fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.account.isSuspended = true }
        #expect(await send(FakeDesk.password, .key(Self.key)).status == 403)
    }

    @Test func `the same is said of a wrong secret and of a certificate that is nobody's`() async {
        let pages = [
            await send("wrong words here", .key(Self.key)), await send("", .key(Self.key)),
            await send(FakeDesk.password, .key(String(repeating: "cd", count: 32))),
        ]
        let said = Set(pages.map { page in page.text.replacing(Browser.seal(in: page) ?? "-", with: "") })
        #expect(pages.allSatisfy { $0.status == 403 } && said.count == 1)
        #expect(refusals == ["wrong-credentials", "wrong-credentials", "wrong-credentials"])
        for _ in 0..<SignInLimits.perAccount { _ = await send("wrong words here", .key(Self.key)) }
        #expect(await send(FakeDesk.password, .key(Self.key)).status == 429)
    }

    @Test func `a session ends with the certificate that it began with, and no other does`() async throws {
        let revoked = NIOLockedValueBox(false)
        let certified = await send(FakeDesk.password, .key(Self.key, isVoid: { revoked.withLockedValue { $0 } }))
        let other = await fixture.browser(as: Sample.lead)
        let cookie = try #require(
            certified.headers.first { $0.name == "Set-Cookie" && $0.value.hasPrefix("__Host-firstbell=") })
        let browser = Browser(fixture.site)
        browser.cookies.withLockedValue {
            $0[Cookie.session.rawValue] = String(cookie.value.prefix { $0 != ";" }.split(separator: "=")[1])
        }
        await fixture.site.endVoidSessions()
        #expect(await browser.get("/before-school").status == 200)
        revoked.withLockedValue { $0 = true }
        await fixture.site.endVoidSessions()
        #expect(await browser.get("/before-school").status == 303)
        #expect(await other.get("/before-school").status == 200, "it began with a password")
        #expect(refusals == ["certificate-void"])
        // One that is revoked while its owner's password is judged has no session.
        #expect(await send(FakeDesk.password, .key(Self.key, isVoid: { true })).status == 403)
        #expect(await send(FakeDesk.password, .key(Self.key)).status == 200)
    }

    @Test func `a session ends with the last second of its certificate, whatever is asked for meanwhile`() async throws {
        let end = fixture.clock.withLockedValue { $0 } + 600
        let certified = await send(FakeDesk.password, .key(Self.key, until: end))
        let cookie = try #require(
            certified.headers.first { $0.name == "Set-Cookie" && $0.value.hasPrefix("__Host-firstbell=") })
        let other = await fixture.browser(as: Sample.lead)
        let browser = Browser(fixture.site)
        browser.cookies.withLockedValue {
            $0[Cookie.session.rawValue] = String(cookie.value.prefix { $0 != ";" }.split(separator: "=")[1])
        }
        fixture.pass(600)
        let last = await browser.get("/before-school")
        #expect(last.status == 200)
        #expect(last.headers.contains { $0.name == "Refresh" && $0.value.hasPrefix("1;") }, "the page knows when it is over")
        #expect(await other.get("/before-school").status == 200)
        fixture.pass(1)
        #expect(await browser.get("/before-school").status == 303)
        #expect(await other.get("/before-school").status == 200, "it began with a password")
    }

    @Test func `without a certificate that counts nothing is asked, and nothing else is there`() async {
        #expect(await send(FakeDesk.password, .nothing).text.contains("Your browser sent no certificate"))
        #expect(await send(FakeDesk.password, .void).status == 403)
        #expect(refusals == ["certificate-void", "certificate-void"])
        #expect(await send(FakeDesk.password, .key(Self.key), site: "cross-site").status == 403)
        for path in ["/", "/before-school", "/sign-in"] {
            let page = await fixture.site.answer(PageRequest(.get, path), .key(Self.key))
            #expect(page.status == 303 && page.headers.contains { $0.name == "Location" && $0.value == "https://portal.example/" })
        }
    }
}
