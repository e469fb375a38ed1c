// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A report of tables: whatever it is about, its form is this one in every format.
///
/// It keeps only what its reader may see: what is suppressed is in no field. It names organisations, areas and codes, and no person.
package struct FigureReport: Hashable, Sendable {
    /// Its name on the command line, `volumes`.
    package var name: String
    package var title: String
    /// What its range is of: `reported`, `as of`.
    package var span: Span
    package var heading: ReportHeading
    package var audience: ReportAudience
    /// The figures of the whole.
    package var figures: [Figure]
    /// What was left out, each for one reason.
    package var excluded: [Figure]
    package var tables: [FigureTable]
    /// What the reader must know to read the figures.
    package var notes: [String]
    /// What it did with the notices of earlier systems; nil of a report that has nothing to do with them.
    package var history: FigureHistory?

    /// A figure with its name.
    package struct Figure: Hashable, Sendable {
        /// Its name in JSON and CSV.
        package var key: String
        package var title: String
        package var cell: FigureCell

        package init(_ key: String, _ title: String, _ cell: FigureCell) {
            self.key = key
            self.title = title
            self.cell = cell
        }
    }

    /// What a range of days is of.
    package enum Span: Hashable, Sendable {
        /// Days on which something happened: `reported`, `heard`, `opened`.
        case days(of: String)
        /// There is none: the figures are those of one instant.
        case now
    }

    package init(
        name: String, title: String, span: Span, heading: ReportHeading, audience: ReportAudience, figures: [Figure] = [],
        excluded: [Figure] = [], tables: [FigureTable] = [], notes: [String] = [], history: FigureHistory? = nil
    ) {
        self.name = name
        self.title = title
        self.span = span
        self.heading = heading
        self.audience = audience
        self.figures = figures
        self.excluded = excluded
        self.tables = tables
        self.notes = notes
        self.history = history
    }

    /// The report in a format, ending in a line end.
    package func rendered(as format: ReportFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        case .csv: csv
        case .html: html
        }
    }

    /// `reported 2026-04-01 to 2026-06-30`; empty where the figures are of one instant.
    var range: String {
        switch span {
        case .days(let what): "\(what) \(heading.range)"
        case .now: ""
        }
    }

    /// What stands below the figures.
    var remarks: [String] { notes + (history.flatMap { $0.remark.map { [$0] } } ?? []) + [auditNote] }

    /// What every reader must know of small counts.
    private var auditNote: String {
        switch audience {
        case .inside: "Small counts are not suppressed: for the partnership only."
        case .outside:
            "<5 is 1 to 4; * may be any number, and is not shown because it would give back one of 1 to 4. Do not publish it beside a "
                + "report of other days that overlaps with it."
        }
    }
}
