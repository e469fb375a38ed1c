// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Foundation
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire

@testable import firstbell

@Suite struct EnrolmentTests {
    private let parent: TestFolder

    init() throws { parent = try TestFolder() }

    private func deployment(_ settings: [String: String] = [:]) async throws -> Deployment {
        let folder = "\(parent.path)/area"
        _ = try await Founding(
            folder: folder, settings: ["trustDomain": "a.example"].merging(settings) { $1 }, rehearsal: false
        ).perform()
        return try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:])
    }

    private func enrolment(_ id: String, _ arguments: [String], _ deployment: Deployment) throws -> Enrolment {
        Enrolment(
            partner: try #require(PartnerID(id)), certificate: try CertificateOptions.parse(arguments), deployment: deployment)
    }

    @Test func `a partner gets a profile that its files fit, and the broker knows the certificate`() async throws {
        let deployment = try await deployment()
        let out = "\(parent.path)/school"
        _ = try await enrolment("school/116900", ["--out", out], deployment).add(name: "Example School")
        let profile = try PartnerProfile.load(out)
        #expect(profile.partner == PartnerID("school/116900"))
        #expect(profile.broker == deployment.configuration.edge.listen)
        let credential = try Credential(certificateFile: profile.certificate, keyFile: profile.key)
        #expect(credential.leaf.identity?.uri == "spiffe://a.example/school/116900")
        #expect(credential.leaf.extendedKeyUsage == .clientAuth)
        let partners = try await Administrator(deployment).ask(.partnerList).value["partners"]
        #expect(partners?[0]?["name"]?.string == "Example School")
        #expect(partners?[0]?["certificates"]?[0]?["fingerprint"]?.string == credential.leaf.fingerprint)
        let mode = try FileManager.default.attributesOfItem(atPath: profile.key)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test func `a request's key stays with the partner, and what the request asks to be is not believed`() async throws {
        let deployment = try await deployment()
        let key = try PrivateKey.generate()
        let other = try #require(SPIFFEID("spiffe://a.example/police/22"))
        let request = "\(parent.path)/request.pem"
        try PEMFile.create(request, octets: CertificateRequest.make(for: other, key: key).pem())
        let out = "\(parent.path)/school"
        _ = try await enrolment("school/116900", ["--out", out, "--csr", request, "--days", "30"], deployment).add(name: nil)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
                "authority.pem", "certificate.pem", "profile.yaml",
            ])
        let leaf = try Certificate(pem: PEMFile.read("\(out)/certificate.pem"))
        #expect(leaf.belongs(to: key))
        #expect(leaf.identity?.uri == "spiffe://a.example/school/116900")
        #expect((29...30).contains((leaf.notAfter - Int64(Date().timeIntervalSince1970)) / 86_400))
    }

    @Test func `a renewed partner has two certificates, and a stranger is not renewed and leaves no files`() async throws {
        let deployment = try await deployment()
        _ = try await enrolment("school/116900", ["--out", "\(parent.path)/one"], deployment).add(name: nil)
        _ = try await enrolment("school/116900", ["--out", "\(parent.path)/two"], deployment).renew()
        let partners = try await Administrator(deployment).ask(.partnerList).value["partners"]
        #expect(partners?[0]?["certificates"]?.count == 2)
        let stranger = "\(parent.path)/three"
        let failure = await #expect(throws: CommandFailure.self) {
            try await enrolment("school/1", ["--out", stranger], deployment).renew()
        }
        #expect(failure?.what == "there is no partner school/1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: stranger) == [])
    }

    @Test func `files that are there are never overwritten, and the partner is not added`() async throws {
        let deployment = try await deployment()
        let out = "\(parent.path)/school"
        try PrivateFile.folder(out)
        try PrivateFile.create([1], at: "\(out)/certificate.pem")
        await #expect(throws: CommandFailure.self) { try await enrolment("school/1", ["--out", out], deployment).add(name: nil) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["certificate.pem"])
        #expect(FileManager.default.contents(atPath: "\(out)/certificate.pem") == Data([1]))
        #expect(try await Administrator(deployment).ask(.partnerList).value["partners"]?.count == 0)
    }

    @Test func `a CA that was moved is asked for`() async throws {
        let deployment = try await deployment()
        try FileManager.default.moveItem(atPath: deployment.path("ca"), toPath: "\(parent.path)/safe")
        let failure = await #expect(throws: CommandFailure.self) {
            try await enrolment("school/1", ["--out", "\(parent.path)/out"], deployment).add(name: nil)
        }
        #expect(failure?.remedy.contains("--authority") == true)
        _ = try await enrolment(
            "school/1", ["--out", "\(parent.path)/out", "--authority", "\(parent.path)/safe"], deployment
        ).add(name: nil)
    }

    @Test func `a port that the system chooses needs a daemon that has one`() async throws {
        let deployment = try await deployment(["edge.listen": "127.0.0.1:0"])
        let failure = await #expect(throws: CommandFailure.self) {
            try await enrolment("school/1", ["--out", "\(parent.path)/out"], deployment).add(name: nil)
        }
        #expect(failure?.remedy.contains("serve") == true)
    }
}
