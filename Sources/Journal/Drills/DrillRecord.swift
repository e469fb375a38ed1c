// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A drill as it stands: how far one setting came with it, and nothing about anybody.
package struct DrillRecord: Hashable, Sendable {
    package var id: NoticeID
    package var setting: PartnerID
    package var sentAt: Instant
    /// By when it was to be acknowledged.
    package var deadline: Instant
    package var life: NoticeLife

    package init(id: NoticeID, setting: PartnerID, sentAt: Instant, deadline: Instant, life: NoticeLife) {
        self.id = id
        self.setting = setting
        self.sentAt = sentAt
        self.deadline = deadline
        self.life = life
    }

    /// When a key adult had opened and acknowledged it, where that was by the deadline.
    package var passedAt: Instant? {
        guard let opened = life.openedAt, let acknowledged = life.acknowledgedAt else { return nil }
        let at = max(opened, acknowledged)
        return at <= deadline ? at : nil
    }
}

/// Why drills are sent.
package enum DrillCause: Hashable, Sendable {
    /// The area's own times.
    case schedule
    /// Somebody said so.
    case request(by: String)
}
