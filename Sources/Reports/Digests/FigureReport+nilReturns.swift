// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads which digests of flagged families were made from a journal, beside whatever process writes it.
    package static func nilReturns(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws
        -> FigureReport
    {
        nilReturns(
            try journal.digestDays(from: heading.from, to: heading.to, asOf: heading.asOf, in: heading.zone), heading,
            audience: audience)
    }

    /// Digests expected against digests sent, nil returns among them (domain.md 1B L12).
    ///
    /// It counts mornings, not people. On how many of them somebody was found is for the partnership alone.
    package static func nilReturns(
        _ days: [DigestDay], _ heading: ReportHeading, audience: ReportAudience
    ) -> FigureReport {
        func cells(_ days: [DigestDay]) -> [FigureCell] {
            let made = days.compactMap(\.digest)
            let notices = made.reduce(0) { $0 + $1.notices }
            let found: [FigureCell] = [
                .count(made.count { $0.families == 0 }), .count(made.count { $0.families ?? 0 > 0 }),
                .count(made.count { $0.families == nil }),
            ]
            return [
                .count(days.count), .share(Share(made.count, of: days.count)), .count(days.count - made.count),
                .count(made.count { $0.notices == 0 }), .count(notices),
                .share(Share(made.reduce(0) { $0 + $1.inTime }, of: notices)),
            ] + (audience == .inside ? found : [])
        }
        let missing = days.filter { $0.digest == nil }
        let all = cells(days)
        return FigureReport(
            name: "nil-returns", title: "Digests of flagged families", span: .days(of: "due"), heading: heading, audience: audience,
            figures: [
                .init("expected", "Digests expected", all[0]), .init("made", "Made", all[1]),
                .init("inTime", "Stored by the deadline", all[5]),
            ],
            tables: [
                FigureTable(
                    "by-cluster", "By cluster", labels: ["cluster"],
                    columns: ["expected", "made", "missing", "sent to nobody", "notices", "in time"]
                        + (audience == .inside ? ["of none", "of some", "not recorded"] : []),
                    rows: Dictionary(grouping: days, by: \.cluster).sorted { $0.key < $1.key }.map {
                        .init($0.key.description, cells: cells($0.value))
                    }),
                FigureTable(
                    "missing", "Days without a digest", labels: ["cluster"], columns: ["day"],
                    rows: missing.map { .init($0.cluster.description, cells: [.day($0.day)]) }),
            ],
            notes: [
                "A digest is expected on each day on which the register, as it stood when digests were due, had a family of the cluster "
                    + "flagged. One of none says that nothing was found, which is not silence. Digests made before that was kept are "
                    + "not recorded as either."
            ])
    }
}
