// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Safeguarding
import Wire

/// Which children on the rolls may be the children of an event, and what speaks for and against each.
///
/// It names settings, fields and weights, and no child: who may know more asks the setting.
struct MatchExplaining {
    var deployment: Deployment
    var zone: Zone
    var weights: MatchWeights

    /// One child of the event.
    struct Explained {
        /// Where the child stands in the event.
        var pointer: String
        var judgement: MatchJudgement
        /// The setting of each candidate, by its number.
        var settings: [Int64: PartnerID]
        /// The settings with a row that the child cannot be compared with, since it does not open.
        var unreadable: Set<PartnerID>

        var verdict: MatchJudgement.Verdict { judgement.verdict == .none && !unreadable.isEmpty ? .hold([]) : judgement.verdict }
    }

    func perform(event file: String, _ format: FormatOption.Format) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let explained: [Explained]
        do {
            let reader = try journal.reader()
            let clock = BrokerClock(offset: try reader.identity().rehearsal ? reader.clockOffset() : 0)
            explained = try explain(incident(file, now: clock.now), on: reader, today: zone.date(at: clock.now))
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        switch format {
        case .text: try Console.lines(explained.flatMap(lines))
        case .json: try Console.document(["children": .array(explained.map(json))])
        }
    }

    /// Judges each child of an incident against the rolls of a day.
    private func explain(_ incident: Incident, on reader: JournalReader, today: CivilDate) throws -> [Explained] {
        try incident.children.enumerated().map { index, child in
            let found = try reader.likenesses(reader.rollLookup.keys(of: child), today: today)
            return Explained(
                pointer: "/data/children/\(index)",
                judgement: MatchJudgement(
                    PersonDetails(child), among: found.compactMap { row in row.details.map { (row.number, $0) } },
                    weights: weights),
                settings: Dictionary(found.map { ($0.number, $0.setting) }, uniquingKeysWith: { first, _ in first }),
                unreadable: Set(found.filter { $0.details == nil }.map(\.setting)))
        }
    }

    private func incident(_ file: String, now: Instant) throws -> Incident {
        let event: DecodedEvent
        do throws(Problem) {
            event = try DecodedEvent(body: (try? ImportFile.read(file)) ?? [], now: now)
        } catch {
            let first = error.errors.first.map { " at \($0.pointer): \($0.code)" } ?? ""
            throw CommandFailure("\(file) is no event that can be taken (\(error.code.rawValue)\(first))", try: "docs/errors.md")
        }
        guard case .incident(let incident) = event.payload else {
            throw CommandFailure("\(file) names its recipients itself: there is nothing to match", try: "a firstbell.incident.v1")
        }
        return incident
    }

    private func verdict(_ explained: Explained) -> String {
        switch explained.verdict {
        case .certain: "certain"
        case .hold: "hold"
        case .none: "none"
        }
    }

    private func lines(_ explained: Explained) -> [String] {
        let judgement = explained.judgement
        let heading =
            switch explained.verdict {
            case .certain: "beyond doubt"
            case .hold: "a person must look"
            case .none: "nobody on the rolls is like this child"
            }
        return ["\(explained.pointer): \(heading)"]
            + judgement.candidates.map { candidate in
                let fields = PersonComparison.Field.allCases.map { field in
                    "\(field.rawValue) \(candidate.comparison[field].rawValue) \(Self.bits(weights.weight(field, candidate.comparison[field])))"
                }
                let exchanged = candidate.comparison.namesExchanged ? ["names exchanged \(Self.bits(weights.exchanged))"] : []
                return "  \(explained.settings[candidate.id]?.description ?? ""): \(Self.bits(candidate.score)) bits; "
                    + (fields + exchanged).joined(separator: ", ")
            }
            + explained.unreadable.sorted().map { "  \($0): a row of its roll cannot be opened" }
    }

    private func json(_ explained: Explained) -> JSON {
        [
            "child": .string(explained.pointer), "verdict": .string(verdict(explained)),
            "unreadable": .array(explained.unreadable.sorted().map { .string($0.description) }),
            "candidates": .array(
                explained.judgement.candidates.map { candidate in
                    [
                        "setting": .string(explained.settings[candidate.id]?.description ?? ""),
                        "bits": .string(Self.bits(candidate.score)),
                        "namesExchanged": .boolean(candidate.comparison.namesExchanged),
                        "fields": .array(
                            PersonComparison.Field.allCases.map { field in
                                [
                                    "field": .string(field.rawValue), "level": .string(candidate.comparison[field].rawValue),
                                    "bits": .string(Self.bits(weights.weight(field, candidate.comparison[field]))),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// With one decimal: more would look as if the odds were known.
    private static func bits(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
