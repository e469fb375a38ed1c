// SPDX-License-Identifier: Apache-2.0
import Crypto
import Directories
import Journal
package import Safeguarding

extension Broker {
    /// What a change of a calendar would do, computed by the code that does it, with nothing done.
    ///
    /// - Throws: ``PortalRefusal``, ``CalendarRefusal``.
    package func portalEffect(of edit: CalendarEdit, for authority: PartnerID) throws -> CalendarEffect {
        try demandCalendar(of: edit.entry.scope, for: authority)
        return try calendarTurn { transaction in
            let rows = try self.standingCalendar(in: transaction)
            guard let own = edit.applied(to: rows) else { throw CalendarRefusal.nothingToDo }
            var directory = self.directory
            let version = directory.calendarVersion
            try self.use(own, of: edit.entry.scope, among: rows, version: version + 1, in: &directory)
            return CalendarEffect(
                try self.deadlineChanges(in: transaction, with: &directory, reachedBy: edit.entry.scope), version: version,
                now: transaction.now)
        }
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
            try self.use(own, of: edit.entry.scope, among: rows, version: version, in: &directory)
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

    private func use(
        _ own: [CalendarEntry], of scope: PartnerID, among rows: [CalendarEntry], version: Int,
        in directory: inout SettingDirectory
    ) throws {
        let holidays = Dictionary(grouping: try journal.reader.bankHolidays(), by: \.division).mapValues { $0.map(\.date) }
        directory.use(
            CalendarBook(
                entries: rows.filter { $0.scope != scope } + own, bankHolidays: BankHolidays(holidays), version: version))
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
