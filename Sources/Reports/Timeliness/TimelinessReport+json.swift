// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

extension TimelinessReport {
    /// The documented fields of docs/reports.md; durations are seconds.
    var json: String {
        var members: [JSON.Member] = [
            JSON.Member("report", "timeliness"), JSON.Member("version", 1), JSON.Member("deployment", .string(heading.deployment)),
            JSON.Member("rehearsal", .boolean(heading.rehearsal)), JSON.Member("from", Self.text(heading.from?.description)),
            JSON.Member("to", Self.text(heading.to?.description)), JSON.Member("asOf", .string(heading.asOf.rfc3339)),
            JSON.Member("zone", .string(heading.zone.identifier)),
            JSON.Member("by", .array(dimensions.map { .string($0.rawValue) })),
            JSON.Member(
                "lastYear",
                lastYear.map { ["from": Self.text($0.heading.from?.description), "to": Self.text($0.heading.to?.description)] }
                    ?? .null),
            JSON.Member(
                "history",
                [
                    "use": .string(history.rawValue), "notices": Self.count(historyNotices),
                    "leftOut": Self.count(historyLeftOut),
                ]),
            JSON.Member("overall", .object(Self.members(overall, lastYear?.overall))),
        ]
        for dimension in TimelinessDimension.allCases {
            members.append(
                JSON.Member(
                    dimension.list,
                    .array(
                        by(dimension).map { group in
                            .object(
                                [JSON.Member(dimension.member, .string(group.key))] + Self.members(group.summary, group.lastYear))
                        })))
        }
        members.append(JSON.Member("late", .array(late.map(Self.lateNotice))))
        members.append(JSON.Member("holds", .array(holds.map(Self.hold))))
        return String(decoding: JSON.object(members).indented, as: UTF8.self) + "\n"
    }

    private static func members(_ summary: TimelinessSummary, _ lastYear: TimelinessSummary?) -> [JSON.Member] {
        members(summary) + [JSON.Member("lastYear", lastYear.map { .object(members($0)) } ?? .null)]
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
            JSON.Member("withoutDeadline", count(summary.withoutDeadline)),
            JSON.Member("byDays", count(summary.byDays)),
            JSON.Member("oversight", summary.oversight.map(oversight) ?? .null),
        ]
    }

    private static func oversight(_ oversight: OversightSummary) -> JSON {
        [
            "within24Hours": share(oversight.within24Hours),
            "excluded": .object(
                Oversight.Exclusion.allCases.map { JSON.Member($0.rawValue, count(oversight.excluded[$0] ?? 0)) }),
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
