// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension CoverageReport {
    /// One row a group under one header: the whole, each area, each code, each practice.
    ///
    /// An empty cell is a figure that the group does not have or that may not be shown.
    var csv: String {
        let columns = [
            "heard", "delivered", "deliveredInTime", "deliveredLate", "exceptions", "open", "excluded", "coverage", "accounted",
            "count",
            "rank",
        ]
        var result = CSVText.row(["group", "key"] + columns + ["inside", "rehearsal", "area", "from", "to", "asOf"])
        func add(_ group: String, _ key: String, _ cells: [String: String?]) {
            result += CSVText.row(
                [group, key] + columns.map { (cells[$0] ?? nil) ?? "" } + [
                    audience == .inside ? "INSIDE" : "", heading.rehearsal ? "REHEARSAL" : "", area ?? "",
                    heading.from?.description ?? "", heading.to?.description ?? "", heading.asOf.rfc3339,
                ])
        }
        add(
            "overall", "",
            [
                "heard": Self.cell(figures.heard), "delivered": Self.cell(figures.delivered),
                "deliveredInTime": Self.cell(figures.inTime), "deliveredLate": Self.cell(figures.late),
                "exceptions": Self.cell(figures.exceptions), "open": Self.cell(figures.open),
                "excluded": Self.cell(figures.excluded), "coverage": Self.cell(figures.coverage),
                "accounted": Self.cell(figures.accounted),
            ])
        for row in figures.areas {
            add(
                "area", row.area,
                [
                    "heard": Self.cell(row.heard), "delivered": Self.cell(row.delivered), "exceptions": Self.cell(row.exceptions),
                    "open": Self.cell(row.open), "coverage": Self.cell(row.coverage), "accounted": Self.cell(row.accounted),
                ])
        }
        for line in figures.differences + figures.exclusions {
            add(line.group.rawValue, line.code, ["count": Self.cell(line.count)])
        }
        if let training = figures.training {
            add("training", "told", ["count": Self.cell(training.told)])
            add("training", "trained", ["count": Self.cell(training.trained)])
        }
        for row in figures.practices {
            add("practice", row.practice, ["count": Self.cell(row.notices), "rank": Self.cell(row.rank)])
        }
        return result
    }

    private static func cell(_ count: Int?) -> String? { count.map { "\($0)" } }

    /// Percent with its tenth.
    private static func cell(_ share: Share?) -> String? { share?.permille.map { "\($0 / 10).\($0 % 10)" } }
}
