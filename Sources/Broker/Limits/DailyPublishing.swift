// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// How much of the journal each producer has taken up today, a day of UTC, as the journal tells it.
struct DailyPublishing: Sendable {
    /// Octets a day and partner; zero is off.
    let quota: Int64
    private(set) var used: [PartnerID: Int64] = [:]
    private(set) var day: Int64?
    private var last: Int64 = 0

    init(quota: Int64) { self.quota = quota }

    /// Partners that have used up their quota.
    var exhausted: Set<PartnerID> { quota > 0 ? Set(used.filter { $0.value >= quota }.keys) : [] }

    /// Counts what came since the last look; after a restart, all of today.
    mutating func follow(_ reader: JournalReader, now: Instant) throws {
        guard quota > 0 else { return }
        let today = Self.day(of: now)
        if day != today {
            day = today
            used = [:]
            last = try reader.lastSubject(before: Instant(milliseconds: today * Self.length))
        }
        for line in try reader.published(after: last) {
            used[line.source, default: 0] += line.octets
            last = max(last, line.last)
        }
    }

    private static let length: Int64 = 86_400_000

    private static func day(of instant: Instant) -> Int64 { instant.milliseconds / length }

    /// Whole seconds until the next day.
    static func rest(of now: Instant) -> Int { Int((length - now.milliseconds % length + 999) / 1000) }
}
