// SPDX-License-Identifier: Apache-2.0
package import Journal
import Safeguarding
package import Wire

/// How the daemon stands by what only the thread that decides knows; what the journal says beside it is read on any thread.
///
/// A journal of millions of notices takes seconds to count. A notice that is newer than this look is in none of its figures of what
/// waits, for the look does not know where it is.
package struct StatusLook: Sendable {
    let now: Instant
    let word: String
    let isRehearsal: Bool
    let policy: String
    let directory: SettingDirectory
    let practices: Int
    let sessions: Int
    let delivery: Delivery
    /// The last notice that `delivery` may know.
    let lastNotice: Int64
    let counters: BrokerCounters
    let gateway: GatewayCounters
    let limits: JSON
    let transfers: JSON
    let sourceLimits: SourceLimits
    let hasNudges: Bool
    let zone: Zone
    let annex: [JSON.Member]
    /// Told how much is stuck whenever that is counted.
    let stuck: StuckCount
    private let taken = ContinuousClock.now

    /// Everything that is open, by what happens to it next.
    func actions(_ reader: JournalReader) throws -> NextActionSummary {
        let begun = ContinuousClock.now
        let actions = try reader.nextActions(now: now, upTo: lastNotice) { delivery.standing(of: $0, recipient: $1) }
        stuck.counted(actions.stuck, at: taken, took: ContinuousClock.now - begun)
        return actions
    }

    /// What `status` answers.
    package func answer(_ reader: JournalReader) throws -> JSON {
        let actions = try self.actions(reader)
        let digests = try reader.digests(on: zone.date(at: now), due: FamilyDigest.due(on: zone.date(at: now), in: zone))
        let nudges = hasNudges ? try Broker.nudgesStatus(reader, now: now) : .null
        let unassigned = try directory.unassignedHolds(reader, now: now)
        let journal = try reader.status(now: now)
        let known: JSON = [
            "condition": .string(word), "now": .string(now.rfc3339), "rehearsal": .boolean(isRehearsal),
            "version": .string(FirstBellVersion.current), "policy": .string(policy),
            "settings": .integer(Int64(directory.count)), "practices": .integer(Int64(practices)),
            "members": .integer(Int64(journal.members)), "flags": .integer(Int64(journal.flags)),
            "sessions": .integer(Int64(sessions)),
            "calendarVersion": .integer(Int64(directory.calendarVersion)),
            "events": .integer(Int64(journal.events)), "notices": .integer(Int64(journal.notices)),
            "byStage": .object(
                Stage.allCases.compactMap { stage in
                    journal.byStage[stage].map { JSON.Member(stage.rawValue, .integer(Int64($0))) }
                }),
            "openHolds": .integer(Int64(journal.openHolds)), "openExceptions": .integer(Int64(journal.openExceptions)),
            "unassignedHolds": unassigned,
            "holdsByCode": .object(
                HoldCode.allCases.compactMap { code in
                    journal.holdsByCode[code].map { JSON.Member(code.rawValue, .integer(Int64($0))) }
                }),
            "digests": ["expected": .integer(Int64(digests.expected)), "made": .integer(Int64(digests.made))],
            "recalls": .integer(Int64(journal.recalls)), "openBreaches": .integer(Int64(journal.openBreaches)),
            "escalated": .object(
                EscalationLevel.allCases.map { JSON.Member($0.code, .integer(Int64(journal.escalated[$0] ?? 0))) }),
            "overdue": .integer(Int64(journal.overdue)),
            "earliestOpenDeadline": journal.earliestOpenDeadline.map { .string($0.rfc3339) } ?? .null,
            "nudges": nudges, "ledgerSize": .integer(journal.ledgerSize), "stuck": .integer(Int64(actions.stuck)),
            "nextActions": [
                "send": .integer(Int64(actions.send)), "resend": .integer(Int64(actions.resend)),
                "escalate": .integer(Int64(actions.escalate)), "person": .integer(Int64(actions.person)),
                "earliest": actions.earliest.map { .string($0.rfc3339) } ?? .null,
            ],
            "stuckItems": .array(
                actions.stuckItems.map { ["id": .string($0.id), "cause": .string($0.cause.rawValue)] }),
            "sources": try SourceAges(reader, directory, limits: sourceLimits).status(now: now), "limits": limits,
            "transfers": transfers,
            "since": [
                "published": .integer(Int64(counters.published)), "duplicates": .integer(Int64(counters.duplicates)),
                "rejected": .integer(Int64(counters.rejected + gateway.rejected)),
                "noticesSent": .integer(Int64(gateway.noticesSent)),
                "receipts": .integer(Int64(counters.receipts)), "strangers": .integer(Int64(gateway.strangers)),
                "alarms": .integer(Int64(counters.alarms + gateway.alarms)),
                "answersDropped": .integer(Int64(gateway.answersDropped)),
            ],
        ]
        return known.adding(annex)
    }
}
