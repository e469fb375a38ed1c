// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding

extension Broker {
    /// Decides anew for children who have moved, as part of a transaction.
    ///
    /// - Returns: what is to be sent once it stands.
    func followRolls(in transaction: JournalTransaction) throws -> TransferPublishing.Outcome {
        let today = settings.deadlines.zone.date(at: transaction.now)
        let registrar = Registrar(settings: settings, inForce: inForce, today: today)
        let outcome = try TransferPublishing(registrar: registrar, lookup: lookup).publish(
            directory: &directory, delivery: &delivery, in: transaction)
        try transaction.rollsFollowed(outcome.damaged == 0 ? rollsMark(today) : nil)
        if outcome.moved > 0 || outcome.holds > 0 { try transaction.keep(policy: inForce.text, digest: inForce.digest) }
        return outcome
    }

    /// Sends what moved, after its transaction stands.
    func dispatch(_ outcome: TransferPublishing.Outcome) {
        if outcome.damaged > 0 {
            counters.alarms += outcome.damaged
            logger.critical("children cannot be looked for on the rolls of today", metadata: ["subjects": "\(outcome.damaged)"])
        }
        guard outcome.moved > 0 || outcome.holds > 0 else { return }
        logger.notice(
            "children have moved",
            metadata: [
                "withdrawn": "\(outcome.withdrawn.count)", "released": "\(outcome.moved - outcome.withdrawn.count)",
                "held": "\(outcome.holds)",
            ])
        var outbox = Outbox()
        for release in outcome.releases { outbox.add(release) }
        outbox.withdraw(outcome.withdrawn)
        outbox.deadlinesChanged = true
        dispatch(outbox)
    }

    private func rollsMark(_ today: CivilDate) -> String {
        FollowedRolls.mark(today, policy: policyDigest, settings, version: FirstBellVersion.current)
    }

    /// Follows the rolls into a new day, on which rows begin and end without an import, and under other rules.
    ///
    /// What was followed already is not asked again by a start.
    func followRolls(into now: Instant) {
        let mark = rollsMark(settings.deadlines.zone.date(at: now))
        guard rollsFollowed != mark, condition != .full else { return }
        do {
            let outcome = try journal.write(at: now) { try followRolls(in: $0) }
            rollsFollowed = mark
            dispatch(outcome)
        } catch {
            rebuildDelivery()
            handleJournalFailure(error, while: "following the rolls")
        }
    }
}
