// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What is said of registers and rolls from which nothing has come for too long.
@Suite struct SourceWatchTests {
    private static let limits = SourceLimits(
        settings: .seconds(24 * 3600), practices: .seconds(24 * 3600), rolls: .seconds(48 * 3600))

    private func tick(_ test: TestBroker, after hours: Int64) async -> Int {
        test.time.withLockedValue { $0 = $0 + .seconds(hours * 3600) }
        await test.broker.tick()
        return await test.broker.counters.alarms
    }

    private func stale(_ test: TestBroker) async throws -> [String: Int64] {
        let lines = try await test.ask(.status)["sources"]?.elements.map { $0 } ?? []
        return Dictionary(uniqueKeysWithValues: lines.map { ($0["source"]?.string ?? "", $0["stale"]?.integer ?? -1) })
    }

    @Test func `a source that falls silent is told of once, and again after it had spoken`() async throws {
        try await TestBroker.with(sources: Self.limits) { test in
            // Nobody ever imported practices, so nobody misses them.
            #expect(try await stale(test) == ["settings/early-years": 0, "settings/school": 0, "rolls": 0])
            #expect(await tick(test, after: 24) == 0)
            #expect(await tick(test, after: 1) == 1, "both registers in one line")
            #expect(try await stale(test) == ["settings/early-years": 1, "settings/school": 1, "rolls": 0])
            #expect(await test.broker.vitals().staleSources == 2)
            #expect(
                try await test.ask(.readiness)["staleSources"]?.elements.map(\.string) == [
                    "settings/early-years", "settings/school",
                ])
            #expect(await tick(test, after: 1) == 1)
            // An extract in which nothing has changed is word too, and so is a delta without a row.
            try await test.importFile("settings", "edubasealldata-sample.csv")
            try await DeltaImportTests.delta(test, "settings", "id,name,localAuthority,postcode,participating")
            #expect(await tick(test, after: 0) == 1)
            #expect(try await stale(test)["settings/school"] == 0)
            #expect(try await stale(test)["settings/early-years"] == 0)
            #expect(await tick(test, after: 24) == 2, "by now it is the rolls")
            #expect(await tick(test, after: 1) == 3, "and the registers again")
        }
    }

    @Test func `a roll that is too old is named with its setting, until it comes anew`() async throws {
        try await TestBroker.with(sources: Self.limits) { test in
            #expect(await tick(test, after: 49) == 1)
            func settings() async throws -> Set<String> {
                let findings = try await test.ask(.readiness)["findings"]?.elements.map { $0 } ?? []
                return Set(findings.filter { $0["cause"]?.string == "roll-stale" }.compactMap { $0["setting"]?.string })
            }
            #expect(try await settings().contains("school/116900"))
            let roll = try String(contentsOf: TestBroker.examples.appendingPathComponent("data/rolls.csv"), encoding: .utf8)
            let own = roll.split(separator: "\n").filter { $0.hasPrefix("setting,") || $0.hasPrefix("school/116900") }
            let unchanged = try await test.importFile(
                "rolls", "rolls.csv", octets: Array((own.joined(separator: "\n") + "\n").utf8))
            #expect(unchanged["added"]?.integer == 0 && unchanged["changed"]?.integer == 0)
            let left = try await settings()
            #expect(!left.contains("school/116900") && left.contains("school/116901"))
        }
    }

    @Test func `an area that sets no limit hears of none`() async throws {
        try await TestBroker.with { test in
            #expect(await tick(test, after: 10_000) == 0)
            let sources = try await stale(test)
            #expect(!sources.isEmpty && sources.values.allSatisfy { $0 == 0 })
        }
    }
}
