// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import TLS

/// People's certificates, inside real handshakes.
struct PersonTests {
    private let partnership: Partnership
    private let people: TestAuthority

    init() throws {
        partnership = try Partnership()
        people = try TestAuthority(trustDomain: "people.example")
    }

    private func outcome(_ credential: Credential, revocations: RevocationLists? = nil) throws -> (
        reason: RefusalReason?, chain: PeerChain?, isPartner: Bool
    ) {
        let server = try ServerContext(
            credential: partnership.broker, peopleOf: [people.authority.certificate], revocations: revocations)
        let pair = try Loopback(client: partnership.client(credential), server: server)
        try pair.connect()
        var reason: RefusalReason?
        if case .refused(let refusal)? = pair.serverSide.errors.first { reason = refusal.reason }
        #expect(pair.serverSide.isOpened == (reason == nil))
        return (reason, pair.serverSide.person, pair.serverSide.completed != nil)
    }

    @Test func `a person is known by the key, and is no partner`() throws {
        let card = try people.oddLeaf(names: SubjectNames(dns: ["card.example"]), usage: "clientAuth,emailProtection")
        let found = try outcome(card)
        #expect(found.reason == nil && !found.isPartner)
        #expect(found.chain?.certificates.first?.keyFingerprint == card.leaf.keyFingerprint)
        #expect(card.leaf.keyFingerprint.utf8.count == 64)
        // A renewal with the same key is the same person, another key is not.
        let request = try CertificateRequest.make(for: try people.id("school/1"), key: card.key)
        let renewed = try people.authority.issuePartner(try people.id("school/1"), request: request, now: TestAuthority.now)
        #expect(renewed.keyFingerprint == card.leaf.keyFingerprint && renewed.fingerprint != card.leaf.fingerprint)
        #expect(try people.partner("school/1").leaf.keyFingerprint != card.leaf.keyFingerprint)
    }

    @Test func `a certificate that does not hold is refused inside the handshake`() throws {
        let card = try people.partner("school/1")
        let lists = try RevocationLists(
            choosingFrom: [people.list(revoking: [card])], of: [people.authority.certificate], grace: .zero)
        #expect(try outcome(card, revocations: lists).reason == .certificateRevoked)
        #expect(try outcome(people.partner("school/2"), revocations: lists).reason == nil)
        #expect(try outcome(partnership.police).reason == .unknownAuthority)
        let old = try people.partner("school/1", now: TestAuthority.now - 100_000, life: .seconds(1000))
        #expect(try outcome(old).reason == .certificateExpired)
        #expect(try outcome(people.oddLeaf(names: SubjectNames(dns: ["x.example"]), usage: "serverAuth")).reason == .wrongKeyUsage)
        #expect(try outcome(people.oddLeaf(names: SubjectNames(dns: ["x.example"]), usage: nil)).reason == .wrongKeyUsage)
        // One that was let in is judged again by what came later.
        let chain = try #require(try outcome(card).chain)
        let later = try ServerContext(
            credential: partnership.broker, peopleOf: [people.authority.certificate], revocations: lists)
        #expect(later.objection(to: chain)?.reason == .certificateRevoked)
    }
}
