// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// What a timeliness report is made of, for the events reported to the police from `from` until before `before`.
    ///
    /// A subject for whom nothing is released yet counts by its open hold, whose clock runs; one whose hold a person denied
    /// stands as denied, and one whose hold was taken back with its event as that. Exceptions, which stopped no notice, are left out,
    /// and so is word that a flag has lapsed, which answers no report. They come in no order.
    package func timelines(from: Instant?, before: Instant?) throws -> [NoticeTimeline] {
        try timelines(from: from, before: before, into: []) { timelines, timeline, _ in timelines.append(timeline) }
            .flatMap(\.self)
    }

    /// The same, taken up where it is read: on several threads at once.
    ///
    /// - Parameters:
    ///   - empty: what each thread begins with.
    ///   - add: takes one up, with a small number that stands for its recipient throughout the part.
    /// - Returns: the parts that came of it, one a thread, which together have all.
    package func timelines<Part: Sendable>(
        from: Instant?, before: Instant?, into empty: Part, _ add: @escaping @Sendable (inout Part, NoticeTimeline, Int) -> Void
    ) throws -> [Part] {
        let stretches = try reportedStretches(from: from, before: before)
        let lapses = try pool.read { db in Set(try Int64.fetchAll(db, sql: "SELECT subject FROM flag_lapse")) }
        let read = try inParts(stretches, from: (part: empty, words: TimelineWords())) { state, db, stretch in
            let runs = ReportedEvent.runs(of: try ReportedEvent.fetch(db, reported: stretch))
            let notices = try PreparedStatement(
                db,
                """
                SELECT n.event, n.subject, n.id, n.recipient, n.flow, n.stage, n.sent_at, n.delivered_at, n.opened_at,
                n.acknowledged_at, n.deadline, n.infeasible, n.confidence, n.escalation, n.held_ms, n.released_at
                FROM notice n INDEXED BY notice_event WHERE n.event BETWEEN ? AND ? AND n.kind = 0 ORDER BY n.event
                """)
            let holds = try PreparedStatement(
                db,
                """
                SELECT h.event, h.subject, h.id, coalesce(h.recipient, h.owner), h.flow, h.state, h.code, h.opened_at,
                h.resolved_at, NULL, h.deadline, h.infeasible, h.confidence, h.escalation
                FROM hold h INDEXED BY hold_event WHERE h.event BETWEEN ? AND ? AND h.exception = 0
                AND h.state IN ('open', 'denied', 'recalled', 'superseded') ORDER BY h.event
                """)
            let reason = try PreparedStatement(
                db,
                """
                SELECT code FROM hold WHERE event = ? AND subject = ? AND exception = 0 AND resolved_at <= ?
                ORDER BY resolved_at DESC LIMIT 1
                """)
            for run in runs {
                try notices.forEach(of: run) { row, event in
                    if !lapses.isEmpty, lapses.contains(row.integer(1)) { return }
                    let recipient = try row.number(3, &state.words.recipients)
                    add(
                        &state.part,
                        try NoticeTimeline(notice: row, of: event, recipient: recipient, reason, &state.words), recipient)
                }
                try holds.forEach(of: run) { row, event in
                    if !lapses.isEmpty, lapses.contains(row.integer(1)) { return }
                    let recipient = try row.number(3, &state.words.recipients)
                    add(
                        &state.part, try NoticeTimeline(hold: row, of: event, recipient: recipient, &state.words), recipient)
                }
            }
        }
        return read.map(\.part)
    }

    /// Every wait for a person that began from `from` until before `before`; exceptions are none.
    package func heldIntervals(from: Instant?, before: Instant?) throws -> [HeldInterval] {
        let bounds = (from?.milliseconds ?? .min, before?.milliseconds ?? .max)
        let ends = try pool.read { db in
            try ["min", "max"].map { end in
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT \(end)(opened_at) FROM hold INDEXED BY hold_opened
                        WHERE exception = 0 AND opened_at >= ? AND opened_at < ?
                        """, arguments: [bounds.0, bounds.1])
            }
        }
        guard let first = ends[0], let last = ends[1] else { return [] }
        // Quarters of the time that has any: what there is of holds a snapshot reads in some hundredths of a second.
        let step = (last - first) / 4 + 1
        return try inParts((0..<4).map { first + $0 * step }) { db, start in
            var codes = TextValues(words: HoldCode.init(rawValue:), table: "hold")
            var values: [HeldInterval] = []
            try PreparedStatement(
                db,
                """
                SELECT code, opened_at, resolved_at FROM hold INDEXED BY hold_opened
                WHERE exception = 0 AND opened_at BETWEEN ? AND ?
                """
            ).bind(1, start).bind(2, min(start + step - 1, last)).forEach { row in
                values.append(
                    HeldInterval(
                        code: try row.value(0, &codes), from: Instant(milliseconds: row.integer(1)), to: row.instant(2)))
            }
            return values
        }.flatMap(\.self)
    }

    /// The authority and the kind of every setting that the directory has, those that have ended too.
    package func timelinessPlaces() throws -> [PartnerID: TimelinessPlace] {
        try pool.read { db in
            var places: [PartnerID: TimelinessPlace] = [:]
            try PreparedStatement(db, "SELECT id, authority, type FROM setting").forEach { row in
                guard let id = row.partner(0) else { throw JournalError.damaged("setting") }
                places[id] = TimelinessPlace(authority: row.text(1), type: row.optionalText(2))
            }
            return places
        }
    }

    /// Stretches of time, each of about as many reports to the police as one snapshot can have, that cover a range.
    private func reportedStretches(from: Instant?, before: Instant?) throws -> [ClosedRange<Int64>] {
        let bounds = (from?.milliseconds ?? .min, before?.milliseconds ?? .max)
        return try pool.read { db in
            let earliest = try db.cachedStatement(
                sql: "SELECT min(reported_at) FROM event WHERE reported_at >= ? AND reported_at < ?")
            let last = try Int64.fetchOne(
                db, sql: "SELECT max(reported_at) FROM event WHERE reported_at >= ? AND reported_at < ?",
                arguments: [bounds.0, bounds.1])
            guard let last, let first = try Int64.fetchOne(earliest, arguments: [bounds.0, bounds.1]) else { return [] }
            // A fortnight of a large region is some ten thousand events. Those of the days before are among the next stretch's, and
            // have to be passed over, so that of a long time there are few stretches; enough of them for the threads to end
            // together. A year that somebody mistyped is a stretch of its own and makes none longer than two months.
            let day: Int64 = 86_400_000
            let step = min(max(14 * day, (last - first) / 32 + 1), 62 * day)
            var stretches: [ClosedRange<Int64>] = []
            var start = first
            while true {
                let end = min(start + step - 1, last)
                stretches.append(start...end)
                guard end < last, let next = try Int64.fetchOne(earliest, arguments: [end + 1, bounds.1]) else { return stretches }
                start = next
            }
        }
    }
}

/// What a report takes from an event.
private struct ReportedEvent {
    var sequence: Int64
    var reportedAt: Instant
    var acceptedAt: Instant
    var force: String
    var risk: RiskGrade?

    /// The events reported in a stretch of time, in the order in which they were accepted.
    static func fetch(_ db: Database, reported stretch: ClosedRange<Int64>) throws -> [ReportedEvent] {
        var (forces, risks) = (
            TextValues { String(decoding: $0, as: UTF8.self) },
            TextValues { RiskGrade(rawValue: String(decoding: $0, as: UTF8.self)) }
        )
        var events: [ReportedEvent] = []
        var isOrdered = true
        // All that is asked for is in the index; the rows themselves have the answers, which are wide.
        try PreparedStatement(
            db,
            """
            SELECT seq, reported_at, accepted_at, force, risk FROM event INDEXED BY event_reported
            WHERE reported_at BETWEEN ? AND ?
            """
        ).bind(1, stretch.lowerBound).bind(2, stretch.upperBound).forEach { row in
            let sequence = row.integer(0)
            if let last = events.last, last.sequence > sequence { isOrdered = false }
            events.append(
                ReportedEvent(
                    sequence: sequence, reportedAt: Instant(milliseconds: row.integer(1)),
                    acceptedAt: Instant(milliseconds: row.integer(2)), force: try row.value(3, &forces),
                    risk: try row.value(4, &risks)))
        }
        if isOrdered { return events }
        // Places are sorted and not events, which are wide.
        let places = events.indices.map { (sequence: events[$0].sequence, place: $0) }
        return places.sorted { $0.sequence < $1.sequence }.map { events[$0.place] }
    }

    /// Runs of events whose sequences lie close together.
    ///
    /// Events are accepted about in the order of their reports, so that a fortnight is some runs and some stragglers. To pass over
    /// the notices of four events takes about as long as to begin anew.
    static func runs(of events: [ReportedEvent]) -> [ArraySlice<ReportedEvent>] {
        var runs: [ArraySlice<ReportedEvent>] = []
        var run = events.startIndex
        for index in events.indices.dropFirst() where events[index].sequence - events[index - 1].sequence > 4 {
            runs.append(events[run..<index])
            run = index
        }
        if run < events.endIndex { runs.append(events[run...]) }
        return runs
    }
}

/// The words of the rows of notices and holds.
private struct TimelineWords: Sendable {
    var recipients = TextValues.partners(in: "notice")
    var flows = TextValues(words: Flow.init(rawValue:), table: "notice")
    var stages = TextValues(words: Stage.init(rawValue:), table: "notice")
    var confidences = TextValues(words: CalendarConfidence.init(rawValue:), table: "notice")
    var states = TextValues(words: HoldState.init(rawValue:), table: "hold")
}

extension PreparedStatement {
    /// Every row whose first column is one of some events, which both are in order.
    fileprivate func forEach(
        of events: ArraySlice<ReportedEvent>, _ body: (PreparedStatement, ReportedEvent) throws -> Void
    ) throws {
        guard let first = events.first, let last = events.last else { return }
        var index = events.startIndex
        try bind(1, first.sequence).bind(2, last.sequence).forEach { row in
            let event = row.integer(0)
            while index < events.endIndex, events[index].sequence < event { index += 1 }
            guard index < events.endIndex, events[index].sequence == event else { return }
            try body(row, events[index])
        }
    }

    fileprivate func instant(_ column: Int32) -> Instant? { optionalInteger(column).map(Instant.init(milliseconds:)) }
}

extension HeldInterval {
    /// The hold from which a notice was released, by what a row of notices says of it; none where no hold is of it.
    fileprivate static func before(_ row: PreparedStatement, _ reason: PreparedStatement) throws -> [HeldInterval] {
        let released = Instant(milliseconds: row.integer(15))
        reason.bind(1, row.integer(0)).bind(2, row.integer(1)).bind(3, released.milliseconds)
        guard let code = try reason.first({ HoldCode(rawValue: $0.text(0)) }) ?? nil else { return [] }
        return [HeldInterval(code: code, from: released - .milliseconds(row.integer(14)), to: released)]
    }
}

extension NoticeTimeline {
    /// - Parameter reason: the statement that finds the hold of a notice that was held.
    fileprivate init(
        notice row: PreparedStatement, of event: ReportedEvent, recipient: Int, _ reason: PreparedStatement,
        _ words: inout TimelineWords
    ) throws {
        guard let id = row.noticeID(2) else { throw JournalError.damaged("notice") }
        self.init(
            notice: id.key, flow: try row.value(4, &words.flows), recipient: words.recipients[recipient],
            force: event.force, risk: event.risk, reportedAt: event.reportedAt, acceptedAt: event.acceptedAt,
            sentAt: row.instant(6), deliveredAt: row.instant(7), openedAt: row.instant(8), acknowledgedAt: row.instant(9),
            deadline: Instant(milliseconds: row.integer(10)), infeasible: row.integer(11) != 0,
            confidence: try row.value(12, &words.confidences), escalation: EscalationLevel(rawValue: Int(row.integer(13))),
            stage: try row.value(5, &words.stages),
            holds: row.integer(14) > 0 ? try HeldInterval.before(row, reason) : [])
    }

    fileprivate init(
        hold row: PreparedStatement, of event: ReportedEvent, recipient: Int, _ words: inout TimelineWords
    ) throws {
        guard let id = row.noticeID(2) else { throw JournalError.damaged("hold") }
        guard let code = HoldCode(rawValue: row.text(6)) else { throw JournalError.damaged("hold") }
        let stage: Stage =
            switch try row.value(5, &words.states) {
            case .denied: .denied
            case .recalled: .recalled
            case .superseded: .superseded
            default: .held
            }
        self.init(
            notice: id.key, flow: try row.value(4, &words.flows), recipient: words.recipients[recipient],
            force: event.force, risk: event.risk, reportedAt: event.reportedAt, acceptedAt: event.acceptedAt,
            deadline: Instant(milliseconds: row.integer(10)), infeasible: row.integer(11) != 0,
            confidence: try row.value(12, &words.confidences), escalation: EscalationLevel(rawValue: Int(row.integer(13))),
            stage: stage,
            holds: [HeldInterval(code: code, from: Instant(milliseconds: row.integer(7)), to: row.instant(8))])
    }
}
