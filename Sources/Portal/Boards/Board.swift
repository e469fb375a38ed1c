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

    /// Where it stands among them, the worst first.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (one: Self, other: Self) -> Bool { one.place < other.place }
}

/// The deadlines of an authority's settings, counted.
struct Board: Sendable {
    /// The worst first.
    private(set) var lines: [BoardLine] = []
    private(set) var totals: [DeadlineStanding: Int] = [:]

    /// How many settings a page of it has: some 50 KiB.
    static let pageLength = 100

    init(_ lines: [BoardLine], of authority: PartnerID, at now: Instant) {
        // Some thousand lines each second: what they are sorted by is found once.
        let sorted = lines.filter { $0.authority == authority }.map { line in
            (order: (line.worst.place, (line.nextDeadline ?? now).milliseconds), line: line)
        }.sorted { one, other in
            one.order != other.order
                ? one.order < other.order : (one.line.name, one.line.setting) < (other.line.name, other.line.setting)
        }
        self.lines = sorted.map(\.line)
        for line in self.lines {
            for standing in DeadlineStanding.allCases { totals[standing, default: 0] += line.count(standing) }
        }
    }
}

extension BoardLine {
    func count(_ standing: DeadlineStanding) -> Int {
        switch standing {
        case .late: late
        case .atRisk: atRisk
        case .waiting: waiting
        case .met: met
        }
    }

    var worst: DeadlineStanding { DeadlineStanding.allCases.first { count($0) > 0 } ?? .met }
}
