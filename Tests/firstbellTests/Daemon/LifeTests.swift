// SPDX-License-Identifier: Apache-2.0
import Client
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Starting, ending, and why a daemon will not start.
    @Suite struct LifeTests {
        /// Starts a daemon that must not come up; what it said.
        private func refusal(of arguments: [String]) async throws -> BuiltProgram.Outcome {
            let outcome = try await BuiltProgram.run(BuiltProgram.path, ["serve"] + arguments)
            Canary.watch(outcome.output + outcome.errors, from: "a daemon that would not start")
            #expect(outcome.status == 1)
            #expect(!outcome.output.contains("ready"))
            #expect(outcome.errors.contains("Error: "))
            #expect(outcome.errors.contains("Try: "))
            return outcome
        }

        @Test func `a second daemon on the same folder is refused, and the first goes on`() async throws {
            try await withDaemon { daemon in
                let outcome = try await refusal(of: ["--config", daemon.configuration])
                #expect(outcome.errors.contains("held") || outcome.errors.contains("another"), "\(outcome.errors)")
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
            }
        }

        @Test func `a port in use is an error that names it`() async throws {
            try await withDaemon { daemon in
                let second = try await DaemonFixture()
                let outcome = try await refusal(of: ["--config", second.configuration, "--listen", "127.0.0.1:\(daemon.port)"])
                #expect(outcome.errors.contains("127.0.0.1:\(await daemon.port)"), "\(outcome.errors)")
                // What was refused has let go of its journal.
                try await second.start(now: SampleDeployment.evening)
                await second.finish()
            }
        }

        @Test func `an unknown key in the configuration is an error with its line`() async throws {
            let daemon = try await DaemonFixture()
            let text = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
            try (text + "\ntimeout:\n  shutdownSeconds: 3\n").write(toFile: daemon.configuration, atomically: true, encoding: .utf8)
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
            let outcome = try await refusal(of: ["--config", daemon.configuration])
            #expect(outcome.errors.contains("firstbell.yaml:\(line)"), "\(outcome.errors)")
            #expect(outcome.errors.contains("timeouts"), "the nearest key is named: \(outcome.errors)")
        }

        @Test func `a damaged deployment key is an error before anything is served`() async throws {
            let daemon = try await DaemonFixture()
            let key = daemon.deployment + "/keys/deployment.key"
            try FileManager.default.removeItem(atPath: key)
            try PrivateFile.create([UInt8](repeating: 7, count: 32), at: key)
            _ = try await refusal(of: ["--config", daemon.configuration])
        }

        @Test func `a partner added to the running daemon is let in at once, with a profile that fits`() async throws {
            try await withDaemon { daemon in
                let folder = daemon.folder.path + "/added"
                let added = try await daemon.firstbell("partner", "add", "school/116906", "--out", folder)
                #expect(added.status == 0, "\(added.errors)")
                let outcome = try await BuiltProgram.run(BuiltProgram.path, ["doctor", "--profile", folder])
                // The profile names the address that `init --advertise` gave, which the sample leaves to nobody.
                let file = folder + "/profile.yaml"
                let text = try String(contentsOfFile: file, encoding: .utf8)
                #expect(outcome.status == 1)
                try text.replacing("127.0.0.1:5570", with: "127.0.0.1:\(await daemon.port)")
                    .write(toFile: file, atomically: true, encoding: .utf8)
                let healthy = try await BuiltProgram.run(BuiltProgram.path, ["doctor", "--profile", folder])
                #expect(healthy.status == 0, "\(healthy.output)")
                #expect(healthy.output.contains("the broker answers"), "\(healthy.output)")
            }
        }

        @Test func `asked to end, the daemon says goodbye and loses nothing`() async throws {
            try await withDaemon { daemon in
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                #expect(await daemon.stop() == 0)
                let bye = try await school.heard.take("BYE") { $0.verb == .bye }
                #expect(try Bye(body: bye.body).code == .shuttingDown)
                try await daemon.start()
                try await school.hello()
            }
        }

        @Test func `asked to end the moment it is ready, the daemon ends in order`() async throws {
            let daemon = try await DaemonFixture()
            for _ in 0..<5 {
                try await daemon.start()
                #expect(await daemon.stop() == 0)
            }
        }

        @Test func `the commands of a partner publish and receive`() async throws {
            try await withDaemon { daemon in
                let events = BuiltProgram.package + "/Examples/events"
                let published = try await BuiltProgram.run(
                    BuiltProgram.path,
                    [
                        "publish", "--profile", daemon.profileFolder("police/22"), "\(events)/01-bank-holiday.json",
                        "\(events)/03-siblings-in-two-schools.json",
                    ])
                #expect(published.status == 0, "\(published.errors)")
                let received = try await BuiltProgram.run(
                    BuiltProgram.path,
                    [
                        "receive", "--profile", daemon.profileFolder("school/116900"), "--count", "2", "--receipt", "acknowledged",
                        "--by", "dsl@example-primary.example",
                    ])
                #expect(received.status == 0, "\(received.errors)")
                Canary.watch(received.errors + published.errors, from: "the error output of a partner's command")
                let lines = received.output.split(separator: "\n")
                #expect(lines.count == 2)
                for line in lines { _ = try JSONDocument(Array(line.utf8)) }
                #expect(try await daemon.json("status")["byStage"]?["closed"]?.integer == 2)
            }
        }
    }
}
