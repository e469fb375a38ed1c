// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing
import Wire

/// The events that tell agencies of a matter, and what the journal and a notice make of them.
@Suite struct MatterTests {
    static let types = EventType.allCases.filter { $0.matter != nil }

    static func matters(_ type: EventType) throws -> [Matter] {
        try SchemaTests.examples(type.rawValue).filter { $0.hasPrefix("valid-") }.map { name in
            let body = try ExampleFiles.octets("\(SchemaTests.folder)/examples/\(type.rawValue)/\(name)")
            guard case .matter(let matter, type) = try DecodedEvent(body: body, now: EventTests.now).payload else {
                throw SchemaJudge.Failure(description: "\(name) is of another type")
            }
            return matter
        }
    }

    @Test func `each form has a type of event, and each type its form`() {
        let flows = Self.types.compactMap { $0.matter?.flow }
        #expect(flows.count == MatterForm.all.count)
        #expect(Set(flows) == Set(MatterForm.all.map(\.flow)))
    }

    @Test(arguments: types) func `what is sealed of a person is read back, and never holds whom its reader need not know`(
        type: EventType
    ) throws {
        for matter in try Self.matters(type) {
            #expect(!matter.subjects.isEmpty)
            for subject in matter.subjects {
                let again = try MatterSubject(stored: subject.stored)
                #expect(again == subject && again.stored == subject.stored)
                guard subject.recipients.contains(where: { $0.role == .school }) else { continue }
                #expect(subject.victim == nil && subject.children == [subject.person])
            }
        }
    }

    @Test(arguments: types) func `a notice with everything in it is read back as it was written`(type: EventType) throws {
        let everything = FieldProfile(
            "ALL",
            Dictionary(uniqueKeysWithValues: PolicyField.allCases.map { ($0, $0.forms.contains(.full) ? .full : $0.forms[0]) }))
        var area = AreaOptions()
        area.adultNames = true
        area.perpetratorNames = true
        for matter in try Self.matters(type) {
            for subject in matter.subjects {
                let recipient = try #require(subject.recipients.first?.partner ?? PartnerID("agency/refuge"))
                let content = Minimisation.content(
                    subject, profile: everything, area: area, isProtected: false,
                    settled: .init(
                        flow: matter.facts.flow, recipient: recipient, deadline: matter.facts.reportedAt, rehearsal: true,
                        eventID: "e-1", decision: .init(rule: "X-1", basis: "A6-1e", policy: String(repeating: "0", count: 64)),
                        match: .producer, flags: []))
                let data = content.octets
                let envelope = NoticeEnvelope(
                    type: .notice, id: "n-1", source: "spiffe://a.example/broker/x", time: matter.facts.reportedAt,
                    digest: Digest.sha256(data), attempt: 1, data: data)
                guard case .matterNotice(let read) = try ReceivedNotice(body: envelope.octets).content else {
                    Issue.record("it is read as something else")
                    continue
                }
                #expect(read == content)
                #expect(try JSONDocument(data).root.canonical() == data)
            }
        }
    }

    @Test func `a lawful member beside a missing one is not blamed`() throws {
        let body = try ExampleFiles.octets(
            "\(SchemaTests.folder)/examples/firstbell.police-notification.v1/valid-full.json")
        let broken = String(decoding: body, as: UTF8.self).replacingOccurrences(of: "\"familyName\": \"Sample\",", with: "")
        do throws(Problem) {
            _ = try DecodedEvent(body: Array(broken.utf8), now: EventTests.now)
            Issue.record("a victim without a family name is taken")
        } catch {
            #expect(Set(error.errors.map(\.code)) == [FieldCode.missing.rawValue])
        }
    }
}
