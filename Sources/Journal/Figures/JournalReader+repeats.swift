// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// What repeats are counted by, from twelve months before the range on.
    ///
    /// - Parameters:
    ///   - from: the first instant of the range.
    ///   - isInRange: whether a day is of the range.
    package func repeats(
        from: Instant?, before: Instant?, in zone: Zone, isInRange: (CivilDate) -> Bool
    ) throws -> RepeatTally {
        let (span, _, sightings) = try sightings(from: from, before: before, in: zone)
        return RepeatTally(sightings, pairDays: try pairDays(span, in: zone), isInRange: isInRange)
    }

    /// The events from twelve months before a range on, how many notices about each stand, and the children who were seen in them.
    func sightings(
        from: Instant?, before: Instant?, in zone: Zone
    ) throws -> (EventSpan, notices: [Int], [RepeatTally.Sighting]) {
        let span = try events(from: from.map { $0 - .seconds(366 * 86_400) }, before: before)
        var all = [Int](repeating: 0, count: span.events.count)
        // Notices of one child of one event come one after the other, save those that a person released later.
        var notices: [SubjectKey: Int] = [:]
        try forEachNotice("person", of: span.range) { row in
            guard let place = span.place(of: row[0]) else { return }
            all[place] += 1
            guard span.events[place].kind == .incident, span.events[place].exclusion == nil else { return }
            notices[SubjectKey(event: Int32(place), person: row[2]), default: 0] += 1
        }
        let sightings = notices.map { key, count in
            let event = span.events[Int(key.event)]
            return RepeatTally.Sighting(
                person: key.person, event: event.sequence, day: zone.date(at: event.reportedAt), notices: count)
        }
        return (span, all, sightings)
    }

    private struct SubjectKey: Hashable {
        var event: Int32
        var person: Int64
    }

    private struct PairIncident: Hashable {
        var pair: Data
        /// Two events of one incident are one.
        var reference: Data
    }

    /// The incidents of the police by pair, each once though several events tell of it.
    private func pairDays(_ span: EventSpan, in zone: Zone) throws -> [RepeatTally.PairDay] {
        var seen: Set<PairIncident> = []
        var numbers: [Data: Int] = [:]
        var days: [RepeatTally.PairDay] = []
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT p.event, p.pair, e.reference_key FROM event_pair p JOIN event e ON e.seq = p.event
                    WHERE p.event BETWEEN ? AND ? ORDER BY p.event
                    """,
                arguments: [span.events.first?.sequence ?? 0, span.events.last?.sequence ?? 0])
            while let row = try rows.next() {
                guard let place = span.place(of: row[0]) else { continue }
                let event = span.events[place]
                let isOfPolice = event.kind == .incident || event.kind == .matter(.policeNotification)
                guard isOfPolice, event.exclusion == nil,
                    seen.insert(PairIncident(pair: row[1], reference: row[2])).inserted
                else { continue }
                let pair: Data = row[1]
                let number = numbers[pair] ?? numbers.count
                numbers[pair] = number
                days.append(RepeatTally.PairDay(pair: number, day: zone.date(at: event.reportedAt)))
            }
        }
        return days
    }
}
