// SPDX-License-Identifier: Apache-2.0

/// When a notice reached each stage, and the rules by which receipts move it (design.md section 5).
package struct NoticeLife: Hashable, Sendable {
    package var sentAt: Instant?
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    package var acknowledgedAt: Instant?
    package var closedAt: Instant?
    package var refusedAt: Instant?
    /// When its producer took it back.
    package var recalledAt: Instant?
    /// When a correction took its place.
    package var supersededAt: Instant?

    package init(
        sentAt: Instant? = nil, deliveredAt: Instant? = nil, openedAt: Instant? = nil, acknowledgedAt: Instant? = nil,
        closedAt: Instant? = nil, refusedAt: Instant? = nil, recalledAt: Instant? = nil, supersededAt: Instant? = nil
    ) {
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.acknowledgedAt = acknowledgedAt
        self.closedAt = closedAt
        self.refusedAt = refusedAt
        self.recalledAt = recalledAt
        self.supersededAt = supersededAt
    }

    /// The furthest stage reached; `refused` stands over the main line, and what took the notice back over everything.
    package var stage: Stage {
        if recalledAt != nil { return .recalled }
        if supersededAt != nil { return .superseded }
        if refusedAt != nil { return .refused }
        if closedAt != nil { return .closed }
        if acknowledgedAt != nil { return .acknowledged }
        if openedAt != nil { return .opened }
        if deliveredAt != nil { return .delivered }
        return sentAt != nil ? .sent : .released
    }

    /// When the furthest stage was reached; nil while it is only released.
    package var stageAt: Instant? {
        recalledAt ?? supersededAt ?? refusedAt ?? closedAt ?? acknowledgedAt ?? openedAt ?? deliveredAt ?? sentAt
    }

    /// Whether somebody still has to read it before its deadline.
    package var awaitsReader: Bool { openedAt == nil && refusedAt == nil && !isWithdrawn }

    /// Whether it is never sent again: recalled, or superseded.
    package var isWithdrawn: Bool { recalledAt != nil || supersededAt != nil }

    /// Takes the notice back; false when that told nothing new.
    ///
    /// A recall of what was superseded still counts, for whoever has it must delete it.
    package mutating func withdraw(_ withdrawal: Withdrawal, at instant: Instant) -> Bool {
        switch withdrawal {
        case .recalled where recalledAt == nil: recalledAt = instant
        case .superseded where !isWithdrawn: supersededAt = instant
        default: return false
        }
        return true
    }

    /// Applies a receipt and says which stages it newly reached, in order.
    ///
    /// Of a notice that was taken back too, for who read it and when still matters; its ``stage`` stays what it is.
    /// A later stage implies the earlier ones, an earlier one after a later changes nothing, `closed` follows `acknowledged`
    /// at once, and a refusal counts once, however far the notice had come.
    package mutating func record(_ stage: Stage, at instant: Instant) -> [Stage] {
        var reached: [Stage] = []
        func reach(_ reachedAt: inout Instant?, _ stage: Stage) {
            guard reachedAt == nil else { return }
            reachedAt = instant
            reached.append(stage)
        }
        switch stage {
        case .sent:
            reach(&sentAt, .sent)
        case .delivered where refusedAt == nil:
            reach(&deliveredAt, .delivered)
        case .opened where refusedAt == nil:
            reach(&deliveredAt, .delivered)
            reach(&openedAt, .opened)
        case .acknowledged where refusedAt == nil:
            reach(&deliveredAt, .delivered)
            reach(&openedAt, .opened)
            reach(&acknowledgedAt, .acknowledged)
            reach(&closedAt, .closed)
        case .refused:
            reach(&deliveredAt, .delivered)
            reach(&refusedAt, .refused)
        default: break
        }
        return reached
    }
}
