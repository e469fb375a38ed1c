// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// A notice to send to clients under test; its content is of no matter here.
enum SampleNotice {
    static func envelope() -> NoticeEnvelope {
        let noon = Instant(milliseconds: 1_795_000_000_000)
        let data = HoldContent(
            hold: "h-1", code: "no-match", flow: .encompass, recipient: nil, event: "e-1", openedAt: noon, deadline: noon,
            rehearsal: true
        ).octets
        return NoticeEnvelope(
            type: .hold, id: "n-1", source: "spiffe://worcestershire.example/broker/one", time: noon, digest: Digest.sha256(data),
            data: data)
    }
}
