// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding
import Wire

extension JournalReader {
    /// Goes through the events that tell of an incident or a case, in their order, with what reports count of them.
    ///
    /// - Parameters:
    ///   - from: that they were reported at or after.
    ///   - before: that they were reported before.
    package func forEachEvent(from: Instant?, before: Instant?, _ body: (EventFigure) throws -> Void) throws {
        let span: StatementArguments = [from?.milliseconds ?? .min, before?.milliseconds ?? .max]
        let (recalled, superseded, ends) = try pool.read { db in
            (
                Set(try Int64.fetchAll(db, sql: "SELECT recalled FROM recall WHERE recipient IS NULL")),
                Set(try Int64.fetchAll(db, sql: "SELECT supersedes FROM event WHERE supersedes IS NOT NULL")),
                // Events of a span were accepted about when they were reported, so that few rows between these two are of another.
                try from == nil && before == nil
                    ? nil
                    : Row.fetchOne(
                        db, sql: "SELECT min(seq), max(seq) FROM event WHERE reported_at >= ? AND reported_at < ?",
                        arguments: span)
            )
        }
        let size = 20_000
        var producers: [String: PartnerID] = [:]
        var kinds: [String: EventFigure.Kind?] = [:]
        var last = (ends?[0] as Int64?).map { $0 - 1 } ?? 0
        let end = ends.map { ($0[1] as Int64?) ?? 0 } ?? .max
        while true {
            // Pages, each on a snapshot of its own, as ``timelines(from:before:)`` reads them.
            var events: [EventFigure] = []
            let isLast = try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT seq, type, source, force, reported_at, risk, abuse, reporter, crime, forum, stage, meeting_at, outcome,
                        repeated, children, young_victim, young_perpetrator, accepted_at, given FROM event
                        WHERE seq > ? AND seq <= ? AND reported_at >= ? AND reported_at < ? ORDER BY seq LIMIT ?
                        """, arguments: [last, end] + span + [size])
                var count = 0
                while let row = try rows.next() {
                    count += 1
                    last = row[0]
                    let type: String = row[1]
                    let kind = kinds[type] ?? EventFigure.Kind(type: type)
                    kinds[type] = .some(kind)
                    guard let kind else { continue }
                    let source: String = row[2]
                    guard let producer = producers[source] ?? PartnerID(source) else { throw JournalError.damaged("event") }
                    producers[source] = producer
                    let exclusion: EventFigure.Exclusion? =
                        superseded.contains(last) ? .superseded : recalled.contains(last) ? .recalled : nil
                    events.append(
                        EventFigure(
                            sequence: last, kind: kind, producer: producer, area: row[3],
                            reportedAt: Instant(milliseconds: row[4]), acceptedAt: Instant(milliseconds: row[17]),
                            riskGrade: RiskGrade(rawValue: row[5]), facts: EventFacts(row),
                            given: (row[18] as Data?)?.map(GivenDetails.init(rawValue:)) ?? [], exclusion: exclusion))
                }
                return count < size
            }
            for event in events { try body(event) }
            if isLast { return }
        }
    }

    /// Goes through the notices that stand: neither recalled nor replaced, and none that only says that a flag has lapsed.
    ///
    /// - Parameters:
    ///   - columns: of the table, which come after the event and the subject in each row.
    ///   - events: the sequences that they are about; nil for all, which is faster than a range that has most.
    func forEachNotice(_ columns: String, of events: ClosedRange<Int64>?, _ body: (Row) throws -> Void) throws {
        let (lapses, last) = try pool.read { db in
            (
                Set(try Int64.fetchAll(db, sql: "SELECT subject FROM flag_lapse")),
                try events?.upperBound ?? Int64.fetchOne(db, sql: "SELECT max(seq) FROM notice") ?? 0
            )
        }
        let sql = """
            SELECT event, subject\(columns.isEmpty ? "" : ", " + columns) FROM notice
            WHERE \(events == nil ? "seq" : "event") BETWEEN ? AND ? AND kind = 0 AND recalled_at IS NULL AND superseded_at IS NULL
            """
        let size: Int64 = 50_000
        for start in stride(from: events?.lowerBound ?? 0, through: last, by: Int64.Stride(size)) {
            try pool.read { db in
                let rows = try Row.fetchCursor(db, sql: sql, arguments: [start, min(last, start + size - 1)])
                while let row = try rows.next() {
                    if lapses.isEmpty || !lapses.contains(row[1]) { try body(row) }
                }
            }
        }
    }

    /// The events of a span, each by its place from the first, and the range to ask for their notices by.
    func events(from: Instant?, before: Instant?) throws -> EventSpan {
        var span = EventSpan(isWhole: from == nil && before == nil)
        try forEachEvent(from: from, before: before) { span.add($0) }
        return span
    }

    /// Contacts and notices of the events that were reported from `from` until before `before`.
    package func volumes(from: Instant?, before: Instant?, in zone: Zone) throws -> VolumeTally {
        let span = try events(from: from, before: before)
        var notices = [Int](repeating: 0, count: span.events.count)
        try forEachNotice("", of: span.range) { row in
            if let place = span.place(of: row[0]) { notices[place] += 1 }
        }
        var tally = VolumeTally()
        for (event, notices) in zip(span.events, notices) { tally.add(event, notices: notices, in: zone) }
        return tally
    }
}

/// Events in their order, found by their sequence.
struct EventSpan {
    private(set) var events: [EventFigure] = []
    /// Places by sequence from the first; -1 where there is none.
    private var places: [Int32] = []
    private let isWhole: Bool

    init(isWhole: Bool) { self.isWhole = isWhole }

    mutating func add(_ event: EventFigure) {
        let first = events.first?.sequence ?? event.sequence
        while places.count < Int(event.sequence - first) { places.append(-1) }
        places.append(Int32(events.count))
        events.append(event)
    }

    /// Nil for every event there is.
    var range: ClosedRange<Int64>? {
        guard let first = events.first, let last = events.last else { return 0...0 }
        return isWhole ? nil : first.sequence...last.sequence
    }

    /// Where an event is among ``events``; nil where it is not.
    func place(of sequence: Int64) -> Int? {
        guard let first = events.first?.sequence, sequence >= first, sequence - first < places.count else { return nil }
        let place = places[Int(sequence - first)]
        return place < 0 ? nil : Int(place)
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
    fileprivate init?(_ row: Row) {
        guard let abuse = row[6] as Int64? else { return nil }
        self.init(
            abuseTypes: AbuseTypes(rawValue: abuse), reportedBy: (row[7] as Int64?).flatMap(ReportSource.init(number:)),
            isCrime: (row[8] as Bool?) ?? false, forum: (row[9] as String?).flatMap { ForumID($0) },
            stage: (row[10] as String?).flatMap(MeetingStage.init(rawValue:)),
            meetingAt: (row[11] as Int64?).map(Instant.init(milliseconds:)),
            outcome: (row[12] as String?).flatMap(HearingOutcome.init(rawValue:)), isRepeat: (row[13] as Bool?) ?? false,
            children: row[14] ?? 0, isVictimYoung: row[15], isPerpetratorYoung: row[16])
    }
}
