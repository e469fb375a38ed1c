// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads what producers gave from a journal, beside whatever process writes it.
    package static func quality(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws -> FigureReport
    {
        let bounds = heading.bounds
        return quality(try journal.quality(from: bounds.from, before: bounds.before), heading, audience: audience)
    }

    /// How complete what each producer sends is (domain.md 1B L19).
    package static func quality(_ tally: QualityTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        func cell(_ part: Int, _ whole: Int) -> FigureCell {
            // The rest is as easily had as the part.
            let isTold = audience == .inside || ![part, whole - part, whole].contains(where: ShownCount.isSmall)
            return .share(isTold ? Share(part, of: whole) : nil)
        }
        func whole(_ count: Int) -> FigureCell {
            .count(audience == .outside && ShownCount.isSmall(count) ? .small : .count(count))
        }
        let rows = tally.producers.sorted { $0.key < $1.key }
        return FigureReport(
            name: "quality", title: "What producers give", span: .days(of: "reported"), heading: heading, audience: audience,
            excluded: EventFigure.Exclusion.allCases.map {
                .init($0.rawValue, "Events \($0.rawValue)", whole(tally.excluded[$0] ?? 0))
            } + [.init("notRecorded", "Accepted before it was kept", whole(tally.notRecorded))],
            tables: [
                FigureTable(
                    "subjects", "People in events", labels: ["producer"],
                    columns: ["people"] + QualityTally.details.map(\.name),
                    rows: rows.map { producer, quality in
                        .init(
                            producer.description,
                            cells: [whole(quality.subjects)] + quality.given.map { cell($0, quality.subjects) })
                    }),
                FigureTable(
                    "events", "Events", labels: ["producer"],
                    columns: ["events", "risk graded", "abuse type", "source given"],
                    rows: rows.map { producer, quality in
                        .init(
                            producer.description,
                            cells: [whole(quality.events)]
                                + [quality.graded, quality.typed, quality.sourced].map {
                                    cell($0, quality.events)
                                })
                    }),
            ],
            notes: [
                "People are the children of incidents and everybody else whom decisions are about. On roll: exactly this child is on a roll. "
                    + "No setting: nobody could tell, and a person had to. Both are of children of incidents alone."
            ])
    }
}
