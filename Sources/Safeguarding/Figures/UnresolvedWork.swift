// SPDX-License-Identifier: Apache-2.0

/// Holds that wait for a person, of one code and one owner.
package struct UnresolvedHolds: Hashable, Sendable {
    package var code: HoldCode
    package var owner: PartnerID
    /// It did not stop the notice.
    package var isException: Bool
    package var count: Int
    /// Of those, past the deadline of what they hold.
    package var overdue: Int
    package var oldest: Instant

    package init(code: HoldCode, owner: PartnerID, isException: Bool, count: Int, overdue: Int, oldest: Instant) {
        self.code = code
        self.owner = owner
        self.isException = isException
        self.count = count
        self.overdue = overdue
        self.oldest = oldest
    }
}

/// Notices that their recipients have not stored, of one kind of recipient.
package struct UndeliveredNotices: Hashable, Sendable {
    package var recipient: PartnerKind
    package var count: Int
    /// Of those, past their deadline.
    package var overdue: Int
    package var oldest: Instant

    package init(recipient: PartnerKind, count: Int, overdue: Int, oldest: Instant) {
        self.recipient = recipient
        self.count = count
        self.overdue = overdue
        self.oldest = oldest
    }
}
