// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

@Suite struct NoticeTests {
    static let noon = Instant(milliseconds: 1_795_000_000_000)
    static let broker = "spiffe://worcestershire.example/broker/main"

    static func envelope(_ data: [UInt8], type: NoticeType = .notice, attempt: Int = 1) -> NoticeEnvelope {
        NoticeEnvelope(
            type: type, id: "n-1", source: broker, time: noon, digest: Digest.sha256(data), attempt: attempt, data: data)
    }

    @Test(arguments: 0..<200) func `a notice is canonical as it is written and reads back as it was`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let content = RandomNotice.content(for: try #require(PartnerID("school/116900")), using: &generator)
        let data = content.octets
        #expect(try JSONDocument(data).root.canonical() == data)
        for attempt in [1, 2, 17] {
            let envelope = Self.envelope(data, attempt: attempt)
            let received = try ReceivedNotice(body: envelope.octets)
            #expect(received.content == .notice(content))
            #expect(received.envelope == envelope)
            #expect(try JSONDocument(envelope.octets).root.canonical() == envelope.octets)
        }
    }

    @Test func `the first attempt is not numbered`() throws {
        let data = Array("{}".utf8)
        #expect(try JSONDocument(Self.envelope(data).octets).root["attempt"] == nil)
        #expect(try JSONDocument(Self.envelope(data, attempt: 2).octets).root["attempt"]?.integer == 2)
    }

    @Test func `a hold tells an authority where to look and nothing about a child`() throws {
        for recipient in [PartnerID("school/116900"), nil] {
            let hold = HoldContent(
                hold: "h-1", code: "no-match", flow: .encompass, recipient: recipient, event: "e-1", openedAt: Self.noon,
                deadline: Self.noon + .seconds(60), rehearsal: true)
            let envelope = Self.envelope(hold.octets, type: .hold)
            #expect(try ReceivedNotice(body: envelope.octets).content == .hold(hold))
            #expect(try JSONDocument(hold.octets).root.canonical() == hold.octets)
            let names = try JSONDocument(hold.octets).root.members.compactMap(\.name.string)
            #expect(
                Set(names).isSubset(of: ["hold", "code", "flow", "recipient", "event", "openedAt", "deadline", "rehearsal"]))
        }
    }

    @Test func `a notice that was changed on the way is not what its digest says`() throws {
        var generator = SeededGenerator(seed: 1)
        let content = RandomNotice.content(for: try #require(PartnerID("school/116900")), using: &generator)
        var changed = content
        changed.rehearsal.toggle()
        var envelope = Self.envelope(content.octets)
        envelope.data = changed.octets
        let problem = #expect(throws: Problem.self) { try ReceivedNotice(body: envelope.octets) }
        #expect(problem?.code == .digestMismatch)
    }

    @Test func `spelling and order do not break the digest`() throws {
        var generator = SeededGenerator(seed: 2)
        let content = RandomNotice.content(for: try #require(PartnerID("school/116900")), using: &generator)
        let tree = try JSONDocument(Self.envelope(content.octets).octets).root.tree
        let received = try ReceivedNotice(body: CanonicalFormTests.shuffled(tree, using: &generator).indented)
        #expect(received.content == .notice(content))
    }

    @Test(arguments: ["child", "deadline", "decision", "event", "flow", "handling", "incident", "match", "recipient", "rehearsal"])
    func `a notice without a required member is refused with its pointer`(name: String) throws {
        var generator = SeededGenerator(seed: 3)
        let content = RandomNotice.content(for: try #require(PartnerID("school/116900")), using: &generator)
        let body = try JSONDocument(Self.envelope(content.octets).octets).root.tree.setting("/data/\(name)", to: nil).octets
        let problem = #expect(throws: Problem.self) { try ReceivedNotice(body: body) }
        #expect(problem?.errors.map(\.pointer) == ["/data/\(name)"])
    }
}
