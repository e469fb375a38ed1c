// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding

extension Broker {
    /// Makes the digests of flagged families that are due and have not been made (domain.md 4.4 rule 22).
    func digestFamilies(now: Instant) {
        // Like a publish it waits for room on the disk; a digest that comes late says so.
        guard condition == .ready else { return }
        let zone = settings.deadlines.zone
        do {
            if case .unknown = nextDigest {
                let today = zone.date(at: now)
                nextDigest = .at(try journal.reader.hasFamilies() ? FamilyDigest.due(on: today, in: zone) : nil)
            }
            guard case .at(let next?) = nextDigest, next <= now else { return }
            let made = try makeDigests(now: now)
            nextConsentLook = .unknown
            nextDigest = .at(made ? FamilyDigest.next(after: now, in: zone) : now + .seconds(60))
        } catch {
            // The register or the look itself failed; nothing of the day has been made, and the next minute tries again.
            nextDigest = .at(now + .seconds(60))
            handleJournalFailure(error, while: "looking for flagged families")
        }
    }

    /// - Returns: whether every cluster has its digest of the day.
    private func makeDigests(now: Instant) throws -> Bool {
        let today = settings.deadlines.zone.date(at: now)
        let look = try journal.write(at: now) { try DigestLook(on: today, in: settings.deadlines.zone, transaction: $0) }
        for subject in look.unreadable {
            counters.alarms += 1
            logger.critical("an incident cannot be opened and is in no digest", metadata: ["subject": "\(subject)"])
        }
        let publishing = DigestPublishing(
            registrar: Registrar(settings: settings, inForce: inForce, today: today), lookup: lookup)
        var isComplete = true
        for cluster in look.clusters {
            // One cluster whose rows are damaged must not keep the others from theirs.
            do {
                var outbox = Outbox()
                try journal.write(at: now) { transaction in
                    for release in try publishing.publish(
                        cluster, lookedUpTo: look.lookedUpTo, directory: &directory, delivery: &delivery, in: transaction)
                    {
                        outbox.add(release)
                    }
                    outbox.earliestEscalation = transaction.earliestEscalation
                }
                dispatch(outbox)
                logger.info(
                    "a digest of families is made",
                    metadata: ["cluster": "\(cluster.cluster)", "found": "\(cluster.seen.count)"])
            } catch {
                isComplete = false
                counters.alarms += 1
                rebuildDelivery()
                handleJournalFailure(error, while: "making a digest of families")
                guard condition == .ready else { return false }
            }
        }
        return isComplete
    }
}
