// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

extension CoverageReport {
    /// The documented fields of docs/reports.md; null is a figure that may not be shown.
    var json: String {
        let tree: JSON = [
            "report": "gp-coverage", "version": 1, "deployment": .string(heading.deployment),
            "rehearsal": .boolean(heading.rehearsal), "from": Self.text(heading.from?.description),
            "to": Self.text(heading.to?.description), "asOf": .string(heading.asOf.rfc3339),
            "zone": .string(heading.zone.identifier), "area": Self.text(area), "inside": .boolean(audience == .inside),
            "heard": Self.count(figures.heard), "delivered": Self.count(figures.delivered),
            "deliveredInTime": Self.count(figures.inTime), "deliveredLate": Self.count(figures.late),
            "exceptions": Self.count(figures.exceptions), "open": Self.count(figures.open),
            "coverage": Self.share(figures.coverage), "accounted": Self.share(figures.accounted),
            "differences": .array(figures.differences.map(Self.line)), "excluded": Self.count(figures.excluded),
            "exclusions": .array(figures.exclusions.map(Self.line)), "byArea": .array(figures.areas.map(Self.area)),
            "byPractice": .array(figures.practices.map(Self.practice)),
            "training": figures.training.map { ["told": Self.count($0.told), "trained": Self.count($0.trained)] } ?? .null,
        ]
        return String(decoding: tree.indented, as: UTF8.self) + "\n"
    }

    private static func line(_ line: CoverageFigures.Line) -> JSON {
        ["group": .string(line.group.rawValue), "code": .string(line.code), "count": count(line.count)]
    }

    private static func area(_ row: CoverageFigures.Area) -> JSON {
        [
            "area": .string(row.area), "heard": count(row.heard), "delivered": count(row.delivered),
            "exceptions": count(row.exceptions), "open": count(row.open), "coverage": share(row.coverage),
            "accounted": share(row.accounted),
        ]
    }

    private static func practice(_ row: CoverageFigures.Practice) -> JSON {
        ["practice": .string(row.practice), "notices": count(row.notices), "rank": count(row.rank)]
    }

    private static func share(_ share: Share?) -> JSON {
        guard let share else { return .null }
        let percent: JSON = share.permille.map { $0 % 10 == 0 ? .integer(Int64($0 / 10)) : .number(Double($0) / 10) } ?? .null
        return ["part": count(share.part), "of": count(share.whole), "percent": percent]
    }

    private static func count(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }

    private static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}
