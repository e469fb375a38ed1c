// SPDX-License-Identifier: Apache-2.0
import Broker
import Testing

@testable import Portal

/// What a supervisor is told.
@Suite struct HealthTests {
    private func pages(
        _ condition: Broker.Condition = .ready, memory: Bool = false, age: Duration? = .seconds(1), started: Bool = true
    ) -> HealthPages {
        var counters = BrokerCounters()
        counters.receipts = 7
        let vitals = BrokerVitals(
            condition: condition, isMemoryFull: memory, counters: counters, sessions: 3, settings: 2, staleSources: 4,
            now: 1_780_000_000_000)
        return HealthPages(vitals: vitals, age: age, hasStarted: started, version: "1.2.3")
    }

    @Test func `each page tells its own truth`() {
        func status(_ pages: HealthPages) -> [Int] { ["/livez", "/readyz", "/startupz"].map { pages.page($0).status } }
        #expect(status(pages()) == [200, 200, 200])
        #expect(status(pages(started: false)) == [200, 503, 503])
        #expect(status(pages(.full)) == [200, 503, 200])
        #expect(status(pages(memory: true)) == [200, 503, 200])
        #expect(status(pages(.draining)) == [200, 503, 200])
        #expect(status(pages(.fenced)) == [503, 503, 200])
        #expect(status(pages(age: .seconds(4))) == [503, 503, 200])
        #expect(status(pages(age: nil)) == [503, 503, 200])
        #expect(pages().page("/").status == 404)
    }

    @Test func `every metric has a help, a type and a number`() throws {
        let lines = pages().metrics.split(separator: "\n")
        for triple in stride(from: 0, to: lines.count, by: 3) {
            let name = try #require(lines[triple].split(separator: " ").dropFirst(2).first)
            #expect(lines[triple].hasPrefix("# HELP ") && lines[triple + 1].hasPrefix("# TYPE \(name) "))
            #expect(lines[triple + 2].hasPrefix(name) && Int(lines[triple + 2].split(separator: " ").last ?? "") != nil)
        }
        #expect(lines.contains("firstbell_stale_sources 4"))
        #expect(lines.contains("firstbell_receipts_total 7") && lines.contains("firstbell_ready 1"))
        #expect(lines.contains("firstbell_build_info{version=\"1.2.3\"} 1"))
    }
}
