// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension YearBooks {
    /// The figures of a summary of `report timeliness` by docs/reports.md, over the rows that a group has.
    ///
    /// What only the broker knows, when it sent a notice, is left out.
    func timeliness(asOf: Instant, _ isMember: (Row) -> Bool = { _ in true }) -> YearFigures {
        let mine = rows.filter { $0.state != .ended && isMember($0) }
        var figures = YearFigures()
        var excluded: [String: Int] = [:]
        var counted: [Row] = []
        for row in mine {
            switch row.state {
            case .refused, .denied, .recalled, .superseded: excluded[row.state.rawValue, default: 0] += 1
            case .open, .held, .ended:
                if row.deliveredAt == nil, row.deadline > asOf {
                    excluded["not-yet-due", default: 0] += 1
                } else {
                    counted.append(row)
                }
            }
        }
        figures["notices"] = .count(mine.count)
        figures["counted"] = .count(counted.count)
        for reason in ["not-yet-due", "denied", "refused", "recalled", "superseded", "time-unknown"] {
            figures["excluded", reason] = .count(excluded[reason, default: 0])
        }
        let late = counted.filter { row in row.deliveredAt.map { $0 > row.deadline } ?? true }
        figures["deliveredInTime"] = .share(counted.count - late.count, counted.count)
        figures["openedInTime"] = .share(
            counted.count { row in row.openedAt.map { $0 <= row.deadline } ?? false }, counted.count)
        figures["infeasible"] = .count(
            counted.count { row in
                (row.flow == "encompass") && (row.deadline - events[row.event].reportedAt) <= .seconds(1_800)
            })
        figures["lowConfidence"] = .count(0)
        for (level, code) in [(1, "T-60"), (2, "T-30"), (3, "T+0")] {
            figures["escalated", code] = .count(counted.count { $0.level == level })
        }
        for cause in [
            "FORCE_BACKLOG", "FORCE_STAFFING", "MISSING_SCHOOL", "WRONG_SCHOOL", "NO_TRAINED_ADULT", "CONFLICT_HOLD",
            "CONSENT_HOLD", "RECIPIENT_OFFLINE", "CLOSURE", "OTHER",
        ] {
            figures["causes", cause] = .count(late.count { self.cause($0) == cause })
        }
        let days = counted.compactMap { row in
            row.deliveredAt.map { YearCalendar.day($0) - YearCalendar.day(events[row.event].reportedAt) }
        }
        distribution(days.map { Double($0) }, "days", &figures)
        for (name, band) in Self.bands { figures["bands", name] = .count(days.count { band.contains($0) }) }
        figures["withinOneDay"] = .share(days.count { $0 <= 1 }, days.count)
        func seconds(_ from: (Row) -> Instant?, _ to: (Row) -> Instant?) -> [Double] {
            counted.compactMap { row in
                guard let from = from(row), let to = to(row) else { return nil }
                return Double(to.milliseconds - from.milliseconds) / 1_000
            }
        }
        distribution(seconds(\.deadline, \.deliveredAt), "margin", &figures)
        let reported = { (row: Row) in Optional(events[row.event].reportedAt) }
        distribution(seconds(reported) { events[$0.event].acceptedAt }, "legs|force", &figures)
        distribution(seconds(\.deliveredAt, \.openedAt), "legs|opening", &figures)
        distribution(seconds(\.deliveredAt, \.acknowledgedAt), "legs|acknowledging", &figures)
        distribution(seconds(reported, \.deliveredAt), "legs|whole", &figures)
        distribution(
            counted.compactMap { row in
                row.wait.map { Double(($0.to ?? asOf).milliseconds - $0.from.milliseconds) / 1_000 }
            }, "legs|held", &figures)
        figures["withoutDeadline"] = .count(0)
        figures["byDays"] = .count(0)
        return figures
    }

    private static let bands: [(String, ClosedRange<Int>)] = [
        ("0", 0...0), ("1", 1...1), ("2-3", 2...3), ("4-7", 4...7), ("8-14", 8...14), ("15-21", 15...21), ("22-35", 22...35),
        (">35", 36...10_000),
    ]

    /// Why a notice was late, by the order of docs/reports.md.
    func cause(_ row: Row) -> String {
        if events[row.event].acceptedAt > row.deadline { return "FORCE_BACKLOG" }
        if let wait = row.wait, wait.from <= row.deadline, wait.to.map({ $0 > row.deadline }) ?? true {
            let causes = ["refused-by-recipient": "WRONG_SCHOOL", "consent-missing": "CONSENT_HOLD", "condition-unmet": "OTHER"]
            return causes[wait.code] ?? "MISSING_SCHOOL"
        }
        return "RECIPIENT_OFFLINE"
    }

    private func distribution(_ values: [Double], _ place: String, _ figures: inout YearFigures) {
        if values.isEmpty { return }
        let sorted = values.sorted()
        let count = sorted.count
        let middle = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
        let rank = Int((Double(count) * 0.9).rounded(.up))
        figures.set("\(place)|n", .count(count))
        for (name, value) in [
            ("min", sorted[0]), ("median", middle), ("mean", sorted.reduce(0, +) / Double(count)), ("p90", sorted[rank - 1]),
            ("max", sorted[count - 1]),
        ] {
            figures.set("\(place)|\(name)", .number(value))
        }
    }

    /// Waits by code, of holds that began in the year.
    func waits(asOf: Instant) -> YearFigures {
        var figures = YearFigures()
        for (code, waits) in Dictionary(grouping: waits, by: \.code) {
            figures[code, "holds"] = .count(waits.count)
            figures[code, "open"] = .count(waits.count { $0.to == nil })
        }
        return figures
    }
}
