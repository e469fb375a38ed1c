// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension CoverageReport {
    /// The report as tables for a terminal.
    var text: String {
        var lines: [String] = []
        if heading.rehearsal { lines.append("REHEARSAL: a rehearsal deployment, no real notices") }
        lines.append(title)
        lines.append("\(heading.deployment), as of \(heading.asOf), days in \(heading.zone.identifier)")
        lines.append("")
        let width = headline.map(\.0.count).max() ?? 0
        lines += headline.map { $0 + String(repeating: " ", count: width - $0.count + 2) + $1 }
        for section in codeSections {
            lines += self.section(section.title, section.lines.map { [$0.code, "\($0.count)"] })
        }
        lines += section("By area", areaRows, ["area"] + areaColumns)
        lines += section("By practice", practiceRows, ["practice", "notices", "rank"])
        lines += ["", note]
        return lines.joined(separator: "\n") + "\n"
    }

    var title: String {
        "GP coverage of victims heard \(heading.range)" + (area.map { " at \($0)" } ?? "")
    }

    /// The figures of the whole with their names.
    var headline: [(String, String)] {
        func shown(_ count: Int?) -> String { count.map { "\($0)" } ?? Self.notShown }
        let times = figures.inTime.flatMap { inTime in figures.late.map { ", \(inTime) by the deadline and \($0) after it" } } ?? ""
        var rows = [
            ("Victims heard", shown(figures.heard)), ("Notices delivered", shown(figures.delivered) + times),
            ("Coded exceptions", shown(figures.exceptions)), ("Open", shown(figures.open)),
            ("Coverage", figures.coverage?.precise ?? Self.notShown),
            ("Accounted for", figures.accounted?.precise ?? Self.notShown),
        ]
        if let sum { rows.append(("Adds up", sum)) }
        rows.append(("Not counted", shown(figures.excluded)))
        if let training = figures.training {
            rows.append(("Practices told", "\(training.told), \(training.trained) of them with somebody trained today"))
        }
        return rows
    }

    /// What the parts come to, against the victims heard.
    private var sum: String? {
        guard let heard = figures.heard, let delivered = figures.delivered, let exceptions = figures.exceptions,
            let open = figures.open
        else { return nil }
        let sum = delivered + exceptions + open
        return "\(delivered) delivered + \(exceptions) coded exceptions + \(open) open = \(sum) of \(heard) heard"
    }

    /// The codes by what they say.
    var codeSections: [(title: String, lines: [CoverageFigures.Line])] {
        let titles: [(CoverageFigures.Group, String)] = [
            (.exception, "Coded exceptions"), (.open, "Open"), (.difference, "Not delivered: coded exceptions and open"),
        ]
        return titles.map { group, title in (title, figures.differences.filter { $0.group == group }) }
            + [("Not counted, and why", figures.exclusions)]
    }

    /// The columns of the areas behind their code; less is told outside.
    var areaColumns: [String] {
        audience == .inside
            ? ["heard", "delivered", "exceptions", "open", "coverage", "accounted for"] : ["heard", "delivered", "coverage"]
    }

    var areaRows: [[String]] {
        figures.areas.map { row in
            let counts = [row.heard, row.delivered] + [row.exceptions, row.open].compactMap { $0 }
            return [row.area] + counts.map { "\($0)" } + [row.coverage.precise] + (row.accounted.map { [$0.precise] } ?? [])
        }
    }

    var practiceRows: [[String]] {
        figures.practices.map { [$0.practice, "\($0.notices)", $0.rank.map { "\($0)" } ?? "-"] }
    }

    private func section(_ title: String, _ rows: [[String]], _ names: [String] = []) -> [String] {
        if rows.isEmpty { return [] }
        var columns = TextColumns()
        if !names.isEmpty { columns.add(names) }
        for row in rows { columns.add(row) }
        return ["", title] + columns.lines.map { "  " + $0 }
    }
}
