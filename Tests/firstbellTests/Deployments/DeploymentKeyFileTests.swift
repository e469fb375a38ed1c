// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import TestSupport
import Testing

@testable import firstbell

@Suite struct DeploymentKeyFileTests {
    private func deployment(in folder: TestFolder) throws -> Deployment {
        let file = "\(folder.path)/firstbell.yaml"
        try Data("trustDomain: a.example\n".utf8).write(to: URL(fileURLWithPath: file))
        return try Deployment.load(file: file, environment: [:])
    }

    @Test func `a made key is 32 octets that only its owner may read, and reads back`() throws {
        let folder = try TestFolder()
        let path = "\(folder.path)/a.key"
        try DeploymentKeyFile.create(at: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let octets = try #require(FileManager.default.contents(atPath: path))
        #expect(octets.count == 32)
        #expect(Set(octets).count > 8)
        let key = try DeploymentKeyFile.load(.file("a.key"), of: deployment(in: folder))
        #expect(key.indexed([1]) == (try DeploymentKey([UInt8](octets)).indexed([1])))
    }

    @Test func `a key is never replaced`() throws {
        let folder = try TestFolder()
        let path = "\(folder.path)/a.key"
        try DeploymentKeyFile.create(at: path)
        let before = FileManager.default.contents(atPath: path)
        #expect(throws: CommandFailure.self) { try DeploymentKeyFile.create(at: path) }
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test func `a key that others may read is refused`() throws {
        let folder = try TestFolder()
        let path = "\(folder.path)/a.key"
        try DeploymentKeyFile.create(at: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let deployment = try deployment(in: folder)
        let failure = #expect(throws: CommandFailure.self) { try DeploymentKeyFile.load(.file("a.key"), of: deployment) }
        #expect(failure?.remedy == "chmod 600 \(path)")
    }

    @Test(arguments: [0, 31, 33, 64])
    func `a key of another length is refused`(length: Int) throws {
        let folder = try TestFolder()
        try PrivateFile.create([UInt8](repeating: 7, count: length), at: "\(folder.path)/a.key")
        let deployment = try deployment(in: folder)
        #expect(throws: CommandFailure.self) { try DeploymentKeyFile.load(.file("a.key"), of: deployment) }
    }

    @Test func `a credential is read from the folder that systemd names, and from nowhere else`() throws {
        let folder = try TestFolder()
        let deployment = try deployment(in: folder)
        let octets = (0..<32).map { UInt8($0) }
        try PrivateFile.create(octets, at: "\(folder.path)/deployment-key")
        let location = SecretLocation.credential("deployment-key")
        let key = try DeploymentKeyFile.load(location, of: deployment, environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(key.indexed([1]) == (try DeploymentKey(octets).indexed([1])))
        #expect(throws: CommandFailure.self) { try DeploymentKeyFile.load(location, of: deployment, environment: [:]) }
    }
}
