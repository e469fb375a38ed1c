// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire
import ZeroMQ

extension Broker {
    /// Decides anew for children who have moved, as part of a transaction.
    ///
    /// - Returns: what is to be sent once it stands.
    func followRolls(in transaction: JournalTransaction) throws -> TransferPublishing.Outcome {
        let outcome = try follow(try transaction.subjectsInTransit(), in: transaction)
        try transaction.rollsFollowed(outcome.damaged == 0 ? rollsMark(at: transaction.now) : nil)
        return outcome
    }

    private func follow(_ subjects: [Int64], in transaction: JournalTransaction) throws -> TransferPublishing.Outcome {
        let today = settings.deadlines.zone.date(at: transaction.now)
        let registrar = Registrar(settings: settings, inForce: inForce, today: today)
        let outcome = try TransferPublishing(registrar: registrar, lookup: lookup).publish(
            about: subjects, directory: &directory, delivery: &delivery, in: transaction)
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

    private func rollsMark(at now: Instant) -> String {
        FollowedRolls.mark(
            settings.deadlines.zone.date(at: now), policy: policyDigest, settings, version: FirstBellVersion.current)
    }

    /// Follows the rolls into a new day, on which rows begin and end without an import, and under other rules.
    ///
    /// What was followed already is not asked again by a start. Where much is unsettled, only the first part is done at once.
    /// Where a part failed, it begins again at the next tick, and until then nothing that waits is sent (decision 0048).
    func followRolls(into now: Instant) {
        tellOfUnreadableRolls()
        let mark = rollsMark(at: now)
        guard rollsFollowed != mark, condition != .full else { return rollsWalk = nil }
        // One that goes on has its next part on the way.
        if let walk = rollsWalk, walk.mark == mark, !walk.isStopped { return }
        rollsWalk = (rollsWalk ?? RollsWalk(mark: mark, last: 0)).begunAgain(mark: mark, last: journal.lastNotice)
        walkRolls(at: now)
    }

    /// Does a part of the walk, and has the next one done after whatever waits for the broker now.
    private func walkRolls(at now: Instant) {
        guard var walk = rollsWalk else { return }
        do {
            let outcome = try journal.write(at: now) { transaction in
                var subjects = walk.reached == nil ? try transaction.subjectsLeftWithNobody() : []
                for _ in 0..<rollsPace.windows where subjects.count < rollsPace.children {
                    guard let notices = walk.next(rollsPace.window) else { break }
                    subjects += try transaction.subjectsInTransit(notices: notices)
                }
                let outcome = try follow(Set(subjects).sorted(), in: transaction)
                walk.damaged += outcome.damaged
                if walk.isThrough { try transaction.rollsFollowed(walk.damaged == 0 ? walk.mark : nil) }
                return outcome
            }
            if walk.isThrough {
                if rollsWalk?.reached != nil || walk.isTold { logger.notice("what waits has been held to the rolls of today") }
                rollsFollowed = walk.mark
                rollsWalk = nil
            } else {
                if rollsWalk?.reached == nil {
                    logger.notice(
                        "what waits is held to the rolls of today before any of it is sent", metadata: ["notices": "\(walk.last)"])
                }
                rollsWalk = walk
                thread.post { [weak self, mark = walk.mark] in self?.assumeIsolated { $0.goOnWithRolls(to: mark) } }
            }
            dispatch(outcome)
        } catch {
            rebuildDelivery()
            handleJournalFailure(error, while: "following the rolls")
            // What follows has to be written, for which there is no room.
            guard condition != .full else { return rollsWalk = nil }
            stopWalk()
        }
    }

    private func stopWalk() {
        rollsWalk?.isStopped = true
        guard let walk = rollsWalk, !walk.isTold else { return }
        rollsWalk?.isTold = true
        counters.alarms += 1
        logger.critical(
            "what waits cannot be held to the rolls of today, and none of it is sent: see docs/operation.md, A damaged row",
            metadata: ["notices": "\(walk.last)"])
    }

    /// What `status` says of children who move.
    var transfersStatus: JSON {
        [
            "stopped": .boolean(rollsWalk?.isStopped ?? false),
            "unreadableRolls": .integer(Int64(directory.unreadableRolls.settings.count)),
        ]
    }

    private func goOnWithRolls(to mark: String) {
        // Another day may have begun, or other rules.
        guard rollsWalk?.mark == mark else { return }
        // The disk may be full, of which the tick after the next room begins again, or the daemon about to end.
        guard condition == .ready else { return rollsWalk = nil }
        walkRolls(at: clock.now)
        if rollsWalk == nil { finishTurn() }
    }
}
