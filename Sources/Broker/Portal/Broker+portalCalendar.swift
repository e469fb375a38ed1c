// SPDX-License-Identifier: Apache-2.0
import Crypto
import Directories
package import Journal
package import Safeguarding

/// All that the effect of a change of a calendar is computed from, beside the journal; taken on the thread that decides.
package struct CalendarPreview: Sendable {
    private let edit: CalendarEdit
    private let directory: SettingDirectory
    private let rule: DeadlineRule
    private let now: Instant

    fileprivate init(_ edit: CalendarEdit, _ directory: SettingDirectory, _ rule: DeadlineRule, _ now: Instant) {
        self.edit = edit
        self.directory = directory
        self.rule = rule
        self.now = now
    }

    /// What the change would do, computed by the code that does it, on any thread.
    ///
    /// - Throws: ``CalendarRefusal``.
    package func effect(_ reader: JournalReader) throws -> CalendarEffect {
        let scope = edit.entry.scope
        let rows = try reader.calendarEntries()
        let version = directory.calendarVersion
        guard try reader.calendarBook().version == version else { throw CalendarRefusal.behind }
        guard let own = edit.applied(to: rows) else { throw CalendarRefusal.nothingToDo }
        var directory = directory
        try directory.use(own, of: scope, among: rows, version: version + 1, reader)
        return CalendarEffect(
            try reader.deadlineChanges(of: scope.alone) { directory.deadline($0, rule: rule, reachedBy: scope) }, version: version,
            now: now)
    }
}

extension Broker {
    /// What a change of a calendar would do, to be computed beside the thread that decides; a change computes it again.
    ///
    /// - Throws: ``PortalRefusal``, ``CalendarRefusal``.
    package func portalPreview(of edit: CalendarEdit, for authority: PartnerID) throws -> CalendarPreview {
        try demandCalendar(of: edit.entry.scope, for: authority)
        guard condition == .ready || condition == .full else { throw PortalRefusal.unavailable }
        guard !isBehindImport else { throw CalendarRefusal.behind }
        return CalendarPreview(edit, directory, settings.deadlines, clock.now)
    }

    /// Changes a calendar and every deadline that follows from it in one transaction, where both are what was shown.
    ///
    /// - Parameters:
    ///   - base: of the effect that was shown.
    ///   - by: name and e-mail of who changes it.
    /// - Throws: ``PortalRefusal``, ``CalendarRefusal``, with nothing done.
    package func portalChange(
        calendar edit: CalendarEdit, for authority: PartnerID, base: String, by: String
    ) throws -> CalendarEffect {
        try demandCalendar(of: edit.entry.scope, for: authority)
        let (effect, changed) = try calendarTurn { transaction in
            let rows = try self.standingCalendar(in: transaction)
            guard let own = edit.applied(to: rows) else { throw CalendarRefusal.nothingToDo }
            var directory = self.directory
            let before = directory.calendarVersion
            let version = try transaction.replace(calendar: own, of: edit.entry.scope)
            try directory.use(own, of: edit.entry.scope, among: rows, version: version, journal.reader)
            let changes = try self.deadlineChanges(in: transaction, with: &directory, reachedBy: edit.entry.scope)
            let effect = CalendarEffect(changes, version: before, now: transaction.now)
            guard effect.base == base else { throw CalendarRefusal.changed(effect) }
            let isAdded = if case .add = edit { true } else { false }
            let digest = Array(SHA256.hash(data: Array(own.map { "\($0)" }.joined(separator: "\n").utf8)))
            try transaction.recordImport(
                kind: "calendar", isDelta: true, digest: digest, added: isAdded ? 1 : 0, changed: 0, ended: isAdded ? 0 : 1,
                unchanged: isAdded ? own.count - 1 : own.count, by: by)
            try transaction.apply(changes)
            try transaction.deadlinesComputed(for: version)
            return (effect, directory)
        }
        directory = changed
        nextEscalation = nil
        escalate(now: clock.now)
        finishTurn()
        return effect
    }

    /// Rows of the authority itself reach all its settings; those of a setting are its own.
    ///
    /// - Throws: ``PortalRefusal/unknownNotice``; ``CalendarRefusal/shared`` where rows of the authority reach beyond it.
    package func demandCalendar(of scope: PartnerID, for authority: PartnerID) throws {
        let isOwn = scope == authority ? !directory.isSuspended(authority) : portalKeeps(scope, for: authority)
        guard isOwn else { throw PortalRefusal.unknownNotice }
        if scope == authority, directory.sharesCalendar(of: authority) { throw CalendarRefusal.shared }
    }

    /// The rows that stand, where every deadline is by them.
    private func standingCalendar(in transaction: JournalTransaction) throws -> [CalendarEntry] {
        guard !isBehindImport, try transaction.calendarVersion() == directory.calendarVersion else { throw CalendarRefusal.behind }
        return try journal.reader.calendarEntries()
    }

    private func calendarTurn<Result>(_ body: (JournalTransaction) throws -> Result) throws -> Result {
        guard condition == .ready || condition == .full else { throw PortalRefusal.unavailable }
        do {
            return try journal.write(at: clock.now, body)
        } catch let refusal as CalendarRefusal {
            throw refusal
        } catch {
            handleJournalFailure(error, while: "a calendar in the portal")
            throw PortalRefusal.unavailable
        }
    }
}
