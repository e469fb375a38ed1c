// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Safeguarding

/// An account of the portal, without what proves its owner.
package struct PortalAccountRecord: Hashable, Sendable {
    package var id: Int64
    package var email: String
    package var name: String
    package var partner: PartnerID
    package var role: PortalRole
    package var isSuspended: Bool
    /// A session that began under another number has ended.
    package var generation: Int64
    package var invitedAt: Instant
    /// Until when the invitation can be used; nil for one that was used.
    package var inviteUntil: Instant?
    package var acceptedAt: Instant?
    package var signedInAt: Instant?
    /// Whether its owner chose a password; without one, only what the account is bound to lets anybody in.
    package var hasPassword: Bool

    package init(
        id: Int64, email: String, name: String, partner: PartnerID, role: PortalRole, isSuspended: Bool = false,
        generation: Int64 = 1, invitedAt: Instant, inviteUntil: Instant? = nil, acceptedAt: Instant? = nil,
        signedInAt: Instant? = nil, hasPassword: Bool = true
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.partner = partner
        self.role = role
        self.isSuspended = isSuspended
        self.generation = generation
        self.invitedAt = invitedAt
        self.inviteUntil = inviteUntil
        self.acceptedAt = acceptedAt
        self.signedInAt = signedInAt
        self.hasPassword = hasPassword
    }

    /// What its e-mail and name are sealed for.
    static func context(_ id: Int64) -> String { "portal-account/\(id)" }
    /// What its secret is sealed for.
    static func secretContext(_ id: Int64) -> String { "portal-secret/\(id)" }
}

/// What proves that somebody is the owner of an account.
package struct PortalSecret: Hashable, Sendable {
    /// Algorithm, parameters, salt and hash in one text; nil before the invitation is accepted.
    package var password: String?
    /// The key of the one-time codes.
    package var factor: [UInt8]

    package init(password: String?, factor: [UInt8]) {
        self.password = password
        self.factor = factor
    }

    init(fields: [String?]) throws {
        guard fields.count == 2, let factor = fields[1].flatMap({ Data(base64Encoded: $0) }) else {
            throw JournalError.damaged("portal account")
        }
        self.init(password: fields[0], factor: [UInt8](factor))
    }

    var fields: [String?] { [password, Data(factor).base64EncodedString()] }
}

/// The second factor that somebody gave.
package enum PortalFactor: Hashable, Sendable {
    /// A one-time code of this step of thirty seconds.
    case step(Int64)
    /// A recovery code, as it was typed less spaces and hyphens.
    case recovery(String)
    /// Proved already, and used up by nothing: a password, or a provider's own second factor, beside a ``PortalProof``.
    case proved
}

/// A notice as a list of the portal has it: nothing in it is about a person.
package struct PortalNoticeRow: Hashable, Sendable {
    package var id: NoticeID
    package var kind: NoticeKind
    package var flow: Flow
    package var releasedAt: Instant
    package var deadline: Instant
    package var stage: Stage
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    /// The row of the key adult who opened it first.
    package var openedBy: Int64?
    package var acknowledgedAt: Instant?
    package var acknowledgedBy: Int64?
    package var code: String?
    /// Whether the content is still there.
    package var hasContent: Bool

    package init(
        id: NoticeID, kind: NoticeKind = .subject, flow: Flow, releasedAt: Instant, deadline: Instant, stage: Stage,
        deliveredAt: Instant? = nil, openedAt: Instant? = nil, openedBy: Int64? = nil, acknowledgedAt: Instant? = nil,
        acknowledgedBy: Int64? = nil, code: String? = nil, hasContent: Bool = true
    ) {
        self.id = id
        self.kind = kind
        self.flow = flow
        self.releasedAt = releasedAt
        self.deadline = deadline
        self.stage = stage
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
        self.code = code
        self.hasContent = hasContent
    }
}
