// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

extension DaemonTests {
    /// The figures that partnerships have published (domain.md 1A, 1B and 13 scenarios 1, 5 and 20), from spreadsheets of an earlier
    /// system that came in and went out by the public commands.
    @Suite struct SeedFiguresTests {
        private static let header =
            "event,notice,flow,recipient,source,abuseTypes,riskGrade,force,area,reportedAt,deliveredAt,status,crime\n"

        /// A row of a spreadsheet; a contact of one notice where no event is named.
        private static func row(
            _ notice: String, event: String? = nil, to recipient: String = "school/116900", source: String = "", area: String = "",
            on day: String, deliveredOn: String = "", status: String = "delivered", crime: String = ""
        ) -> String {
            [
                event ?? notice, notice, "encompass", recipient, source, "physical", "medium", "22", area, day,
                deliveredOn.isEmpty && status == "delivered" ? day : deliveredOn, status, crime,
            ].joined(separator: ",") + "\n"
        }

        private static func table(_ report: JSONValue, _ name: String) -> [String: [String: JSONValue]] {
            let table = report["tables"]?.elements.first { $0["table"]?.string == name }
            let columns = table?["columns"]?.elements.compactMap(\.string) ?? []
            var rows: [String: [String: JSONValue]] = [:]
            for row in table?["rows"].map({ Array($0.elements) }) ?? [] {
                let names = row["names"]?.elements.compactMap(\.string) ?? []
                rows[names.joined(separator: " ")] = Dictionary(
                    uniqueKeysWithValues: zip(columns, row["cells"].map { Array($0.elements) } ?? []))
            }
            return rows
        }

        @Test func `crimes and incidents of two areas and two years have the totals that were published`() async throws {
            let published: [(area: String, day: String, crimes: Int, incidents: Int)] = [
                ("North Worcestershire", "2020-10-14", 4090, 2543), ("North Worcestershire", "2021-10-14", 3910, 2463),
                ("South Worcestershire", "2020-11-18", 3820, 2379), ("South Worcestershire", "2021-11-18", 3972, 2355),
            ]
            var text = Self.header
            for (place, part) in published.enumerated() {
                for number in 0..<(part.crimes + part.incidents) {
                    text += Self.row(
                        "w\(place)-\(number)", area: part.area, on: part.day, crime: number < part.crimes ? "yes" : "no")
                }
            }
            try await withDaemon(.year) { daemon in
                #expect(try await daemon.importText("history", text)["added"]?.integer == 25_532)
                let report = try await daemon.json(
                    "report", "volumes", "--from", "2020-04-01", "--to", "2022-03-31", "--history", "only")
                let areas = Self.table(report, "areas-by-year")
                for (area, year, kind, count) in [
                    ("total", "2020/21", "crimes", 7910), ("total", "2021/22", "crimes", 7882),
                    ("total", "2020/21", "incidents", 4922), ("total", "2021/22", "incidents", 4818),
                    ("North Worcestershire", "2020/21", "crimes", 4090), ("South Worcestershire", "2021/22", "incidents", 2355),
                ] {
                    #expect(areas[area]?["\(year) \(kind)"]?.integer == Int64(count), "\(area) \(year) \(kind)")
                }
                #expect(report["history"]?["use"]?.string == "only" && report["history"]?["notices"]?.integer == 25_532)
                // Nobody gets them unasked, and the report says so.
                let unasked = try await daemon.firstbell("report", "volumes")
                #expect(unasked.output.contains("25532 notices of earlier systems are left out"), "\(unasked.output)")
                let own = try await daemon.json("report", "volumes")
                #expect(own["figures"]?["contacts"]?.integer == 0 && own["figures"]?["notices"]?.integer == 0)
                #expect(own["history"]?["use"]?.string == "leave-out" && own["history"]?["leftOut"]?.integer == 25_532)
            }
        }

        @Test func `police contacts are 38 and then 42 in a hundred, which is 4 points more`() async throws {
            var text = Self.header
            for (quarter, day, police) in [("q1", "2022-05-10", 38), ("q2", "2022-08-10", 42)] {
                for number in 0..<100 {
                    let source = number < police ? "police" : number < 80 ? "partner_agency" : "family_public"
                    // Two notices of one contact are one contact.
                    text += Self.row("\(quarter)-\(number)-a", event: "\(quarter)-\(number)", source: source, on: day)
                    text += Self.row(
                        "\(quarter)-\(number)-b", event: "\(quarter)-\(number)", to: "school/116901", source: source, on: day)
                }
            }
            // One that was taken back is no contact.
            text += Self.row("gone", source: "police", on: "2022-05-10", status: "recalled")
            try await withDaemon(.year) { daemon in
                try await daemon.importText("history", text)
                let span = ["--from", "2022-04-01", "--to", "2022-09-30", "--history", "include"]
                let report = try await daemon.json(["report", "volumes"] + span)
                #expect(report["figures"]?["contacts"]?.integer == 200 && report["figures"]?["notices"]?.integer == 400)
                #expect(report["excluded"]?["recalled"]?.integer == 1)
                let shares = Self.table(report, "shares-by-source")
                #expect(shares["2022/23 Q1 police"]?["share"]?["part"]?.integer == 38)
                #expect(shares["2022/23 Q2 police"]?["share"]?["percent"]?.integer == 42)
                #expect(shares["2022/23 Q2 police"]?["on the quarter before"]?.integer == 4)
                let printed = try await daemon.firstbell(
                    "report", "volumes", "--from", "2022-04-01", "--to", "2022-09-30", "--history", "include")
                #expect(printed.output.contains("38 % (38 of 100)") && printed.output.contains("42 % (42 of 100)"))
                #expect(printed.output.contains("+4 pp"))
                #expect(printed.output.contains("counted beside those of FirstBell: 401 of them"))
                let recipients = try await daemon.json(["report", "recipients"] + span)
                let schools = Self.table(recipients, "school")
                #expect(
                    schools["school/116900"]?["notices"]?.integer == 200 && schools["school/116901"]?["notices"]?.integer == 200)
                let divergence = try await daemon.json(["report", "divergence"] + span)
                #expect(Self.table(divergence, "by-quarter")["2022/23 Q2"]?["police"]?.integer == 42)
                let funnel = try await daemon.json(["report", "funnel"] + span)
                let steps = Self.table(funnel, "by-quarter-and-source")["2022/23 Q2 police"]
                #expect(steps?["contacts"]?.integer == 42 && steps?["notices"]?.integer == 84)
                #expect(steps?["told to somebody"]?["part"]?.integer == 42)
                // For the public nothing says how many of the counted there are.
                let told = try await daemon.json(["report", "volumes", "--audience", "public"] + span)
                #expect(told["history"]?["notices"]?.isNull == true && told["figures"]?["contacts"]?.integer == 200)
            }
        }

        @Test func `4,599 notices to schools, and 36 of 108 practices where somebody is trained`() async throws {
            var text = Self.header
            let schools = (0..<5).map { "school/11690\($0)" }
            for number in 0..<4_599 {
                let month = 1 + number % 12
                text += Self.row(
                    "l-\(number)", event: "e-\(number / 2)", to: schools[number % 5],
                    on: "2018-\(month < 10 ? "0" : "")\(month)-\(10 + number % 18)")
            }
            let year = MARACYear(ninths: 9)
            try await withDaemon(.year) { daemon in
                #expect(try await daemon.importText("history", text)["added"]?.integer == 4_599)
                try await daemon.importText("practices", year.directory)
                try await daemon.importText("key-adults", year.keyAdults)
                let span = ["--from", "2018-01-01", "--to", "2018-12-31", "--history", "only"]
                let report = try await daemon.json(["report", "volumes"] + span)
                #expect(report["figures"]?["notices"]?.integer == 4_599)
                let quarters = Self.table(report, "by-quarter").values.compactMap { $0["notices"]?.integer }
                #expect(quarters.reduce(0, +) == 4_599 && quarters.count == 4)
                let recipients = Self.table(try await daemon.json(["report", "recipients"] + span), "school")
                #expect(recipients.values.compactMap { $0["notices"]?.integer }.reduce(0, +) == 4_599)
                let training = try await daemon.json("report", "training")
                let practices = try #require(Self.table(training, "by-kind")["gp"])
                #expect(practices["active"]?.integer == 108)
                #expect(practices["one trained"]?["part"]?.integer == 36 && practices["one trained"]?["of"]?.integer == 108)
                #expect(practices["one trained"]?["percent"]?.numberText == "33.3")
            }
        }

        @Test func `12,000 notices of four school years, 10 to 60 a day, are all accounted for`() async throws {
            var generator = SeededGenerator(seed: RunLength.seed)
            // 190 school days a year with at least 10 notices each; what is left falls on days that have less than 60.
            var counts = [Int](repeating: 10, count: 4 * 190)
            var left = 12_000 - counts.count * 10
            while left > 0 {
                let day = Int.random(in: 0..<counts.count, using: &generator)
                let more = min(left, Int.random(in: 1...50, using: &generator), 60 - counts[day])
                counts[day] += more
                left -= more
            }
            #expect(counts.allSatisfy { (10...60).contains($0) } && counts.reduce(0, +) == 12_000)
            var text = Self.header
            var expected: (recalled: Int, unknown: Int, late: Int, quarters: [String: Int]) = (0, 0, 0, [:])
            for (place, count) in counts.enumerated() {
                // Monday to Friday from the second Monday of September on, without holidays.
                let year = try #require(CivilDate(iso: "\(2018 + place / 190)-09-10")?.daysSinceEpoch)
                let monday = year - (year + 3) % 7
                let school = place % 190
                let day = CivilDate(daysSinceEpoch: monday + school / 5 * 7 + school % 5)
                for number in 0..<count {
                    let notice = "n-\(place)-\(number)"
                    let kind = Int.random(in: 0..<100, using: &generator)
                    let status = kind < 2 ? "recalled" : "delivered"
                    let delay = kind < 90 ? 1 : Int.random(in: 4...35, using: &generator)
                    if kind < 2 {
                        expected.recalled += 1
                    } else {
                        expected.quarters[FinancialQuarter(day).description, default: 0] += 1
                        expected.late += delay >= 4 ? 1 : 0
                    }
                    text += Self.row(
                        notice, to: "school/11690\(number % 4)", on: day.description,
                        deliveredOn: day.adding(days: delay).description, status: status)
                }
            }
            let history = text
            let known = expected
            try await withDaemon(.year) { daemon in
                #expect(try await daemon.importText("history", history)["added"]?.integer == 12_000)
                let timeliness = try await daemon.json("report", "timeliness", "--history", "only", "--by", "setting,month")
                let overall = try #require(timeliness["overall"])
                #expect(overall["notices"]?.integer == 12_000)
                #expect(overall["excluded"]?["recalled"]?.integer == Int64(known.recalled))
                #expect(overall["counted"]?.integer == Int64(12_000 - known.recalled))
                let bands = overall["bands"].map { Array($0.members) } ?? []
                #expect(bands.compactMap { $0.value.integer }.reduce(0, +) == Int64(12_000 - known.recalled))
                #expect(
                    bands.filter { !["0", "1", "2-3"].contains($0.name.string) }.compactMap { $0.value.integer }.reduce(0, +)
                        == Int64(known.late))
                for list in ["bySetting", "byMonth"] {
                    let notices = timeliness[list]?.elements.compactMap { $0["notices"]?.integer } ?? []
                    #expect(notices.reduce(0, +) == 12_000, "\(list)")
                }
                let volumes = try await daemon.json("report", "volumes", "--history", "only")
                #expect(volumes["figures"]?["notices"]?.integer == Int64(12_000 - known.recalled))
                #expect(volumes["excluded"]?["recalled"]?.integer == Int64(known.recalled))
                let quarters = Self.table(volumes, "by-quarter").mapValues { Int($0["notices"]?.integer ?? -1) }
                #expect(quarters.filter { $0.value > 0 } == known.quarters)
            }
        }
    }
}
