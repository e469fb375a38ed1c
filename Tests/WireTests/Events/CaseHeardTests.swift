// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// A case read, kept for each of its people, and read back.
@Suite struct CaseHeardTests {
    func heard(_ name: String) throws -> CaseHeard {
        let body = try ExampleFiles.octets("Schemas/examples/firstbell.marac-case-heard.v1/\(name).json")
        guard case .caseHeard(let heard) = try DecodedEvent(body: body, now: EventTests.now).payload else {
            throw Problem(.unknownType)
        }
        return heard
    }

    @Test func `the people of a case are its victim, its children and perpetrators with a practice`() throws {
        let subjects = try heard("valid-full").subjects
        #expect(subjects.map(\.role) == [.victim, .child, .child, .perpetrator])
        #expect(subjects.map(\.position) == [0, 0, 1, 0])
        #expect(subjects[0].person.nhsNumber == "9990000018")
        #expect(try heard("valid-smallest").subjects.map(\.role) == [.victim])
    }

    @Test func `what is stored of a person is canonical, reads back the same and holds no other person's number`() throws {
        for name in ["valid-full", "valid-smallest"] {
            for subject in try heard(name).subjects {
                let stored = subject.stored
                #expect(try JSONDocument(stored).root.canonical() == stored)
                #expect(try CaseSubject(stored: stored) == subject)
                let text = String(decoding: stored, as: UTF8.self)
                if subject.role != .victim { #expect(!text.contains("Cleo")) }
                if subject.role == .victim { #expect(!text.contains("Zo")) }
            }
        }
    }

    @Test func `what is stored of an action reads back the same`() throws {
        for name in ["valid-smallest", "valid-full", "valid-correction"] {
            let body = try ExampleFiles.octets("Schemas/examples/firstbell.marac-action.v1/\(name).json")
            guard case .action(var action) = try DecodedEvent(body: body, now: EventTests.now).payload else {
                throw Problem(.unknownType)
            }
            #expect((action.supersedes != nil) == (name == "valid-correction"))
            action.supersedes = nil
            #expect(try MARACAction(stored: action.stored) == action)
            #expect(try JSONDocument(action.stored).root.canonical() == action.stored)
        }
        #expect(throws: Problem.self) { _ = try MARACAction(stored: Array("{}".utf8)) }
    }

    @Test(arguments: ["", "{}", "[]", "{\"case\":{}}"]) func `what is no stored person is refused`(text: String) {
        #expect(throws: Problem.self) { _ = try CaseSubject(stored: Array(text.utf8)) }
    }
}
