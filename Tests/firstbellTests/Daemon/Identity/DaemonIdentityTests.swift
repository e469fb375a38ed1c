// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import TLS
import TestSupport
import Testing

@testable import firstbell

/// Reading the broker's end of TLS from files: as a whole, or not at all and with a reason a file.
@Suite struct DaemonIdentityTests {
    private let parent: TestFolder
    private let folder: String
    private let now = Int64(Date().timeIntervalSince1970)

    init() async throws {
        parent = try TestFolder()
        folder = "\(parent.path)/area"
        _ = try await Founding(folder: folder, settings: ["trustDomain": "a.example"], rehearsal: false).perform()
    }

    private func identity(_ environment: [String: String] = [:]) throws -> DaemonIdentity {
        DaemonIdentity(
            deployment: try Deployment.load(file: "\(folder)/firstbell.yaml", environment: environment),
            admission: PartnerAdmission())
    }

    private let listed = ["FIRSTBELL_TLS_REVOCATION_LISTS": "broker/lists"]

    private func ca() throws -> CertificateAuthority { try AuthorityFolder(path: "\(folder)/ca").load() }

    private func faults(_ identity: DaemonIdentity, replacing before: DaemonIdentity.Loaded? = nil) -> [String] {
        do throws(DaemonIdentity.Failure) {
            _ = try identity.load(replacing: before, now: now)
            return []
        } catch {
            return error.faults.map { "\($0.file.replacing(folder + "/", with: "")): \($0.what)" }
        }
    }

    @Test func `a deployment as it was founded loads, and again as a reload`() throws {
        let identity = try identity()
        let loaded = try identity.load(now: now)
        #expect(loaded.revocations == nil)
        #expect(faults(identity, replacing: loaded) == [])
    }

    @Test func `every fault is told with its file, and nothing is taken`() throws {
        let identity = try identity()
        try PrivateFile.replace("\(folder)/broker/authority.pem", with: [1])
        try FileManager.default.removeItem(atPath: "\(folder)/broker/key.pem")
        let found = faults(identity)
        #expect(found.count == 2)
        #expect(found.contains("broker/key.pem: No such file or directory"))
        #expect(found.contains { $0.hasPrefix("broker/authority.pem: not a readable certificate") })
    }

    @Test func `a key of another certificate is refused`() throws {
        try PrivateFile.replace("\(folder)/broker/key.pem", with: PrivateKey.generate().pem())
        #expect(faults(try identity()) == ["broker/certificate.pem: the private key does not belong to the certificate"])
    }

    @Test func `a certificate of another broker or of a partner is refused`() throws {
        let other = try #require(SPIFFEID("spiffe://a.example/broker/other"))
        let made = try ca().makeBroker(other, hosts: ["127.0.0.1"], now: now)
        try PrivateFile.replace("\(folder)/broker/key.pem", with: made.key.pem())
        try PrivateFile.replace("\(folder)/broker/certificate.pem", with: made.leaf.pem())
        #expect(
            faults(try identity()) == [
                "broker/certificate.pem: it is of spiffe://a.example/broker/other and not of spiffe://a.example/broker/firstbell"
            ])
    }

    @Test func `a certificate that partners would refuse is not taken in the place of one that works`() throws {
        let identity = try identity()
        let loaded = try identity.load(now: now)
        let own = try #require(SPIFFEID("spiffe://a.example/broker/firstbell"))
        for (hosts, start, what) in [
            (["elsewhere.example"], now, "it does not bear 127.0.0.1, which partners dial"),
            (["127.0.0.1"], now - 91 * 86_400, "it has expired"), (["127.0.0.1"], now + 86_400, "it is not valid yet"),
        ] {
            let made = try ca().makeBroker(own, hosts: hosts, now: start)
            try PrivateFile.replace("\(folder)/broker/key.pem", with: made.key.pem())
            try PrivateFile.replace("\(folder)/broker/certificate.pem", with: made.leaf.pem())
            #expect(faults(identity, replacing: loaded) == ["broker/certificate.pem: " + what])
            #expect(faults(identity) == [], "a start has nothing better")
        }
    }

    @Test func `revocation lists are read from a folder, each fault with its file`() throws {
        let identity = try identity(listed)
        #expect(faults(identity) == ["broker/lists: No such file or directory"])
        try PrivateFile.folder("\(folder)/broker/lists")
        #expect(faults(identity).first?.contains("there is no list of CN=FirstBell authority") == true)
        let ca = try ca()
        let list = try ca.revocationList([], number: RevocationNumber(1), now: now)
        try PrivateFile.replace("\(folder)/broker/lists/one.pem", with: list.pem())
        try PrivateFile.replace("\(folder)/broker/lists/.half.pem", with: [1])
        try PrivateFile.replace("\(folder)/broker/lists/readme.txt", with: [1])
        #expect(faults(identity) == [])
        let stranger = try CertificateAuthority.establish(trustDomain: "a.example", now: now)
        try PrivateFile.replace(
            "\(folder)/broker/lists/two.crl", with: stranger.revocationList([], number: RevocationNumber(1), now: now).pem())
        #expect(
            faults(identity) == [
                "broker/lists/two.crl: a list of \(stranger.certificate.subject), which is no authority of the bundle"
            ])
        try PrivateFile.replace("\(folder)/broker/lists/two.crl", with: [0x30, 1])
        #expect(faults(identity).count == 1)
    }

    @Test func `a list that is older than the one in force is not taken`() throws {
        let identity = try identity(listed)
        let ca = try ca()
        try PrivateFile.folder("\(folder)/broker/lists")
        let new = try ca.revocationList([], number: RevocationNumber(2), now: now)
        try PrivateFile.replace("\(folder)/broker/lists/one.pem", with: new.pem())
        let loaded = try identity.load(now: now)
        #expect(faults(identity, replacing: loaded) == [])
        let old = try ca.revocationList([], number: RevocationNumber(1), now: now - 60)
        try PrivateFile.replace("\(folder)/broker/lists/one.pem", with: old.pem())
        #expect(faults(identity, replacing: loaded).first?.contains("older than the one in force (number 2)") == true)
        #expect(faults(identity) == [])
    }

    @Test func `a list that is stale is loaded, for it must refuse and not fall silent`() throws {
        let identity = try identity(listed)
        try PrivateFile.folder("\(folder)/broker/lists")
        let stale = try ca().revocationList([], number: RevocationNumber(1), now: now - 7200, life: .seconds(3600))
        try PrivateFile.replace("\(folder)/broker/lists/one.pem", with: stale.pem())
        let loaded = try identity.load(now: now)
        #expect(loaded.revocations?.validUntil == now - 3600)
    }
}
