// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// How a notice stands to its deadline.
enum DeadlineStanding: String, CaseIterable, Comparable {
    /// Nobody has opened it, and the time has passed; or it was opened after that.
    case late
    /// Nobody has opened it, and less than an hour is left (T-60 of design.md section 6).
    case atRisk = "risk"
    case waiting
    /// Opened in time.
    case met

    init(of notice: BoardNotice, at now: Instant) {
        if let opened = notice.openedAt {
            self = opened <= notice.deadline ? .met : .late
        } else if notice.deadline < now {
            self = .late
        } else {
            self = now + .seconds(3600) >= notice.deadline ? .atRisk : .waiting
        }
    }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (one: Self, other: Self) -> Bool { one.place < other.place }
}

/// The deadlines of an authority's settings, counted.
struct Board: Sendable {
    /// A setting with something due.
    struct Line: Sendable {
        var setting: PartnerID
        var name: String
        var counts: [DeadlineStanding: Int] = [:]
        /// Of what nobody has opened.
        var nextDeadline: Instant?

        var worst: DeadlineStanding { counts.keys.min() ?? .met }
    }

    /// The worst first.
    private(set) var lines: [Line] = []
    private(set) var totals: [DeadlineStanding: Int] = [:]

    init(_ notices: [BoardNotice], of authority: PartnerID, at now: Instant) {
        var found: [PartnerID: Line] = [:]
        for notice in notices where notice.authority == authority {
            let standing = DeadlineStanding(of: notice, at: now)
            totals[standing, default: 0] += 1
            var line = found[notice.setting] ?? Line(setting: notice.setting, name: notice.name)
            line.counts[standing, default: 0] += 1
            if notice.openedAt == nil { line.nextDeadline = min(line.nextDeadline ?? notice.deadline, notice.deadline) }
            found[notice.setting] = line
        }
        lines = found.values.sorted { one, other in
            (one.worst, one.nextDeadline ?? now, one.name, one.setting)
                < (other.worst, other.nextDeadline ?? now, other.name, other.setting)
        }
    }
}
