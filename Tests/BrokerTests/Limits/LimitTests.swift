// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire
import ZeroMQ

@testable import Broker

/// Publishes are refused before something is used up.
@Suite struct LimitTests {
    @Test func `a threshold switches at nine tenths and back below eight`() {
        var threshold = Threshold(limit: 100)
        for (value, changed, exceeded) in [
            (89, false, false), (90, true, true), (95, false, true), (80, false, true), (79, true, false), (89, false, false),
        ] as [(Int64, Bool, Bool)] {
            let switched = threshold.measured(value)
            #expect(switched == changed)
            #expect(threshold.isExceeded == exceeded)
        }
        var off = Threshold(limit: 0)
        _ = off.measured(.max)
        #expect(!off.isExceeded)
    }

    @Test func `the process's memory is what the kernel says`() throws {
        let resident = try #require(ResidentMemory.octets)
        #expect(resident > 1 << 20)
        #expect(resident < 1 << 40)
    }

    @Test func `a gate refuses everybody for memory, and one partner for its quota until midnight`() throws {
        let (police, other) = (try #require(PartnerID("police/22")), try #require(PartnerID("police/20")))
        let now = try Instant(rfc3339: "2026-05-04T23:00:00Z")
        let gate = PublishGate()
        #expect(gate.refusal(of: police, now: now) == nil)
        gate.refuse([police])
        #expect(gate.refusal(of: police, now: now) == .retryLater(after: 3600, cause: .quota))
        #expect(gate.refusal(of: other, now: now) == nil)
        gate.close(true, for: .memory)
        #expect(gate.refusal(of: other, now: now) == .retryLater(after: 30, cause: .memory))
        #expect(gate.causes == [.memory, .quota])
        gate.close(false, for: .memory)
        gate.refuse([])
        #expect(gate.refusal(of: police, now: now) == nil)
        #expect(gate.refused == [.quota: 1, .memory: 1])
    }

    @Test func `what was refused is summed by place and code, whoever it was, and in so many forms`() throws {
        let register = RefusalRegister()
        let police = try #require(PartnerID("police/22"))
        for partner in [police, nil] {
            register.note(RefusalRecord(place: .edge, code: "address-rate", partner: partner))
        }
        register.note(RefusalRecord(place: .message, code: "retry-later", partner: police))
        // What goes to the ledger is forgotten here, and what could not be written comes back without being counted again.
        register.restore(register.take(strangers: true))
        let (edge, message) = (
            RefusalKind(place: .edge, code: "address-rate"), RefusalKind(place: .message, code: "retry-later")
        )
        #expect(register.totals == [edge: 2, message: 1])
        for number in 0..<1000 { register.note(RefusalRecord(place: .portal, code: "code-\(number)", partner: nil)) }
        #expect(register.totals.count < 300 && register.totals.values.reduce(0, +) == 1003)
        #expect(register.totals[RefusalKind(place: .portal, code: "other")] ?? 0 > 700)
    }

    @Test func `what a producer published today counts against its quota, over restarts and until midnight`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let reader = try JournalReader(folder: test.folder, key: test.key)
            let police = try #require(PartnerID("police/22"))
            let stored = try #require(try reader.published(after: 0).first)
            #expect(stored.source == police)
            #expect(stored.octets > 300)

            var now = test.time.withLockedValue { $0 }
            var roomy = DailyPublishing(quota: stored.octets + 1)
            try roomy.follow(reader, now: now)
            #expect(roomy.exhausted.isEmpty)
            #expect(roomy.used == [police: stored.octets])
            // Another process, or this one after a restart, comes to the same.
            var tight = DailyPublishing(quota: stored.octets)
            try tight.follow(reader, now: now)
            #expect(tight.exhausted == [police])
            try tight.follow(reader, now: now)
            #expect(tight.used == [police: stored.octets], "nothing counts twice")

            _ = try await test.publish(test.event("02-weekend"))
            try roomy.follow(reader, now: now)
            #expect(roomy.exhausted == [police])

            now = try Instant(rfc3339: "2026-05-05T00:00:00Z")
            try tight.follow(reader, now: now)
            try roomy.follow(reader, now: now)
            #expect(tight.exhausted.isEmpty && roomy.exhausted.isEmpty)
        }
    }
}
