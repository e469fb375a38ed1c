// SPDX-License-Identifier: Apache-2.0
import Broker
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Exchange
@testable import TLS
@testable import Web

/// A session outlives its requests, but not what its certificate stands on.
@Suite struct ExchangeReviewTests {
    private let fixture = ExchangeFixture()
    private let authority: TestAuthority
    private let first: Credential
    private let second: Credential

    init() throws {
        authority = try TestAuthority()
        first = try authority.partner("school/116900")
        second = try authority.partner("school/116900")
    }

    private func context(
        revoking revoked: [Credential] = [], number: UInt64 = 1, authorities: [Certificate]? = nil
    ) throws -> ServerContext {
        let list = try authority.list(revoking: revoked, number: number)
        let trusted = authorities ?? [authority.authority.certificate]
        let lists = authorities == nil ? try RevocationLists(choosingFrom: [list], of: trusted, grace: .zero) : nil
        return try ServerContext(
            credential: try authority.broker(), clientAuthorities: trusted, trustDomain: authority.trustDomain, revocations: lists
        ) { _ in .admit }
    }

    /// A request for notices over a connection that `judge` let in.
    private func ask(_ credential: Credential, judge: ServerContext, wait: String? = nil) async throws -> ExchangeAnswer {
        let leaf = credential.leaf
        let peer = PeerCertificate(
            id: try authority.id("school/116900"), fingerprint: leaf.fingerprint, serial: leaf.serial, notAfter: leaf.notAfter)
        var request = ExchangeRequest(.get, "/v1/notices", from: ExchangeFixture.school, certificate: leaf.fingerprint)
        request.query = wait.map { [("wait", $0)] } ?? []
        request.proof = PartnerProof(
            peer: peer, chain: PeerChain([leaf, authority.authority.certificate]), judge: judge)
        return await fixture.site.answer(request)
    }

    private var certificates: [String] { fixture.desk.sessions.map { String(decoding: $0.certificate, as: UTF8.self) } }

    @Test func `a certificate that is revoked ends its session while nobody asks, and no other's`() async throws {
        let before = try context()
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        #expect(try await ask(first, judge: before).status == 200)
        #expect(try await ask(second, judge: before).status == 200)
        #expect(await fixture.site.review(by: before, now: TestAuthority.now) == 0)
        let after = try context(revoking: [first], number: 2)
        #expect(await fixture.site.review(by: after, now: TestAuthority.now) == 1)
        #expect(certificates == [second.leaf.fingerprint] && fixture.desk.closed == 1 && fixture.site.sessionCount == 1)
        #expect(await fixture.site.review(by: after, now: TestAuthority.now) == 0)
        // It is judged anew by the next list too.
        #expect(await fixture.site.review(by: try context(revoking: [first, second], number: 3), now: TestAuthority.now) == 1)
        #expect(certificates.isEmpty)
    }

    @Test func `whoever waits for notices then is let go with none`() async throws {
        let before = try context()
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        async let waiting = ask(first, judge: before, wait: "30")
        await fixture.desk.heard(1)
        let after = try context(revoking: [first], number: 2)
        let begun = ContinuousClock.now
        #expect(await fixture.site.review(by: after, now: TestAuthority.now) == 1)
        #expect(try await waiting.status == 503)
        #expect(ContinuousClock.now - begun < .seconds(20))
    }

    @Test func `an authority that is taken out takes its sessions with it, and so does the end of a certificate`() async throws {
        let before = try context()
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        #expect(try await ask(first, judge: before).status == 200)
        let stranger = try TestAuthority()
        let after = try context(authorities: [stranger.authority.certificate])
        #expect(await fixture.site.review(by: after, now: TestAuthority.now) == 1)
        #expect(try await ask(second, judge: before).status == 200)
        #expect(await fixture.site.review(by: before, now: second.leaf.notAfter) == 0)
        #expect(await fixture.site.review(by: before, now: second.leaf.notAfter + 1) == 1)
        #expect(certificates.isEmpty)
    }
}
