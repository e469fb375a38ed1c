// SPDX-License-Identifier: Apache-2.0
import Reports
import Safeguarding
import TestSupport
import Testing

/// The figures of the seeds, and reports of them.
enum SampleFigures {
    static func heading(rehearsal: Bool = false, from: String? = nil, to: String? = nil) throws -> ReportHeading {
        ReportHeading(
            deployment: "worcestershire.example", rehearsal: rehearsal, from: from.flatMap { CivilDate(iso: $0) },
            to: to.flatMap { CivilDate(iso: $0) }, asOf: try Instant(rfc3339: "2022-10-03T09:00:00Z"))
    }

    static func quarter(_ day: String) throws -> FinancialQuarter { FinancialQuarter(try #require(CivilDate(iso: day))) }

    /// 38 and then 42 of 100 contacts come from the police (domain.md 1A W14), with kinds of abuse that overlap.
    static func worcestershireQuarters() throws -> VolumeTally {
        var tally = VolumeTally()
        for (day, police, agency) in [("2022-04-05", 38, 50), ("2022-07-05", 42, 45)] {
            let quarter = try quarter(day)
            func add(_ source: ContactSource, _ count: Int, _ types: AbuseTypes?) {
                tally.add(
                    .init(quarter: quarter, area: "22", source: source, abuseTypes: types, isCrime: types.map { !$0.isEmpty }),
                    contacts: count, notices: count * 2)
            }
            add(.police, police - 8, AbuseTypes([.physical, .verbal]))
            add(.police, 8, AbuseTypes([.coerciveControl]))
            add(.partnerAgency, agency - 1, [])
            add(.partnerAgency, 1, AbuseTypes([.sexual]))
            add(.familyPublic, 100 - police - agency, nil)
        }
        return tally
    }

    /// Crimes and incidents of two areas in two years (domain.md 1A W22).
    static func worcestershireYears() throws -> VolumeTally {
        var tally = VolumeTally()
        let counts = [
            ("north", "2020-05-01", 4_090, 2_543), ("north", "2021-05-01", 3_910, 2_463), ("south", "2020-05-01", 3_820, 2_379),
            ("south", "2021-05-01", 3_972, 2_355),
        ]
        for (area, day, crimes, incidents) in counts {
            for (isCrime, count) in [(true, crimes), (false, incidents)] {
                tally.add(
                    .init(quarter: try quarter(day), area: area, source: .police, abuseTypes: [], isCrime: isCrime), contacts: count
                )
            }
        }
        return tally
    }

    /// Contacts and notices of any size, most of them small.
    static func anyVolumes(seed: UInt64) throws -> VolumeTally {
        var random = SeededGenerator(seed: seed)
        var tally = VolumeTally()
        let quarters = Int.random(in: 1...5, using: &random)
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let types = AbuseType.allCases.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
            let contacts = Int.random(in: 1...9, using: &random)
            tally.add(
                .init(
                    quarter: FinancialQuarter(index: 8_084 + Int.random(in: 0..<quarters, using: &random)),
                    area: "area-\(Int.random(in: 1...3, using: &random))",
                    source: ContactSource.allCases[Int.random(in: 0..<3, using: &random)],
                    isIncident: Int.random(in: 0..<4, using: &random) > 0,
                    abuseTypes: Int.random(in: 0..<5, using: &random) == 0 ? nil : AbuseTypes(types),
                    isCrime: [true, false, nil][Int.random(in: 0..<3, using: &random)]),
                contacts: contacts, notices: Int.random(in: 0...3, using: &random) * contacts)
        }
        return tally
    }

    static func trainings(_ count: Int, kind: String, prefix: String, trained: Int) throws -> [SettingTraining] {
        try (0..<count).map { number in
            SettingTraining(
                setting: try #require(PartnerID("\(prefix)\(number + 10_000)")), kind: kind, authority: kind == "gp" ? nil : "885",
                trained: number < trained ? 1 + number % 2 : 0, notices: number)
        }
    }
}

extension FigureReport {
    /// The cells of one row of a table, as people read them; nil where there is no such row.
    func row(_ table: String, _ labels: String...) -> [String]? {
        tables.first { $0.key == table }?.rows.first { $0.labels == labels }?.cells.map(\.text)
    }

    func figure(_ key: String) -> String? { (figures + excluded).first { $0.key == key }?.cell.text }

    /// Whether no cell tells a count of 1 to 4.
    var isFreeOfSmallCounts: Bool {
        let cells = tables.flatMap { $0.rows.flatMap(\.cells) } + (figures + excluded).map(\.cell)
        return cells.allSatisfy { cell in
            switch cell {
            case .count(.count(let count)): !ShownCount.isSmall(count)
            case .share(let share?): ![share.part, share.whole].contains(where: ShownCount.isSmall)
            default: true
            }
        }
    }
}
