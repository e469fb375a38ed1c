// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Wire

extension Broker {
    /// How the daemon and the journal stand.
    func status() throws -> JSON {
        let now = clock.now
        let gateway = gateway?.counters.withLockedValue { $0 } ?? GatewayCounters()
        let actions = try journal.reader.nextActions(now: now) { delivery.standing(of: $0, recipient: $1) }
        let zone = settings.deadlines.zone
        let digests = try journal.reader.digests(
            on: zone.date(at: now), due: FamilyDigest.due(on: zone.date(at: now), in: zone))
        let nudges = try nudgesStatus(now: now)
        let unassigned = try unassignedHolds(now: now)
        let journal = try journal.reader.status(now: now)
        let word =
            switch condition {
            case .ready: memory.isExceeded ? "memory-full" : "ready"
            case .full: "disk-full"
            case .fenced: "fenced"
            case .draining: "draining"
            }
        return [
            "condition": .string(word), "now": .string(now.rfc3339), "rehearsal": .boolean(settings.rehearsal),
            "version": .string(FirstBellVersion.current), "policy": .string(policyDigest),
            "settings": .integer(Int64(directory.count)), "practices": .integer(Int64(practices.count)),
            "members": .integer(Int64(journal.members)), "flags": .integer(Int64(journal.flags)),
            "sessions": .integer(Int64(registry.count)),
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
            "sources": try sourcesStatus(now: now), "limits": limitsStatus(),
            "since": [
                "published": .integer(Int64(counters.published)), "duplicates": .integer(Int64(counters.duplicates)),
                "rejected": .integer(Int64(counters.rejected + gateway.rejected)),
                "noticesSent": .integer(Int64(gateway.noticesSent)),
                "receipts": .integer(Int64(counters.receipts)), "strangers": .integer(Int64(gateway.strangers)),
                "alarms": .integer(Int64(counters.alarms + gateway.alarms)),
                "answersDropped": .integer(Int64(gateway.answersDropped)),
            ],
        ]
    }
}
