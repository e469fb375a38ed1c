// SPDX-License-Identifier: Apache-2.0

/// How long the content of an event is kept once everything about it is settled (domain.md 2.8).
///
/// A carrier is no second file on a child: what it carried goes, and what happened to it stays. Nothing that somebody still has to
/// do, or that a person has asked to be kept, ages at all.
package struct RetentionRule: Hashable, Sendable {
    /// Days after the last thing that happened.
    package var bodyDays: Int

    package init(bodyDays: Int = 90) { self.bodyDays = bodyDays }

    /// What is to become of an event's content.
    package func verdict(on facts: RetentionFacts, now: Instant) -> RetentionVerdict {
        if facts.isHeldByLaw { return .held }
        var last = facts.acceptedAt
        for notice in facts.notices {
            guard let settled = notice.settledAt else { return .unresolved }
            last = max(last, settled)
        }
        if facts.isOpen { return .unresolved }
        if facts.isInForce { return .inForce }
        last = facts.ended.reduce(last, max)
        let due = last + .seconds(Int64(bodyDays) * 86_400)
        return due <= now ? .due : .waits(until: due)
    }

    /// Events that came later than this can have nothing that is due.
    package func horizon(now: Instant) -> Instant { now - .seconds(Int64(bodyDays) * 86_400) }
}

/// What is known of an event whose content is still there.
package struct RetentionFacts: Hashable, Sendable {
    package var acceptedAt: Instant
    /// Of the event, of what recalled it and of what corrected it.
    package var notices: [RetainedNotice] = []
    /// A hold, or the clock of a breach, is open.
    package var isOpen = false
    /// When holds and breaches ended.
    package var ended: [Instant] = []
    /// A flag or a consent that stands, or one that is looked at again, rests on it.
    package var isInForce = false
    package var isHeldByLaw = false

    package init(acceptedAt: Instant) { self.acceptedAt = acceptedAt }
}

/// A notice as retention sees it.
package struct RetainedNotice: Hashable, Sendable {
    package var life: NoticeLife
    /// Whether a person at the recipient has to say that it was read.
    package var needsReader: Bool

    package init(life: NoticeLife, needsReader: Bool) {
        self.life = life
        self.needsReader = needsReader
    }

    /// When nobody had anything to do with it any more; nil while somebody has.
    package var settledAt: Instant? {
        if let withdrawn = life.recalledAt ?? life.supersededAt ?? life.refusedAt { return withdrawn }
        guard life.deliveredAt != nil else { return nil }
        return life.closedAt ?? life.acknowledgedAt ?? (needsReader ? nil : life.deliveredAt)
    }
}

/// What is to become of the content of an event.
package enum RetentionVerdict: Hashable, Sendable {
    case due
    case waits(until: Instant)
    /// Not delivered, not acknowledged, or a hold or a breach is open.
    case unresolved
    case inForce
    /// A person has said that it must be kept.
    case held
}
