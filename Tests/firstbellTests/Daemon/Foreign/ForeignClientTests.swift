// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Stock pyzmq behind Debian's stunnel: nothing of ours is in these clients.
    @Suite struct ForeignClientTests {
        private let examples = BuiltProgram.package + "/Examples"

        @Test func `a stock producer publishes, and a stock school receives, opens and acknowledges`() async throws {
            let python = try await ForeignTools.python()
            try await withDaemon { daemon in
                let folder = try TestFolder()
                let police = try await STunnel("police/22", to: daemon, in: folder)
                let produce = [python[1], "\(examples)/python/producer.py", "--connect", police.address]
                let published = try await BuiltProgram.run(
                    python[0], produce + events("01-bank-holiday", "03-siblings-in-two-schools"))
                #expect(published.status == 0, "\(published.errors)")
                #expect(try verbs(published) == ["ACCEPTED", "ACCEPTED"])
                let refused = try await BuiltProgram.run(python[0], produce + events("12-refused-address"))
                #expect(refused.status == 1, "\(refused.errors)")
                #expect(try verbs(refused) == ["REJECTED"])

                let school = try await STunnel("school/116900", to: daemon, in: folder)
                let received = try await BuiltProgram.run(
                    python[0],
                    [
                        python[1], "\(examples)/python/school.py", "--connect", school.address, "--count", "2", "--timeout", "60",
                        "--receipt", "acknowledged", "--by", "dsl@example-primary.example", "--out", "\(folder.path)/inbox",
                    ])
                #expect(received.status == 0, "\(received.errors)")
                #expect(try verbs(received).filter { $0 == "RECORDED" }.count == 6)
                #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/inbox").count == 2)
                #expect(try await daemon.json("status")["byStage"]?["closed"]?.integer == 2)
                await police.stop()
                await school.stop()
            }
        }

        @Test func `a stock DEALER that is never recreated goes on receiving after a kill and a restart`() async throws {
            let python = try await ForeignTools.python()
            try await withDaemon { daemon in
                let folder = try TestFolder()
                let tunnel = try await STunnel("school/116900", to: daemon, in: folder)
                let school = try ChildProcess(
                    python[0], [python[1], "\(examples)/python/school.py", "--connect", tunnel.address, "--hello", "1"],
                    errors: "\(folder.path)/school.errors")
                let said = Mailbox<JSONValue>()
                let reading = Task {
                    for await line in school.lines {
                        if let value = try? JSONDocument(Array(line.utf8)).root { await said.put(value) }
                    }
                    await said.close()
                }
                func hear(_ verb: String) async throws -> JSONValue {
                    try await said.take("\(verb) at the school") { $0["verb"]?.string == verb }
                }

                let police = try await daemon.dealer("police/22")
                for (round, file) in ["01-bank-holiday", "03-siblings-in-two-schools"].enumerated() {
                    let accepted = try await police.accepted(try exampleEvent(file))
                    let notice = try await hear("NOTICE")["body"]?["id"]?.string ?? ""
                    #expect(accepted.answer.notices.contains { $0.notice == notice && $0.recipient?.code == "116900" })
                    #expect(try await hear("RECORDED")["body"]?["notice"]?.string == notice)
                    if round == 0 {
                        await daemon.kill()
                        try await daemon.start()
                    }
                }
                #expect(await school.stop() == 0)
                await reading.value
                await tunnel.stop()
            }
        }

        @Test func `a forged routing id, forged properties and a forged source change nothing`() async throws {
            let python = try await ForeignTools.python()
            try await withDaemon { daemon in
                let folder = try TestFolder()
                let tunnel = try await STunnel("police/20", to: daemon, in: folder)
                let forged = try await BuiltProgram.run(
                    python[0],
                    [python[1], BuiltProgram.package + "/Tests/forger.py", tunnel.address, "police/22"] + events("01-bank-holiday"))
                #expect(forged.status == 0, "\(forged.errors)")
                let lines = try self.lines(forged)
                #expect(lines.map { $0["verb"]?.string } == ["WELCOME", "REJECTED"])
                #expect(lines.first?["body"]?["partner"]?.string == "police/20")
                #expect(lines.last?["body"]?["code"]?.string == "source-mismatch")
                Canary.watch(forged.output + forged.errors, from: "what a forger hears")
                let status = try await daemon.json("status")
                #expect(status["events"]?.integer == 0)
                #expect(status["since"]?["strangers"]?.integer == 0)
                await tunnel.stop()
            }
        }

        private func events(_ names: String...) -> [String] { names.map { "\(examples)/events/\($0).json" } }

        private func lines(_ outcome: BuiltProgram.Outcome) throws -> [JSONValue] {
            try outcome.output.split(separator: "\n").map { try JSONDocument(Array($0.utf8)).root }
        }

        private func verbs(_ outcome: BuiltProgram.Outcome) throws -> [String] {
            try lines(outcome).compactMap { $0["verb"]?.string }
        }
    }
}
