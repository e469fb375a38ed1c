// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Logging
import Safeguarding

extension Broker {
    /// Journals the escalation levels that have come.
    func escalate(now: Instant) {
        do {
            var more = true
            while more {
                if let next = nextEscalation, next > now { return }
                let items = try journal.write(at: now) { transaction in
                    guard let next = try transaction.nextEscalation(), next <= now else { return [EscalatedItem]() }
                    return try transaction.escalate(limit: 500)
                }
                for item in items {
                    logger.notice(
                        "escalated",
                        metadata: [
                            "level": "\(item.level?.code ?? "")",
                            item.kind == .breach ? "recall" : item.kind.rawValue: "\(item.id)",
                            "partner": "\(item.partner)",
                        ])
                }
                lookUpNextEscalation()
                more = nextEscalation.map { $0 <= now } ?? false
            }
        } catch {
            handleJournalFailure(error, while: "escalating")
        }
    }

    /// Keeps the next escalation true after a turn, without asking the journal for what the turn itself made.
    ///
    /// One that has been settled may stand too early, which costs one look at the journal; none may stand too late.
    func followEscalations(of outbox: Outbox) {
        if outbox.deadlinesChanged {
            lookUpNextEscalation()
        } else if let made = outbox.earliestEscalation, let known = nextEscalation {
            nextEscalation = min(known, made)
        }
    }

    /// Derives from the journal when the next level falls due.
    func lookUpNextEscalation() {
        do {
            nextEscalation = try journal.nextEscalation()
        } catch {
            nextEscalation = nil
        }
    }

    /// Every open deadline that is another by the calendars of a directory.
    ///
    /// - Parameter scope: whose rows are another, so that nothing moves but what they reach; nil for all.
    func deadlineChanges(
        in transaction: JournalTransaction, with directory: inout SettingDirectory, reachedBy scope: PartnerID? = nil
    ) throws -> [DeadlineChange] {
        let rule = settings.deadlines
        return try transaction.deadlineChanges(of: scope?.alone) { directory.deadline($0, rule: rule, reachedBy: scope) }
    }

    /// Recomputes every open deadline after a calendar changed.
    ///
    /// - Returns: how many moved.
    func recomputeDeadlines(in transaction: JournalTransaction, with directory: inout SettingDirectory) throws -> Int {
        let changes = try deadlineChanges(in: transaction, with: &directory)
        try transaction.apply(changes)
        try transaction.deadlinesComputed(for: directory.calendarVersion)
        return changes.count
    }

    /// Recomputes open deadlines when the calendar has changed since they were last computed; a no-op otherwise.
    ///
    /// - Returns: how many moved.
    package func followCalendar() throws -> Int {
        guard try journal.reader.deadlinesComputed() != directory.calendarVersion else { return 0 }
        let moved = try journal.write(at: clock.now) { try recomputeDeadlines(in: $0, with: &directory) }
        nextEscalation = nil
        return moved
    }

    /// Takes up what an import changed: the directory in memory, and the deadlines that follow from it.
    ///
    /// - Parameter change: what of the directory is another; nil for all of it, as where an earlier import was not followed.
    /// - Returns: how many deadlines moved.
    func followImport(of change: DirectoryChange? = nil) throws -> Int {
        let change = isBehindImport ? nil : change
        isBehindImport = true
        if let change {
            try directory.follow(change, journal.reader)
        } else {
            admission.replace(try journal.reader.partners())
            try reloadDirectory()
            practices = try PracticeDirectory(journal.reader)
        }
        let moved = try followCalendar()
        isBehindImport = false
        return moved
    }

    /// Tries again what `followImport` could not do.
    func catchUpWithImport() {
        do {
            let moved = try followImport()
            logger.notice("the deadlines follow the import now", metadata: ["moved": "\(moved)"])
        } catch {
            handleJournalFailure(error, while: "recomputing deadlines")
        }
    }

    func handleJournalFailure(_ error: any Error, while doing: String) {
        guard let failure = error as? JournalError else {
            logger.error("the journal could not be read", metadata: ["while": "\(doing)"])
            return
        }
        logger.error("the journal failed", metadata: ["while": "\(doing)", "error": "\(failure)"])
        if failure.isFence {
            condition = .fenced
            onFence(failure)
        } else if failure == .full {
            journal.releaseReserve()
            condition = .full
        }
    }

    /// Refuses publishes while the disk is nearly full, so that receipts still find room.
    func watchDisk() {
        var room = statvfs()
        guard statvfs(journal.folder, &room) == 0 else { return }
        let free = Int64(room.f_bavail) * Int64(room.f_frsize)
        switch condition {
        case .ready where free < settings.diskFloor:
            condition = .full
            logger.critical("the disk is nearly full: publishes are refused", metadata: ["free": "\(free)"])
        case .full where free >= settings.diskFloor * 2:
            guard journal.restoreReserve() else { return }
            condition = .ready
            logger.notice("the disk has room again: publishes are taken")
        default: break
        }
    }
}

extension PartnerID {
    /// The only recipient that rows of a calendar of this scope count for; nil for an authority's.
    var alone: PartnerID? { kind == .localAuthority ? nil : self }
}
