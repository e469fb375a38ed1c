// SPDX-License-Identifier: Apache-2.0
import Foundation
import JWTKit
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Portal

/// Signing in with a provider's word.
@Suite struct ProviderTests {
    private static let now: Int64 = 1_780_000_000

    private func fixture() -> (PortalFixture, FakeProvider) {
        let provider = FakeProvider(now: Self.now)
        let fixture = PortalFixture(providers: [FakeProvider.provider], line: provider)
        fixture.desk.admit(Sample.lead, "Pat Specimen", of: Sample.primary)
        return (fixture, provider)
    }

    private func refusals(_ fixture: PortalFixture) -> [String] { fixture.desk.state.withLockedValue { $0.refusals } }

    private func fault(_ body: () throws(ProviderFault) -> Void) -> ProviderFault? {
        do throws(ProviderFault) { try body() } catch { return error }
        return nil
    }

    /// Signs in with a password and links the account, with the code after the one that was used.
    private func link(_ fixture: PortalFixture, _ provider: FakeProvider) async -> Page {
        let browser = await fixture.browser(as: Sample.lead)
        fixture.pass(30)
        let code = ["code": fixture.code(of: Sample.lead)]
        return await browser.through(provider, "/account/link/example", code, seal: await browser.sessionSeal())
    }

    @Test func `a session alone links nothing, and a link ends where its owner leaves`() async throws {
        let (fixture, provider) = fixture()
        let browser = await fixture.browser(as: Sample.lead)
        let page = await browser.get("/account")
        #expect(page.text.contains("name=\"code\""))
        func leave(_ code: String) async -> Page {
            await browser.post("/account/link/example", ["code": code], seal: await browser.sessionSeal())
        }
        let used = fixture.code(of: Sample.lead)
        for code in ["", "000000", used] {
            let page = await leave(code)
            #expect(page.status == 403 && page.text.contains("The code is not right"))
        }
        fixture.pass(30)
        let leaving = await leave(fixture.code(of: Sample.lead))
        #expect(leaving.status == 200)
        let back = provider.back(from: leaving)
        #expect(await browser.post("/sign-out", [:], seal: await browser.sessionSeal()).status == 200)
        #expect(await browser.get(back).status == 403)
        #expect(fixture.desk.state.withLockedValue { $0.people[Sample.lead]?.proofs } == [])
        // Guesses are bounded as at the door.
        let other = await {
            fixture.pass(30); return await fixture.browser(as: Sample.lead)
        }()
        func guess() async -> Int {
            await other.post("/account/link/example", ["code": "000000"], seal: await other.sessionSeal()).status
        }
        var last = 0
        for _ in 0..<SignInLimits.perAccount { last = await guess() }
        #expect(last == 429)
    }

    @Test func `an e-mail alone signs nobody in, a linked account does with its second factor`() async throws {
        let (fixture, provider) = fixture()
        let browser = Browser(fixture.site)
        let door = await browser.get("/sign-in")
        #expect(door.text.contains("Sign in with Example ID"))
        let early = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: door))
        #expect(early.status == 403 && early.text.contains("is not linked with an account here"))
        #expect(refusals(fixture) == ["provider-not-bound"])

        let linked = await link(fixture, provider)
        #expect(linked.status == 200 && Browser.place(in: linked) == "/account?done=linked")
        let page = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(page.status == 200 && page.text.contains("action=\"/sign-in/code\""))
        #expect(await browser.get("/before-school").status == 303, "half a sign-in is none")
        // The code with which the account was linked was used by that.
        let old = await browser.post("/sign-in/code", ["code": fixture.code(of: Sample.lead)], seal: Browser.seal(in: page))
        #expect(old.status == 403 && old.text.contains("The code is not right"))
        fixture.pass(30)
        let code = fixture.code(of: Sample.lead)
        #expect(await browser.post("/sign-in/code", ["code": code], seal: "x").status == 403)
        let done = await browser.post("/sign-in/code", ["code": code], seal: Browser.seal(in: page))
        #expect(done.status == 200 && Browser.place(in: done) == "/before-school")
        #expect(await browser.get("/before-school").status == 200)
        #expect(await browser.get("/account").text.contains("Linked since"))
    }

    @Test func `a second factor of the provider's counts where that is agreed`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        provider.claim(email: Sample.lead, ["amr": "[\"pwd\",\"mfa\"]"])
        let browser = Browser(fixture.site)
        let page = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(Browser.place(in: page) == "/before-school")
        #expect(await browser.get("/before-school").status == 200)
        // Bound is the name at the provider with the address, and neither without the other.
        for (email, subject) in [(Sample.lead, "s-2"), ("other@example-primary.example", "s-1")] {
            provider.claim(email: email, subject: subject, ["amr": "[\"mfa\"]"])
            let other = Browser(fixture.site)
            let page = await other.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await other.get("/sign-in")))
            #expect(page.status == 403)
        }
        #expect(refusals(fixture) == ["provider-not-bound", "provider-not-bound"])
        // A suspended account and one that was unlinked have no way in.
        provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]"])
        #expect(await browser.post("/account/unlink/example", [:], seal: await browser.sessionSeal()).status == 303)
        #expect(await browser.get("/before-school").status == 303)
        let gone = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(gone.status == 403)
    }

    @Test func `a second factor of the provider's counts only where it was given for this sign-in`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        let now = fixture.clock.withLockedValue { $0 }
        let oldest = now - ProviderDesk.freshness - ProviderToken.leeway
        for (time, counts) in [
            ("\(oldest)", true), ("\(oldest - 1)", false), ("\(now + ProviderToken.leeway + 1)", false), ("\"now\"", false),
            (nil, false),
        ] {
            provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]", "auth_time": time])
            let browser = Browser(fixture.site)
            let page = await browser.through(
                provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
            #expect(page.status == 200 && page.text.contains("action=\"/sign-in/code\"") != counts, "\(time ?? "none")")
        }
    }

    @Test func `what strangers do keeps nobody from signing in`() async throws {
        let (fixture, provider) = fixture()
        let stranger = Browser(fixture.site)
        for _ in 0..<SignInLimits.perAccount { _ = await stranger.signIn("provider", "wrong words here", "000000") }
        #expect(await stranger.signIn("provider", "wrong words here", "000000").status == 429)
        // What any page of any site can have a browser ask for.
        for _ in 0..<SignInLimits.perAddress {
            #expect(await Browser(fixture.site).get("/sign-in/callback/example?code=c&state=s").status == 403)
        }
        let browser = Browser(fixture.site)
        let leaving = await browser.post("/sign-in/with/example", [:], seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(leaving.status == 200 && Browser.place(in: leaving).hasPrefix("https://id.example/in?"))
        #expect(await browser.signIn(Sample.lead, FakeDesk.password, fixture.code(of: Sample.lead)).status == 303)
        // What comes of a sign-in that was begun counts.
        provider.claim(email: Sample.lead, ["aud": "\"other\""])
        var last = 0
        for _ in 0...SignInLimits.perAddress {
            let other = Browser(fixture.site)
            last = await other.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await other.get("/sign-in")))
                .status
        }
        #expect(last == 429)
    }

    @Test func `a crowd, a closed window and a code that nobody gave say nothing of the provider`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]"])
        func leave(_ browser: Browser) async -> Page {
            await browser.post("/sign-in/with/example", [:], seal: Browser.seal(in: await browser.get("/sign-in")))
        }
        let browser = Browser(fixture.site)
        // The code is exchanged to the end, whoever still waits for the page.
        let back = provider.back(from: await leave(browser))
        let gone = Task {
            while !Task.isCancelled { await Task.yield() }
            return await browser.get(back).status
        }
        gone.cancel()
        #expect(await gone.value == 200)
        for fault in [ProviderFault.down, .busy] {
            provider.state.withLockedValue { $0.tokenFault = fault }
            #expect(await browser.get(provider.back(from: await leave(browser))).status == 503)
        }
        provider.state.withLockedValue { ($0.tokenFault, $0.fault) = (nil, .busy) }
        fixture.pass(3600)
        #expect(await leave(browser).status == 503)
        #expect(provider.state.withLockedValue { $0.rests }() == false)
        provider.state.withLockedValue { $0.fault = nil }
        #expect(await leave(browser).status == 200)
        // Whoever waits in the line learns that it does not answer.
        provider.state.withLockedValue { $0.fault = .down }
        fixture.pass(3600)
        #expect(await leave(browser).status == 503)
        #expect(provider.state.withLockedValue { $0.rests }() == true)
    }

    @Test func `codes that are tried side by side are no more than those one after another`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        let browser = Browser(fixture.site)
        let page = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        let seal = Browser.seal(in: page)
        func asked() -> Int { fixture.desk.state.withLockedValue { $0.proofsAsked } }
        let before = asked()
        let said = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 { group.addTask { await browser.post("/sign-in/code", ["code": "000000"], seal: seal).status } }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(asked() - before == SignInLimits.perAccount)
        #expect(Set(said.keys).isSubset(of: [403, 429]) && said[429] ?? 0 >= 200 - SignInLimits.perAccount)
    }

    @Test func `a provider that says who it is whenever it sends a browser back is not believed without`() async throws {
        let (fixture, provider) = fixture()
        provider.state.withLockedValue { $0.saysIssuer = true }
        #expect(await link(fixture, provider).status == 403)
        #expect(refusals(fixture) == ["provider-token-issuer"])
        fixture.pass(30)
        let browser = await fixture.browser(as: Sample.lead)
        fixture.pass(30)
        let code = ["code": fixture.code(of: Sample.lead)]
        let leaving = await browser.post("/account/link/example", code, seal: await browser.sessionSeal())
        #expect(await browser.get(provider.back(from: leaving) + "&iss=https://id.example").status == 200)
    }

    @Test func `an invitation is taken with the provider, by its address alone`() async throws {
        let (fixture, provider) = fixture()
        let token = [UInt8](repeating: 7, count: 32)
        fixture.desk.state.withLockedValue { state in
            state.people[Sample.lead]?.token = token
            state.people[Sample.lead]?.account.acceptedAt = nil
            state.people[Sample.lead]?.secret.password = nil
        }
        let (browser, path) = (Browser(fixture.site), "/invitation/\(Base64URL.text(token))")
        func take() async -> Page {
            await browser.through(
                provider, path, ["with": "example", "code": fixture.code(of: Sample.lead)],
                seal: Browser.seal(in: await browser.get(path)))
        }
        let wrongCode = await browser.post(
            path, ["with": "example", "code": "000000"], seal: Browser.seal(in: await browser.get(path)))
        #expect(wrongCode.status == 422)
        provider.claim(email: "other@example-primary.example")
        #expect(await take().status == 403)
        provider.claim(email: Sample.lead)
        let page = await take()
        #expect(page.status == 200 && page.text.contains("class=\"codes\""))
        #expect(await take().status == 404)
        // Nobody signs in with a password that was never chosen, and nobody loses the only way in.
        fixture.pass(30)
        #expect(await Browser(fixture.site).signIn(Sample.lead, "", fixture.code(of: Sample.lead)).status == 403)
        provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]"])
        _ = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(await browser.post("/account/unlink/example", [:], seal: await browser.sessionSeal()).status == 409)
    }

    @Test func `a sign-in is of one browser, once, and not for ever`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]"])
        let browser = Browser(fixture.site)
        func leave() async -> String {
            let leaving = await browser.post("/sign-in/with/example", [:], seal: Browser.seal(in: await browser.get("/sign-in")))
            let query = PageRequest.fields(Browser.place(in: leaving).split(separator: "?", maxSplits: 1).last ?? "") ?? [:]
            #expect(query["redirect_uri"] == "https://portal.example/sign-in/callback/example")
            #expect(query["code_challenge_method"] == "S256" && query["prompt"] == "login" && query["max_age"] == "300")
            #expect(query["a"] == "1" && query["scope"] == "openid email")
            provider.state.withLockedValue { $0.nonce = query["nonce"] ?? "" }
            return query["state"] ?? ""
        }
        let state = await leave()
        let callback = "/sign-in/callback/example"
        #expect(await Browser(fixture.site).get("\(callback)?code=c&state=\(state)").status == 403, "another browser")
        #expect(await browser.get("\(callback)?code=c&state=\(state)x").status == 403, "another state")
        #expect(await browser.get("\(callback)?code=c&state=\(state)").status == 200, "what was false before ended nothing")
        #expect(await browser.get("\(callback)?code=c&state=\(state)").status == 403, "used by the one before")
        let second = await leave()
        #expect(await browser.get("\(callback)?code=c&state=\(second)&iss=https://other.example").status == 403)
        let third = await leave()
        #expect(await browser.get("\(callback)?error=access_denied&state=\(third)").text.contains("did not sign you in"))
        let elsewhere = await leave()
        #expect(await browser.get("/sign-in/callback/other?code=c&state=\(elsewhere)").status == 403, "another's place")
        #expect(await browser.get("/sign-in/callback?code=c&state=\(elsewhere)").status == 404)
        let fourth = await leave()
        fixture.pass(600)
        #expect(await browser.get("\(callback)?code=c&state=\(fourth)").status == 403, "too late")
        #expect(
            refusals(fixture) == [
                "provider-unknown-flow", "provider-unknown-flow", "provider-unknown-flow", "provider-token-issuer",
                "provider-refused", "provider-token-issuer", "provider-unknown-flow",
            ])
        #expect(await browser.post("/sign-in/with/example", [:], seal: "x").status == 403)
        #expect(await browser.post("/sign-in/with/nobody", [:], seal: "x").status == 404)
        provider.state.withLockedValue { $0.fault = .down }
        fixture.pass(3600)
        let down = await browser.post("/sign-in/with/example", [:], seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(down.status == 503 && down.text.contains("Example ID does not answer now"))
        // It is left alone for a while, and then asked again.
        provider.state.withLockedValue { $0.fault = nil }
        func again() async -> Int {
            await browser.post("/sign-in/with/example", [:], seal: Browser.seal(in: await browser.get("/sign-in"))).status
        }
        let asked = provider.state.withLockedValue { $0.asked.count }
        #expect(await again() == 503)
        #expect(provider.state.withLockedValue { $0.asked.count } == asked)
        fixture.pass(ProviderDesk.rest)
        #expect(await again() == 200)
    }

    /// Each is a right token but for one thing.
    @Test func `a token that is not right signs nobody in and leaves a word in the ledger`() async throws {
        typealias Forgery = (fault: ProviderFault, claims: [String: String?], header: String?, forge: @Sendable (String) -> String)
        @Sendable func parts(_ token: String) -> [String] {
            token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        }
        let none = "{\"alg\":\"none\",\"kid\":\"k-1\"}"
        let same: @Sendable (String) -> String = { $0 }
        let forgeries: [Forgery] = [
            (.issuer, ["iss": "\"https://other.example\""], nil, same),
            (.audience, ["aud": "\"other\""], nil, same),
            (.audience, ["aud": "[]"], nil, same),
            (.audience, ["aud": "[\"firstbell\",\"other\"]"], nil, same),
            (.audience, ["aud": "[\"firstbell\",\"other\"]", "azp": "\"other\""], nil, same),
            (.expired, ["exp": "\(Self.now - 120)"], nil, same),
            (.expired, ["iat": "\(Self.now - 1000)"], nil, same),
            (.early, ["iat": "\(Self.now + 200)"], nil, same),
            (.early, ["nbf": "\(Self.now + 200)"], nil, same),
            (.malformed, ["exp": nil], nil, same),
            (.malformed, ["exp": "1e300"], nil, same),
            (.malformed, ["sub": "\"\""], nil, same),
            (.nonce, ["nonce": "\"other\""], nil, same),
            (.nonce, ["nonce": "null"], nil, same),
            (.email, ["email_verified": "false"], nil, same),
            (.email, ["email_verified": nil], nil, same),
            (.email, ["email": "\"dsl@other.example\""], nil, same),
            (.email, ["email": "\"dsl@example-primary.example@other.example\""], nil, same),
            (.algorithm, [:], none, { parts($0)[0] + "." + parts($0)[1] + "." }),
            (.algorithm, [:], "{\"alg\":\"HS256\",\"kid\":\"k-1\"}", same),
            (.algorithm, [:], "{\"alg\":\"RS512\",\"kid\":\"k-1\"}", same),
            // Of that kind there is no key.
            (.key, [:], "{\"alg\":\"RS256\",\"kid\":\"k-1\"}", same),
            (.key, [:], "{\"alg\":\"ES256\",\"kid\":\"k-2\"}", same),
            (.malformed, [:], "{\"alg\":\"ES256\",\"kid\":\"k-1\",\"crit\":[\"b64\"],\"b64\":false}", same),
            (.malformed, [:], "{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"k-1\"}", same),
            (.signature, [:], nil, { parts($0)[0] + "." + parts($0)[1] + "." }),
            (.signature, [:], nil, { parts($0)[0] + "." + parts($0)[1] + "." + String(parts($0)[2].reversed()) }),
            // Other claims under the signature of the right ones.
            (
                .signature, [:], nil,
                { token in
                    let claims = Base64URL.octets(parts(token)[1]).map { String(decoding: $0, as: UTF8.self) } ?? ""
                    return parts(token)[0] + "." + Base64URL.text(claims.replacing("s-1", with: "s-9").utf8) + "." + parts(token)[2]
                }
            ),
            (.malformed, [:], nil, { String($0.dropFirst()) }),
            (.malformed, [:], nil, { "\($0).\($0)" }),
            (.malformed, ["sub": "\"\(String(repeating: "x", count: 16_000))\""], nil, same),
        ]
        let (fixture, provider) = fixture()
        let keys = try await ProviderKeys(provider.ask(ProviderRequest(url: "https://id.example/keys"), unless: { false }))
        #expect(keys.count == 1)
        provider.state.withLockedValue { $0.nonce = "n" }
        func verdict(_ provider: FakeProvider, _ expected: Provider = FakeProvider.provider) async throws -> ProviderFault? {
            let text = try await provider.token()
            let expectation = ProviderToken.Expectation(provider: expected, nonce: "n", now: Self.now)
            return fault { () throws(ProviderFault) in _ = try ProviderToken(text).identity(expectation, keys) }
        }
        #expect(try await verdict(provider) == nil)
        for (number, forgery) in forgeries.enumerated() {
            provider.claim(email: Sample.lead, forgery.claims)
            provider.state.withLockedValue { ($0.header, $0.forge) = (forgery.header, forgery.forge) }
            #expect(try await verdict(provider) == forgery.fault, "forgery \(number)")
        }
        // Of one tenant no verified address is asked, and of no other tenant anything is taken.
        provider.state.withLockedValue { ($0.header, $0.forge) = (nil, { $0 }) }
        var tenant = FakeProvider.provider
        tenant.tenant = "t-1"
        provider.claim(email: Sample.lead, ["email_verified": nil, "tid": "\"T-1\""])
        #expect(try await verdict(provider, tenant) == nil)
        provider.claim(email: Sample.lead, ["tid": "\"t-2\""])
        #expect(try await verdict(provider, tenant) == .tenant)

        // The page says what to do, and nothing of what came.
        provider.claim(email: Sample.lead, ["aud": "\"other\""])
        let browser = Browser(fixture.site)
        let page = await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
        #expect(page.status == 403 && page.text.contains("cannot be relied on") && !page.text.contains(Sample.lead))
        #expect(refusals(fixture) == ["provider-token-audience"])
    }

    @Test func `new keys are asked for once a minute at most`() async throws {
        let (fixture, provider) = fixture()
        _ = await link(fixture, provider)
        provider.claim(email: Sample.lead, ["amr": "[\"mfa\"]"])
        provider.state.withLockedValue { $0.keys = [("k-2", ES256PrivateKey())] }
        func signIn() async -> Int {
            let browser = Browser(fixture.site)
            return await browser.through(provider, "/sign-in/with/example", seal: Browser.seal(in: await browser.get("/sign-in")))
                .status
        }
        func asked() -> Int { provider.state.withLockedValue { $0.asked.count { $0.url.hasSuffix("/keys") } } }
        #expect(await signIn() == 403 && asked() == 1)
        fixture.pass(60)
        #expect(await signIn() == 200 && asked() == 2)
        provider.state.withLockedValue { $0.keys = [("k-3", ES256PrivateKey())] }
        #expect(await signIn() == 403 && asked() == 2)
        // How it proves itself, and what it asks.
        let request = try #require(provider.state.withLockedValue { $0.asked.last { $0.form != nil } })
        #expect(request.authorization == "Basic \(Data("firstbell:a%20secret%2B".utf8).base64EncodedString())")
        #expect(
            request.form?.hasPrefix("grant_type=authorization_code&code=c-1&redirect_uri=https%3A%2F%2Fportal.example%2F") == true)
    }

    @Test func `what a provider says of itself is its own, by https, and of keys that are strong enough`() async throws {
        func fault(_ text: String) -> ProviderFault? {
            self.fault { () throws(ProviderFault) in _ = try ProviderMetadata(Array(text.utf8), of: FakeProvider.provider) }
        }
        let rest = #""authorization_endpoint":"https://id.example/in","token_endpoint":"https://id.example/token""#
        #expect(fault(#"{"issuer":"https://id.example","jwks_uri":"https://id.example/keys",\#(rest)}"#) == nil)
        #expect(fault(#"{"issuer":"https://id.example/","jwks_uri":"https://id.example/keys",\#(rest)}"#) == .issuer)
        for place in ["http://id.example/keys", "https://a@id.example/keys", "https://id.example/\\r\\nSet-Cookie: x", ""] {
            #expect(fault(#"{"issuer":"https://id.example","jwks_uri":"\#(place)",\#(rest)}"#) == .answer)
        }
        #expect(fault("<html>") == .answer)
        let weak = Base64URL.text([UInt8](repeating: 0xFF, count: 128))
        for keys in [
            #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AAAA"}]}"#, #"{"keys":[{"kty":"RSA","n":"\#(weak)","e":"AQAB"}]}"#,
        ] {
            await #expect(throws: ProviderFault.answer) { try await ProviderKeys(Array(keys.utf8)) }
        }
    }

    @Test func `sign-ins that nobody finishes make room, and first at the address that has most`() {
        var flows = SignInFlows()
        func flow(_ begunAt: Int64) -> SignInFlow {
            SignInFlow(provider: "example", purpose: .signIn, state: "s", nonce: "n", verifier: "v", begunAt: begunAt)
        }
        let other = flows.begin(flow(0), from: "192.0.2.1")
        let own = (0..<SignInFlows.perAddress + 1).map { flows.begin(flow(Int64($0)), from: "192.0.2.2") }
        #expect(flows.count == SignInFlows.perAddress + 1)
        #expect(flows.arrive(own[0], state: "s", now: 60) == nil, "the oldest of that address")
        for number in 20..<SignInFlows.capacity { _ = flows.begin(flow(60), from: "198.51.100.\(number)") }
        #expect(flows.count <= SignInFlows.capacity)
        #expect(flows.arrive(other, state: "s", now: 60) != nil, "one alone outlives a crowd")
        #expect(flows.arrive(own[2], state: "s", now: 60) == nil)
        let factor = flows.hold(
            AwaitedFactor(
                account: 1, email: Sample.lead, generation: 1, proof: .certificate("ab"), begunAt: 0), from: "192.0.2.1")
        for _ in 0..<SignInFlows.perAddress { _ = flows.begin(flow(60), from: "192.0.2.1") }
        #expect(flows.awaited(factor, now: 60) != nil)
    }
}
