// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Victims heard at the MARACs of a range of days against notices delivered to their GP practices, every difference coded
/// (domain.md 1B L4 and L5).
///
/// It keeps only what its reader may see: what is suppressed is in no field.
package struct CoverageReport: Hashable, Sendable {
    /// Its days are those on which the cases were heard.
    package var heading: ReportHeading
    /// Code of the only MARAC it is about; nil is every one.
    package var area: String?
    package var audience: ReportAudience
    package var figures: CoverageFigures

    /// Makes a report of cases; those not of the heading's days, or of another area, are left out.
    ///
    /// - Parameter trained: practices at which somebody is trained; nil where nobody looked.
    package init(
        heading: ReportHeading, hearings: [VictimHearing], trained: Set<PartnerID>? = nil, area: String? = nil,
        audience: ReportAudience = .outside
    ) {
        self.heading = heading
        self.area = area
        self.audience = audience
        figures = CoverageFigures(
            hearings.filter { heading.covers($0.heardAt) && (area == nil || $0.area == area) }, trained: trained,
            audience: audience)
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

    /// What is said where nothing may be.
    static let notShown = "not shown"
    /// The key of what was folded.
    static let folded = "fewer-than-5"

    /// What the reader must know to read the figures.
    var note: String {
        switch audience {
        case .inside: "Small counts are not suppressed: for the partnership only."
        case .outside:
            "No count of 1 to 4 is shown, nor one that would give it back; \(Self.folded) sums what was folded, with what had to be "
                + "folded beside it. Do not publish it beside a report of other days or of one area that overlaps with it."
        }
    }
}
