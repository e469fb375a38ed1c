// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import TLS
import TestSupport
import Testing

@testable import firstbell

@Suite struct DeploymentExaminationTests {
    /// Makes a deployment, changes it, and gives the checks that are not ok.
    private func troubles(_ settings: [String: String] = [:], _ change: (String) throws -> Void) async throws -> [String: Finding
        .Grade]
    {
        let parent = try TestFolder()
        let folder = "\(parent.path)/area"
        let defaults = ["trustDomain": "a.example", "area.localAuthority": "885"]
        _ = try await Founding(folder: folder, settings: defaults.merging(settings) { $1 }, rehearsal: false).perform()
        try change(folder)
        let findings = await DeploymentExamination(options: try DeploymentOptions.parse(["--config", "\(folder)/firstbell.yaml"]))
            .findings()
        return Dictionary(findings.filter { $0.grade != .ok }.map { ($0.check, $0.grade) }) { $1 }
    }

    private func edit(_ file: String, _ from: String, _ to: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains(from))
        try text.replacing(from, with: to).write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test func `a new deployment has nothing wrong`() async throws {
        #expect(try await troubles { _ in } == [:])
    }

    @Test func `an owner of holds that nobody named is a warning`() async throws {
        #expect(try await troubles(["area.localAuthority": "unassigned"]) { _ in } == ["area": .warning])
    }

    @Test func `what people sign in with is examined, as far as it is not the daemon's secret`() async throws {
        let listens = ["portal.listen": "127.0.0.1:8570"]
        let door = listens.merging(["portal.certificateListen": "127.0.0.1:8573"]) { $1 }
        #expect(try await troubles(door) { _ in } == ["portal": .failed])
        let authority = ["portal.clientAuthority": "broker/authority.pem"]
        #expect(try await troubles(door.merging(authority) { $1 }) { _ in } == [:])
        for (secret, found) in [("credential:id", [:]), ("./none", ["portal": Finding.Grade.failed])] {
            let troubles = try await troubles(listens.merging(["portal.providers": "providers.yaml"]) { $1 }) { folder in
                try """
                one:
                  name: One ID
                  issuer: https://id.example
                  clientId: client
                  clientSecret: \(secret)
                  domains: a.example
                """.write(toFile: "\(folder)/providers.yaml", atomically: true, encoding: .utf8)
            }
            #expect(troubles == found)
        }
    }

    @Test func `a key that others may read fails`() async throws {
        let found = try await troubles {
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\($0)/keys/deployment.key")
        }
        #expect(found == ["key": .failed])
    }

    @Test func `a certificate of another name fails`() async throws {
        let found = try await troubles { try edit("\($0)/firstbell.yaml", "# name: firstbell", "name: other") }
        #expect(found == ["certificate": .failed])
    }

    @Test func `an advertised name that the certificate does not bear fails`() async throws {
        let found = try await troubles { try edit("\($0)/firstbell.yaml", "# advertise: \"\"", "advertise: broker.example:5570") }
        #expect(found == ["names": .failed])
    }

    @Test func `a broker's certificate that ends within sixty days is a warning, and an expired one fails`() async throws {
        func renew(_ folder: String, days: Int) throws {
            let deployment = try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:])
            _ = try BrokerRenewal(deployment: deployment, authority: "\(folder)/ca", days: days).perform()
        }
        #expect(try await troubles { try renew($0, days: 59) } == ["certificate": .warning])
        #expect(try await troubles { try renew($0, days: 62) } == [:])
        #expect(try await troubles { try renew($0, days: -1) } == ["certificate": .failed])
    }

    @Test func `a certificate of the portal's own that ends soon is a warning, and an expired one fails`() async throws {
        let authority = try TestAuthority(trustDomain: "portal.example")
        let portal = [
            "portal.listen": "127.0.0.1:8570", "portal.certificate": "portal/certificate.pem", "portal.key": "portal/key.pem",
        ]
        for (days, grade) in [(61, nil), (59, .warning), (-1, .failed)] as [(Int64, Finding.Grade?)] {
            let troubles = try await troubles(portal) { folder in
                try FileManager.default.createDirectory(atPath: "\(folder)/portal", withIntermediateDirectories: true)
                try authority.write(
                    authority.authority.makeBroker(
                        authority.id("broker/portal"), hosts: ["127.0.0.1"], now: TestAuthority.now,
                        life: .seconds(days * 86_400 + 60)), to: "\(folder)/portal")
            }
            #expect(troubles["portal certificate"] == grade && troubles.count == (grade == nil ? 0 : 1))
        }
        #expect(try await troubles(portal) { _ in } == ["portal certificate": .failed], "there is no such file")
    }

    @Test func `revocation lists that are not there, or stale, fail`() async throws {
        func place(_ folder: String) throws {
            try edit("\(folder)/firstbell.yaml", "# revocationLists: \"\"", "revocationLists: broker/revoked.pem")
        }
        func sign(_ folder: String, madeBefore age: Int64) throws {
            var signing = RevocationSigning(
                deployment: try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:]),
                options: try RevocationOptions.parse([]))
            signing.now -= age
            _ = try signing.refresh()
        }
        #expect(try await troubles { try place($0) } == ["revocation": .failed])
        let fresh = try await troubles {
            try place($0)
            try sign($0, madeBefore: 0)
        }
        #expect(fresh == [:])
        let stale = try await troubles {
            try place($0)
            try sign($0, madeBefore: 8 * 86_400)
        }
        #expect(stale == ["revocation": .failed])
    }

    @Test func `an unknown key in the configuration ends the examination`() async throws {
        let found = try await troubles { try edit("\($0)/firstbell.yaml", "# name: firstbell", "nmae: other") }
        #expect(found == ["configuration": .failed])
    }
}
