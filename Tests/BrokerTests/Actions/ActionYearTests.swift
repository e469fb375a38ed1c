// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Broker

/// Actions of a generated year, reported: every figure against what the generator knows.
@Suite struct ActionYearTests {
    /// What became of an action, as its generator writes it down.
    private struct Books {
        var given: [String: Int] = [:]
        var outcomes: [String: [String: Int]] = [:]
        var unacknowledged: [String: Int] = [:]
        var oldest: [String: Int] = [:]
        var recalled = 0

        mutating func add(_ keys: [String], _ outcome: String, isAcknowledged: Bool, age: Int) {
            for key in keys {
                given[key, default: 0] += 1
                outcomes[key, default: [:]][outcome, default: 0] += 1
                guard outcome == "open" || outcome == "overdue" else { continue }
                unacknowledged[key, default: 0] += isAcknowledged ? 0 : 1
                oldest[key] = max(oldest[key] ?? 0, age)
            }
        }

        func row(_ key: String) -> [String] {
            let names = ["done in time", "done late", "not possible", "not undertaken", "open", "overdue"]
            let counts = names.map { outcomes[key]?[$0] ?? 0 }
            let (all, due) = (given[key] ?? 0, (given[key] ?? 0) - counts[4])
            return ["\(all)"] + counts.map(String.init) + [
                Share(counts[0], of: due).description, "\(unacknowledged[key] ?? 0)",
                oldest[key].map { $0 == 0 ? "0s" : "\($0)d" } ?? "-",
            ]
        }
    }

    private static let agencies = ["agency/severn-housing", "agency/idva", "police/22", "local-authority/885", "gp/M81001"]
    private static let ends = ["DONE", "DONE", "DONE", "NOT_POSSIBLE", "NOT_UNDERTAKEN"]

    /// Noon of a day, which is on that day in London all year round.
    private static func noon(_ day: Int) -> String { "\(CivilDate(daysSinceEpoch: day))T12:00:00Z" }

    @Test(arguments: [20_260_504 as UInt64]) func `by agency, quarter and MARAC the report has what was done`(seed: UInt64)
        async throws
    {
        try await TestBroker.with(at: CasePublishingTests.now) { test in
            var random = SeededGenerator(seed: seed)
            let today = Zone.london.date(at: test.time.withLockedValue { $0 }).daysSinceEpoch
            var books = Books()
            var bodies: [[UInt8]] = []
            func say(
                _ number: Int, _ part: String, _ state: String, at day: Int? = nil, owner: String, given: Int, due: Int,
                acknowledged: Int? = nil, supersedes: String? = nil
            ) {
                bodies.append(
                    ActionTests.event(
                        "\(number)-\(part)", state, at: day.map(Self.noon), action: "A\(number)", owner: owner,
                        given: Self.noon(given), due: "\(CivilDate(daysSinceEpoch: due))",
                        acknowledged: acknowledged.map(Self.noon),
                        reason: state.hasPrefix("NOT_") ? "It was not done." : nil,
                        supersedes: supersedes.map { "\(number)-\($0)" },
                        reference: "WN/26/\(number / 3 + 100)"))
            }
            for number in 0..<120 {
                let owner = Self.agencies[Int.random(in: 0..<5, using: &random)]
                let given = today - 1 - Int.random(in: 0..<400, using: &random)
                let due = given + Int.random(in: 0...42, using: &random)
                let acknowledged = Bool.random(using: &random) ? given : nil
                let isCorrected = Int.random(in: 0..<8, using: &random) == 0
                let isRecalled = Int.random(in: 0..<12, using: &random) == 0
                say(
                    number, "given", "OPEN", owner: isCorrected ? "agency/wrong" : owner, given: given, due: due,
                    acknowledged: acknowledged)
                if isCorrected {
                    say(
                        number, "right", "OPEN", owner: owner, given: given, due: due, acknowledged: acknowledged,
                        supersedes: "given")
                }
                let ended = given + Int.random(in: 0...60, using: &random)
                var outcome = due < today ? "overdue" : "open"
                var told = [isCorrected ? "right" : "given"]
                if Int.random(in: 0..<4, using: &random) > 0, ended < today {
                    if Bool.random(using: &random) {
                        say(number, "begun", "IN_PROGRESS", at: given, owner: owner, given: given, due: due)
                        told.append("begun")
                    }
                    let end = Self.ends[Int.random(in: 0..<5, using: &random)]
                    say(number, "end", end, at: ended, owner: owner, given: given, due: due)
                    told.append("end")
                    outcome =
                        end == "DONE"
                        ? (ended <= due ? "done in time" : "done late") : end == "NOT_POSSIBLE" ? "not possible" : "not undertaken"
                }
                if isRecalled {
                    books.recalled += 1
                    for part in told {
                        bodies.append(
                            RecallTests.recall(
                                "\(number)-\(part)", id: "r-\(number)-\(part)", reason: "PUBLISHED_IN_ERROR",
                                source: ActionTests.marac,
                                time: CasePublishingTests.now))
                    }
                } else {
                    let quarter = FinancialQuarter(CivilDate(daysSinceEpoch: given)).description
                    books.add(
                        [owner, quarter, "\(owner) \(quarter)", "worcestershire-north"], outcome,
                        isAcknowledged: acknowledged != nil,
                        age: today - given)
                }
            }
            #expect(books.recalled > 3 && books.given.count > 12)
            let marac = try #require(PartnerID(ActionTests.marac))
            try await test.broker.publish(together: bodies, from: marac)
            let heading = ReportHeading(
                deployment: "worcestershire.example", rehearsal: false, asOf: test.time.withLockedValue { $0 })
            let report = try await FigureReport.maracActions(test.broker.reader, heading, audience: .inside)
            var seen: Set<String> = []
            for key in ["by-agency", "by-quarter", "by-agency-and-quarter", "by-marac"] {
                for row in try #require(report.tables.first { $0.key == key }).rows {
                    let name = row.labels.joined(separator: " ")
                    seen.insert(name)
                    #expect(row.cells.map(\.text) == books.row(name), "\(key) \(name)")
                }
            }
            #expect(seen == Set(books.given.keys))
            #expect(report.excluded.map(\.cell) == [.count(books.recalled)])
            let overdue = books.outcomes["worcestershire-north"]?["overdue"]
            #expect(report.tables.first { $0.key == "overdue" }?.rows.count == overdue)
            // A range has the actions that were given in it, and outside none is told of that is small.
            let (from, to) = (CivilDate(daysSinceEpoch: today - 100), CivilDate(daysSinceEpoch: today - 50))
            var part = heading
            (part.from, part.to) = (from, to)
            let ranged = try await FigureReport.maracActions(test.broker.reader, part, audience: .inside)
            let days = try await test.broker.reader.actions(from: nil, before: nil).filter { !$0.isRecalled }
                .map { Zone.london.date(at: $0.statement.givenAt) }
            #expect(ranged.figures.first?.cell == .count(days.count { from <= $0 && $0 <= to }))
            let outside = try await FigureReport.maracActions(test.broker.reader, heading, audience: .outside)
            #expect(outside.tables.map(\.key) == ["by-quarter"] && !outside.rendered(as: .csv).contains("agency/"))
            // Every cell is a count: those that are shown are the true ones, small ones are not, and both kinds are there.
            var (shown, hidden) = (0, 0)
            for row in try #require(outside.tables.first).rows {
                for (column, cell) in zip(try #require(outside.tables.first).columns, row.cells) {
                    guard case .count(let count) = cell else {
                        Issue.record("\(row.labels) has what is no count: \(cell)")
                        continue
                    }
                    guard case .count(let number) = count else {
                        hidden += 1
                        continue
                    }
                    shown += number > 0 ? 1 : 0
                    #expect(!ShownCount.isSmall(number))
                    guard row.labels.first != "total", column != "total" else { continue }
                    #expect(number == books.outcomes[column]?[row.labels.first ?? ""] ?? 0, "\(row.labels) \(column)")
                }
            }
            #expect(shown > 5 && hidden > 1, "shown \(shown), hidden \(hidden)")
            #expect(outside.figures.map(\.cell) == [.count(books.given["worcestershire-north"] ?? 0)])
            for format in [ReportFormat.text, .csv, .json, .html] {
                #expect(report.rendered(as: format).contains("agency/severn-housing"), "\(format)")
                #expect(!outside.rendered(as: format).contains("agency/"), "\(format)")
            }
        }
    }
}
