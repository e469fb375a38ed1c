// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import TLS
import TestSupport
import Testing

@testable import firstbell

@Suite struct FoundingTests {
    private func founding(_ folder: String, _ settings: [String: String] = [:]) -> Founding {
        Founding(
            folder: folder, settings: ["trustDomain": "a.example"].merging(settings) { $1 }, rehearsal: true)
    }

    private func mode(_ path: String) throws -> Int {
        let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        return try #require(value).intValue
    }

    @Test func `a deployment's files read back, and its secrets are its owner's alone`() async throws {
        let parent = try TestFolder()
        let folder = "\(parent.path)/area"
        _ = try await founding(folder, ["area.localAuthority": "885"]).perform()
        let deployment = try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:])
        #expect(deployment.configuration.area.localAuthority == "885")
        let key = try DeploymentKeyFile.load(deployment.configuration.keys.deployment, of: deployment)
        let identity = try JournalReader(folder: "\(folder)/journal", key: key).identity()
        #expect(identity == DeploymentIdentity(trustDomain: "a.example", name: "firstbell", rehearsal: true))
        for secret in ["ca/key.pem", "broker/key.pem", "keys/deployment.key"] { #expect(try mode("\(folder)/\(secret)") == 0o600) }
        for path in ["", "/ca", "/broker", "/keys", "/journal"] { #expect(try mode(folder + path) == 0o700) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["area"])
    }

    @Test func `the broker's certificate comes from the CA and bears the names that partners dial`() async throws {
        let parent = try TestFolder()
        let folder = "\(parent.path)/area"
        _ = try await founding(folder, ["edge.listen": "0.0.0.0:5570", "edge.advertise": "broker.a.example:5571", "name": "one"])
            .perform()
        let broker = try Certificate(pem: PEMFile.read("\(folder)/broker/certificate.pem"))
        let authority = try AuthorityFolder(path: "\(folder)/ca").load()
        #expect(broker.isSigned(by: authority.certificate))
        #expect(broker.identity?.uri == "spiffe://a.example/broker/one")
        #expect(broker.names.dns == ["broker.a.example", "localhost"])
        #expect(try PEMFile.read("\(folder)/broker/authority.pem") == authority.certificate.pem())
    }

    @Test func `what was made is told with fingerprints and three commands`() async throws {
        let parent = try TestFolder()
        let lines = try await founding("\(parent.path)/area").perform()
        #expect(lines.filter { $0.contains("SHA-256 ") }.count == 2)
        #expect(lines.filter { $0.hasPrefix("  firstbell ") }.count == 3)
    }

    @Test func `a folder that holds anything is left alone`() async throws {
        let parent = try TestFolder()
        try Data().write(to: URL(fileURLWithPath: "\(parent.path)/mine"))
        await #expect(throws: CommandFailure.self) { try await founding(parent.path).perform() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["mine"])
    }

    @Test(arguments: [
        ["trustDomain": "UPPER.example"], ["name": "../x"], ["edge.listen": "0.0.0.0:5570"], ["edge.advertise": "not a host:1"],
    ])
    func `settings that cannot work are refused before anything is made`(settings: [String: String]) async throws {
        let parent = try TestFolder()
        await #expect(throws: (any Error).self) { try await founding("\(parent.path)/area", settings).perform() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
    }
}
