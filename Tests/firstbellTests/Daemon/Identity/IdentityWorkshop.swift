// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS
import TestSupport
import Wire

@testable import firstbell

/// Changes the files of a daemon's identity as an operator does, and waits for what the daemon says of it.
struct IdentityWorkshop {
    /// Before a command line: with revocation lists in a folder of the deployment.
    static let listed = ["/usr/bin/env", "FIRSTBELL_TLS_REVOCATION_LISTS=broker/lists"]

    let deployment: String

    init(_ daemon: DaemonFixture) { deployment = daemon.deployment }

    var now: Int64 { Int64(Date().timeIntervalSince1970) }

    func ca() throws -> CertificateAuthority { try AuthorityFolder(path: deployment + "/ca").load() }

    /// Signs and puts a list of the CA.
    func putList(number: UInt64, madeBefore age: Int64 = 0, life: Duration = .seconds(86_400)) throws {
        let list = try ca().revocationList([], number: RevocationNumber(number), now: now - age, life: life)
        try PrivateFile.folder(deployment + "/broker/lists")
        try PrivateFile.replace(deployment + "/broker/lists/revoked.pem", with: list.pem())
    }

    /// Puts a new key and certificate of the broker.
    func putBroker() throws {
        let id = SPIFFEID(trustDomain: SampleDeployment.trustDomain, kind: SPIFFEID.brokerKind, code: "firstbell")
        guard let id else { return }
        let made = try ca().makeBroker(id, hosts: ["127.0.0.1", "localhost"], now: now)
        try PrivateFile.replace(deployment + "/broker/key.pem", with: made.key.pem())
        try PrivateFile.replace(deployment + "/broker/certificate.pem", with: made.leaf.pem())
    }

    /// Puts a bundle of authorities, the CA's or others.
    func putAuthorities(_ authorities: [Certificate]) throws {
        try PrivateFile.replace(deployment + "/broker/authority.pem", with: authorities.flatMap { try $0.pem() })
    }

    /// Asks the daemon until it says what is wanted; what it said last.
    func edge(
        of daemon: DaemonFixture, within limit: Duration = .seconds(60), until wanted: (JSONValue) -> Bool
    ) async throws -> JSONValue {
        let begun = ContinuousClock.now
        while true {
            guard let edge = try await daemon.json("status")["edge"] else { throw Silent() }
            if wanted(edge) || ContinuousClock.now - begun > limit { return edge }
        }
    }

    struct Silent: Error {}
}

extension DaemonFixture {
    /// Sends the daemon SIGHUP.
    func hangUp() { if let identifier { _ = Glibc.kill(identifier, SIGHUP) } }
}
