// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS
import TestSupport
import Testing

@testable import firstbell

@Suite struct BrokerRenewalTests {
    @Test func `a renewed broker has a new key, the names of today's configuration, and its old files beside it`() async throws {
        let parent = try TestFolder()
        let folder = "\(parent.path)/area"
        _ = try await Founding(folder: folder, settings: ["trustDomain": "a.example"], rehearsal: false).perform()
        let before = try PEMFile.read("\(folder)/broker/certificate.pem")
        let deployment = try Deployment.load(
            file: "\(folder)/firstbell.yaml", environment: ["FIRSTBELL_EDGE_ADVERTISE": "broker.a.example:5570"])
        _ = try BrokerRenewal(deployment: deployment, authority: "\(folder)/ca", days: 30).perform()
        let credential = try Credential(certificateFile: "\(folder)/broker/certificate.pem", keyFile: "\(folder)/broker/key.pem")
        #expect(credential.leaf.names.dns.contains("broker.a.example"))
        #expect(credential.leaf.identity?.uri == "spiffe://a.example/broker/firstbell")
        #expect(try PEMFile.read("\(folder)/broker/certificate.pem.old") == before)
        #expect(try Certificate(pem: before).belongs(to: credential.key) == false)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/broker/key.pem")[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }
}
