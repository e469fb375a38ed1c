// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import TLS

/// Revocation lists inside real handshakes, and the same judgement of a session that is open.
struct RevokedPeerTests {
    private let partnership: Partnership

    init() throws { partnership = try Partnership() }

    private func outcome(_ server: ServerContext, _ credential: Credential? = nil) throws -> (
        reason: RefusalReason?, alert: TLSAlert?, chain: PeerChain?
    ) {
        let pair = try Loopback(client: partnership.client(credential), server: server)
        try pair.connect()
        var reason: RefusalReason?
        if case .refused(let refusal)? = pair.serverSide.errors.first { reason = refusal.reason }
        var alert: TLSAlert?
        if case .alert(let came)? = pair.clientSide.errors.first { alert = came }
        return (reason, alert, pair.serverSide.completed?.chain)
    }

    @Test func `a revoked certificate is refused inside the handshake, and another of the same partner is not`() throws {
        let lists = try partnership.revocations(partnership.authority.list(revoking: [partnership.police]))
        let server = try partnership.server(revocations: lists)
        let refused = try outcome(server)
        #expect(refused.reason == .certificateRevoked)
        #expect(refused.alert == .certificateRevoked)
        let other = try outcome(server, try partnership.authority.partner("police/22"))
        #expect(other.reason == nil)
        #expect(other.chain?.certificates.count == 2)
    }

    @Test func `a stale list refuses everybody with a code of its own and an alert that blames the broker`() throws {
        let stale = try partnership.authority.list(age: 7200, life: .seconds(3600))
        let refused = try outcome(try partnership.server(revocations: partnership.revocations(stale)))
        #expect(refused.reason == .revocationListStale)
        #expect(refused.alert == .internalError)
        let graceful = try partnership.revocations(stale, grace: .seconds(7200))
        #expect(try outcome(try partnership.server(revocations: graceful)).reason == nil)
        let short = try partnership.revocations(stale, grace: .seconds(1800))
        #expect(try outcome(try partnership.server(revocations: short)).reason == .revocationListStale)
    }

    @Test func `a stale list still revokes whom it names while its grace lasts`() throws {
        let stale = try partnership.authority.list(revoking: [partnership.police], age: 7200, life: .seconds(3600))
        let server = try partnership.server(revocations: partnership.revocations(stale, grace: .seconds(7200)))
        #expect(try outcome(server).reason == .certificateRevoked)
    }

    @Test func `an open session is judged anew by revocation, authority, time and directory`() throws {
        let chain = try #require(try outcome(try partnership.server()).chain)
        let authority = partnership.authority
        #expect(try partnership.server().objection(to: chain) == nil)
        let current = try partnership.server(revocations: partnership.revocations(authority.list()))
        #expect(current.objection(to: chain) == nil)
        let revoking = try partnership.server(revocations: partnership.revocations(authority.list(revoking: [partnership.police])))
        #expect(revoking.objection(to: chain)?.reason == .certificateRevoked)
        let stranger = try TestAuthority()
        let moved = try partnership.server(authorities: [stranger.authority.certificate])
        #expect(moved.objection(to: chain)?.reason == .unknownAuthority)
        let both = try partnership.server(authorities: [stranger.authority.certificate, authority.authority.certificate])
        #expect(both.objection(to: chain) == nil)
        let suspending = try partnership.server { _ in .refuse(.suspendedPartner) }
        #expect(suspending.objection(to: chain)?.reason == .suspendedPartner)
        #expect(try partnership.server(trustDomain: "other.example").objection(to: chain)?.reason == .wrongTrustDomain)
    }

    @Test func `a list that went stale does not object to a session that is open, and one that revokes does`() throws {
        let chain = try #require(try outcome(try partnership.server()).chain)
        let stale = try partnership.authority.list(age: 7200, life: .seconds(3600))
        #expect(try partnership.server(revocations: partnership.revocations(stale)).objection(to: chain) == nil)
        let revoking = try partnership.authority.list(revoking: [partnership.police], age: 7200, life: .seconds(3600))
        let server = try partnership.server(revocations: partnership.revocations(revoking))
        #expect(server.objection(to: chain)?.reason == .certificateRevoked)
    }

    @Test func `a chain is valid until the first of its certificates ends`() throws {
        let short = try partnership.authority.partner("school/1", life: .seconds(60))
        let chain = try #require(try outcome(try partnership.server(), short).chain)
        #expect(chain.validUntil == short.leaf.notAfter)
        #expect(chain.certificates.last?.fingerprint == partnership.authority.authority.certificate.fingerprint)
    }

    @Test func `contexts are the same only as themselves`() throws {
        let one = try partnership.server()
        #expect(one.isSame(as: one))
        #expect(!one.isSame(as: try partnership.server()))
    }
}
