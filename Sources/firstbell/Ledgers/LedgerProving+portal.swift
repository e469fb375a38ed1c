// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import Portal
import Safeguarding
import Wire

extension LedgerProving {
    /// The evidence of a notice or a hold, with what a page says of it.
    func portalEvidence(of id: NoticeID) throws -> PortalEvidence {
        let made = try evidence(of: .item(id.description))
        return PortalEvidence(
            octets: made.octets,
            leaves: made.items.map { item in
                let at = item.entry.flatMap { try? JSONDocument(Array($0.utf8)).root["at"]?.string }
                return .init(index: item.index, kind: item.kind, at: at.flatMap { try? Instant(rfc3339: $0) })
            },
            uncovered: made.uncovered, origin: made.checkpoint.origin, size: made.checkpoint.head.size,
            root: made.checkpoint.head.root.hex,
            signedAt: made.checkpoint.time.map { Instant(milliseconds: Int64(clamping: $0) * 1000) })
    }
}
