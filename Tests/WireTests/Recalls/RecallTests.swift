// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// A recall read, and what is told of it written and read back.
@Suite struct RecallTests {
    @Test func `a recall names an event, a reason and perhaps one recipient`() throws {
        let body = try ExampleFiles.octets("Schemas/examples/firstbell.recall.v1/valid-full.json")
        let event = try DecodedEvent(body: body, now: EventTests.now)
        #expect(event.type == .recall && !event.timesOutOfOrder)
        guard case .recall(let recall) = event.payload else {
            Issue.record("another payload")
            return
        }
        #expect(
            recall
                == Recall(
                    event: "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a69", reason: .wrongRecipient, recipient: PartnerID("school/116900"),
                    note: "The child moved to another school in September."))
    }

    @Test(arguments: RecallReason.allCases)
    func `what is written of a recall is canonical, has its digest and is read back`(reason: RecallReason) throws {
        let content = RecalledContent(
            recipient: try #require(PartnerID("gp/M81001")), deadline: EventTests.now, rehearsal: true,
            notice: "0197b7c3-0a11-7b52-8c3e-6d1f0b2a9c11", event: .init(id: "event-1", reference: "WN/26/0042"), reason: reason,
            decision: .init(rule: "SAFETY-26", basis: "AS-ORIGINAL", policy: String(repeating: "0a", count: 32)))
        let octets = content.octets
        #expect(try JSONDocument(octets).root.canonical() == octets)
        let envelope = NoticeEnvelope(
            type: .recalled, id: "0197b7c3-0a11-7b52-8c3e-6d1f0b2a9c12", source: "spiffe://worcestershire.example/broker/main",
            time: EventTests.now, digest: Digest.sha256(octets), attempt: 2, data: octets)
        let received = try ReceivedNotice(body: envelope.octets)
        #expect(received.content == .recalled(content))
        #expect(received.envelope == envelope)
    }
}
