// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension FigureReport {
    /// One page that prints on A4: no script and no request to anywhere.
    var html: String {
        var parts = HTMLPage.opening(HTMLText.escaped(title), rehearsal: heading.rehearsal)
        parts.append("<h1>\(HTMLText.escaped(title))</h1>")
        let facts = [range, heading.deployment, "as of \(heading.asOf)", "days in \(heading.zone.identifier)"]
        parts.append(
            "<p class=\"range\">\(facts.filter { !$0.isEmpty }.map { HTMLText.escaped($0) }.joined(separator: " · "))</p>")
        if !figures.isEmpty {
            parts += ["<dl>"]
            parts += figures.map { "<div><dt>\(HTMLText.escaped($0.title))</dt><dd>\(HTMLText.escaped($0.cell.text))</dd></div>" }
            parts += ["</dl>"]
        }
        for table in tables where !table.rows.isEmpty {
            parts.append(
                HTMLPage.section(
                    HTMLText.escaped(table.title),
                    (table.plot.map { "<figure>\($0.svg)</figure>\n" } ?? "")
                        + HTMLPage.table(
                            HTMLText.escaped(table.labels.joined(separator: ", ")), table.labels + table.columns,
                            table.rows.map { $0.labels + $0.cells.map(\.text) })))
        }
        if !excluded.isEmpty {
            parts.append(
                HTMLPage.section(
                    "Not counted, and why",
                    HTMLPage.table("Each for one reason", ["Reason", "Count"], excluded.map { [$0.title, $0.cell.text] })))
        }
        parts.append("<footer>" + remarks.map { "<p>\(HTMLText.escaped($0))</p>" }.joined() + "</footer>")
        parts += HTMLPage.closing
        return parts.joined(separator: "\n") + "\n"
    }
}
