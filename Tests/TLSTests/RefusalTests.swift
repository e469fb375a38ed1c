// SPDX-License-Identifier: Apache-2.0
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import TLS

/// Each way to be refused, with a real handshake: the reason the audit gets, and the alert the other end gets.
struct RefusalTests {
    private let partnership: Partnership

    init() throws { partnership = try Partnership() }

    private func expectRefusal(
        of credential: Credential?, server: ServerContext? = nil, reason: RefusalReason, alert: TLSAlert, partner: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let pair = try Loopback(client: partnership.client(credential), server: server ?? partnership.server())
        try pair.connect()
        let error = try #require(pair.serverSide.errors.first, sourceLocation: sourceLocation)
        guard case .refused(let refusal) = error else {
            Issue.record("not a refusal: \(error)", sourceLocation: sourceLocation)
            return
        }
        #expect(refusal.reason == reason, sourceLocation: sourceLocation)
        #expect(refusal.peer?.partner == partner, sourceLocation: sourceLocation)
        #expect(pair.clientSide.errors.first == .alert(alert), sourceLocation: sourceLocation)
        #expect(pair.serverSide.completed == nil, "refused after the handshake", sourceLocation: sourceLocation)
        #expect(!pair.server.isActive && !pair.client.isActive, sourceLocation: sourceLocation)
    }

    @Test func `a certificate of another authority is refused`() throws {
        let stranger = try TestAuthority().partner("police/22")
        try expectRefusal(of: stranger, reason: .unknownAuthority, alert: .unknownCA)
    }

    @Test func `an expired certificate is refused`() throws {
        let expired = try partnership.authority.partner("police/22", now: TestAuthority.now - 90_000)
        try expectRefusal(of: expired, reason: .certificateExpired, alert: .certificateExpired)
    }

    @Test func `a certificate that is not valid yet is refused`() throws {
        let early = try partnership.authority.partner("police/22", now: TestAuthority.now + 3600)
        try expectRefusal(of: early, reason: .certificateNotYetValid, alert: .badCertificate)
    }

    @Test(arguments: ["serverAuth", "clientAuth,serverAuth", "codeSigning", "anyExtendedKeyUsage", nil])
    func `a certificate that is not for clients only is refused`(usage: String?) throws {
        let odd = try partnership.authority.oddLeaf(
            names: SubjectNames(uris: ["spiffe://worcestershire.example/school/1"]), usage: usage)
        try expectRefusal(of: odd, reason: .wrongKeyUsage, alert: .unsupportedCertificate)
    }

    @Test(arguments: [
        [], ["spiffe://worcestershire.example/school/1", "spiffe://worcestershire.example/school/2"],
        ["https://worcestershire.example/school/1"], ["spiffe://worcestershire.example/school"],
        ["spiffe://worcestershire.example/school/1/2"], ["spiffe://worcestershire.example/school/1\u{0}"],
        ["spiffe://worcestershire.example/school/..", "x:y"], ["SPIFFE://worcestershire.example/school/1"],
    ])
    func `a certificate without exactly one good URI name is refused`(uris: [String]) throws {
        let odd = try partnership.authority.oddLeaf(names: SubjectNames(uris: uris, dns: ["a.example"]), usage: "clientAuth")
        try expectRefusal(of: odd, reason: .notOneURIName, alert: .badCertificate)
    }

    @Test func `another partnership's name is refused`() throws {
        try expectRefusal(
            of: nil, server: partnership.server(trustDomain: "gloucestershire.example"), reason: .wrongTrustDomain,
            alert: .badCertificate, partner: "police/22")
    }

    @Test(arguments: [
        (RefusalReason.unknownPartner, TLSAlert.certificateUnknown), (.suspendedPartner, .certificateRevoked),
    ])
    func `whom the directory refuses is refused inside the handshake`(reason: RefusalReason, alert: TLSAlert) throws {
        try expectRefusal(
            of: nil, server: partnership.server { $0.partner == "police/22" ? .refuse(reason) : .admit }, reason: reason,
            alert: alert,
            partner: "police/22")
    }

    @Test func `a broker's name at a client is refused without asking the directory`() throws {
        let posing = try partnership.authority.oddLeaf(
            names: SubjectNames(uris: ["spiffe://worcestershire.example/broker/one"]), usage: "clientAuth")
        try expectRefusal(of: posing, reason: .unknownPartner, alert: .certificateUnknown, partner: "broker/one")
    }

    @Test func `a partner cannot pose as the broker`() throws {
        let pair = try Loopback(client: partnership.client(), server: partnership.server(credential: partnership.police))
        try pair.connect()
        #expect(refusalAtClient(pair) == .wrongKeyUsage)
    }

    @Test func `a partner's name in a broker's certificate is refused`() throws {
        let odd = try partnership.authority.oddLeaf(
            names: SubjectNames(uris: ["spiffe://worcestershire.example/police/22"], dns: ["localhost"]), usage: "serverAuth")
        let pair = try Loopback(client: partnership.client(), server: partnership.server(credential: odd))
        try pair.connect()
        #expect(refusalAtClient(pair) == .wrongHost)
    }

    @Test(arguments: ["broker.example", "10.0.0.1", "localhost.example", "::2"])
    func `a broker without the name that was dialled is refused`(host: String) throws {
        let pair = try Loopback(client: partnership.client(host: host), server: partnership.server())
        try pair.connect()
        #expect(refusalAtClient(pair) == .wrongHost)
        #expect(pair.serverSide.errors.first == .alert(.badCertificate))
    }

    @Test(arguments: ["localhost", "127.0.0.1", "::1"])
    func `each name of the broker is accepted`(host: String) throws {
        let pair = try Loopback(client: partnership.client(host: host), server: partnership.server())
        try pair.connect()
        #expect(pair.clientSide.completed?.peer.partner == "broker/one")
    }

    @Test func `another partnership's broker is refused`() throws {
        let pair = try Loopback(client: partnership.client(trustDomain: "gloucestershire.example"), server: partnership.server())
        try pair.connect()
        #expect(refusalAtClient(pair) == .wrongTrustDomain)
    }

    @Test func `a broker of another authority is refused`() throws {
        let other = try TestAuthority()
        let pair = try Loopback(
            client: partnership.client(authorities: [other.authority.certificate]), server: partnership.server())
        try pair.connect()
        #expect(refusalAtClient(pair) == .unknownAuthority)
        #expect(pair.serverSide.errors.first == .alert(.unknownCA))
    }

    private func refusalAtClient(_ pair: Loopback) -> RefusalReason? {
        #expect(pair.clientSide.completed == nil)
        #expect(!pair.client.isActive)
        if case .refused(let refusal)? = pair.clientSide.errors.first { return refusal.reason }
        return nil
    }
}
