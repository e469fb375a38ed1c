// SPDX-License-Identifier: Apache-2.0
import Journal
package import Safeguarding
import Wire

/// One change of the calendar of a setting or of an authority.
package enum CalendarEdit: Hashable, Sendable {
    case add(CalendarEntry)
    /// Takes away the row of the same kind and days, whatever its note.
    case remove(CalendarEntry)

    package var entry: CalendarEntry {
        switch self {
        case .add(let entry), .remove(let entry): entry
        }
    }

    /// The rows of its scope after it; nil where it changes nothing.
    ///
    /// - Parameter rows: of every scope.
    package func applied(to rows: [CalendarEntry]) -> [CalendarEntry]? {
        let own = rows.filter { $0.scope == entry.scope }
        switch self {
        case .add: return own.contains(where: entry.isOfTheSameDays) ? nil : own + [entry]
        case .remove:
            let rest = own.filter { !entry.isOfTheSameDays($0) }
            return rest.count < own.count ? rest : nil
        }
    }
}

extension CalendarEntry {
    /// Whether another row says the same of the same days; a scope has one such row.
    package func isOfTheSameDays(_ other: CalendarEntry) -> Bool {
        scope == other.scope && kind == other.kind && from == other.from && to == other.to
    }
}

/// What a change of a calendar does to what is open, without anything about anybody.
package struct CalendarEffect: Hashable, Sendable {
    /// What has one deadline and gets one other.
    package struct Group: Hashable, Sendable {
        package var old: Instant
        package var new: Instant
        package var notices = 0
        package var holds = 0
        /// Of both, those that were in time and are late at once.
        package var late = 0

        package init(old: Instant, new: Instant, notices: Int = 0, holds: Int = 0, late: Int = 0) {
            self.old = old
            self.new = new
            self.notices = notices
            self.holds = holds
            self.late = late
        }

        package var isEarlier: Bool { new < old }
    }

    /// By the old deadline and then the new one.
    package var groups: [Group]
    /// What keeps its deadline and is more, or less, sure of it.
    package var surer: Int
    /// What the change was computed from: every row of a calendar, and each deadline that it moves.
    package var base: String

    package init(groups: [Group], surer: Int = 0, base: String) {
        self.groups = groups
        self.surer = surer
        self.base = base
    }

    init(_ changes: [DeadlineChange], version: Int, now: Instant) {
        var groups: [[Instant]: Group] = [:]
        var text = "\(version)"
        var surer = 0
        for change in changes {
            let isLate = change.old > now && change.new.instant <= now
            text += " \(change.id) \(change.old.milliseconds) \(change.new.instant.milliseconds) \(isLate)"
            guard change.new.instant != change.old else {
                surer += 1
                continue
            }
            var group = groups[[change.old, change.new.instant]] ?? Group(old: change.old, new: change.new.instant)
            if change.kind == .notice { group.notices += 1 } else { group.holds += 1 }
            if isLate { group.late += 1 }
            groups[[change.old, change.new.instant]] = group
        }
        self.init(
            groups: groups.values.sorted { ($0.old, $0.new) < ($1.old, $1.new) }, surer: surer,
            base: Digest.hex(Digest.sha256(Array(text.utf8))))
    }

    /// How many deadlines move.
    package var moved: Int { groups.reduce(0) { $0 + $1.notices + $1.holds } }
    package var late: Int { groups.reduce(0) { $0 + $1.late } }
}

/// Why a calendar was not changed.
package enum CalendarRefusal: Error, Hashable, Sendable {
    /// The row stands already, or does not stand.
    case nothingToDo
    /// Something that the effect was computed from is another; this is what it would be now.
    case changed(CalendarEffect)
    /// The deadlines of an earlier change are not written yet.
    case behind
    /// The rows are of an authority, and those of no authority go by them in a deployment of several.
    case shared
}
