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
        let sighted = try sightings(from: from, before: before, in: zone)
        return RepeatTally(sighted.sightings, pairDays: try pairDays(sighted.events, in: zone), isInRange: isInRange)
    }

    /// Events with what their repeats are counted by.
    struct Sighted: Sendable {
        var events: [EventFigure] = []
        /// Standing notices about each event.
        var notices: [Int] = []
        /// The children who were seen in incidents that count.
        var sightings: [RepeatTally.Sighting] = []
    }

    /// The events from twelve months before a range on, how many notices about each stand, and the children who were seen in them.
    func sightings(from: Instant?, before: Instant?, in zone: Zone) throws -> Sighted {
        let parts = try eventParts(from: from.map { $0 - .seconds(366 * 86_400) }, before: before) { part in
            var sighted = Sighted(events: part.events, notices: [Int](repeating: 0, count: part.events.count))
            // Of the event before which the notices of another begin.
            var first = 0
            try part.forEachNotice("person") { place, row in
                sighted.notices[place] += 1
                let event = part.events[place]
                guard event.kind == .incident, event.exclusion == nil else { return }
                let person = row.integer(2)
                if sighted.sightings.last?.event != event.sequence { first = sighted.sightings.count }
                if let known = sighted.sightings[first...].firstIndex(where: { $0.person == person }) {
                    sighted.sightings[known].notices += 1
                } else {
                    sighted.sightings.append(
                        RepeatTally.Sighting(
                            person: person, event: event.sequence, day: zone.date(at: event.reportedAt), notices: 1))
                }
            }
            return sighted
        }
        return parts.reduce(into: Sighted()) { all, part in
            all.events += part.events
            all.notices += part.notices
            all.sightings += part.sightings
        }
    }

    private struct PairIncident: Hashable {
        var pair: Data
        /// Two events of one incident are one.
        var reference: Data
    }

    /// The incidents of the police by pair, each once though several events tell of it.
    private func pairDays(_ events: [EventFigure], in zone: Zone) throws -> [RepeatTally.PairDay] {
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
                arguments: [events.first?.sequence ?? 0, events.last?.sequence ?? 0])
            var place = 0
            while let row = try rows.next() {
                let sequence: Int64 = row[0]
                while place < events.count, events[place].sequence < sequence { place += 1 }
                guard place < events.count, events[place].sequence == sequence else { continue }
                let event = events[place]
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
