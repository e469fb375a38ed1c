// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads how far settings came with drills from a journal, beside whatever process writes it.
    package static func drills(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws -> FigureReport
    {
        let bounds = heading.bounds
        return drills(
            try journal.drills(from: bounds.from, before: bounds.before), passed: try journal.drillsPassed(), heading,
            audience: audience)
    }

    /// Drills that were sent, and how far each setting came with its own.
    ///
    /// It counts organisations, not people, so that nothing is suppressed; which setting did what is for the partnership alone.
    ///
    /// - Parameter passed: when each setting last passed one, in the span or before.
    package static func drills(
        _ drills: [DrillRecord], passed: [PartnerID: Instant], _ heading: ReportHeading, audience: ReportAudience
    ) -> FigureReport {
        let bySetting = Dictionary(grouping: drills, by: \.setting)
        func share(_ of: [DrillRecord], _ reached: (DrillRecord) -> Bool) -> FigureCell {
            .share(Share(of.count(where: reached), of: of.count))
        }
        func shares(_ of: [DrillRecord]) -> [FigureCell] {
            [
                share(of) { $0.life.deliveredAt != nil }, share(of) { $0.life.openedAt != nil },
                share(of) { $0.life.acknowledgedAt != nil }, share(of) { $0.passedAt != nil },
            ]
        }
        func spans(_ of: [DrillRecord]) -> [FigureCell] {
            [\NoticeLife.deliveredAt, \.openedAt, \.acknowledgedAt].map { stage in
                Distribution(
                    of.compactMap { drill in drill.life[keyPath: stage].map { $0.milliseconds - drill.sentAt.milliseconds } }
                )
                .map { .span($0.medianTenths / 10) } ?? .none
            }
        }
        let columns = [
            "sent", "delivered", "opened", "acknowledged", "passed", "median to delivered", "to opened", "to acknowledged",
        ]
        func cells(_ of: [DrillRecord]) -> [FigureCell] { [.count(of.count)] + shares(of) + spans(of) }
        let days = Dictionary(grouping: drills) { heading.zone.date(at: $0.sentAt) }
        let byDay = FigureTable(
            "by-day", "By day", labels: ["sent"], columns: columns,
            rows: days.sorted { $0.key < $1.key }.map { .init($0.description, cells: cells($1)) })
        // Those that passed none come first: they are to be rung.
        let settings = bySetting.sorted { a, b in
            (a.value.contains { $0.passedAt != nil } ? 1 : 0, a.key) < (b.value.contains { $0.passedAt != nil } ? 1 : 0, b.key)
        }
        let table = FigureTable(
            "by-setting", "By setting, those that passed none first", labels: ["setting"], columns: columns + ["last passed"],
            rows: settings.map { setting, own in
                .init(
                    setting.description,
                    cells: cells(own) + [passed[setting].map { .day(heading.zone.date(at: $0)) } ?? .none])
            })
        let whole = shares(drills)
        return FigureReport(
            name: "drills", title: "Drills", span: .days(of: "sent"), heading: heading, audience: audience,
            figures: [
                .init("sent", "Drills sent", .count(drills.count)), .init("delivered", "Delivered", whole[0]),
                .init("opened", "Opened", whole[1]), .init("acknowledged", "Acknowledged", whole[2]),
                .init("passed", "Passed", whole[3]),
                .init(
                    "settings", "Settings that passed one",
                    .share(Share(bySetting.values.count { $0.contains { $0.passedAt != nil } }, of: bySetting.count))),
            ],
            tables: [byDay.drawing("passed")] + (audience == .inside ? [table] : []),
            notes: [
                "A drill is about nobody and is in no other report. It is passed where a key adult opened and acknowledged it by the "
                    + "deadline that a notice of the same moment would have had. Times are from when it was sent. A setting that was "
                    + "sent none is not here: see `firstbell readiness` with area.drillDays."
            ])
    }
}
