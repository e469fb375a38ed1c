// SPDX-License-Identifier: Apache-2.0
import Broker
import Directories
import Foundation
import Journal
import Logging
import TestSupport
import Testing
import Wire

@testable import firstbell

/// The change of a deployment's key with its files, cut off at every step.
@Suite struct KeyRotatingTests {
    private let parent: TestFolder

    init() throws { parent = try TestFolder() }

    private struct Cut: Error {}

    private func deployment() async throws -> Deployment {
        let folder = "\(parent.path)/area"
        _ = try await Founding(
            folder: folder, settings: ["trustDomain": "worcestershire.example", "area.localAuthority": "885"], rehearsal: true
        ).perform()
        let deployment = try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:])
        let administrator = Administrator(deployment)
        for (kind, file) in [("settings", "edubasealldata-sample.csv"), ("rolls", "rolls.csv"), ("key-adults", "key-adults.csv")] {
            let octets = try Data(contentsOf: URL(fileURLWithPath: "\(BuiltProgram.package)/Examples/data/\(file)"))
            _ = try await administrator.ask(
                .importFile, ["kind": .string(kind), "file": .string(file), "confirm": false], payload: [UInt8](octets))
        }
        return deployment
    }

    /// What lies beside the ledger's key, which is no part of this.
    private func files(_ deployment: Deployment) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: deployment.path("keys")).filter { $0 != "ledger.key" }.sorted()
    }

    private func adults(_ deployment: Deployment) throws -> [String] {
        try DeploymentJournal(deployment: deployment).reader().keyAdultRows().map { "\($0.number) \($0.row.email)" }
    }

    @Test func `a change of keys replaces the file and leaves no other`() async throws {
        let deployment = try await deployment()
        let before = try adults(deployment)
        let old = try Data(contentsOf: URL(fileURLWithPath: deployment.path("keys/deployment.key")))
        let answer = try KeyRotating(deployment: deployment, batch: 1000).rotate()
        let new = try Data(contentsOf: URL(fileURLWithPath: deployment.path("keys/deployment.key")))
        #expect(new != old && new.count == 32)
        #expect(try files(deployment) == ["deployment.key"])
        let mode = try FileManager.default.attributesOfItem(atPath: deployment.path("keys/deployment.key"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try adults(deployment) == before)
        let value = try JSONDocument(answer.octets).root
        #expect(value["resumed"]?.boolean == false)
        #expect((value["sealed"]?.integer ?? 0) > Int64(before.count))
        #expect(value["from"]?.string != value["to"]?.string)
    }

    @Test func `cut off at any step, the deployment opens, and the command goes on`() async throws {
        let deployment = try await deployment()
        let before = try adults(deployment)
        var cuts = 0
        var previous: String?
        for step in 0..<200 {
            var count = 0
            var rotating = KeyRotating(deployment: deployment, batch: 7)
            rotating.afterStep = { _ in
                if count == step % 12 { throw Cut() }
                count += 1
            }
            do {
                _ = try rotating.rotate()
                if cuts > 30 { break }
            } catch is Cut {
                cuts += 1
            }
            // Whatever the files are called now, every command and the daemon open the journal with them.
            #expect(try adults(deployment) == before, "after step \(step)")
            let journal = try #require(try DeploymentJournal(deployment: deployment).journal())
            journal.close()
            previous = try files(deployment).joined(separator: " ")
        }
        #expect(cuts > 20)
        #expect(previous != nil)
        _ = try KeyRotating(deployment: deployment, batch: 1000).rotate()
        #expect(try files(deployment) == ["deployment.key"])
        #expect(try adults(deployment) == before)
        #expect(try DeploymentJournal(deployment: deployment).reader().verifyLedger().leaves > 4)
    }

    @Test func `a process that is killed while it changes the key leaves a deployment that goes on`() async throws {
        let deployment = try await deployment()
        let before = try adults(deployment)
        var random = SeededGenerator(seed: 7)
        for round in 0..<12 {
            let child = try ChildProcess(
                BuiltProgram.path, ["key", "rotate", "--batch", "1", "--config", deployment.file.path],
                errors: "\(parent.path)/errors-\(round)")
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...400, using: &random)))
            child.kill()
            _ = await child.ended()
            #expect(try adults(deployment) == before, "round \(round)")
        }
        let outcome = try await BuiltProgram.run(
            BuiltProgram.path, ["key", "rotate", "--config", deployment.file.path, "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try files(deployment) == ["deployment.key"])
        #expect(try adults(deployment) == before)
    }

    @Test func `a change is spread over pauses, and is a change only once`() async throws {
        let deployment = try await deployment()
        let before = try adults(deployment)
        var answers: [JSONValue] = []
        repeat {
            let answer = try KeyRotating(deployment: deployment, batch: 3, limit: .zero).rotate()
            answers.append(try JSONDocument(answer.octets).root)
            #expect(try adults(deployment) == before)
            try #require(answers.count < 100)
        } while answers.last?["done"]?.boolean != true
        #expect(answers.count > 5)
        #expect(Set(answers.map { $0["to"]?.string }).count == 1)
        #expect(answers.map { $0["resumed"]?.boolean } == [false] + Array(repeating: true, count: answers.count - 1))
        #expect(try files(deployment) == ["deployment.key"])
    }

    @Test func `while the journal is in use the key is not changed, and a credential cannot be`() async throws {
        let deployment = try await deployment()
        let journal = try #require(try DeploymentJournal(deployment: deployment).journal())
        #expect(throws: CommandFailure.self) { try KeyRotating(deployment: deployment, batch: 1).rotate() }
        journal.close()
        #expect(try files(deployment) == ["deployment.key"])
        let credential = try Deployment.load(
            file: deployment.file.path, environment: ["FIRSTBELL_KEYS_DEPLOYMENT": "credential:deployment-key"])
        #expect(throws: CommandFailure.self) { try KeyRotating(deployment: credential, batch: 1).rotate() }
    }
}
