// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
import Wire

extension FigureReport {
    /// Draws a sample from a journal, beside whatever process writes it.
    package static func sample(
        _ journal: JournalReader, _ heading: ReportHeading, size: Int, strata: [AuditStratum], seed: UInt64
    ) throws -> FigureReport {
        let bounds = heading.bounds
        let population = try journal.auditPopulation(from: bounds.from, before: bounds.before, in: heading.zone)
        let sample = AuditSample(of: population, size: size, strata: strata, seed: seed)
        let cases = try sample.strata.flatMap { drawn in try drawn.cases.map { try journal.auditCase($0, drawn.stratum) } }
        return self.sample(sample, cases, of: population, heading)
    }

    /// Cases drawn for an audit, each with all that became of it, and how many a manager looked at within 24 hours (domain.md 1A W16
    /// and W17).
    ///
    /// It is for the partnership alone: each row is one case.
    package static func sample(
        _ sample: AuditSample, _ cases: [AuditCase], of population: [AuditStratum: [Int64]], _ heading: ReportHeading
    ) -> FigureReport {
        let standings = cases.map { (case: $0, standing: $0.standing(asOf: heading.asOf)) }
        func kept(_ stratum: AuditStratum?) -> Share {
            let counted = standings.filter { $0.standing.counts && (stratum == nil || $0.case.stratum == stratum) }
            return Share(counted.count { $0.standing == .inTime }, of: counted.count)
        }
        var tables = tables(sample, standings, kept)
        for place in tables.indices { tables[place].isWhole = true }
        let excluded = Dictionary(grouping: standings.filter { !$0.standing.counts }, by: \.standing.code)
        return FigureReport(
            name: "sample", title: "Sample of \(cases.count) cases", span: .days(of: "reported"), heading: heading,
            audience: .inside,
            figures: [
                .init("cases", "Cases drawn", .count(cases.count)), .init("seed", "Seed", .text("\(sample.seed)")),
                .init("population", "Digest of the population", .text(digest(of: population, sample.strata.map(\.stratum)))),
                .init("oversight", "Oversight within 24 hours", .share(kept(nil))),
                .init("excluded", "Not counted", .count(standings.count { !$0.standing.counts })),
            ],
            excluded: excluded.sorted { $0.key < $1.key }.map { .init($0.key, $0.key, .count($0.value.count)) },
            tables: tables,
            notes: [
                "A case is an event of which at least one notice stands, by its sequence in the journal. The same seed, strata, size and days "
                    + "draw the same cases wherever the digest of the population is the same (docs/reports.md).",
                "The 24 hours run by the clock from when the first recipient's system stored a notice of the case. Cases drawn are those that "
                    + "count and those that do not, each of which has its reason.",
            ])
    }

    private static func tables(
        _ sample: AuditSample, _ standings: [(case: AuditCase, standing: OversightStanding)], _ kept: (AuditStratum?) -> Share
    ) -> [FigureTable] {
        func text(_ instant: Instant?) -> FigureCell { instant.map { .text($0.rfc3339) } ?? .none }
        return [
            FigureTable(
                "strata", "Strata", labels: ["stratum"], columns: ["population", "drawn", "oversight within 24 hours"],
                rows: sample.strata.map {
                    .init(
                        $0.stratum.rawValue,
                        cells: [.count($0.population), .count($0.cases.count), .share(kept($0.stratum))])
                }),
            FigureTable(
                "cases", "Cases", labels: ["case", "stratum"], columns: ["producer", "received", "oversight", "after", "standing"],
                rows: standings.map { entry in
                    let looked = entry.case.oversight.filter { $0.exclusion == nil }.map(\.at).min()
                    let after = looked.flatMap { at in entry.case.receivedAt.map { (at - $0).wholeMilliseconds } }
                    return .init(
                        "\(entry.case.sequence)", entry.case.stratum.rawValue,
                        cells: [
                            .text(entry.case.producer.description), text(entry.case.receivedAt), text(looked),
                            after.map { .span($0) } ?? .none, .text(entry.standing.code),
                        ])
                }),
            FigureTable(
                "timelines", "What became of each", labels: ["case", "at"], columns: ["what", "who", "detail"],
                rows: standings.map(\.case).flatMap { audited in
                    audited.timeline.map { step in
                        .init(
                            "\(audited.sequence)", step.at.rfc3339,
                            cells: [
                                .text(step.what), step.party.map { .text($0.description) } ?? .none,
                                step.detail.isEmpty ? .none : .text(step.detail),
                            ])
                    }
                }),
        ]
    }

    /// SHA-256 of `stratum sequence` of every case of the strata, a line each; the first sixteen hexadecimal digits.
    private static func digest(of population: [AuditStratum: [Int64]], _ strata: [AuditStratum]) -> String {
        var lines: [UInt8] = []
        for stratum in strata {
            let start = Array("\(stratum.rawValue) ".utf8)
            // A region has millions of cases.
            for event in (population[stratum] ?? []).sorted() {
                lines += start
                lines += String(event).utf8
                lines.append(UInt8(ascii: "\n"))
            }
        }
        return String(Digest.hex(Digest.sha256(lines)).prefix(16))
    }
}
