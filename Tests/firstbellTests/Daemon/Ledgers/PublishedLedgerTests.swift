// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What a daemon publishes of its ledger, as those see it who do not trust us.
    @Suite struct PublishedLedgerTests {
        private func verify(_ path: String, _ options: String...) async throws -> (status: Int32, verdict: JSONValue) {
            let outcome = try await BuiltProgram.run(
                BuiltProgram.verifier, [path] + options + ["--any-time", "--format", "json"])
            return (outcome.status, try JSONDocument(Array(outcome.output.utf8)).root)
        }

        private func key(_ daemon: DaemonFixture) async throws -> String {
            try #require(try await daemon.json("ledger", "key")["key"]?.string)
        }

        /// Says, with code of nobody here, whether a mirror holds.
        private func judge(_ arguments: [String]) throws -> ForeignCommand {
            try ForeignCommand("/usr/bin/env", ["python3", BuiltProgram.package + "/Tests/proof_judge.py", "mirror"] + arguments)
        }

        @Test func `every stage of a notice is proved to whoever has the key, and nothing that was changed is`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let event = try await police.accepted(try exampleEvent("01-bank-holiday"))
                try await school.hello()
                let notice = try #require(try await school.store(1).first)
                try await daemon.published()
                let (folder, key) = (daemon.folder.path, try await key(daemon))

                let file = folder + "/evidence.json"
                let proved = try await daemon.firstbell(
                    "ledger", "prove", "--event", event.answer.event, "--source", "police/22", "--out", file)
                #expect(proved.status == 0, "\(proved.errors)")
                let (status, verdict) = try await verify(file, "--key", key)
                #expect(status == 0 && verdict["verdict"]?.string == "holds", "\(verdict)")
                let kinds = Set(verdict["leaves"]?.elements.compactMap { $0["kind"]?.string } ?? [])
                #expect(kinds.isSuperset(of: ["event", "decision", "notice", "stage"]))
                let ofNotice = folder + "/notice.json"
                _ = try await daemon.firstbell("ledger", "prove", "--notice", notice.envelope.id, "--out", ofNotice)
                let stages = try await verify(ofNotice, "--key", key).verdict["leaves"]?.elements.compactMap { $0["entry"]?.string }
                #expect(stages?.contains { $0.contains(#""stage":"delivered""#) } == true, "\(stages ?? [])")

                // Somebody says that the school had it a day before.
                let text = try String(contentsOfFile: ofNotice, encoding: .utf8)
                try text.replacing(#"\"stage\":\"delivered\""#, with: #"\"stage\":\"opened\""#)
                    .write(toFile: ofNotice, atomically: true, encoding: .utf8)
                let forged = try await verify(ofNotice, "--key", key)
                #expect(forged.status == 1 && forged.verdict["reason"]?.string == "other-entry", "\(forged.verdict)")
                #expect(forged.verdict["index"]?.integer != nil)
                // The key of another ledger of the same name.
                let stranger = try NoteSigner.generate(name: NoteVerifier(key).name).verifier.text
                let other = try await verify(file, "--key", stranger)
                #expect(other.status == 1 && other.verdict["reason"]?.string == "other-key", "\(other.verdict)")
                #expect(try await verify(folder + "/nothing", "--key", key).status == 2)

                let single = folder + "/leaf.tlog-proof"
                _ = try await daemon.firstbell("ledger", "prove", "--index", "0", "--form", "tlog-proof", "--out", single)
                #expect(try await verify(single, "--key", key).status == 0)
            }
        }

        @Test func `a mirror follows, holds for us and for others, and tells where a leaf was changed`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.rejection(of: .publish, Array("{".utf8))
                for example in ["01-bank-holiday", "02-weekend", "03-siblings-in-two-schools"] {
                    _ = try await police.accepted(try exampleEvent(example))
                }
                try await daemon.published()
                let (mirror, key) = (daemon.folder.path + "/mirror", try await key(daemon))
                // The refusal is an entry of the next second.
                let refusal = #"\"code\":\"not-json\",\"count\":1,\"partner\":\"police/22\",\"place\":\"message\""#
                let begun = ContinuousClock.now
                var (first, entries) = (try await daemon.json("ledger", "export", mirror, "--entries"), "")
                while true {
                    entries = try String(contentsOfFile: mirror + "/entries.jsonl", encoding: .utf8)
                    if entries.contains(refusal) || ContinuousClock.now - begun > .seconds(60) { break }
                    try await daemon.published()
                    first = try await daemon.json("ledger", "export", mirror, "--entries")
                }
                var (status, verdict) = try await verify(mirror, "--key", key)
                #expect(status == 0 && verdict["size"]?.integer == first["leaves"]?.integer, "\(verdict)")
                #expect(verdict["opened"]?.integer == first["leaves"]?.integer && verdict["sealed"]?.integer == 0)
                Canary.watch(entries, from: "the entries of the ledger")
                #expect(entries.contains(refusal))
                let foreign = try judge([mirror, key])
                #expect(foreign.status == 0 && foreign.text == "\(first["leaves"]?.integer ?? 0)\n", "\(foreign.text)")

                // It grows, and what was kept is where it began.
                let kept = daemon.folder.path + "/kept"
                try FileManager.default.copyItem(atPath: mirror, toPath: kept)
                try FileManager.default.removeItem(atPath: mirror + "/entries.jsonl")
                _ = try await police.accepted(try exampleEvent("07-protected-address"))
                try await daemon.published()
                let second = try await daemon.json("ledger", "export", mirror)
                (status, verdict) = try await verify(mirror, "--key", key, "--earlier", kept)
                #expect(status == 0 && verdict["beginsWith"]?.integer == first["leaves"]?.integer, "\(verdict)")
                #expect(try #require(second["leaves"]?.integer) > (try #require(first["leaves"]?.integer)))
                let back = try await verify(kept, "--key", key, "--earlier", mirror)
                #expect(back.status == 1 && back.verdict["reason"]?.string == "rolled-back", "\(back.verdict)")

                let names = FileManager.default.enumerator(atPath: mirror)?.compactMap { $0 as? String } ?? []
                let bundle = try #require(names.first { $0.hasPrefix("tile/entries/000") && !$0.hasSuffix(".p") })
                var octets = try Data(contentsOf: URL(filePath: "\(mirror)/\(bundle)"))
                octets[7 * 35 + 20] ^= 1
                try octets.write(to: URL(filePath: "\(mirror)/\(bundle)"))
                (status, verdict) = try await verify(mirror, "--key", key)
                #expect(status == 1 && verdict["reason"]?.string == "differs" && verdict["index"]?.integer == 7, "\(verdict)")
                #expect(try judge([mirror, key]).status == 1)
            }
        }

        @Test func `when its years are over nothing says what it was, and the same verifier says that it stands`() async throws {
            try await withDaemon { daemon in
                let (folder, adult) = (daemon.folder.path, "dsl@example-primary.example")
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let event = try await police.accepted(try exampleEvent("01-bank-holiday")).answer.event
                try await school.hello()
                let notice = try #require(try await school.store(1).first)
                try await school.record(.acknowledged, of: notice, by: adult)
                try await daemon.published()
                let (key, evidence, kept) = (try await key(daemon), folder + "/evidence.json", folder + "/kept")
                func prove(_ file: String) async throws -> Int32 {
                    try await daemon.firstbell("ledger", "prove", "--event", event, "--source", "police/22", "--out", file).status
                }
                #expect(try await prove(evidence) == 0)
                _ = try await daemon.json("ledger", "export", kept, "--entries")
                let before = try String(contentsOfFile: kept + "/entries.jsonl", encoding: .utf8)
                #expect(before.contains(event) && before.contains(notice.envelope.id), "what is looked for later stands there now")
                let proved = try await verify(evidence, "--key", key).verdict["leaves"]?.elements.map { $0 } ?? []
                let leaf = try #require(proved.first { $0["kind"]?.string == "stage" })
                let index = try #require(leaf["index"]?.integer)
                #expect(leaf["entry"]?.string?.contains(notice.envelope.id) == true)
                await daemon.closeDealers()

                try await daemon.advance("100d")
                _ = try await daemon.json("retention", "run")
                // The sample was made by the machine's clock, later than the evening that the daemon begins with.
                for _ in 0..<2 { try await daemon.advance("3600d") }
                _ = try await daemon.json("retention", "run")
                try await daemon.published()
                let (mirror, later) = (folder + "/mirror", folder + "/later.json")
                _ = try await daemon.json("ledger", "export", mirror, "--entries")
                let entries = try String(contentsOfFile: mirror + "/entries.jsonl", encoding: .utf8)
                #expect(!entries.contains(event) && !entries.contains(notice.envelope.id))
                let again = try await verify(mirror, "--key", key, "--earlier", kept)
                #expect(again.status == 0 && again.verdict["sealed"]?.integer ?? 0 >= Int64(proved.count), "\(again.verdict)")
                #expect(try judge([mirror, key]).status == 0)
                // The leaf stands where it stood, and what was proved while its entry was there is proved for ever.
                let one = try await daemon.firstbell("ledger", "prove", "--index", "\(index)", "--out", later)
                #expect(one.status == 0, "\(one.errors)")
                let verdict = try await verify(later, "--key", key)
                #expect(verdict.status == 0 && verdict.verdict["leaves"]?[0]?["index"]?.integer == index, "\(verdict.verdict)")
                #expect(verdict.verdict["leaves"]?[0]?["kind"]?.string == "stage")
                #expect(verdict.verdict["leaves"]?[0]?["entry"]?.string == nil)
                #expect(try await verify(evidence, "--key", key).status == 0)
                #expect(try await prove(folder + "/gone.json") == 1)
            }
        }

        @Test func `a witness signs what continues, and its signature is published and asked for`() async throws {
            let daemon = try await DaemonFixture()
            let folder = daemon.folder.path
            let made = try await BuiltProgram.run(
                BuiltProgram.path, ["ledger", "witness", "key", "w.example", "--out", folder + "/witness.key"])
            let witness = try #require(made.output.split(separator: "\n").first.map(String.init))
            try "# of the force next door\n\(witness)\n".write(
                toFile: daemon.deployment + "/witnesses.txt", atomically: true, encoding: .utf8)
            let text = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
            try (text.replacing("\nledger:\n", with: "\nledger:\n  witnesses: witnesses.txt\n"))
                .write(toFile: daemon.configuration, atomically: true, encoding: .utf8)
            try await withDaemon(daemon) { daemon in
                let key = try await key(daemon)
                let police = try await daemon.dealer("police/22")
                func sign(_ request: String) async throws -> BuiltProgram.Outcome {
                    try request.write(toFile: folder + "/request", atomically: true, encoding: .utf8)
                    return try await BuiltProgram.run(
                        BuiltProgram.path,
                        [
                            "ledger", "witness", "sign", folder + "/request", "--key", folder + "/witness.key", "--ledger", key,
                            "--state", folder + "/state",
                        ])
                }
                for example in ["01-bank-holiday", "02-weekend"] {
                    _ = try await police.accepted(try exampleEvent(example))
                    try await daemon.published()
                    let request = try await daemon.firstbell("ledger", "witness", "request", "--witness", "w.example").output
                    let signed = try await sign(request)
                    #expect(signed.status == 0, "\(signed.errors)")
                    let checkpoint = try #require(request.range(of: "\n\n"))
                    try (request[checkpoint.upperBound...] + signed.output)
                        .write(toFile: folder + "/note", atomically: true, encoding: .utf8)
                    let accepted = try await daemon.json("ledger", "witness", "accept", folder + "/note")
                    #expect(accepted["accepted"]?[0]?["witness"]?.string == "w.example", "\(accepted)")
                }
                // Of the first request it would not sign again, for it has seen more.
                let stale = try await daemon.firstbell("ledger", "witness", "request", "--old", "0").output
                let refused = try await sign(stale)
                #expect(refused.status == 1 && refused.errors.contains("this witness knows"), "\(refused.errors)")
                let listed = try await daemon.json("ledger", "witness", "list")
                #expect(listed["witnesses"]?[0]?["silent"]?.boolean == false)

                let begun = ContinuousClock.now
                while try await daemon.json("status")["ledger"]?["witnesses"]?[0]?["size"]?.integer == nil,
                    ContinuousClock.now - begun < .seconds(60)
                {}
                let mirror = folder + "/mirror"
                _ = try await police.accepted(try exampleEvent("07-protected-address"))
                let size = try await daemon.published()
                _ = try await daemon.json("ledger", "export", mirror)
                let (status, verdict) = try await verify(mirror, "--key", key, "--witness", witness)
                #expect(status == 0 && verdict["witnesses"]?[0]?["name"]?.string == "w.example", "\(verdict)")
                #expect(verdict["size"]?.integer ?? 0 >= size && verdict["witnessedSize"]?.integer ?? .max < size, "\(verdict)")
                let proof = folder + "/witnessed.json"
                let proved = try await daemon.firstbell("ledger", "prove", "--index", "0", "--witnessed", "--out", proof)
                #expect(proved.status == 0, "\(proved.errors)")
                #expect(try await verify(proof, "--key", key, "--witness", witness).status == 0)
                let foreign = try judge([mirror, key, witness])
                #expect(foreign.status == 0, "\(foreign.text)")
                let another = try NoteSigner.generate(name: "x.example", algorithm: .cosignature).verifier.text
                let alone = try await verify(mirror, "--key", key, "--witness", another)
                #expect(alone.status == 1 && alone.verdict["reason"]?.string == "too-few-witnesses", "\(alone.verdict)")
                // A note that this ledger did not sign.
                try "x\n\n\u{2014} x AAAA\n".write(toFile: folder + "/note", atomically: true, encoding: .utf8)
                #expect(try await daemon.firstbell("ledger", "witness", "accept", folder + "/note").status == 1)
            }
        }

        @Test func `a journal that was set back is not signed, and every check says so`() async throws {
            let daemon = try await DaemonFixture()
            try await withDaemon(daemon) { daemon in
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                try await daemon.published()
                await daemon.closeDealers()
                #expect(await daemon.stop() == 0)
                let older = daemon.folder.path + "/older"
                try FileManager.default.copyItem(atPath: daemon.journal, toPath: older)
                try await daemon.start()
                let again = try await daemon.dealer("police/22")
                _ = try await again.accepted(try exampleEvent("02-weekend"))
                let size = try await daemon.published()
                #expect(try await daemon.json("ledger", "verify")["published"]?.integer == size)
                await daemon.closeDealers()
                #expect(await daemon.stop() == 0)

                try FileManager.default.removeItem(atPath: daemon.journal)
                try FileManager.default.copyItem(atPath: older, toPath: daemon.journal)
                let verdict = try await daemon.json("ledger", "verify")
                #expect(verdict["holds"]?.boolean == false)
                #expect(verdict["damage"]?.string?.contains("set back") == true, "\(verdict)")
                try await daemon.start()
                let status = try await daemon.json("status")
                #expect(status["ledger"]?["fault"]?.string?.contains("older than what was signed") == true, "\(status)")
                #expect(await daemon.logs.contains("the ledger cannot be published"))
            }
        }

        @Test func `nothing is signed with another key while notices go on, and a new key is put in force by a person`()
            async throws
        {
            let daemon = try await DaemonFixture()
            try await withDaemon(daemon) { daemon in
                let former = try await key(daemon)
                try await daemon.published()
                let running = try await daemon.firstbell("ledger", "key", "--new", "--by", "Olu Operator", "--reason", "stolen")
                #expect(running.status == 1 && running.errors.contains("has the journal"), "\(running.errors)")
                #expect(await daemon.stop() == 0)
                let file = daemon.deployment + "/keys/ledger.key"
                let right = try Data(contentsOf: URL(filePath: file))
                let origin = try NoteVerifier(former).name
                try Data(NoteSigner.generate(name: origin).text.utf8).write(to: URL(filePath: file))
                try await daemon.start()
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                let begun = ContinuousClock.now
                var fault: String?
                while fault == nil, ContinuousClock.now - begun < .seconds(60) {
                    fault = try await daemon.json("status")["ledger"]?["fault"]?.string
                }
                #expect(fault?.contains("signed with another key") == true, "\(fault ?? "")")
                await daemon.closeDealers()
                #expect(await daemon.stop() == 0)
                try right.write(to: URL(filePath: file))
                let changed = try await daemon.firstbell("ledger", "key", "--new", "--by", "Olu Operator", "--reason", "stolen")
                #expect(changed.status == 0 && !changed.output.contains(former), "\(changed.errors)")
                try await daemon.start()
                try await daemon.published()
                let (mirror, new) = (daemon.folder.path + "/mirror", try await key(daemon))
                _ = try await daemon.json("ledger", "export", mirror)
                #expect(try await verify(mirror, "--key", new).status == 0)
                #expect(try await verify(mirror, "--key", former).verdict["reason"]?.string == "other-key")
            }
        }
    }
}
