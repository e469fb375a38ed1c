// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Foundation
import Safeguarding
import TLS
import TestSupport
import Testing

@testable import firstbell

@Suite struct RevocationSigningTests {
    private let parent: TestFolder
    private let folder: String

    init() async throws {
        parent = try TestFolder()
        folder = "\(parent.path)/area"
        _ = try await Founding(folder: folder, settings: ["trustDomain": "a.example"], rehearsal: false).perform()
    }

    private func signing(
        _ environment: [String: String] = ["FIRSTBELL_TLS_REVOCATION_LISTS": "broker/revoked.pem"], now: Int64? = nil
    ) throws -> RevocationSigning {
        var signing = RevocationSigning(
            deployment: try Deployment.load(file: "\(folder)/firstbell.yaml", environment: environment),
            options: try RevocationOptions.parse([]))
        if let now { signing.now = now }
        return signing
    }

    private func enrol(_ id: String, _ out: String) async throws -> Certificate {
        let enrolment = Enrolment(
            partner: try #require(PartnerID(id)), certificate: try CertificateOptions.parse(["--out", "\(parent.path)/\(out)"]),
            deployment: try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:]))
        _ = try await enrolment.add(name: nil)
        return try Certificate(pem: PEMFile.read("\(parent.path)/\(out)/certificate.pem"))
    }

    private func list(_ file: String = "broker/revoked.pem") throws -> RevocationList {
        try #require(try RevocationList.all(in: PEMFile.read("\(folder)/\(file)")).first)
    }

    @Test func `all of a partner's certificates are revoked, or the one that is named`() async throws {
        let (one, two) = (try await enrol("school/1", "one"), try await enrol("school/1", "two"))
        let other = try await enrol("school/2", "other")
        let school = try #require(PartnerID("school/1"))
        let colons = stride(from: 0, to: 64, by: 2).map { String(Array(one.fingerprint.uppercased())[$0..<$0 + 2]) }
        _ = try await signing().revoke(school, serial: nil, fingerprint: colons.joined(separator: ":"), reason: .superseded)
        #expect(try list().entries.map(\.serial) == [one.serial])
        #expect(try list().entries.map(\.reason) == [.superseded])
        _ = try await signing().revoke(school, serial: nil, fingerprint: nil, reason: .keyCompromise)
        #expect(Set(try list().entries.map(\.serial)) == [one.serial, two.serial])
        #expect(try list().entries.first { $0.serial == one.serial }?.reason == .superseded, "the first word stands")
        #expect(try list().number == RevocationNumber(2))
        #expect(try list("ca/revoked.pem").fingerprint == list().fingerprint)
        let ca = try AuthorityFolder(path: "\(folder)/ca").load().certificate
        try RevocationLists.examine(list(), of: [ca], now: Int64(Date().timeIntervalSince1970))
        #expect(!(try list().entries.map(\.serial).contains(other.serial)))
    }

    @Test func `a refreshed list keeps who is on it, whichever copy was lost, and counts longer`() async throws {
        let leaf = try await enrol("school/1", "one")
        let school = try #require(PartnerID("school/1"))
        _ = try await signing().revoke(school, serial: leaf.serial, fingerprint: nil, reason: .unspecified)
        for lost in ["ca/revoked.pem", "broker/revoked.pem"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(lost)")
            let before = try list(lost == "ca/revoked.pem" ? "broker/revoked.pem" : "ca/revoked.pem")
            _ = try signing(now: before.thisUpdate + 86_400).refresh()
            #expect(try list().entries.map(\.serial) == [leaf.serial])
            #expect(try list().number == before.number?.next)
            #expect(try list().nextUpdate == (before.nextUpdate ?? 0) + 86_400)
        }
        // A clock that went back does not make an older list.
        let last = try list().thisUpdate
        _ = try signing(now: last - 3600).refresh()
        #expect(try list().thisUpdate == last)
    }

    @Test func `lists of other authorities in the same file stay, and a forged one of ours stops the work`() async throws {
        let other = try CertificateAuthority.establish(trustDomain: "a.example", now: Int64(Date().timeIntervalSince1970))
        let foreign = try other.revocationList([], number: RevocationNumber(4), now: 1_800_000_000)
        try PrivateFile.replace("\(folder)/broker/revoked.pem", with: foreign.pem())
        _ = try signing().refresh()
        let issuers = try RevocationList.all(in: PEMFile.read("\(folder)/broker/revoked.pem")).map(\.issuer)
        #expect(issuers.contains(other.certificate.subject))
        #expect(issuers.count == 2)
        try PrivateFile.replace("\(folder)/ca/revoked.pem", with: [1, 2])
        #expect(throws: CommandFailure.self) { try signing().refresh() }
    }

    @Test func `without a place, a partner or a certificate there is an error and no list`() async throws {
        let leaf = try await enrol("school/1", "one")
        let school = try #require(PartnerID("school/1"))
        let stranger = try #require(PartnerID("school/9"))
        let nowhere = await #expect(throws: CommandFailure.self) {
            try await signing([:]).revoke(school, serial: nil, fingerprint: nil, reason: .keyCompromise)
        }
        #expect(nowhere?.remedy.contains("revocationLists") == true)
        let unknown = await #expect(throws: CommandFailure.self) {
            try await signing().revoke(stranger, serial: nil, fingerprint: nil, reason: .keyCompromise)
        }
        #expect(unknown?.what == "there is no partner school/9")
        await #expect(throws: CommandFailure.self) {
            try await signing().revoke(school, serial: leaf.serial + "0", fingerprint: nil, reason: .keyCompromise)
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/broker/revoked.pem"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/ca/revoked.pem"))
    }
}
