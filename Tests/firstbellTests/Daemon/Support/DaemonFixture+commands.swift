// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

/// What an operator and partners do by commands.
extension DaemonFixture {
    /// Imports the text of a file; what the command said of it.
    @discardableResult func importText(_ kind: String, _ text: String, _ options: String...) async throws -> JSONValue {
        let file = "\(folder.path)/\(kind)-\(UUID().uuidString).csv"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try await json(["import", kind, file] + options)
        #expect(outcome["added"] != nil, "nothing was imported")
        return outcome
    }

    /// Has a partner publish events by the command.
    func publish(_ events: [String], as partner: String) async throws -> BuiltProgram.Outcome {
        var files: [String] = []
        for event in events {
            let file = "\(folder.path)/event-\(UUID().uuidString).json"
            try event.write(toFile: file, atomically: true, encoding: .utf8)
            files.append(file)
        }
        let outcome = try await BuiltProgram.run(
            BuiltProgram.path, ["publish", "--profile", profileFolder(partner), "--format", "json"] + files)
        Canary.watch(outcome.output + outcome.errors, from: "firstbell publish")
        return outcome
    }

    /// What a partner receives by the command: so many notices, which it says are stored.
    func receive(_ count: Int, as partner: String) async throws -> [JSONValue] {
        let outcome = try await BuiltProgram.run(
            BuiltProgram.path, ["receive", "--profile", profileFolder(partner), "--count", "\(count)"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        Canary.watch(outcome.errors, from: "the error output of firstbell receive")
        return try outcome.output.split(separator: "\n").compactMap { line in
            try JSONDocument(Array(line.utf8)).root["notice"]
        }
    }

    /// Moves the clock of the rehearsal.
    func advance(_ duration: String) async throws {
        let outcome = try await firstbell("clock", "advance", duration)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    /// Waits until a checkpoint covers all leaves that there were when this was asked; how many it covers.
    @discardableResult func published() async throws -> Int64 {
        let wanted = try #require(try await json("status")["ledgerSize"]?.integer)
        let begun = ContinuousClock.now
        while ContinuousClock.now - begun < .seconds(60) {
            if let size = try await json("status")["ledger"]?["publishedSize"]?.integer, size >= wanted { return size }
        }
        Issue.record("nothing was published")
        return 0
    }

    /// The holds that are open.
    func openHolds() async throws -> [JSONValue] { try await json("hold", "list")["holds"]?.elements.map { $0 } ?? [] }

    /// The JSON of a command that shows what is personal to whoever says who they are and why.
    func viewed(_ arguments: String..., by: String, reason: String) async throws -> JSONValue {
        let outcome = try await BuiltProgram.run(
            BuiltProgram.path,
            arguments + ["--by", by, "--reason", reason, "--format", "json", "--config", configuration])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDocument(Array(outcome.output.utf8)).root
    }

    /// Adds partners as `partner add` does, in this process: there may be a hundred of them.
    func enrol(_ partners: [String]) async throws {
        let deployment = try Deployment.load(file: configuration, environment: [:])
        for partner in partners {
            let enrolment = Enrolment(
                partner: try #require(PartnerID(partner)),
                certificate: try CertificateOptions.parse(["--out", profileFolder(partner)]), deployment: deployment)
            _ = try await enrolment.add(name: nil)
        }
    }
}

extension StockDealer {
    /// Takes so many notices and says of each that it is stored.
    func store(_ count: Int) async throws -> [ReceivedNotice] {
        var notices: [ReceivedNotice] = []
        for _ in 0..<count {
            let notice = try await notice()
            try await record(.delivered, of: notice)
            notices.append(notice)
        }
        return notices
    }

    /// Publishes events that must be accepted, so many at a time; the answers in their order.
    func accepted(all events: [String], atOnce width: Int = 100) async throws -> [Accepted] {
        var answers: [Accepted] = []
        for start in stride(from: 0, to: events.count, by: width) {
            let batch = events[start..<min(start + width, events.count)]
            answers += try await withThrowingTaskGroup(of: (Int, Accepted).self) { group in
                for (position, event) in batch.enumerated() {
                    group.addTask { (position, try await self.accepted(Array(event.utf8))) }
                }
                var found: [(Int, Accepted)] = []
                for try await answer in group { found.append(answer) }
                return found.sorted { $0.0 < $1.0 }.map(\.1)
            }
        }
        return answers
    }
}
