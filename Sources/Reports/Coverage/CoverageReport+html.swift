// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension CoverageReport {
    /// One page that prints on A4: no script and no request to anywhere.
    var html: String {
        var parts = HTMLPage.opening("GP coverage of victims heard", rehearsal: heading.rehearsal)
        parts.append("<h1>GP coverage of victims heard</h1>")
        parts.append(
            "<p class=\"range\">Heard \(HTMLText.escaped(heading.range))\(area.map { " at " + HTMLText.escaped($0) } ?? "") · "
                + "\(HTMLText.escaped(heading.deployment)) · as of \(heading.asOf) · days in "
                + "\(HTMLText.escaped(heading.zone.identifier))</p>")
        parts += ["<dl>"] + headline.map { "<div><dt>\($0)</dt><dd>\(HTMLText.escaped($1))</dd></div>" } + ["</dl>"]
        for section in codeSections where !section.lines.isEmpty {
            let name = section.lines.first?.group == .excluded ? "Cases" : "Victims"
            parts.append(
                HTMLPage.section(
                    section.title,
                    HTMLPage.table(
                        "By code, the most frequent first", ["Code", name], section.lines.map { [$0.code, "\($0.count)"] })))
        }
        if !areaRows.isEmpty {
            parts.append(
                HTMLPage.section(
                    "By area",
                    HTMLPage.table("Coverage is delivered of heard", ["Area"] + areaColumns.map(\.capitalizedFirst), areaRows)))
        }
        if !practiceRows.isEmpty {
            parts.append(
                HTMLPage.section(
                    "By practice",
                    HTMLPage.table("Notices delivered; equal numbers share a rank", ["Practice", "Notices", "Rank"], practiceRows)))
        }
        parts.append(
            "<footer><p>Percentages are rounded half up to a tenth; 100.0 % means all and 0.0 % none. "
                + "\(HTMLText.escaped(note))</p></footer>")
        parts += HTMLPage.closing
        return parts.joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
