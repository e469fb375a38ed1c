// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// A year that a generator makes up, run through a daemon over real sockets, and what the reports say of it.
    @Suite struct ReportedYearTests {
        private static let span = ["--from", "2026-04-01", "--to", "2027-06-30"]

        @Test func `a year that goes through the daemon is reported as its generator knows it`() async throws {
            try await withDaemon(.year) { daemon in
                var year = try await ReportedYear(daemon, seed: RunLength.seed)
                for round in 0..<ReportedYear.rounds { try await year.pass(round) }
                try await Self.timeliness(daemon, year.books)
                try await Self.tables(daemon, year)
                try await Self.coverage(daemon, year.books)
                await year.close()
            }
        }

        private static func timeliness(_ daemon: DaemonFixture, _ books: YearBooks) async throws {
            let report = try await daemon.json(
                ["report", "timeliness"] + span + [
                    "--by", "flow,force,area,setting,setting-type,risk,weekday,month,quarter",
                ])
            let asOf = try Instant(rfc3339: report["asOf"]?.string ?? "")
            func check(_ summary: JSONValue?, _ name: String, _ isMember: (YearBooks.Row) -> Bool = { _ in true }) throws {
                let said = YearFigures.members(try #require(summary)).without("legs|broker")
                said.expect(books.timeliness(asOf: asOf, isMember), "timeliness of \(name)") {
                    $0.hasPrefix("legs") || $0.hasPrefix("margin")
                }
            }
            try check(report["overall"], "all")
            let end = YearCalendar.day("2026-06-30") ?? 0
            try check(report["overall"]?["lastYear"], "all of a year before") { books.day($0) <= end }
            let types = [
                "school/116900": "Community school", "school/116901": "Academy converter",
                "school/116902": "Voluntary aided school", "school/116903": "Foundation school",
                "school/116907": "Pupil referral unit", "school/116908": "Community special school",
            ]
            func kind(_ row: YearBooks.Row) -> String { String(row.recipient.prefix { $0 != "/" }) }
            let groups: [(list: String, member: String, key: (YearBooks.Row) -> String)] = [
                ("byFlow", "flow", \.flow), ("byForce", "force", { books.events[$0.event].force }),
                ("byArea", "area", { ["school", "local-authority"].contains(kind($0)) ? "885" : "unknown" }),
                ("bySetting", "setting", \.recipient),
                ("bySettingType", "settingType", { types[$0.recipient] ?? kind($0) }),
                ("byRisk", "risk", { books.events[$0.event].risk }),
                ("byWeekday", "weekday", { YearCalendar.weekday(books.day($0)) }),
                ("byMonth", "month", { YearCalendar.month(books.day($0)) }),
                ("byQuarter", "quarter", { YearCalendar.quarter(books.day($0)) }),
            ]
            let counted = books.rows.filter { $0.state != .ended }
            for (list, member, key) in groups {
                let said = report[list]?.elements.map { $0 } ?? []
                // One that only the year before had stands there too, with nothing in it.
                let names = Set(said.compactMap { $0[member]?.string })
                #expect(names.isSuperset(of: counted.map(key)), "\(list)")
                for group in said {
                    let name = group[member]?.string ?? ""
                    let figures = YearFigures.members(group)
                    #expect(figures.all[member] == .text(name))
                    figures.without(member).without("legs|broker").expect(
                        books.timeliness(asOf: asOf) { key($0) == name }, "timeliness by \(member) \(name)"
                    ) {
                        $0.hasPrefix("legs") || $0.hasPrefix("margin")
                    }
                }
            }
            let late = counted.filter { row in
                let isCounted = row.state == .open || row.state == .held
                return isCounted && (row.deliveredAt.map { $0 > row.deadline } ?? (row.deadline <= asOf))
            }
            let listed = report["late"]?.elements.map { $0 } ?? []
            #expect(Set(listed.compactMap { $0["notice"]?.string }) == Set(late.map { $0.notice ?? $0.wait?.hold ?? "" }))
            for notice in listed {
                guard let row = late.first(where: { ($0.notice ?? $0.wait?.hold) == notice["notice"]?.string }) else { continue }
                #expect(notice["cause"]?.string == books.cause(row) && notice["setting"]?.string == row.recipient)
                #expect(notice["deadline"]?.string == row.deadline.rfc3339)
            }
            var holds = YearFigures()
            for hold in report["holds"]?.elements.map({ $0 }) ?? [] {
                for name in ["holds", "open"] {
                    holds[hold["code"]?.string ?? "", name] = .count(Int(hold[name]?.integer ?? -1))
                }
            }
            holds.expect(books.waits(asOf: asOf), "holds")
        }

        private static func tables(_ daemon: DaemonFixture, _ year: ReportedYear) async throws {
            let books = year.books
            var rolls: [String: Int] = [:]
            for child in year.families.flatMap(\.children) where child.place == .onRoll { rolls[child.school, default: 0] += 1 }
            let expected: [(String, YearFigures)] = [
                ("volumes", books.volumes()), ("divergence", books.divergence()), ("funnel", books.funnel()),
                ("recipients", books.recipients(rolls: rolls)), ("touches", books.work()), ("quality", books.quality()),
                ("marac-return", books.maracReturn()), ("papers", books.papers()), ("repeats", books.repeats()),
                ("nil-returns", books.nilReturns()),
            ]
            for (name, figures) in expected {
                YearFigures.tables(try await daemon.json(["report", name] + span)).expect(figures, name) { $0.contains("Wait") }
            }
            let training = try await daemon.json(["report", "training"] + span)
            let day = YearCalendar.day(try Instant(rfc3339: training["asOf"]?.string ?? ""))
            YearFigures.tables(training).expect(try Self.training(books, on: day), "training")
            let unresolved = try await daemon.json("report", "unresolved")
            let asOf = try Instant(rfc3339: unresolved["asOf"]?.string ?? "")
            YearFigures.tables(unresolved).expect(books.unresolved(asOf: asOf), "unresolved") { $0.hasSuffix("oldest") }
        }

        /// Whoever `Examples/data/key-adults.csv` has trained on the day after the year, at what can be told anything.
        private static func training(_ books: YearBooks, on day: Int) throws -> YearFigures {
            let file = BuiltProgram.package + "/Examples/data/key-adults.csv"
            var spans: [String: [ClosedRange<Int>]] = [:]
            for row in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst() {
                let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard let from = YearCalendar.day(cells[4]) else { continue }
                spans[cells[0], default: []].append(from...(YearCalendar.day(cells[5]) ?? .max))
            }
            let schools = [116_900, 116_901, 116_902, 116_903, 116_905, 116_906, 116_907, 116_908, 116_910, 130_700]
            let all = schools.map { "school/\($0)" } + YearPeople.practices
            let trained = Dictionary(
                uniqueKeysWithValues: all.map { setting in
                    (setting, spans[setting, default: []].count { $0.contains(day) })
                })
            // Nobody is, sixty days on.
            let ending = all.filter { setting in
                trained[setting] != 0 && !spans[setting, default: []].contains { $0.contains(day + 60) }
            }
            var figures = YearFigures()
            func cells(_ table: String, _ row: String, _ settings: [String]) {
                figures[table, row, "active"] = .count(settings.count)
                figures[table, row, "taking part"] = .count(settings.count)
                for (name, least) in [("one trained", 1), ("two trained", 2)] {
                    figures[table, row, name] = .share(settings.count { trained[$0] ?? 0 >= least }, settings.count)
                }
                figures[table, row, "ending"] = .count(settings.count { ending.contains($0) })
            }
            figures["figures", "active"] = .count(all.count)
            figures["figures", "oneTrained"] = .share(trained.values.count { $0 >= 1 }, all.count)
            figures["figures", "twoTrained"] = .share(trained.values.count { $0 >= 2 }, all.count)
            let others = ["school/116907": "alternative-provision", "school/130700": "college"]
            cells("by-kind", "school", all.filter { $0.hasPrefix("school/") && others[$0] == nil })
            for (setting, kind) in others { cells("by-kind", kind, [setting]) }
            cells("by-kind", "gp", all.filter { $0.hasPrefix("gp/") })
            cells("by-authority", "885", all.filter { $0.hasPrefix("school/") })
            for setting in all where trained[setting] == 0 {
                figures["untrained", setting, "notices"] = .count(books.standing.count { $0.recipient == setting })
                if setting.hasPrefix("school/") { figures["untrained", setting, "authority"] = .text("885") }
            }
            return figures
        }

        private static func coverage(_ daemon: DaemonFixture, _ books: YearBooks) async throws {
            let report = try await daemon.json(["report", "gp-coverage", "--inside"] + span)
            let counts = books.coverage()
            var said: [String: Int] = [:]
            for (name, key) in [("heard", "heard"), ("deliveredInTime", "in time"), ("deliveredLate", "late")] {
                said[key] = report[name]?.integer.map { Int($0) }
            }
            for list in ["differences", "exclusions"] {
                for row in report[list]?.elements.map({ $0 }) ?? [] {
                    said["\(row["group"]?.string ?? "") \(row["code"]?.string ?? "")"] = row["count"]?.integer.map { Int($0) }
                }
            }
            for row in report["byPractice"]?.elements.map({ $0 }) ?? [] {
                said[row["practice"]?.string ?? ""] = row["notices"]?.integer.map { Int($0) }
            }
            #expect(said.filter { $0.value > 0 } == counts)
        }
    }
}

extension YearFigures {
    /// Without what stands in a place, or below it.
    fileprivate func without(_ name: String) -> YearFigures {
        var figures = YearFigures()
        for (place, figure) in all where place != name && !place.hasPrefix(name + "|") { figures.set(place, figure) }
        return figures
    }
}

extension SampleDeployment {
    /// With the schools of `Examples/data`, their calendars and key adults, and nobody on a roll.
    static let year = SampleDeployment(partners: ["school/116905"]) { _ in
        let data = BuiltProgram.package + "/Examples/data"
        return [
            ["settings", data + "/edubasealldata-sample.csv"], ["key-adults", data + "/key-adults.csv"],
            ["calendar", data + "/calendar.csv"], ["bank-holidays", data + "/bank-holidays.json"],
        ]
    }
}
