// SPDX-License-Identifier: Apache-2.0
import Edge
import Safeguarding

/// How long a certificate counts with which a partner has a session now.
struct PartnerTerm: Hashable, Sendable {
    var partner: PartnerID
    /// Both in seconds since 1970-01-01T00:00:00Z, the second also of the certificates that it rests on.
    var validFrom: Int64
    var validUntil: Int64
}

extension PartnerTerm {
    init(_ session: EdgeSession) {
        self.init(partner: session.partner, validFrom: session.validFrom, validUntil: session.validUntil)
    }
}
