// SPDX-License-Identifier: Apache-2.0
package import Journal
import Logging
package import Safeguarding
import Wire

/// What came of handing one nudge to a relay or receiver.
package struct NudgeReport: Hashable, Sendable {
    package var id: Int64
    /// How much it said was waiting.
    package var items: Int
    package var outcome: NudgeOutcome

    package init(id: Int64, items: Int, outcome: NudgeOutcome) {
        self.id = id
        self.items = items
        self.outcome = outcome
    }
}

extension Broker {
    /// Nudges to be sent now; an attempt of each is on the disk when this returns.
    ///
    /// To be called about once a second, and not again before ``nudged(_:)`` has been told what came of the last ones.
    ///
    /// - Parameter channels: those of which none is taken now, because their other side is not there.
    package func takeNudges(limit: Int = 20, skipping channels: Set<NudgeChannel> = []) -> [TakenNudge] {
        guard settings.nudges != nil, condition == .ready || condition == .full else { return [] }
        noteUnreached()
        do {
            let now = clock.now
            let waiting = try journal.reader.waitingNudges()
            counters.nudgesWaiting = waiting.count
            guard let next = waiting.next, next <= now else { return [] }
            let round = try journal.write(at: now) { transaction in
                try transaction.takeNudges(limit: limit, rehearsal: settings.rehearsal, skipping: channels) {
                    try mayTell($0, at: $1, about: $2, in: transaction)
                }
            }
            if round.givenUp + round.leftOut > 0 {
                counters.nudgesGivenUp += round.givenUp
                counters.alarms += round.givenUp + round.leftOut
                logger.critical(
                    "nudges, or items of them, cannot be opened and are not sent: tell their readers by telephone",
                    metadata: ["nudges": "\(round.givenUp)", "items": "\(round.leftOut)"])
            }
            var taken = round.taken
            for index in taken.indices {
                for place in taken[index].nudge.places.indices {
                    taken[index].nudge.places[place].name = directory.name(of: taken[index].nudge.places[place].partner)
                }
            }
            return taken
        } catch {
            handleJournalFailure(error, while: "taking nudges")
            return []
        }
    }

    /// Whether a key adult may know that something waits about a subject.
    ///
    /// - Throws: `JournalError.damaged` where the subject cannot be opened, so that nobody can say whom it is close to.
    private func mayTell(
        _ keyAdult: Int64, at partner: PartnerID, about subject: Int64, in transaction: JournalTransaction
    ) throws -> Bool {
        try !isConflicted(keyAdult, at: partner, about: subject, in: transaction)
    }

    /// Records what came of nudges that were taken.
    package func nudged(_ reports: [NudgeReport]) {
        guard let plan = settings.nudges, !reports.isEmpty else { return }
        do {
            let standings = try journal.write(at: clock.now) { transaction in
                try reports.map { try transaction.record($0.outcome, of: $0.id, items: $0.items, plan: plan) }
            }
            for (report, standing) in zip(reports, standings) { note(report, standing) }
        } catch {
            handleJournalFailure(error, while: "recording nudges")
        }
    }

    private func note(_ report: NudgeReport, _ standing: NudgeStanding?) {
        guard let standing else { return }
        let metadata: Logger.Metadata = [
            "nudge": "\(report.id)", "channel": "\(standing.channel.code)", "attempt": "\(standing.attempts)",
            "code": "\(report.outcome.code ?? 0)",
        ]
        switch standing.state {
        case .sent:
            counters.nudgesSent += 1
            logger.info("a nudge is sent", metadata: metadata)
        case .givenUp:
            counters.nudgesGivenUp += 1
            counters.alarms += 1
            logger.error("a nudge is given up: tell its reader by telephone, status shows what waits", metadata: metadata)
        case .waiting, .notNeeded, .unreached:
            guard report.outcome.code != nil else { return }
            counters.nudgesFailed += 1
            logger.warning("a nudge could not be sent and is tried again", metadata: metadata)
        }
    }

    /// The directory has nobody who may be told of something that waits: an alarm each.
    private func noteUnreached() {
        let fresh = journal.unreachedNudges - counters.nudgesUnreached
        guard fresh > 0 else { return }
        counters.nudgesUnreached += fresh
        counters.alarms += fresh
        logger.error(
            "something waits and the directory has nobody who may be told: telephone, and import contacts and key adults",
            metadata: ["count": "\(fresh)"])
    }

    /// What `status` says of nudges; null where none are sent.
    static func nudgesStatus(_ reader: JournalReader, now: Instant) throws -> JSON {
        let figures = try reader.nudges(now: now)
        func ended(_ state: NudgeState) -> JSON { .integer(Int64(figures.ended[state] ?? 0)) }
        return [
            "waiting": .integer(Int64(figures.waiting)), "failing": .integer(Int64(figures.failing)),
            "next": figures.nextAt.map { .string($0.rfc3339) } ?? .null,
            "lastCode": figures.lastCode.map { .integer(Int64($0)) } ?? .null,
            "sentToday": ended(.sent), "givenUpToday": ended(.givenUp), "notNeededToday": ended(.notNeeded),
            "unreachedToday": ended(.unreached),
        ]
    }
}
