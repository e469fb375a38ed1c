// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding
import Wire

extension JournalReader {
    /// The events of one kind in their order, with what reports count of them.
    ///
    /// - Parameters:
    ///   - from: that they were reported at or after.
    ///   - before: that they were reported before.
    package func events(of kind: EventFigure.Kind, from: Instant?, before: Instant?) throws -> [EventFigure] {
        try eventParts(from: from, before: before, of: kind, \.events).flatMap(\.self)
    }

    /// What producers gave in the events that were reported from `from` until before `before`.
    package func quality(from: Instant?, before: Instant?) throws -> QualityTally {
        try eventParts(from: from, before: before) { part in
            var tally = QualityTally()
            for event in part.events { tally.add(event) }
            return tally
        }
        .reduce(into: QualityTally()) { $0.add($1) }
    }

    /// The events that tell of an incident or a case in parts, in their order, each part taken up where it is read: on several
    /// threads at once.
    ///
    /// - Parameter kind: of the events; nil for every kind.
    func eventParts<Value: Sendable>(
        from: Instant?, before: Instant?, of kind: EventFigure.Kind? = nil,
        _ body: @escaping @Sendable (EventPart) throws -> Value
    ) throws -> [Value] {
        let size: Int64 = 20_000
        let (span, ends) = try pool.read { db in
            (
                EventSpan(
                    from: from?.milliseconds ?? .min, before: before?.milliseconds ?? .max,
                    recalled: Set(try Int64.fetchAll(db, sql: "SELECT recalled FROM recall WHERE recipient IS NULL")),
                    superseded: Set(try Int64.fetchAll(db, sql: "SELECT supersedes FROM event WHERE supersedes IS NOT NULL")),
                    lapses: Set(try Int64.fetchAll(db, sql: "SELECT subject FROM flag_lapse"))),
                // Events of a span were accepted about when they were reported, so that few rows between these two are of another.
                try from == nil && before == nil
                    ? Row.fetchOne(db, sql: "SELECT min(seq), max(seq) FROM event")
                    : Row.fetchOne(
                        db, sql: "SELECT min(seq), max(seq) FROM event WHERE reported_at >= ? AND reported_at < ?",
                        arguments: [from?.milliseconds ?? .min, before?.milliseconds ?? .max])
            )
        }
        guard let first = ends?[0] as Int64?, let last = ends?[1] as Int64? else { return [] }
        let starts = Array(stride(from: first, through: last, by: Int64.Stride(size)))
        return try inParts(starts) { db, start in
            try body(try EventPart(db, start...min(last, start + size - 1), of: span, kind))
        }
    }

    /// Contacts and notices of the events that were reported from `from` until before `before`.
    package func volumes(from: Instant?, before: Instant?, in zone: Zone) throws -> VolumeTally {
        let parts = try eventParts(from: from, before: before) { part in
            var notices = [Int](repeating: 0, count: part.events.count)
            try part.forEachNotice { place, _ in notices[place] += 1 }
            var tally = VolumeTally()
            for (event, notices) in zip(part.events, notices) { tally.add(event, notices: notices, in: zone) }
            return tally
        }
        return parts.reduce(into: VolumeTally()) { $0.add($1) }
    }
}

/// What tells which events are looked at, and which of them count.
struct EventSpan: Sendable {
    /// Milliseconds.
    var from: Int64
    var before: Int64
    /// Sequences.
    var recalled: Set<Int64>
    var superseded: Set<Int64>
    /// Subjects of notices that only say that a flag has lapsed.
    var lapses: Set<Int64>
}

/// Some events that tell of an incident or a case, in their order, on one snapshot.
struct EventPart {
    let events: [EventFigure]
    let database: Database
    private let lapses: Set<Int64>

    init(_ db: Database, _ sequences: ClosedRange<Int64>, of span: EventSpan, _ wanted: EventFigure.Kind?) throws {
        var events: [EventFigure] = []
        var kinds = TextValues { EventFigure.Kind(type: String(decoding: $0, as: UTF8.self)) }
        var producers = TextValues.partners(in: "event")
        var areas = TextValues { String(decoding: $0, as: UTF8.self) }
        var risks = TextValues { RiskGrade(rawValue: String(decoding: $0, as: UTF8.self)) }
        try PreparedStatement(
            db,
            """
            SELECT seq, type, source, force, reported_at, risk, abuse, reporter, crime, forum, stage, meeting_at, outcome,
            repeated, children, young_victim, young_perpetrator, accepted_at, given FROM event
            WHERE seq BETWEEN ? AND ? ORDER BY seq
            """
        ).bind(1, sequences.lowerBound).bind(2, sequences.upperBound).forEach { row in
            let reportedAt = row.integer(4)
            guard reportedAt >= span.from, reportedAt < span.before, let kind = try row.value(1, &kinds),
                wanted.map({ $0 == kind }) ?? true
            else { return }
            let sequence = row.integer(0)
            let exclusion: EventFigure.Exclusion? =
                span.superseded.contains(sequence) ? .superseded : span.recalled.contains(sequence) ? .recalled : nil
            events.append(
                EventFigure(
                    sequence: sequence, kind: kind, producer: try row.value(2, &producers), area: try row.value(3, &areas),
                    reportedAt: Instant(milliseconds: reportedAt), acceptedAt: Instant(milliseconds: row.integer(17)),
                    riskGrade: try row.value(5, &risks), facts: EventFacts(row),
                    given: row.optionalBlob(18)?.map(GivenDetails.init(rawValue:)) ?? [], exclusion: exclusion))
        }
        self.events = events
        database = db
        lapses = span.lapses
    }

    /// Goes through the notices about these events that stand: neither recalled nor replaced, and none that only says that a flag
    /// has lapsed; those of one event one after the other.
    ///
    /// - Parameters:
    ///   - columns: of the table, which come after the event and the subject in each row.
    ///   - body: takes the place of the event among ``events``, and the row.
    func forEachNotice(_ columns: String = "", _ body: (Int, PreparedStatement) throws -> Void) throws {
        guard let first = events.first, let last = events.last else { return }
        var place = 0
        try PreparedStatement(
            database,
            """
            SELECT event, subject\(columns.isEmpty ? "" : ", " + columns) FROM notice INDEXED BY notice_event
            WHERE event BETWEEN ? AND ? AND kind = 0 AND recalled_at IS NULL AND superseded_at IS NULL ORDER BY event
            """
        ).bind(1, first.sequence).bind(2, last.sequence).forEach { row in
            let event = row.integer(0)
            while place < events.count, events[place].sequence < event { place += 1 }
            guard place < events.count, events[place].sequence == event else { return }
            if lapses.isEmpty || !lapses.contains(row.integer(1)) { try body(place, row) }
        }
    }
}

extension EventFigure.Kind {
    /// Nil of an event that tells of no incident and no case.
    init?(type: String) {
        switch EventType(rawValue: type) {
        case .incident: self = .incident
        case .caseHeard: self = .caseHeard
        case let type?:
            guard let flow = type.matter?.flow else { return nil }
            self = .matter(flow)
        case nil: return nil
        }
    }
}

extension EventFacts {
    /// The columns from `abuse` on; nil where they were not kept yet.
    fileprivate init?(_ row: PreparedStatement) {
        guard let abuse = row.optionalInteger(6) else { return nil }
        self.init(
            abuseTypes: AbuseTypes(rawValue: abuse), reportedBy: row.optionalInteger(7).flatMap(ReportSource.init(number:)),
            isCrime: row.integer(8) != 0, forum: row.optionalText(9).flatMap { ForumID($0) },
            stage: row.optionalText(10).flatMap(MeetingStage.init(rawValue:)),
            meetingAt: row.optionalInteger(11).map(Instant.init(milliseconds:)),
            outcome: row.optionalText(12).flatMap(HearingOutcome.init(rawValue:)), isRepeat: row.integer(13) != 0,
            children: Int(row.integer(14)), isVictimYoung: row.optionalInteger(15).map { $0 != 0 },
            isPerpetratorYoung: row.optionalInteger(16).map { $0 != 0 })
    }
}
