// SPDX-License-Identifier: Apache-2.0
package import Journal
import NIOConcurrencyHelpers
package import Safeguarding

/// Which partners may connect, as the directory says now; asked by the edge inside each handshake.
package final class PartnerAdmission: Sendable {
    private let partners: NIOLockedValueBox<[PartnerID: Bool]>

    package init(_ records: [PartnerRecord] = []) {
        partners = NIOLockedValueBox(Self.table(records))
    }

    /// What the directory says of a partner.
    package enum Standing: Hashable, Sendable { case admitted, suspended, unknown }

    package func standing(of partner: PartnerID) -> Standing {
        switch partners.withLockedValue({ $0[partner] }) {
        case nil: .unknown
        case true?: .suspended
        case false?: .admitted
        }
    }

    package func replace(_ records: [PartnerRecord]) { partners.withLockedValue { $0 = Self.table(records) } }

    private static func table(_ records: [PartnerRecord]) -> [PartnerID: Bool] {
        Dictionary(records.map { ($0.id, $0.suspended) }, uniquingKeysWith: { $1 })
    }
}
