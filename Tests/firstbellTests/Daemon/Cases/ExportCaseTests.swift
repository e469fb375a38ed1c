// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What a reviewer of a case is given.
    @Suite struct ExportCaseTests {
        private func json(_ file: String) throws -> JSONValue {
            try JSONDocument(Array(try Data(contentsOf: URL(filePath: file)))).root
        }

        @Test func `a case is one folder that names nobody, proves itself and says what it lacks`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let event = try exampleEvent("01-bank-holiday")
                _ = try await police.accepted(event)
                _ = try await police.accepted(try exampleEvent("02-weekend"))
                try await school.hello()
                _ = try await school.store(1)
                try await daemon.published()
                let reference = try #require(JSONDocument(event).root["data"]?["reference"]?.string)
                let out = daemon.folder.path + "/case"
                let viewed = try await daemon.viewed(
                    "export", "case", "--reference", reference, "--out", out, by: "Ines Inspector", reason: "review 7")
                #expect(viewed["events"]?.integer == 1 && viewed["notices"]?.integer == 1, "\(viewed)")

                let text = try String(contentsOfFile: out + "/case.json", encoding: .utf8)
                let timeline = try String(contentsOfFile: out + "/timeline.csv", encoding: .utf8)
                Canary.watch(text.replacing(reference, with: "") + timeline, from: "the export of a case")
                let document = try json(out + "/case.json")
                #expect(document["rehearsal"]?.boolean == true)
                let exported = try #require(document["events"]?[0])
                #expect(exported["decisions"]?[0]?["rule"]?.string == "OE-1")
                #expect(exported["notices"]?[0]?["recipient"]?.string == "school/116900")
                #expect(exported["notices"]?[0]?["stages"]?["delivered"]?.string != nil)
                #expect(exported["notices"]?[0]?["content"] == nil)
                let kinds = document["timeline"]?.elements.compactMap { $0["kind"]?.string } ?? []
                #expect(kinds.first == "event" && kinds.contains("decision") && kinds.contains("stage"), "\(kinds)")
                #expect(timeline.split(separator: "\r\n").count == kinds.count + 1)
                let redacted = document["redacted"]?.elements.compactMap { $0["what"]?.string } ?? []
                #expect(redacted.contains("what a notice says"))
                let policy = try #require(exported["decisions"]?[0]?["policy"]?.string)
                #expect(FileManager.default.fileExists(atPath: "\(out)/policies/\(policy).txt"))
                let key = try #require(document["ledgerKey"]?.string)
                let verified = try await BuiltProgram.run(
                    BuiltProgram.verifier, [out + "/evidence-1.json", "--key", key, "--any-time"])
                #expect(verified.status == 0, "\(verified.output)")

                // Who looked is in the ledger, and in the next export.
                try await daemon.published()
                let again = daemon.folder.path + "/again"
                _ = try await daemon.viewed(
                    "export", "case", "--reference", reference, "--out", again, "--content", by: "Ines Inspector",
                    reason: "review 7")
                let second = try json(again + "/case.json")
                let views = second["timeline"]?.elements.filter { $0["kind"]?.string == "view" } ?? []
                #expect(views.count == 1 && views.first?["entry"]?["content"]?.boolean == false, "\(views)")
                #expect(second["events"]?[0]?["notices"]?[0]?["content"]?["child"] != nil, "\(second["events"]?[0] ?? second)")

                for (arguments, what) in [
                    (["--reference", "22/26/9999999", "--out", out + "-none"], "nothing is under that reference"),
                    (["--reference", reference, "--out", out], "exists already"),
                ] {
                    let refused = try await BuiltProgram.run(
                        BuiltProgram.path,
                        ["export", "case", "--by", "A", "--reason", "b", "--config", daemon.configuration] + arguments)
                    #expect(refused.status == 1 && refused.errors.contains(what), "\(refused.errors)")
                }
            }
        }

        @Test func `of a child everything is written that is its own, and of anybody else nothing`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let event = try exampleEvent("01-bank-holiday")
                let accepted = try await police.accepted(event)
                _ = try await police.accepted(try exampleEvent("02-weekend"))
                try await school.hello()
                _ = try await school.store(1)
                let child = try #require(JSONDocument(event).root["data"]?["children"]?[0])
                let summary = try #require(JSONDocument(event).root["data"]?["summary"]?.string)
                func text(_ name: String) -> String { child[name]?.string ?? "" }
                let person = daemon.folder.path + "/person.json"
                let asked: JSON = [
                    "givenName": .string(text("givenName")), "familyName": .string(text("familyName")),
                    "dateOfBirth": .string(text("dateOfBirth")),
                ]
                try Data(asked.octets).write(to: URL(filePath: person))
                let out = daemon.folder.path + "/child.json"
                let answer = try await daemon.viewed(
                    "export", "child", person, "--out", out, by: "Dana Officer", reason: "request 12")
                #expect(answer["events"]?.integer == 1, "\(answer)")
                let document = try json(out)
                let found = try #require(document["events"]?[0])
                #expect(found["event"]?.string == accepted.answer.event && found["foundBy"]?.string == "name-and-birth-date")
                #expect(found["child"]?["familyName"]?.string == text("familyName"))
                #expect(found["told"]?[0]?["recipient"]?.string == "school/116900")
                #expect(found["told"]?[0]?["delivered"]?.string != nil)
                let pointers = found["redacted"]?.elements.compactMap { $0["pointer"]?.string } ?? []
                #expect(pointers.contains("/data/adults") && pointers.contains("/data/summary"), "\(pointers)")
                let text = try String(contentsOfFile: out, encoding: .utf8)
                #expect(!text.contains(summary))
                for adult in JSONDocument.adults(of: event) { #expect(!text.contains(adult)) }

                try Data(#"{"givenName": "Nobody", "familyName": "Known", "dateOfBirth": "2016-01-01"}"#.utf8)
                    .write(to: URL(filePath: person))
                let nobody = try await daemon.viewed(
                    "export", "child", person, "--out", out + "-2", by: "Dana Officer", reason: "request 13")
                #expect(nobody["events"]?.integer == 0)
                try Data(#"{"givenName": "A", "surname": "B", "dateOfBirth": "2016-01-01"}"#.utf8).write(to: URL(filePath: person))
                let refused = try await BuiltProgram.run(
                    BuiltProgram.path,
                    [
                        "export", "child", person, "--out", out + "-3", "--by", "A", "--reason", "b", "--config",
                        daemon.configuration,
                    ])
                #expect(refused.status == 1 && refused.errors.contains("unknown member"), "\(refused.errors)")
            }
        }
    }
}

extension JSONDocument {
    /// The roles and relationships of the adults of an incident, which nothing about the child may show.
    fileprivate static func adults(of event: [UInt8]) -> [String] {
        ((try? JSONDocument(event).root)?["data"]?["adults"]?.elements.map { $0 } ?? []).compactMap {
            $0["relationshipToChild"]?.string.map { "\"\($0)\"" }
        }
    }
}

/// Who is the child of a request, and who is somebody else.
@Suite struct SoughtChildTests {
    private let sought: SoughtChild
    private let born: CivilDate

    init() throws {
        born = try #require(CivilDate(iso: "2016-03-27"))
        sought = SoughtChild(
            givenName: "Ada", familyName: "Sample", dateOfBirth: born, upn: "B801200005001", nhsNumber: "9990000018")
    }

    private func ground(
        _ given: String = "Ada", _ family: String = "Sample", born: CivilDate? = nil, upn: String? = nil, nhs: String? = nil
    ) -> SoughtChild.Ground? {
        sought.ground(given, family, born ?? self.born, upn: upn, nhsNumber: nhs)
    }

    @Test func `a number finds the child under any name, and a number that differs is another child's`() {
        #expect(ground("Adah", "Other", upn: "B801200005001") == .upn)
        #expect(ground("Adah", "Other", nhs: "9990000018") == .nhsNumber)
        #expect(ground() == .nameAndBirthDate)
        #expect(ground("ADA", "sample") == .nameAndBirthDate)
        #expect(ground(upn: "A80120000501A") == nil)
        #expect(ground(nhs: "9990000026") == nil)
        #expect(ground("Ida") == nil)
        #expect(ground(born: CivilDate(iso: "2016-03-28")) == nil)
    }
}
