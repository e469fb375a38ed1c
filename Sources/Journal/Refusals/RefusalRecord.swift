// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

/// That somebody, or something that somebody sent, was turned away; never what it was.
package struct RefusalRecord: Hashable, Sendable, Comparable {
    /// Where.
    package enum Place: String, Hashable, Sendable {
        /// The connection, before or after its handshake.
        case edge
        /// A message of a partner: an event, a receipt, a question.
        case message
        /// A page: somebody who could not sign in, or asked for what is another's.
        case portal
    }

    package var place: Place
    /// The word of the audit or of the protocol.
    package var code: String
    /// Nil where nobody's certificate had been verified.
    package var partner: PartnerID?
    /// Who was signed in to the portal, as the ledger's entries of accounts number them.
    package var account: Int64?

    package init(place: Place, code: String, partner: PartnerID?, account: Int64? = nil) {
        self.place = place
        self.code = code
        self.partner = partner
        self.account = account
    }

    private var order: (String, String, String, Int64) { (place.rawValue, code, partner?.description ?? "", account ?? 0) }

    package static func < (one: Self, other: Self) -> Bool { one.order < other.order }
}

extension JournalTransaction {
    /// Records that so many were turned away since this was last done.
    package func record(_ refusal: RefusalRecord, count: Int) throws {
        var entry = EntryText()
        entry.add("account", refusal.account)
        entry.add("at", nowText)
        entry.add("code", refusal.code)
        entry.add("count", Int64(count))
        entry.add("partner", refusal.partner)
        entry.add("place", refusal.place.rawValue)
        try append(.refusal, entry)
    }
}
