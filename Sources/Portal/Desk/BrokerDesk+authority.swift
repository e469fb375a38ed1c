// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Journal
import Ledger
package import Safeguarding
package import Wire

/// What waits for the duty officer of an authority.
package struct DutyQueue: Sendable {
    /// By deadline, exceptions last.
    package var holds: [StandingHold]
    /// Notices that nobody at a setting has opened in time, by deadline.
    package var unopened: [BoardNotice]

    /// Of what nobody has opened a queue has no more: the latest go first, and thousands are no queue but a report.
    static let mostUnopened = 1_000

    package init(holds: [StandingHold], unopened: [BoardNotice]) {
        self.holds = holds
        self.unopened = unopened
    }
}

/// What became of a notice, as the ledger has it: nothing of it is about a person.
package struct NoticeTrail: Sendable {
    /// An entry of the ledger.
    package struct Step: Hashable, Sendable {
        /// The place of its leaf.
        package var leaf: UInt64
        /// As ``EntryKind`` names it.
        package var kind: String
        package var at: Instant
        /// The stage, the level of escalation or the deadline that it says.
        package var said: String?

        package init(leaf: UInt64, kind: String, at: Instant, said: String?) {
            self.leaf = leaf
            self.kind = kind
            self.at = at
            self.said = said
        }
    }

    package var notice: BoardNotice
    package var steps: [Step]
    /// Until when the ledger was read.
    package var until: Instant

    package init(notice: BoardNotice, steps: [Step], until: Instant) {
        self.notice = notice
        self.steps = steps
        self.until = until
    }
}

extension BrokerDesk {
    package func isSuspended(_ partner: PartnerID) async throws -> Bool { try await look { try $0.isSuspended(partner) } }

    package func queue(of authority: PartnerID) async throws -> DutyQueue {
        let now = now
        let holds = await broker.portalHolds(try await look { try $0.openHolds(of: authority) }, of: authority)
        return DutyQueue(
            holds: holds, unopened: try await look { try $0.unopened(of: authority, before: now, limit: DutyQueue.mostUnopened) })
    }

    package func hold(_ id: NoticeID, of authority: PartnerID) async throws -> StandingHold? {
        try await broker.portalHoldStanding(id, of: authority)
    }

    package func showHold(_ id: NoticeID, of authority: PartnerID, by: String) async throws -> JSON {
        try await broker.portalHold(id, of: authority, by: by)
    }

    package func decide(
        _ decision: PortalDecision, on id: NoticeID, of authority: PartnerID, by: String, reason: String
    ) async throws {
        try await broker.portalDecide(decision, on: id, of: authority, by: by, reason: reason)
    }

    package func names(of partners: Set<PartnerID>) async throws -> [PartnerID: String] {
        partners.isEmpty ? [:] : try await look { try $0.names(of: partners) }
    }

    package func settings(named text: String) async throws -> [(id: PartnerID, name: String)] {
        try await look { try $0.settings(named: text, limit: 20) }
    }

    package func board() async throws -> BoardReading {
        let (today, now) = (today, now)
        return try await look { try $0.board(from: today.start, to: today.end, at: now) }
    }

    package func boardNotices(of setting: PartnerID, authority: PartnerID) async throws -> [BoardNotice] {
        let today = today
        return try await look { try $0.boardNotices(of: setting, authority: authority, from: today.start, to: today.end) }
    }

    package func life(of id: NoticeID, authority: PartnerID, by: String) async throws -> NoticeTrail? {
        let (start, now) = (today.start, now)
        guard let notice = try await look({ try $0.boardNotice(id, of: authority, from: start) }) else { return nil }
        if notice.isProtected {
            guard try await broker.portalMayProve(id, of: authority, by: by, reason: "portal timeline") else { return nil }
        }
        return try await lookBack { reader in
            // A day after its last stage nothing happens to a notice but that somebody looks at it or that its content goes.
            let until = min(now, (try reader.lastStage(of: id) ?? now) + .seconds(86_400))
            var steps: [NoticeTrail.Step] = []
            _ = try reader.forEachLeaf(.item(id), until: until) { leaf in
                let entry = try JSONDocument(leaf.entry).root
                guard let text = entry["at"]?.string else { return }
                steps.append(
                    .init(
                        leaf: leaf.index, kind: leaf.leaf.kind.name, at: try Instant(rfc3339: text),
                        said: (entry["stage"] ?? entry["level"])?.string))
            }
            return NoticeTrail(notice: notice, steps: steps, until: until)
        }
    }

    private var today: (start: Instant, end: Instant) {
        let date = zone.date(at: now)
        return (
            zone.instant(reaching: date, .midnight),
            zone.instant(reaching: CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1), .midnight)
        )
    }
}
