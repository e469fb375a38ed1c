// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct InstantTextTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-17T23:10:00Z", 1_794_957_000_000),
        ("2026-11-17t23:10:00z", 1_794_957_000_000),
        ("2026-11-18T00:10:00+01:00", 1_794_957_000_000),
        ("2026-11-17T17:40:00-05:30", 1_794_957_000_000),
        ("2026-11-17T23:10:00-00:00", 1_794_957_000_000),
        ("2026-11-17T23:10:00.5Z", 1_794_957_000_500),
        ("2026-11-17T23:10:00.0409999999999999999999Z", 1_794_957_000_040),
        ("2024-02-29T12:00:00Z", 1_709_208_000_000),
        ("1969-12-31T23:59:59.999Z", -1),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func `a time with an offset names one instant`(text: String, milliseconds: Int64) throws {
        #expect(try Instant(rfc3339: text) == Instant(milliseconds: milliseconds))
        #expect(try Instant(rfc3339: Array(text.utf8)) == Instant(milliseconds: milliseconds))
    }

    @Test(arguments: [
        ("2026-11-17T23:10:00", InstantSyntaxError.naive),
        ("2026-11-17T23:10:00.123", .naive),
        ("", .malformed),
        ("2026-11-17", .malformed),
        ("2026-11-17T23:10Z", .malformed),
        ("2026-11-17 23:10:00Z", .malformed),
        ("2026-11-17T23:10:00.Z", .malformed),
        ("2026-11-17T23:10:00,5Z", .malformed),
        ("2026-11-17T23:10:00Z ", .malformed),
        ("2026-11-17T23:10:00+0100", .malformed),
        ("2026-11-17T23:10:00+01", .malformed),
        ("2026-11-17T23:10:00+01:00Z", .malformed),
        ("+026-11-17T23:10:00Z", .malformed),
        ("2026-1a-17T23:10:00Z", .malformed),
        ("２026-11-17T23:10:00Z", .malformed),
        ("2026-11-17T23:10:00+0a:00", .malformed),
        ("2026-11-17T23:59:60Z", .impossible),
        ("2026-02-29T00:00:00Z", .impossible),
        ("2026-13-01T00:00:00Z", .impossible),
        ("2026-00-01T00:00:00Z", .impossible),
        ("2026-04-31T00:00:00Z", .impossible),
        ("2026-11-17T24:00:00Z", .impossible),
        ("2026-11-17T23:60:00Z", .impossible),
        ("2026-11-17T23:10:00+24:00", .impossible),
        ("2026-11-17T23:10:00+01:60", .impossible),
        ("0000-01-01T00:00:00Z", .impossible),
        ("0001-01-01T00:00:00+00:01", .impossible),
        ("9999-12-31T23:59:59-00:01", .impossible),
    ])
    func `what names no instant is refused by its reason`(text: String, reason: InstantSyntaxError) {
        #expect(throws: reason) { try Instant(rfc3339: text) }
        #expect(throws: reason) { try Instant(rfc3339: Array(text.utf8)) }
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00Z"),
        (1_794_957_000_000, "2026-11-17T23:10:00Z"),
        (1_794_957_000_040, "2026-11-17T23:10:00.040Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
    ])
    func `output is UTC with Z and a fraction only when there is one`(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test func `an instant outside four-digit years still prints`() {
        #expect(Instant(milliseconds: .max).rfc3339.hasSuffix("Z"))
        #expect(Instant(milliseconds: .min).rfc3339.hasPrefix("-"))
    }

    @Test(arguments: 0..<200)
    func `parsing what was printed gives the instant back, at any offset`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let instant = Instant(milliseconds: .random(in: -62_000_000_000_000...253_000_000_000_000, using: &random))
        #expect(try Instant(rfc3339: instant.rfc3339) == instant)

        let minutes = Int.random(in: -1439...1439, using: &random)
        let shifted = instant + .seconds(minutes * 60)
        let size = abs(minutes)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let text = shifted.rfc3339.dropLast() + (minutes < 0 ? "-" : "+") + "\(two(size / 60)):\(two(size % 60))"
        #expect(try Instant(rfc3339: String(text)) == instant)
    }

    @Test(arguments: 0..<200)
    func `octets at random are refused, not misread`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var octets = Array("2026-11-17T23:10:00.123+01:00".utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let at = Int.random(in: 0..<octets.count, using: &random)
            if Bool.random(using: &random) { octets.remove(at: at) } else { octets[at] = .random(in: 0...255, using: &random) }
        }
        // Whatever is still taken must be a time that prints and parses to itself.
        if let instant = try? Instant(rfc3339: octets) {
            #expect((try? Instant(rfc3339: instant.rfc3339)) == instant)
        }
    }
}
