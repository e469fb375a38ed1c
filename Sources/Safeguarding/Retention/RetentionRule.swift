// SPDX-License-Identifier: Apache-2.0

/// How long what is kept is kept once everything about it is settled (domain.md 2.8).
///
/// A carrier is no second file on a child: what it carried goes, and what happened to it stays for some years. Nothing that
/// somebody still has to do, or that a person has asked to be kept, ages at all.
package struct RetentionRule: Hashable, Sendable {
    private var days: [RetentionClass: Int]

    /// - Parameter days: of the classes that are not kept as is usual.
    package init(_ days: [RetentionClass: Int] = [:]) { self.days = days }

    /// The same days for all content and all words.
    package init(bodyDays: Int) {
        days = Dictionary(uniqueKeysWithValues: (RetentionClass.content + [.words]).map { ($0, bodyDays) })
    }

    /// Days after the last thing that happened.
    package subscript(_ kind: RetentionClass) -> Int {
        get { days[kind] ?? kind.usualDays }
        set { days[kind] = newValue }
    }

    /// What is to become of what belongs to an event.
    package func verdict(on facts: RetentionFacts, of kind: RetentionClass, now: Instant) -> RetentionVerdict {
        if facts.isHeldByLaw { return .held }
        var last = facts.acceptedAt
        for notice in facts.notices {
            guard let settled = notice.settledAt else { return .unresolved }
            last = max(last, settled)
        }
        if facts.isOpen { return .unresolved }
        if facts.isInForce { return .inForce }
        last = facts.ended.reduce(last, max)
        let due = last + .seconds(Int64(self[kind]) * 86_400)
        return due <= now ? .due : .waits(until: due)
    }

    /// What ended, or came, later than this is not due.
    package func horizon(of kind: RetentionClass, now: Instant) -> Instant { now - .seconds(Int64(self[kind]) * 86_400) }

    /// Events that came later than this can have no content and no words that are due.
    package func horizon(now: Instant) -> Instant {
        let shortest = (RetentionClass.content + [.words]).map { self[$0] }.min() ?? 0
        return now - .seconds(Int64(shortest) * 86_400)
    }
}

/// What is known of an event of which something is still there.
package struct RetentionFacts: Hashable, Sendable {
    package var acceptedAt: Instant
    /// Of the event, of what recalled it and of what corrected it.
    package var notices: [RetainedNotice] = []
    /// A hold, the clock of a breach, or an action of a MARAC is open.
    package var isOpen = false
    /// When holds and breaches ended, and when something was said of the action.
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
    /// Not delivered, not acknowledged, or a hold, a breach or an action is open.
    case unresolved
    case inForce
    /// A person has said that it must be kept.
    case held
}
