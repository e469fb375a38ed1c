// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads at how many settings somebody is trained from a journal, beside whatever process writes it.
    ///
    /// The days of the heading are those whose notices say where training is needed most.
    package static func training(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws
        -> FigureReport
    {
        let bounds = heading.bounds
        let notices = audience == .inside ? try journal.noticesByRecipient(from: bounds.from, before: bounds.before) : [:]
        return training(
            try journal.settingTraining(on: heading.zone.date(at: heading.asOf), notices: notices), heading, audience: audience)
    }

    /// Active settings at which one key adult, and two, have training that counts today (domain.md 1A W8 and W9, 1B L6).
    ///
    /// It counts organisations, not people, so that nothing is suppressed; which of them has nobody is for the partnership alone.
    package static func training(
        _ settings: [SettingTraining], _ heading: ReportHeading, audience: ReportAudience
    ) -> FigureReport {
        func cells(_ settings: [SettingTraining]) -> [FigureCell] {
            func share(_ isCounted: (SettingTraining) -> Bool) -> FigureCell {
                .share(Share(settings.count(where: isCounted), of: settings.count))
            }
            return [
                .count(settings.count), .count(settings.count(where: \.participates)), share { $0.trained >= 1 },
                share { $0.trained >= 2 }, .count(settings.count(where: \.isEnding)),
            ]
        }
        let columns = ["active", "taking part", "one trained", "two trained", "ending"]
        func table(_ key: String, _ title: String, _ label: String, _ name: (SettingTraining) -> String?) -> FigureTable {
            let groups = Dictionary(grouping: settings) { name($0) }.compactMap { key, value in key.map { ($0, value) } }
            return FigureTable(
                key, title, labels: [label], columns: columns,
                rows: groups.sorted { $0.0 < $1.0 }.map { .init($0, cells: cells($1)) }
            ).drawing("one trained", "two trained")
        }
        // Where nobody is trained, those with the most notices first (domain.md 1B L6).
        let untrained = settings.filter { $0.trained == 0 }.sorted { ($1.notices, $0.setting) < ($0.notices, $1.setting) }
        let byNeed = FigureTable(
            "untrained", "Nobody trained, the most notices first", labels: ["setting"], columns: ["notices", "authority"],
            rows: untrained.map {
                .init($0.setting.description, cells: [.count($0.notices), $0.authority.map { .text($0) } ?? .none])
            })
        let whole = cells(settings)
        return FigureReport(
            name: "training", title: "Key adults trained", span: .now, heading: heading, audience: audience,
            figures: [
                .init("active", "Active settings", whole[0]), .init("oneTrained", "With one trained key adult", whole[2]),
                .init("twoTrained", "With two", whole[3]),
            ],
            tables: [table("by-kind", "By kind", "kind", \.kind), table("by-authority", "By authority", "authority", \.authority)]
                + (audience == .inside ? [byNeed] : []),
            notes: [
                "Active are the settings and practices of the directory to which a notice could be sent today. Training counts from "
                    + "its day until its last. Ending: somebody is trained today and nobody "
                    + "\(SettingReadiness.trainingHorizon) days on."
            ])
    }
}
