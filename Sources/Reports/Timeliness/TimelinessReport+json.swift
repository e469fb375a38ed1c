// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

extension TimelinessReport {
    /// The documented fields of docs/reports.md; durations are seconds.
    var json: String {
        let tree: JSON = [
            "report": "timeliness", "version": 1, "deployment": .string(heading.deployment),
            "rehearsal": .boolean(heading.rehearsal), "from": Self.text(heading.from?.description),
            "to": Self.text(heading.to?.description), "asOf": .string(heading.asOf.rfc3339),
            "zone": .string(heading.zone.identifier), "overall": .object(Self.members(overall)),
            "byFlow": Self.groups(byFlow, "flow"), "bySetting": Self.groups(bySetting, "setting"),
            "byForce": Self.groups(byForce, "force"), "late": .array(late.map(Self.lateNotice)),
            "holds": .array(holds.map(Self.hold)),
        ]
        return String(decoding: tree.indented, as: UTF8.self) + "\n"
    }

    private static func groups(_ groups: [Group], _ name: String) -> JSON {
        .array(groups.map { .object([JSON.Member(name, .string($0.key))] + members($0.summary)) })
    }

    private static func members(_ summary: TimelinessSummary) -> [JSON.Member] {
        [
            JSON.Member("notices", count(summary.notices)),
            JSON.Member("counted", count(summary.counted)),
            JSON.Member(
                "excluded",
                .object(TimelinessSummary.Exclusion.allCases.map { JSON.Member($0.rawValue, count(summary.excluded[$0] ?? 0)) })),
            JSON.Member("deliveredInTime", share(summary.deliveredInTime)),
            JSON.Member("openedInTime", share(summary.openedInTime)),
            JSON.Member("infeasible", count(summary.infeasible)),
            JSON.Member("lowConfidence", count(summary.lowConfidence)),
            JSON.Member(
                "escalated", .object(EscalationLevel.allCases.map { JSON.Member($0.code, count(summary.escalated[$0] ?? 0)) })),
            JSON.Member("causes", .object(DelayCause.allCases.map { JSON.Member($0.rawValue, count(summary.causes[$0] ?? 0)) })),
            JSON.Member("days", distribution(summary.days, unit: 1)),
            JSON.Member("bands", .object(DaysBand.allCases.map { JSON.Member($0.rawValue, count(summary.bands[$0] ?? 0)) })),
            JSON.Member("withinOneDay", share(summary.withinOneDay)),
            JSON.Member("margin", distribution(summary.margin, unit: 1000)),
            JSON.Member(
                "legs", .object(summary.legs.named.map { JSON.Member($0.field, distribution($0.distribution, unit: 1000)) })),
        ]
    }

    private static func lateNotice(_ notice: LateNotice) -> JSON {
        [
            "notice": .string(notice.notice), "flow": .string(notice.flow.rawValue), "setting": .string(notice.setting.description),
            "force": .string(notice.force), "deadline": .string(notice.deadline.rfc3339),
            "deliveredAt": text(notice.deliveredAt?.rfc3339),
            "lateBy": notice.deliveredAt.map { seconds(($0 - notice.deadline).wholeMilliseconds) } ?? .null,
            "cause": .string(notice.cause.rawValue),
        ]
    }

    private static func hold(_ hold: HoldSummary) -> JSON {
        [
            "code": .string(hold.code.rawValue), "holds": count(hold.total), "open": count(hold.open),
            "oldestOpen": hold.oldestOpen.map { seconds($0.wholeMilliseconds) } ?? .null,
            "waited": distribution(hold.waited, unit: 1000),
        ]
    }

    /// - Parameter unit: how many of the distribution's numbers make one of the output's.
    private static func distribution(_ figures: Distribution?, unit: Int64) -> JSON {
        guard let figures else { return .null }
        func scaled(_ tenths: Int64) -> JSON {
            tenths % (unit * 10) == 0 ? .integer(tenths / (unit * 10)) : .number(Double(tenths) / Double(unit * 10))
        }
        return [
            "n": count(figures.count), "min": scaled(figures.min * 10), "median": scaled(figures.medianTenths),
            "mean": scaled(figures.meanTenths), "p90": scaled(figures.percentile(90) * 10), "max": scaled(figures.max * 10),
        ]
    }

    private static func share(_ share: Share) -> JSON {
        ["part": count(share.part), "of": count(share.whole), "percent": share.percent.map(count) ?? .null]
    }

    private static func count(_ value: Int) -> JSON { .integer(Int64(value)) }

    private static func seconds(_ milliseconds: Int64) -> JSON {
        milliseconds % 1000 == 0 ? .integer(milliseconds / 1000) : .number(Double(milliseconds) / 1000)
    }

    private static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}
