// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension SettingDirectory {
    /// What waits for a person and is before no authority that could act on it (decision 0036): the operator's to route.
    ///
    /// `open` are holds of nobody, of an authority that is suspended, and those whose owner an earlier version guessed and the directory
    /// of today does not confirm; `breaches` are those whose clock runs and of which a part at least is nobody's;
    /// `unreachable` are the holds of an authority that has neither a system nor an account.
    func unassignedHolds(_ reader: JournalReader, now: Instant) throws -> JSON {
        let byOwner = try reader.openHoldsByOwner(now: now)
        let accounts = try reader.portalSettings()
        var (open, overdue, unreachable) = (0, 0, 0)
        var earliest: Instant?
        func count(_ count: Int, _ late: Int, _ deadline: Instant) {
            open += count
            overdue += late
            earliest = min(earliest ?? deadline, deadline)
        }
        for (owner, holds) in byOwner {
            if owner == Registrar.nobody || isSuspended(owner) {
                count(holds.open, holds.overdue, holds.earliest)
            } else if !isEnrolled(owner), !accounts.contains(owner) {
                unreachable += holds.open
            }
        }
        for hold in try reader.openHoldsOfUncertainOwner()
        where hold.owner != Registrar.nobody && !isSuspended(hold.owner) && !isCertain(hold) {
            count(1, hold.deadline <= now ? 1 : 0, hold.deadline)
        }
        return [
            "open": .integer(Int64(open)), "overdue": .integer(Int64(overdue)),
            "earliest": earliest.map { .string($0.rfc3339) } ?? .null,
            "breaches": .integer(Int64(try reader.runningBreaches(of: Registrar.nobody))),
            "unreachable": .integer(Int64(unreachable)),
        ]
    }
}
