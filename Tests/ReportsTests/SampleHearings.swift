// SPDX-License-Identifier: Apache-2.0
import Reports
import Safeguarding
import TestSupport
import Testing

/// Cases heard at MARACs: the year of one county (domain.md 1B L4), and a year that has everything.
enum SampleHearings {
    static func hearing(_ telling: PracticeTelling, area: String = "leeds", at: String = "2018-06-01T09:00:00Z") throws
        -> VictimHearing
    {
        VictimHearing(area: area, heardAt: try Instant(rfc3339: at), telling: telling)
    }

    static func practice(_ number: Int) throws -> PartnerID { try #require(PartnerID("gp/B\(86_000 + number)")) }

    /// 3,654 victims heard: 3,302 notices to 108 practices, and 352 coded exceptions.
    static func leeds() throws -> [VictimHearing] {
        let codes: [(DenialCode, Int)] = [
            (.noPractice, 161), (.practiceOutOfArea, 97), (.numberUnknown, 71), (.safetyHold, 16), (.deceased, 7),
        ]
        return try (0..<3_302).map { try hearing(.delivered(to: practice($0 % 108), inTime: true)) }
            + codes.flatMap { code, count in try (0..<count).map { _ in try hearing(.missing(.exception(code))) } }
    }

    /// Two areas that are large and two that are small, with every kind of difference.
    static func mixed() throws -> [VictimHearing] {
        var hearings: [VictimHearing] = []
        func add(_ count: Int, _ telling: PracticeTelling, _ area: String, at: String = "2026-03-02T10:00:00Z") throws {
            hearings += try (0..<count).map { _ in try hearing(telling, area: area, at: at) }
        }
        for (number, count) in [(1, 40), (2, 25), (3, 25), (4, 6), (5, 2), (6, 1)] {
            try add(count, .delivered(to: practice(number), inTime: true), number % 2 == 0 ? "north" : "south")
        }
        try add(7, .delivered(to: practice(1), inTime: false), "south")
        try add(9, .missing(.exception(.noPractice)), "north")
        try add(2, .missing(.exception(.deceased)), "south")
        try add(1, .missing(.deniedByPerson(.practiceClosed)), "south")
        try add(8, .missing(.held(.limbMissing)), "south")
        try add(5, .missing(.notYetDelivered), "north")
        try add(3, .missing(.refused), "south")
        try add(3, .delivered(to: practice(2), inTime: true), "east")
        try add(1, .missing(.exception(.safetyHold)), "east")
        try add(4, .delivered(to: practice(2), inTime: true), "west")
        try add(6, .excluded(.notHeard), "north")
        try add(2, .excluded(.belowThreshold), "south")
        try add(1, .excluded(.recalled), "south")
        try add(1, .missing(.refused), "south", at: "2027-01-01T10:00:00Z")
        return hearings
    }

    /// Cases of any number of areas and practices, most of them small.
    static func any(seed: UInt64) throws -> [VictimHearing] {
        var random = SeededGenerator(seed: seed)
        let (areas, practices) = (Int.random(in: 1...6, using: &random), Int.random(in: 1...15, using: &random))
        let likely = Int.random(in: 1...9, using: &random)
        return try (0..<Int.random(in: 0...120, using: &random)).map { _ in
            let other: [PracticeTelling] = [
                .missing(.exception(.noPractice)), .missing(.exception(.deceased)), .missing(.held(.limbMissing)),
                .missing(.refused), .missing(.notYetDelivered), .excluded(.notHeard), .excluded(.belowThreshold),
            ]
            let number = min(Int.random(in: 1...practices, using: &random), Int.random(in: 1...practices, using: &random))
            let delivered = PracticeTelling.delivered(to: try practice(number), inTime: Int.random(in: 0...9, using: &random) > 0)
            let area = min(Int.random(in: 1...areas, using: &random), Int.random(in: 1...areas, using: &random))
            return try hearing(
                Int.random(in: 0...9, using: &random) <= likely ? delivered : #require(other.randomElement(using: &random)),
                area: "area-\(area)")
        }
    }

    static func report(
        _ hearings: [VictimHearing], from: String? = nil, to: String? = nil, area: String? = nil,
        audience: ReportAudience = .outside, rehearsal: Bool = true
    ) throws -> CoverageReport {
        CoverageReport(
            heading: ReportHeading(
                deployment: "worcestershire.example", rehearsal: rehearsal, from: from.flatMap { CivilDate(iso: $0) },
                to: to.flatMap { CivilDate(iso: $0) }, asOf: try Instant(rfc3339: "2027-02-01T09:00:00Z")),
            hearings: hearings, trained: Set(["gp/B86001", "gp/B86002"].compactMap { PartnerID($0) }), area: area,
            audience: audience)
    }
}
