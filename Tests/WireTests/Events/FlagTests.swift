// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// A flag in what is sealed and in what is told.
@Suite struct FlagTests {
    @Test(arguments: MARACFlag.Kind.allCases) func `what the register said is sealed and read back`(kind: MARACFlag.Kind) throws {
        for var subject in try MatterTests.matters(.maracMeeting).flatMap(\.subjects) {
            #expect(subject.facts.flag == nil && !subject.facts.isRepeatByRegister)
            subject.facts.flag = MARACFlag(kind, until: try #require(CivilDate(iso: "2027-02-28")))
            subject.facts.isRepeatByRegister = true
            let again = try MatterSubject(stored: subject.stored)
            #expect(again == subject && again.stored == subject.stored)
            #expect(try JSONDocument(subject.stored).root.canonical() == subject.stored)
        }
    }

    @Test(arguments: MARACFlag.Kind.allCases) func `a notice of a flag is read back as it was written`(kind: MARACFlag.Kind) throws
    {
        let flag = MARACFlag(kind, until: try #require(CivilDate(iso: "2027-02-28")))
        let example = try ExampleFiles.octets("\(SchemaTests.folder)/examples/firstbell.notice.v1/valid-flag.json")
        guard case .matterNotice(var content) = try ReceivedNotice(body: example).content else {
            Issue.record("the example is no notice of a matter")
            return
        }
        content.matter.flag = flag
        let data = content.octets
        let envelope = NoticeEnvelope(
            type: .notice, id: "n-1", source: "spiffe://a.example/broker/x", time: content.deadline,
            digest: Digest.sha256(data), attempt: 1, data: data)
        guard case .matterNotice(let read) = try ReceivedNotice(body: envelope.octets).content else {
            Issue.record("it is read as something else")
            return
        }
        #expect(read == content && read.matter.flag == flag)
    }

    @Test func `a producer cannot say what only the register knows`() throws {
        let body = try ExampleFiles.octets("\(SchemaTests.folder)/examples/firstbell.marac-meeting.v1/valid-flag.json")
        for member in ["flag", "repeat"] {
            let changed = try JSONDocument(body).root.tree.setting(
                "/data/\(member)", to: member == "flag" ? ["kind": "ADD", "until": "2027-11-17"] : true)
            do throws(Problem) {
                _ = try DecodedEvent(body: changed.octets, now: EventTests.now)
                Issue.record("\(member) is taken")
            } catch {
                #expect(error.errors.map(\.pointer) == ["/data/\(member)"])
            }
        }
    }
}
