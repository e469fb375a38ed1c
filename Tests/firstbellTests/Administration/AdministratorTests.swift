// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Logging
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

@Suite struct AdministratorTests {
    private let parent: TestFolder

    init() throws { parent = try TestFolder() }

    private func deployment(rehearsal: Bool = true) async throws -> Deployment {
        let folder = "\(parent.path)/area"
        _ = try await Founding(
            folder: folder, settings: ["trustDomain": "worcestershire.example", "area.localAuthority": "885"], rehearsal: rehearsal
        ).perform()
        return try Deployment.load(file: "\(folder)/firstbell.yaml", environment: [:])
    }

    private func sample(_ name: String) throws -> [UInt8] {
        let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Examples/data")
        return [UInt8](try Data(contentsOf: examples.appendingPathComponent(name)))
    }

    private func importing(_ kind: String, _ file: String) throws -> (JSON, [UInt8]) {
        (["kind": .string(kind), "file": .string(file), "confirm": false], try sample(file))
    }

    @Test func `without a daemon a command works on the journal itself, and the next command sees it`() async throws {
        let administrator = Administrator(try await deployment())
        let (arguments, payload) = try importing("settings", "edubasealldata-sample.csv")
        let first = try await administrator.ask(.importFile, arguments, payload: payload)
        #expect(first.value["added"]?.integer == 12)
        #expect(!first.fromDaemon)
        let again = try await administrator.ask(.importFile, arguments, payload: payload)
        #expect(again.value["added"]?.integer == 0)
        #expect(again.value["unchanged"]?.integer == 12)
        #expect(try await administrator.ask(.status).value["settings"]?.integer == 12)
    }

    @Test func `faults of a file are lines before what happened, and nothing is imported`() async throws {
        let administrator = Administrator(try await deployment())
        let (arguments, _) = try importing("rolls", "rolls.csv")
        let payload = try sample("key-adults.csv")
        let failure = try await #require(throws: CommandFailure.self) {
            try await administrator.ask(.importFile, arguments, payload: payload)
        }
        #expect(failure.what.split(separator: "\n").count == 2)
        #expect(failure.what.hasPrefix("rolls.csv:1: "))
        #expect(failure.remedy.contains("import the file again"))
    }

    @Test func `a journal that another process has without a daemon's address is an error that says so`() async throws {
        let deployment = try await deployment()
        let holder = try #require(
            try DeploymentJournal(deployment: deployment).broker(logger: Logger(label: "test", level: .error)))
        let failure = await #expect(throws: CommandFailure.self) { try await Administrator(deployment).ask(.status) }
        #expect(failure?.remedy == "again in a moment")
        await holder.stop()
        await holder.thread.stop()
        #expect(try await Administrator(deployment).ask(.status).fromDaemon == false)
    }

    @Test func `the clock of a real deployment is never moved`() async throws {
        let administrator = Administrator(try await deployment(rehearsal: false))
        let failure = await #expect(throws: CommandFailure.self) {
            try await administrator.ask(.clockAdvance, ["milliseconds": 1000])
        }
        #expect(failure?.remedy.contains("--rehearsal") == true)
    }

    @Test func `a journal is never opened under another identity or with another key`() async throws {
        let deployment = try await deployment()
        let text = try String(contentsOf: deployment.file, encoding: .utf8)
        try text.replacing("# name: firstbell", with: "name: other").write(to: deployment.file, atomically: true, encoding: .utf8)
        let renamed = try Deployment.load(file: deployment.file.path, environment: [:])
        await #expect(throws: CommandFailure.self) { try await Administrator(renamed).ask(.status) }

        try DeploymentKeyFile.create(at: "\(parent.path)/other.key")
        let rekeyed = try Deployment.load(
            file: deployment.file.path,
            environment: ["FIRSTBELL_KEYS_DEPLOYMENT": "\(parent.path)/other.key", "FIRSTBELL_NAME": "firstbell"])
        let failure = await #expect(throws: CommandFailure.self) { try await Administrator(rekeyed).ask(.status) }
        #expect(failure?.remedy.contains("keys.deployment") == true)
    }
}
