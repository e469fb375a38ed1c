// SPDX-License-Identifier: Apache-2.0
package import Journal
import NIOConcurrencyHelpers
package import Safeguarding

/// Which partners may connect, as the directory says now; asked by the edge inside each handshake.
package final class PartnerAdmission: Sendable {
    private struct Entry {
        var isSuspended: Bool
        var certificates: [CertificateRecord]
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

    /// When the last certificate ends that was issued to each partner, suspended ones left out.
    ///
    /// - Parameter revoked: serial numbers of certificates that count no more, whose ends hide nobody else's.
    package func certifiedUntil(revoked: Set<String> = []) -> [PartnerID: Instant] {
        partners.withLockedValue { partners in
            partners.filter { !$0.value.isSuspended }.compactMapValues { $0.certificates.lastEnd(revoked: revoked) }
        }
    }

    package func replace(_ records: [PartnerRecord]) { partners.withLockedValue { $0 = Self.table(records) } }

    private static func table(_ records: [PartnerRecord]) -> [PartnerID: Entry] {
        Dictionary(
            records.map { record in
                (record.id, Entry(isSuspended: record.suspended, certificates: record.certificates))
            }, uniquingKeysWith: { $1 })
    }
}

extension [CertificateRecord] {
    /// When the last of them ends that is not revoked; nil where there is none.
    package func lastEnd(revoked: Set<String>) -> Instant? {
        lazy.filter { !revoked.contains($0.serial) }.map(\.notAfter).max()
    }
}
