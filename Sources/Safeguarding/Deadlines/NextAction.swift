// SPDX-License-Identifier: Apache-2.0

/// A notice or a hold that is not finished, as far as it matters for what happens to it next.
package struct OpenItem: Hashable, Sendable {
    /// What it is, which decides what may happen to it.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// A notice about a subject: sent until it is delivered, escalated until it is opened.
        case notice
        /// The word to an authority that something is held: sent until it is delivered.
        case holdNotice
        /// The word to whoever had a notice that it is recalled: sent until it is delivered.
        case recallNotice
        /// A hold: escalated until a person ends it.
        case hold
        /// A defect that stopped nothing: a person may note it.
        case exception
        /// The clock of a breach: escalated until a person closes it.
        case breach

        var isSent: Bool { self == .notice || self == .holdNotice || self == .recallNotice }
        var escalates: Bool { self == .notice || self == .hold || self == .breach }
    }

    package var kind: Kind
    /// Where a notice is that nobody has stored yet; nil for one that is delivered, and for holds.
    package var delivery: DeliveryStanding?
    /// Whether the content that would be sent still exists.
    package var hasContent: Bool
    package var deadline: Instant
    /// The highest level that the journal has.
    package var journalled: EscalationLevel?
    /// When the journal wants the next level.
    package var escalateAt: Instant?

    package init(
        kind: Kind, delivery: DeliveryStanding?, hasContent: Bool, deadline: Instant, journalled: EscalationLevel?,
        escalateAt: Instant?
    ) {
        self.kind = kind
        self.delivery = delivery
        self.hasContent = hasContent
        self.deadline = deadline
        self.journalled = journalled
        self.escalateAt = escalateAt
    }
}

/// Where a notice is that nobody has stored yet.
package enum DeliveryStanding: Hashable, Sendable {
    /// It goes when its recipient has a session with room.
    case waiting
    /// It is with a session, and goes again at this time.
    case out(resendAt: Instant)
    /// Delivery has lost it: nobody will send it.
    case unknown
}

/// What happens next to something that is open; everything that is open has such a thing, or it is stuck.
package enum NextAction: Hashable, Sendable {
    /// It is sent when its recipient connects; until then it escalates, next at this time.
    case send(escalation: Instant?)
    /// It is sent again at this time, unless a receipt comes.
    case resend(at: Instant)
    /// It escalates at this time, unless somebody reads or resolves it.
    case escalate(at: Instant)
    /// Every level is journalled, or there is none: whoever was told has to act.
    case person
    case stuck(StuckCause)

    /// How late an action may be before it counts as one that does not happen.
    package static let grace = Duration.seconds(60)

    /// Works out the next action.
    package init(of item: OpenItem, now: Instant) {
        let clock = Self.escalation(of: item, now: now)
        if case .stuck = clock {
            self = clock
        } else if let delivery = item.delivery, item.kind.isSent {
            self = Self.delivery(delivery, of: item, clock: clock, now: now)
        } else {
            self = clock
        }
    }

    private static func escalation(of item: OpenItem, now: Instant) -> NextAction {
        let due = item.kind.escalates ? EscalationLevel.after(item.journalled) : nil
        switch (due?.instant(for: item.deadline), item.escalateAt) {
        case (nil, nil): return .person
        case (_?, nil): return .stuck(.noEscalation)
        case (let wanted, let planned?) where wanted != planned: return .stuck(.wrongEscalation)
        case (_, let planned?): return now - planned > grace ? .stuck(.missedEscalation) : .escalate(at: planned)
        }
    }

    private static func delivery(
        _ standing: DeliveryStanding, of item: OpenItem, clock: NextAction, now: Instant
    ) -> NextAction {
        guard item.hasContent else { return .stuck(.noContent) }
        switch standing {
        case .unknown: return .stuck(.notInDelivery)
        case .out(let time): return now - time > grace ? .stuck(.missedResend) : .resend(at: time)
        case .waiting:
            if case .escalate(let time) = clock { return .send(escalation: time) }
            return .send(escalation: nil)
        }
    }
}

/// Why nothing will happen to something that is open.
package enum StuckCause: String, Hashable, Sendable, CaseIterable {
    /// Levels are left, and the journal has no time for the next.
    case noEscalation = "no-escalation"
    /// The journal's time is not the one that deadline and level give.
    case wrongEscalation = "wrong-escalation"
    /// The time of the next level is past, and it was not journalled.
    case missedEscalation = "missed-escalation"
    /// The journal says that it must be sent, and delivery does not have it.
    case notInDelivery = "not-in-delivery"
    /// It should have been sent again.
    case missedResend = "missed-resend"
    /// Its content was destroyed before anybody stored it.
    case noContent = "no-content"
}

extension EscalationLevel {
    /// The level after one, the first for nil; nil after the last.
    static func after(_ level: EscalationLevel?) -> EscalationLevel? {
        EscalationLevel(rawValue: (level?.rawValue ?? 0) + 1)
    }
}

/// What is open, counted by what happens to it next.
package struct NextActionSummary: Sendable {
    /// How many stuck items are named.
    package static let named = 20

    package private(set) var send = 0
    package private(set) var resend = 0
    package private(set) var escalate = 0
    package private(set) var person = 0
    package private(set) var stuck = 0
    /// The first stuck items, by the ids that they were given.
    package private(set) var stuckItems: [(id: String, cause: StuckCause)] = []
    /// The earliest time at which something happens by itself.
    package private(set) var earliest: Instant?

    package init() {}

    /// Counts one item.
    package mutating func count(_ action: NextAction, id: @autoclosure () -> String) {
        switch action {
        case .send(let time):
            send += 1
            note(time)
        case .resend(let time):
            resend += 1
            note(time)
        case .escalate(let time):
            escalate += 1
            note(time)
        case .person: person += 1
        case .stuck(let cause):
            stuck += 1
            if stuckItems.count < Self.named { stuckItems.append((id(), cause)) }
        }
    }

    private mutating func note(_ time: Instant?) {
        guard let time else { return }
        earliest = min(earliest ?? time, time)
    }
}
