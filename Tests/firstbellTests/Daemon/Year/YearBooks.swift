// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What the generator of a year keeps of what it has told and been told.
struct YearBooks {
    /// An event that was accepted.
    struct Event {
        var id: String
        var kind: Kind
        var reference: String
        var producer: String
        var force: String
        var reportedAt: Instant
        var acceptedAt: Instant
        var risk: String
        var types: Set<String> = []
        var reportedBy: String?
        var isCrime = false
        var family = 0
        /// Whether both of the pair are named.
        var namesPair = false
        var people: [Given] = []
        var exclusion: Exclusion?
        /// The event that it took the place of.
        var corrects: Int?
        var meetingAt: Instant?
        var hearing: Hearing?
    }

    enum Kind { case incident, hearing, paper, digest }
    enum Exclusion: String { case recalled, superseded }

    /// What an event gives of a person.
    struct Given {
        var hasBirthDate = true
        var hasUPN = false
        var hasNHSNumber = false
        var hasPostcode = false
        var hasVoice = false
        var namesRecipient = false
        var isOnRoll = false
        var hasNoSetting = false
    }

    /// What a MARAC did with a case.
    struct Hearing {
        var outcome: String
        var isRepeat: Bool
        var children: Int
        var victimIsYoung: Bool
        var perpetratorIsYoung: Bool
        /// Why no practice could be told, as the report says it.
        var reason: String?
        var isBelowThreshold: Bool
    }

    /// A notice to one recipient, or a person who waits in a hold.
    struct Row {
        var event: Int
        /// Of the family; nil for an adult and for a digest.
        var child: Int?
        var flow: String
        var recipient: String
        /// Of the notice; nil of a hold.
        var notice: String?
        var state = State.open
        var deadline: Instant
        var deliveredAt: Instant?
        var openedAt: Instant?
        var acknowledgedAt: Instant?
        /// The wait that went before, or that lasts.
        var wait: Wait?
        var level = 0
        /// It is about the victim of a case.
        var isVictim = false
    }

    enum State: String {
        case open, held, refused, denied, recalled, superseded
        /// Of a hold in whose place a notice stands.
        case ended
    }

    /// A hold.
    struct Wait {
        var hold: String
        var code: String
        var from: Instant
        var to: Instant?
    }

    /// A hold that a person ended.
    struct Touch {
        var end: String
        var from: Instant
        var at: Instant
    }

    /// A defect that stopped nothing.
    struct Exception {
        var openedAt: Instant
        var deadline: Instant
        var isOpen = true
    }

    var events: [Event] = []
    var rows: [Row] = []
    var touches: [Touch] = []
    var exceptions: [Exception] = []
    /// Every wait there was.
    var waits: [Wait] = []
    /// Of each day on which a digest was made: when, and how many were told.
    var digests: [Int: (at: Instant, notices: Int, inTime: Int)] = [:]

    /// What time does to everything that nobody has read yet (design.md 9).
    mutating func pass(to now: Instant) {
        for index in rows.indices { escalate(index, now) }
    }

    mutating func escalate(_ index: Int, _ now: Instant) {
        let row = rows[index]
        guard row.state == .open || row.state == .held, row.openedAt == nil else { return }
        let left = row.deadline.milliseconds - now.milliseconds
        rows[index].level = max(row.level, left <= 0 ? 3 : left <= 30 * 60_000 ? 2 : left <= 60 * 60_000 ? 1 : 0)
    }

    /// A notice about an event that counts as it stands.
    func stands(_ row: Row) -> Bool { row.notice != nil && row.state != .recalled && row.state != .superseded }

    /// The notices of incidents, cases and papers that stand.
    var standing: [Row] { rows.filter { stands($0) && $0.flow != "families-first" } }

    func day(_ row: Row) -> Int { YearCalendar.day(events[row.event].reportedAt) }
}
