// SPDX-License-Identifier: Apache-2.0
import Foundation
import Reports
import Safeguarding
import TestSupport
import Testing

/// The reports of tables beside volumes, from figures that are known.
@Suite struct FigureReportTests {
    private func heading(from: String? = nil, to: String? = nil) throws -> ReportHeading {
        try SampleFigures.heading(from: from, to: to)
    }

    private func partner(_ id: String) throws -> PartnerID { try #require(PartnerID(id)) }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    private func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

    private func event(
        _ sequence: Int64, _ kind: EventFigure.Kind, at: String, acceptedAt: String? = nil, area: String = "22",
        producer: String = "police/22", facts: EventFacts?, given: [GivenDetails] = [], exclusion: EventFigure.Exclusion? = nil
    ) throws -> EventFigure {
        EventFigure(
            sequence: sequence, kind: kind, producer: try partner(producer), area: area, reportedAt: try instant(at),
            acceptedAt: try instant(acceptedAt ?? at), riskGrade: .high, facts: facts, given: given, exclusion: exclusion)
    }

    // MARK: training

    @Test func `36 of 108 practices are trained, and none of 490 early-years settings`() throws {
        let settings =
            try SampleFigures.trainings(108, kind: "gp", prefix: "gp/B", trained: 36)
            + SampleFigures.trainings(490, kind: "early-years", prefix: "early-years/EY", trained: 0)
        let report = FigureReport.training(settings, try heading(), audience: .inside)
        #expect(report.row("by-kind", "gp") == ["108", "108", "33 % (36 of 108)", "17 % (18 of 108)", "0"])
        #expect(report.row("by-kind", "early-years") == ["490", "490", "0 % (0 of 490)", "0 % (0 of 490)", "0"])
        #expect(report.figure("oneTrained") == "6 % (36 of 598)")
        // Where training is needed most stands first.
        #expect(report.tables.last?.rows.first?.labels == ["early-years/EY10489"])
        #expect(report.tables.last?.rows.count == 562)
    }

    @Test func `outside nobody is named who has nobody trained`() throws {
        let settings = try SampleFigures.trainings(3, kind: "school", prefix: "school/1", trained: 1)
        let text = FigureReport.training(settings, try heading(), audience: .outside).rendered(as: .text)
        #expect(!text.contains("school/1") && text.contains("33 % (1 of 3)"))
    }

    // MARK: unresolved

    @Test func `what waits is counted by code, with what is overdue and the oldest`() throws {
        let owner = try partner("local-authority/885")
        func holds(_ code: HoldCode, _ count: Int, overdue: Int, _ oldest: String, exception: Bool = false) throws
            -> UnresolvedHolds
        {
            UnresolvedHolds(
                code: code, owner: owner, isException: exception, count: count, overdue: overdue, oldest: try instant(oldest))
        }
        let holds = [
            try holds(.noSetting, 12, overdue: 5, "2022-10-01T09:00:00Z"),
            try holds(.conflictOfInterest, 7, overdue: 0, "2022-10-03T08:00:00Z"),
            try holds(.noTrainedKeyAdult, 2, overdue: 0, "2022-09-30T09:00:00Z", exception: true),
        ]
        let undelivered = [UndeliveredNotices(recipient: .gp, count: 6, overdue: 6, oldest: try instant("2022-10-02T09:00:00Z"))]
        let report = FigureReport.unresolved(holds, undelivered, try heading(), audience: .inside)
        #expect(report.row("holds", "no-setting") == ["12", "7", "5", "2d"])
        #expect(report.row("holds", "conflict-of-interest") == ["7", "7", "0", "1h"])
        #expect(report.row("holds", "total") == ["19", "14", "5", "2d"])
        #expect(report.row("owners", "local-authority/885") == ["19", "14", "5", "2d"])
        #expect(report.row("exceptions", "no-trained-key-adult") == ["2", "2", "0", "3d"])
        #expect(report.row("undelivered", "gp") == ["6", "0", "6", "1d"])
        let outside = FigureReport.unresolved(holds, undelivered, try heading(), audience: .outside)
        #expect(outside.isFreeOfSmallCounts && outside.row("exceptions", "no-trained-key-adult") == ["<5", "<5", "0", "-"])
        #expect(outside.tables.allSatisfy { $0.key != "owners" })
    }

    // MARK: recipients

    @Test func `108 practices have 30.6 notices each, with rank and trend`() throws {
        let notices = Dictionary(
            uniqueKeysWithValues: try (0..<108).map { (try SampleHearings.practice($0), 3_302 / 108 + ($0 < 3_302 % 108 ? 1 : 0)) })
        let earlier = notices.mapValues { $0 - 1 }
        let report = FigureReport.recipients(
            notices, aYearBefore: earlier, try heading(from: "2018-01-01", to: "2018-12-31"), audience: .inside)
        #expect(report.row("by-kind", "gp") == ["3302", "108", "30.6", "10 % (341 of 3302)"])
        #expect(report.row("gp", "gp/B86000") == ["31", "1", "-", "30", "+1"])
        #expect(report.row("gp", "gp/B86107") == ["30", "63", "-", "29", "+1"])
    }

    @Test func `a rate is of a thousand children on the roll`() throws {
        let (large, small) = (try partner("school/116900"), try partner("school/116901"))
        let report = FigureReport.recipients(
            [large: 30, small: 3], onRolls: [large: 1_200], try heading(), audience: .inside)
        #expect(report.row("school", "school/116900") == ["30", "1", "25.0"])
        #expect(report.row("school", "school/116901") == ["3", "2", "-"])
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `outside, the few notices of a recipient are told nowhere`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func counts() throws -> [PartnerID: Int] {
            Dictionary(
                uniqueKeysWithValues: try (0..<Int.random(in: 1...12, using: &random)).map { number in
                    (try partner("\(number % 3 == 0 ? "school/1" : "gp/B")\(number)"), Int.random(in: 1...12, using: &random))
                })
        }
        let notices = try counts()
        let report = FigureReport.recipients(notices, aYearBefore: try counts(), try heading(), audience: .outside)
        #expect(report.isFreeOfSmallCounts)
        for kind in [PartnerKind.gp, .school] {
            guard let table = report.tables.first(where: { $0.key == kind.rawValue }) else { continue }
            let told = Set(table.rows.map { $0.labels[0] })
            #expect(notices.allSatisfy { !ShownCount.isSmall($0.value) || !told.contains($0.key.description) })
            // A table that is shown has everything of its kind, somewhere.
            let sum = table.rows.compactMap { Int($0.cells[0].text) }.reduce(0, +)
            #expect(sum == notices.filter { $0.key.kind == kind }.values.reduce(0, +))
        }
    }

    // MARK: nil returns

    @Test func `a cluster without a family in sight has a nil return, and one without a digest is missing`() throws {
        let (north, south) = (try #require(ForumID("locality/north")), try #require(ForumID("locality/south")))
        let report = FigureReport.nilReturns(
            [
                DigestDay(cluster: north, day: try day("2022-09-01"), digest: .init(families: 0, notices: 4, inTime: 4)),
                DigestDay(cluster: north, day: try day("2022-09-02"), digest: .init(families: 2, notices: 4, inTime: 3)),
                DigestDay(cluster: north, day: try day("2022-09-03"), digest: .init(families: nil, notices: 0, inTime: 0)),
                DigestDay(cluster: south, day: try day("2022-09-02")),
            ], try heading(from: "2022-09-01", to: "2022-09-30"), audience: .inside)
        #expect(
            report.row("by-cluster", "locality/north") == ["3", "100 % (3 of 3)", "0", "1", "8", "88 % (7 of 8)", "1", "1", "1"])
        #expect(report.row("by-cluster", "locality/south") == ["1", "0 % (0 of 1)", "1", "0", "0", "- (0 of 0)", "0", "0", "0"])
        #expect(report.row("missing", "locality/south") == ["2022-09-02"])
        #expect(report.figure("made") == "75 % (3 of 4)")
    }

    // MARK: papers

    @Test func `papers are in time five days before the meeting, and late on the fourth`() throws {
        let forum = try #require(ForumID("locality/wyre-forest"))
        func paper(_ sequence: Int64, accepted: String, exclusion: EventFigure.Exclusion? = nil, facts: Bool = true) throws
            -> EventFigure
        {
            try event(
                sequence, .matter(.localityConference), at: "2022-09-01T10:00:00Z", acceptedAt: accepted,
                facts: facts ? EventFacts(forum: forum, meetingAt: try instant("2022-09-15T09:00:00Z")) : nil, exclusion: exclusion)
        }
        let report = FigureReport.papers(
            [
                try paper(1, accepted: "2022-09-10T22:30:00Z"), try paper(2, accepted: "2022-09-10T23:30:00Z"),
                try paper(3, accepted: "2022-09-08T09:00:00Z"),
                try paper(4, accepted: "2022-09-08T09:00:00Z", exclusion: .superseded),
                try paper(5, accepted: "2022-09-08T09:00:00Z", facts: false),
            ], try heading(), audience: .inside)
        // The second is of 11 September in London.
        #expect(report.row("by-forum", "locality/wyre-forest") == ["3", "2", "1", "67 % (2 of 3)"])
        #expect(report.row("by-meeting", "locality/wyre-forest 2022-09-15") == ["3", "2", "1", "67 % (2 of 3)"])
        #expect(report.figure("superseded") == "1" && report.figure("notRecorded") == "1" && report.figure("recalled") == "0")
    }

    // MARK: MARACs

    @Test func `the return has the cases that were heard, by meeting and by quarter`() throws {
        func heard(
            _ sequence: Int64, _ day: String, area: String = "worcestershire-north", outcome: HearingOutcome = .heard,
            isRepeat: Bool = false, children: Int = 0, young: Bool? = false
        ) throws -> EventFigure {
            try event(
                sequence, .caseHeard, at: "\(day)T10:00:00Z", area: area, producer: "marac/\(area)",
                facts: EventFacts(
                    outcome: outcome, isRepeat: isRepeat, children: children, isVictimYoung: young, isPerpetratorYoung: nil))
        }
        let report = FigureReport.maracReturn(
            [
                try heard(1, "2022-04-05", isRepeat: true, children: 2), try heard(2, "2022-04-05", children: 1, young: true),
                try heard(3, "2022-05-03"), try heard(4, "2022-05-03", outcome: .deferred),
                try heard(5, "2022-05-03", area: "south"),
            ], try heading(), audience: .inside)
        #expect(
            report.row("by-quarter", "worcestershire-north", "2022/23 Q1")?.prefix(6) == ["3", "1", "33 % (1 of 3)", "3", "1", "0"])
        #expect(report.row("by-meeting", "worcestershire-north", "2022-04-05")?.prefix(3) == ["2", "1", "50 % (1 of 2)"])
        #expect(report.row("by-meeting", "south", "2022-05-03")?.prefix(1) == ["1"])
        #expect(report.row("by-quarter", "south", "2022/23 Q1")?.suffix(5) == Array(repeating: "not-recorded", count: 5)[...])
        #expect(report.figure("notHeard") == "1" && report.figure("cases") == "4")
        #expect(FigureReport.maracReturn([try heard(1, "2022-04-05")], try heading(), audience: .outside).isFreeOfSmallCounts)
    }

    // MARK: funnel

    /// Contacts with children's social care, those that met the threshold, and those of domestic abuse (domain.md 1E P2).
    @Test func `of 13,978 contacts 26 % met the threshold, and 63 % of those were of domestic abuse`() throws {
        var tally = FunnelTally()
        var notice = FunnelTally.Reached()
        notice[.acknowledged] = 1
        for number in 0..<13_978 {
            tally.add(
                .init(quarter: try SampleFigures.quarter(number % 2 == 0 ? "2021-05-01" : "2022-01-10"), source: .partnerAgency),
                isOfAbuse: number < 2_335, number < 3_699 ? notice : .init())
        }
        let report = FigureReport.funnel(tally, try heading(), audience: .inside)
        #expect(report.figure("contacts") == "13978" && report.figure("told") == "26 % (3699 of 13978)")
        #expect(report.figure("toldOfAbuse") == "63 % (2335 of 3699)" && report.figure("acknowledged") == "100 % (3699 of 3699)")
        #expect(report.row("by-source", "partner-agency")?.prefix(2) == ["13978", "26 % (3699 of 13978)"])
        #expect(report.rendered(as: .json).contains("26.5") && report.rendered(as: .json).contains("63.1"))
        #expect(report.row("by-quarter", "2021/22 Q1")?.first == "6989")
    }

    /// Three of 200 notices were refused: what is large is shown, and neither the 3 nor what would give it back.
    @Test func `outside, the funnel shows what is large and hides what is small`() throws {
        var tally = FunnelTally()
        let quarter = try SampleFigures.quarter("2021-05-01")
        for number in 0..<300 {
            var reached = FunnelTally.Reached()
            if number < 200 { reached[number < 165 ? .acknowledged : number < 197 ? .delivered : .refused] = 1 }
            tally.add(.init(quarter: quarter, source: .partnerAgency), isOfAbuse: true, reached)
        }
        let inside = FigureReport.funnel(tally, try heading(), audience: .inside)
        let outside = FigureReport.funnel(tally, try heading(), audience: .outside)
        #expect(inside.figure("refused") == "3" && inside.figure("told") == "67 % (200 of 300)")
        #expect(outside.figure("contacts") == "300" && outside.figure("notices") == "200" && outside.figure("refused") == nil)
        #expect(outside.row("contacts", "told to somebody")?.first == "200")
        #expect(outside.row("notices", "acknowledged")?.first == "165")
        #expect(outside.row("notices", "refused")?.first == "<5")
        let hidden = outside.tables.first { $0.key == "notices" }?.rows.filter { $0.labels != ["total"] }
            .count { ["<5", "*"].contains($0.cells.first?.text) }
        #expect(hidden == 2, "the total less what is shown would give it back")
        #expect(outside.isFreeOfSmallCounts && !inside.isFreeOfSmallCounts)
        for format in [ReportFormat.text, .csv, .json, .html] {
            #expect(inside.rendered(as: format).contains("partner-agency"), "\(format)")
            #expect(!outside.rendered(as: format).contains("partner-agency"), "\(format)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `every step is of the one before, and outside no small one is told`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var tally = FunnelTally()
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            var reached = FunnelTally.Reached()
            for reach in FunnelTally.Reach.allCases { reached[reach] = Int.random(in: 0...2, using: &random) }
            tally.add(
                .init(
                    quarter: FinancialQuarter(index: 8_084 + Int.random(in: 0..<3, using: &random)),
                    source: ContactSource.allCases[Int.random(in: 0..<3, using: &random)]), isOfAbuse: true, reached)
        }
        let whole = tally.whole()
        #expect(whole.contacts >= whole.told && whole.told == whole.toldOfAbuse && whole.reached.delivered >= whole.reached.opened)
        #expect(whole.reached.notices == FunnelTally.Reach.allCases.reduce(0) { $0 + whole.reached[$1] })
        let outside = FigureReport.funnel(tally, try heading(), audience: .outside)
        #expect(outside.isFreeOfSmallCounts)
        // What is told is true, and adds up to what there is.
        #expect([outside.figure("contacts"), "<5"].contains("\(whole.contacts)") || Int(outside.figure("contacts") ?? "") == nil)
        for table in outside.tables {
            for column in table.columns.indices.dropLast() {
                let cells = table.rows.dropLast().map { Int($0.cells[column].text) }
                guard let total = table.rows.last.flatMap({ Int($0.cells[column].text) }) else { continue }
                #expect(cells.contains(nil) || cells.reduce(0) { $0 + ($1 ?? 0) } == total)
            }
        }
    }

    /// Whoever has both reports of the same days knows of each quarter what both show of it, and nothing that one of them hides.
    @Test(arguments: 0..<120 as Range<UInt64>)
    func `outside, the funnel shows the totals that volumes shows, and divides no other quarter`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (funnel, volumes) = (FunnelTally(), VolumeTally())
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            let quarter = FinancialQuarter(index: 8_084 + Int.random(in: 0..<4, using: &random))
            let source = ContactSource.allCases[Int.random(in: 0..<3, using: &random)]
            var reached = FunnelTally.Reached()
            for reach in FunnelTally.Reach.allCases { reached[reach] = Int.random(in: 0...9, using: &random) == 0 ? 1 : 0 }
            funnel.add(.init(quarter: quarter, source: source), isOfAbuse: true, reached)
            volumes.add(.init(quarter: quarter, area: "21", source: source), notices: reached.notices)
        }
        let heading = try heading()
        let (one, other) = (
            FigureReport.funnel(funnel, heading, audience: .outside), FigureReport.volumes(volumes, heading, audience: .outside)
        )
        let whole = try #require(other.tables.first { $0.key == "by-quarter" })
        for (place, measure) in ["contacts", "notices"].enumerated() {
            #expect(one.figure(measure) == other.figure(measure))
            let told = whole.rows.filter { Int($0.cells[place].text) != nil }
            let divided = try #require(one.tables.first { $0.key == measure })
            #expect(divided.columns.dropLast() == told.map { $0.labels[0] }[...])
            let totals = try #require(divided.rows.last)
            #expect(totals.cells.dropLast().map(\.text) == told.map { $0.cells[place].text })
        }
    }

    // MARK: divergence

    @Test func `a rise of a third at the agencies that the police do not see is flagged`() throws {
        var tally = VolumeTally()
        for (day, police, agency) in [("2021-05-01", 200, 100), ("2022-05-01", 201, 130)] {
            let quarter = try SampleFigures.quarter(day)
            tally.add(.init(quarter: quarter, area: "21", source: .police), contacts: police)
            tally.add(.init(quarter: quarter, area: "21", source: .partnerAgency), contacts: agency)
        }
        let report = FigureReport.divergence(tally, try heading(), audience: .inside)
        #expect(
            report.row("by-quarter", "2022/23 Q1") == ["201", "+0.5 % (200 to 201)", "130", "+30.0 % (100 to 130)", "DIVERGES"])
        #expect(report.row("by-quarter", "2021/22 Q1") == ["200", "-", "100", "-", "-"])
        #expect(report.figure("diverging") == "1")
    }

    // MARK: quality

    @Test func `what a producer gives is counted by people and by events`() throws {
        var tally = QualityTally()
        tally.add(
            try event(
                1, .incident, at: "2022-05-01T10:00:00Z",
                facts: EventFacts(abuseTypes: AbuseTypes([.physical]), reportedBy: .police),
                given: [[.birthDate, .upn, .matched], [.birthDate, .unmatched]]))
        tally.add(try event(2, .incident, at: "2022-05-01T10:00:00Z", facts: EventFacts(), given: [[.birthDate, .voice]]))
        tally.add(try event(3, .incident, at: "2022-05-01T10:00:00Z", facts: nil))
        tally.add(try event(4, .incident, at: "2022-05-01T10:00:00Z", facts: EventFacts(), exclusion: .recalled))
        let report = FigureReport.quality(tally, try heading(), audience: .inside)
        #expect(
            report.row("subjects", "police/22") == [
                "3", "33 % (1 of 3)", "100 % (3 of 3)", "0 % (0 of 3)", "0 % (0 of 3)", "33 % (1 of 3)", "0 % (0 of 3)",
                "33 % (1 of 3)",
                "33 % (1 of 3)",
            ])
        #expect(report.row("events", "police/22") == ["2", "100 % (2 of 2)", "50 % (1 of 2)", "50 % (1 of 2)"])
        #expect(report.figure("notRecorded") == "1" && report.figure("recalled") == "1")
        #expect(FigureReport.quality(tally, try heading(), audience: .outside).isFreeOfSmallCounts)
    }

    // MARK: touches

    @Test func `notices without a touch are told from those that a person released`() throws {
        var tally = TouchTally()
        let quarter = try SampleFigures.quarter("2022-05-01")
        for _ in 0..<90 { tally.addNotice(wasHeld: false, in: quarter) }
        for _ in 0..<10 { tally.addNotice(wasHeld: true, in: quarter) }
        for minutes in 1...9 as ClosedRange<Int64> { tally.addTouch(.routed, waited: minutes * 60_000, in: quarter) }
        tally.addTouch(.denied, waited: 600_000, in: quarter)
        let report = FigureReport.touches(tally, try heading(), audience: .inside)
        #expect(report.row("shares", "2022/23 Q1") == ["90 % (90 of 100)"])
        #expect(report.row("holds", "routed") == ["9", "9"] && report.row("holds", "denied") == ["1", "1"])
        #expect(report.figure("medianWait") == "5m 30s" && report.figure("longestWait") == "10m")
        #expect(FigureReport.touches(tally, try heading(), audience: .outside).isFreeOfSmallCounts)
    }

    // MARK: repeats

    @Test func `a child within twelve months is a repeat, and on the day after them new again`() throws {
        func sighting(_ person: Int64, _ event: Int64, _ text: String, notices: Int = 1) throws -> RepeatTally.Sighting {
            RepeatTally.Sighting(person: person, event: event, day: try day(text), notices: notices)
        }
        let from = try day("2022-01-01")
        let tally = RepeatTally(
            [
                try sighting(1, 1, "2021-02-01"), try sighting(1, 2, "2022-02-01"), try sighting(2, 3, "2021-02-01"),
                try sighting(2, 4, "2022-02-02"), try sighting(3, 2, "2022-02-01", notices: 2), try sighting(3, 5, "2022-02-03"),
            ], isInRange: { $0 >= from })
        let report = FigureReport.repeats(tally, try heading(), audience: .inside)
        // Child 1 in event 2 and child 3 in event 5 are repeats; child 2 came a day after twelve months, child 3 for the first time.
        #expect(report.row("new-and-repeat", "repeat") == ["2", "2"] && report.row("new-and-repeat", "new") == ["2", "2"])
        // 1 and 3 were in one incident, so that they are one household, with four notices of five.
        #expect(tally.households == [4, 1] && tally.children == 3)
        #expect(report.row("concentration", "10 %") == ["1", "80 % (4 of 5)"])
    }

    @Test func `three incidents of a pair in twelve months are told, and three in thirteen are not`() throws {
        func days(_ pair: Int, _ texts: String...) throws -> [RepeatTally.PairDay] {
            try texts.map { RepeatTally.PairDay(pair: pair, day: try day($0)) }
        }
        let from = try day("2022-01-01")
        let tally = RepeatTally(
            [],
            pairDays: try days(1, "2021-03-01", "2021-09-01", "2022-03-01") + days(2, "2021-02-28", "2021-09-01", "2022-03-01")
                + days(3, "2021-01-01", "2021-02-01", "2021-03-01")
                + days(4, "2022-01-01", "2022-01-01", "2022-01-02", "2022-05-01"),
            isInRange: { $0 >= from })
        #expect(tally.pairs == [3: 1, 2: 1, 4: 1])
        #expect(tally.pairs(atLeast: 3) == 2)
        let report = FigureReport.repeats(tally, try heading(), audience: .inside)
        #expect(report.figure("escalated") == "2" && report.row("pairs", "4") == ["1", "1"])
        #expect(FigureReport.repeats(tally, try heading(), audience: .outside).isFreeOfSmallCounts)
    }

    // MARK: samples

    /// The audits of domain.md 1A W17: a percentage is of the cases that count, and says how many those are.
    @Test(arguments: [(12, 8, 0, "60 % (12 of 20)"), (18, 1, 1, "95 % (18 of 19)"), (18, 2, 0, "90 % (18 of 20)")])
    func `oversight within 24 hours is of the cases that count`(
        inTime: Int, late: Int, excluded: Int, printed: String
    ) throws {
        let received = try instant("2022-09-05T09:00:00Z")
        var cases: [AuditCase] = []
        for number in 0..<20 {
            let oversight: AuditCase.Oversight =
                number < inTime
                ? .init(at: received + .seconds(3_600))
                : number < inTime + late
                    ? .init(at: received + .seconds(100_000)) : .init(at: received, exclusion: .notOpen)
            cases.append(
                AuditCase(
                    sequence: Int64(number + 1), stratum: number % 2 == 0 ? .new : .repeat, producer: try partner("police/22"),
                    timeline: [.init(at: received, what: AuditCase.delivered, party: try partner("local-authority/885"))],
                    oversight: [oversight]))
        }
        let population: [AuditStratum: [Int64]] = Dictionary(grouping: cases, by: \.stratum).mapValues { $0.map(\.sequence) }
        let sample = AuditSample(of: population, size: 20, strata: [.new, .repeat], seed: 9)
        let report = FigureReport.sample(sample, cases, of: population, try heading())
        #expect(report.figure("oversight") == printed && inTime + late + excluded == 20)
        #expect(report.figure("excluded") == "\(excluded)" && report.figure("not-open") == (excluded == 0 ? nil : "1"))
        #expect(report.row("strata", "new")?.prefix(2) == ["10", "10"])
        #expect(report.row("cases", "1", "new") == ["police/22", "2022-09-05T09:00:00Z", "2022-09-05T10:00:00Z", "1h", "in-time"])
        // Each case is shown with all of it, on a terminal too.
        #expect(report.rendered(as: .text).components(separatedBy: "delivered").count == 21)
    }

    @Test func `the same days of the year before end a day earlier after 29 February`() throws {
        let earlier = try heading(from: "2024-02-29", to: "2024-02-29").yearBefore
        let last = try day("2023-02-28")
        #expect(earlier?.from == last && earlier?.to == last)
        #expect(try heading(from: "2025-02-01", to: "2025-02-28").yearBefore?.to == day("2024-02-29"))
        #expect(try heading(from: "2024-02-29").yearBefore == nil)
    }
}
