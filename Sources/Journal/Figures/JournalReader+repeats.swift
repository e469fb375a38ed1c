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
        let parts = try eventParts(from: Self.yearBefore(from), before: before) { part in
            (children: try part.children(in: zone).sightings, pairs: try part.pairIncidents(in: zone))
        }
        return RepeatTally(parts.flatMap(\.children), pairDays: Self.pairDays(parts.flatMap(\.pairs)), isInRange: isInRange)
    }

    /// Events of which a notice stands, with what their repeats are counted by.
    struct Sighted: Sendable {
        /// The events that count, of the range alone, in their order.
        var cases: [(event: Int64, isRepeat: Bool)] = []
        /// The children who were seen in incidents that count.
        var sightings: [RepeatTally.Sighting] = []
    }

    /// The events of a range of which a notice stands, whether their producer called them a repeat, and the children who were seen
    /// from twelve months before it on.
    func sightings(from: Instant?, before: Instant?, in zone: Zone) throws -> Sighted {
        let parts = try eventParts(from: Self.yearBefore(from), before: before) { part in
            let children = try part.children(in: zone)
            // Events are wide, and a region has millions.
            let cases = zip(part.events, children.notices).lazy.filter { event, notices in
                notices > 0 && event.exclusion == nil && from.map { event.reportedAt >= $0 } ?? true
            }
            return Sighted(
                cases: cases.map { ($0.0.sequence, $0.0.facts?.isRepeat == true) }, sightings: children.sightings)
        }
        return parts.reduce(into: Sighted()) { all, part in
            all.cases += part.cases
            all.sightings += part.sightings
        }
    }

    private static func yearBefore(_ from: Instant?) -> Instant? { from.map { $0 - .seconds(366 * 86_400) } }

    /// The incidents of the police by pair, each once though several events tell of it.
    private static func pairDays(_ incidents: [PairIncident]) -> [RepeatTally.PairDay] {
        var seen: Set<PairReference> = []
        var numbers: [Data: Int] = [:]
        return incidents.compactMap { incident in
            guard seen.insert(incident.reference).inserted else { return nil }
            let number = numbers[incident.reference.pair] ?? numbers.count
            numbers[incident.reference.pair] = number
            return RepeatTally.PairDay(pair: number, day: incident.day)
        }
    }
}

/// An event in which the police met a pair.
private struct PairIncident: Sendable {
    var reference: PairReference
    var day: CivilDate
}

/// What two events of one incident share.
private struct PairReference: Hashable, Sendable {
    var pair: Data
    var reference: Data
}

extension EventPart {
    /// Standing notices about each event, and the children who were seen in the incidents that count.
    fileprivate func children(in zone: Zone) throws -> (notices: [Int], sightings: [RepeatTally.Sighting]) {
        var notices = [Int](repeating: 0, count: events.count)
        var sightings: [RepeatTally.Sighting] = []
        // Of the event before which the notices of another begin.
        var first = 0
        try forEachNotice("person") { place, row in
            notices[place] += 1
            let event = events[place]
            guard event.kind == .incident, event.exclusion == nil else { return }
            let person = row.integer(2)
            if sightings.last?.event != event.sequence { first = sightings.count }
            if let known = sightings[first...].firstIndex(where: { $0.person == person }) {
                sightings[known].notices += 1
            } else {
                sightings.append(
                    RepeatTally.Sighting(
                        person: person, event: event.sequence, daysSinceEpoch: zone.day(at: event.reportedAt),
                        notices: 1))
            }
        }
        return (notices, sightings)
    }

    /// The pairs in the incidents of the police that count.
    fileprivate func pairIncidents(in zone: Zone) throws -> [PairIncident] {
        guard let first = events.first, let last = events.last else { return [] }
        var incidents: [PairIncident] = []
        var place = 0
        try PreparedStatement(
            database,
            """
            SELECT p.event, p.pair, e.reference_key FROM event_pair p JOIN event e ON e.seq = p.event
            WHERE p.event BETWEEN ? AND ? ORDER BY p.event
            """
        ).bind(1, first.sequence).bind(2, last.sequence).forEach { row in
            let sequence = row.integer(0)
            while place < events.count, events[place].sequence < sequence { place += 1 }
            guard place < events.count, events[place].sequence == sequence else { return }
            let event = events[place]
            let isOfPolice = event.kind == .incident || event.kind == .matter(.policeNotification)
            guard isOfPolice, event.exclusion == nil else { return }
            incidents.append(
                PairIncident(
                    reference: PairReference(pair: Data(row.blob(1)), reference: Data(row.blob(2))),
                    day: zone.date(at: event.reportedAt)))
        }
        return incidents
    }
}
