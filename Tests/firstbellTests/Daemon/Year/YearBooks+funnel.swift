// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension YearBooks {
    /// What the report of the funnel says of a year, added up from the books by docs/reports.md.
    func funnel() -> YearFigures {
        var figures = YearFigures()
        let rows = Dictionary(grouping: standing, by: \.event)
        func add(_ place: [String], _ names: [String], _ isCounted: (Int) -> Bool) {
            let contacts = events.indices.filter {
                events[$0].kind != .digest && events[$0].exclusion == nil && isCounted($0)
            }
            let told = contacts.filter { rows[$0] != nil }
            let notices = contacts.flatMap { rows[$0] ?? [] }
            let heard = notices.filter { $0.state != .refused }
            let opened = heard.filter { $0.openedAt != nil || $0.acknowledgedAt != nil }
            let acknowledged = heard.count { $0.acknowledgedAt != nil }
            let cells: [YearFigure] = [
                .count(contacts.count), .share(told.count, contacts.count),
                .share(told.count { !events[$0].types.isEmpty }, told.count), .count(notices.count),
                .share(heard.count { $0.deliveredAt != nil || $0.openedAt != nil }, notices.count),
                .share(opened.count, notices.count), .share(acknowledged, notices.count),
                .count(notices.count - heard.count),
            ]
            for (name, cell) in zip(names, cells) { figures.set((place + [name]).joined(separator: "|"), cell) }
        }
        add(
            ["figures"], ["contacts", "told", "toldOfAbuse", "notices", "delivered", "opened", "acknowledged", "refused"]
        ) { _ in true }
        let columns = [
            "contacts", "told to somebody", "of abuse", "notices", "delivered", "opened", "acknowledged", "refused",
        ]
        let counted = events.filter { $0.kind != .digest && $0.exclusion == nil }
        for name in Set(counted.map(quarter)) { add(["by-quarter", name], columns) { quarter(events[$0]) == name } }
        for name in Self.sources { add(["by-source", name], columns) { source(events[$0]) == name } }
        for pair in Set(counted.map { [quarter($0), source($0)] }) {
            add(["by-quarter-and-source"] + pair, columns) { [quarter(events[$0]), source(events[$0])] == pair }
        }
        for reason in [Exclusion.recalled, .superseded] {
            figures["excluded", reason.rawValue] = .count(events.count { $0.kind != .digest && $0.exclusion == reason })
        }
        return figures
    }
}
