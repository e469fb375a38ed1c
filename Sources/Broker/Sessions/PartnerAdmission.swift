// SPDX-License-Identifier: Apache-2.0
package import Journal
import NIOConcurrencyHelpers
package import Safeguarding

/// Which partners may connect, as the directory says now; asked by the edge inside each handshake.
package final class PartnerAdmission: Sendable {
    private struct Entry {
        var isSuspended: Bool
        var certifiedUntil: Instant?
    }

    private let partners: NIOLockedValueBox<[PartnerID: Entry]>

    package init(_ records: [PartnerRecord] = []) {
        partners = NIOLockedValueBox(Self.table(records))
    }

    /// What the directory says of a partner.
    package enum Standing: Hashable, Sendable { case admitted, suspended, unknown }

    package func standing(of partner: PartnerID) -> Standing {
        switch partners.withLockedValue({ $0[partner]?.isSuspended }) {
        case nil: .unknown
        case true?: .suspended
        case false?: .admitted
        }
    }

    /// When the last certificate ends that each partner is known to have, suspended ones left out.
    package var certifiedUntil: [PartnerID: Instant] {
        partners.withLockedValue { $0.filter { !$0.value.isSuspended }.compactMapValues(\.certifiedUntil) }
    }

    package func replace(_ records: [PartnerRecord]) { partners.withLockedValue { $0 = Self.table(records) } }

    private static func table(_ records: [PartnerRecord]) -> [PartnerID: Entry] {
        Dictionary(
            records.map { record in
                (record.id, Entry(isSuspended: record.suspended, certifiedUntil: record.certificates.map(\.notAfter).max()))
            }, uniquingKeysWith: { $1 })
    }
}
