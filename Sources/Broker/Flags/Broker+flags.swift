// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding

extension Broker {
    /// Takes off the flags whose last local day is over.
    func watchFlags(now: Instant) {
        let zone = settings.deadlines.zone
        do {
            while true {
                if case .unknown = nextFlagLook {
                    nextFlagLook = .at(try journal.nextFlagEnd().map { MARACFlag.lapse(after: $0, in: zone) })
                }
                guard case .at(let next?) = nextFlagLook, next <= now else { return }
                let registrar = Registrar(settings: settings, inForce: inForce, today: zone.date(at: now))
                var outbox = Outbox()
                let ended = try journal.write(at: now) { transaction in
                    let ended = try FlagWatch(registrar: registrar, lookup: lookup).end(
                        transaction.flags(over: registrar.today, limit: 200), directory: &directory, delivery: &delivery,
                        in: transaction)
                    for release in ended.releases { outbox.add(release) }
                    outbox.deadlinesChanged = ended.lapsed > 0
                    return ended
                }
                // Where clocks go back over midnight a day that has begun is not today again until later.
                guard ended.lapsed > 0 else { return }
                nextFlagLook = .unknown
                finish(ended, outbox)
            }
        } catch {
            rebuildDelivery()
            handleJournalFailure(error, while: "looking at flags")
        }
    }

    private func finish(_ ended: FlagWatch.Outcome, _ outbox: Outbox) {
        logger.notice("flags have lapsed", metadata: ["count": "\(ended.lapsed)"])
        if ended.untold > 0 {
            counters.alarms += ended.untold
            logger.critical(
                "members cannot be told that a flag has lapsed, because what was sealed of it does not open",
                metadata: ["count": "\(ended.untold)"])
        }
        dispatch(outbox)
    }
}
