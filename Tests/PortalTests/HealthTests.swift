// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Testing
import Wire

@testable import Portal

/// What a supervisor is told.
@Suite struct HealthTests {
    private func pages(
        _ condition: Broker.Condition = .ready, memory: Bool = false, age: Duration? = .seconds(1), started: Bool = true
    ) -> HealthPages {
        var counters = BrokerCounters()
        counters.receipts = 7
        counters.alarms = 3
        var gateway = GatewayCounters()
        gateway.alarms = 2
        let vitals = BrokerVitals(
            condition: condition, isMemoryFull: memory, counters: counters, gateway: gateway, sessions: 3, settings: 2,
            staleSources: 4, now: 1_780_000_000_000)
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

    /// The samples of a page, each under its name and labels; every name is to be told of once, before its samples.
    private func samples(_ page: String) throws -> [String: Int] {
        var samples: [String: Int] = [:]
        var told: Set<Substring> = []
        var open: Substring?
        for line in page.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# HELP ") {
                #expect(words.count > 3 && told.insert(words[2]).inserted, "\(line)")
                open = words[2]
            } else if line.hasPrefix("# TYPE ") {
                #expect(words.count == 4 && words[2] == open && ["counter", "gauge"].contains(words[3]), "\(line)")
                #expect((words[3] == "counter") == words[2].hasSuffix("_total"), "\(line)")
            } else {
                let sample = line[..<(try #require(line.lastIndex(of: " ")))]
                #expect(sample.prefix { $0 != "{" } == open, "\(line)")
                #expect(samples.updateValue(try #require(Int(words.last ?? "")), forKey: String(sample)) == nil, "\(line)")
            }
        }
        return samples
    }

    @Test func `every metric is told of once, before its numbers`() throws {
        let samples = try samples(pages().metrics)
        #expect(samples["firstbell_stale_sources"] == 4 && samples["firstbell_receipts_total"] == 7)
        #expect(samples["firstbell_ready"] == 1 && samples["firstbell_build_info{version=\"1.2.3\"}"] == 1)
        #expect(samples["firstbell_alarms_total"] == 5, "the broker's and the gateway's")
        #expect(samples.keys.allSatisfy { !$0.hasPrefix("firstbell_stuck") })
    }

    private func further(stuck: Int) -> [Metric] {
        let now = ContinuousClock.now
        let refusals: [RefusalKind: Int] = [
            RefusalKind(place: .message, code: "retry-later"): 2, RefusalKind(place: .edge, code: "address-rate"): 9,
        ]
        return Metric.publishing(refusing: [.disk], refused: [.quota: 3], overQuota: 1) + [Metric.refusals(refusals)]
            + Metric.stuck(.init(count: stuck, at: now - .seconds(75)), now: now)
    }

    @Test func `what was refused and what is stuck stands under its cause, and makes no page red`() throws {
        var pages = pages()
        pages.further = further(stuck: 2)
        let samples = try samples(pages.metrics)
        #expect(samples["firstbell_stuck"] == 2 && samples["firstbell_stuck_age_seconds"] == 75)
        #expect(samples["firstbell_refusals_total{place=\"edge\",code=\"address-rate\"}"] == 9)
        #expect(samples["firstbell_refusals_total{place=\"message\",code=\"retry-later\"}"] == 2)
        #expect(samples["firstbell_publishes_refusing{cause=\"disk\"}"] == 1)
        #expect(samples["firstbell_publishes_refusing{cause=\"quota\"}"] == 0)
        #expect(samples["firstbell_publishes_refused_total{cause=\"quota\"}"] == 3)
        #expect(samples["firstbell_partners_over_quota"] == 1)
        #expect(["/livez", "/readyz", "/startupz"].allSatisfy { pages.page($0).status == 200 })
    }

    @Test func `what the parts around a broker know is told before it has answered for the first time`() throws {
        let pages = HealthPages(version: "1.2.3", further: further(stuck: 0))
        let samples = try samples(pages.metrics)
        #expect(samples["firstbell_alive"] == 0 && samples["firstbell_stuck"] == 0)
        #expect(samples["firstbell_sessions"] == nil)
        #expect(Metric.stuck(nil, now: .now).isEmpty)
    }

    @Test func `a name with quotes and backslashes breaks no line`() {
        let metric = Metric("firstbell_x", .gauge, "X.", [.init(1, ["authority": "CN=A\\, \"B\"\nC"])])
        #expect(metric.lines.last == #"firstbell_x{authority="CN=A\\, \"B\"\nC"} 1"#)
        #expect(Metric("firstbell_x", .gauge, "X.", []).lines.isEmpty)
    }

    @Test func `docs operation names every metric`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/operation.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        var pages = pages()
        pages.further = further(stuck: 0)
        for sample in try samples(pages.metrics).keys {
            let name = sample.prefix { $0 != "{" }
            #expect(text.contains("`\(name)`") || text.contains("`\(name){"), "\(name)")
        }
    }
}
