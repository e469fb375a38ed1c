// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct SettingReadinessTests {
    private static let today = CivilDate(daysSinceEpoch: 20_000)

    /// A school that has everything, changed by `change`.
    private func findings(
        _ kind: String = "school/116900", untrained: EncompassPolicy.Untrained = .deliver,
        _ change: (inout ReadinessFacts) -> Void = { _ in }
    ) throws -> [SettingReadiness.Finding] {
        let setting = try #require(PartnerID(kind))
        var facts = ReadinessFacts(
            setting: setting, deliverable: true, statutory: setting.kind == .school, participating: true, suspended: false,
            training: [19_000...21_000, 19_000...Int.max], certified: true, connected: false, hasConnected: true, rollLoaded: true,
            calendar: .authorityDefault)
        change(&facts)
        let readiness = SettingReadiness(facts, today: Self.today, untrained: untrained)
        #expect(readiness.setting == setting)
        #expect(readiness.isReady == readiness.findings.allSatisfy { $0.effect == .none })
        return readiness.findings
    }

    @Test func `a school that has everything is ready`() throws {
        #expect(try findings() == [])
        #expect(try findings("early-years/EY402388") == [])
    }

    @Test func `each cause is found alone, with what it does`() throws {
        typealias Finding = SettingReadiness.Finding
        let successor = try #require(PartnerID("school/116901"))
        #expect(
            try findings { ($0.deliverable, $0.successors) = (false, [successor]) }
                == [Finding(.settingClosed, .held, successors: [successor])])
        #expect(try findings { $0.successors = [successor] } == [])
        #expect(try findings { $0.suspended = true } == [Finding(.recipientSuspended, .held)])
        #expect(try findings { $0.training = [] } == [Finding(.noTrainedKeyAdult, .exception)])
        #expect(try findings(untrained: .hold) { $0.training = [] } == [Finding(.noTrainedKeyAdult, .held)])
        #expect(try findings("early-years/EY402388") { $0.training = [] } == [Finding(.noTrainedKeyAdult, .held)])
        #expect(try findings { $0.certified = false } == [Finding(.noCertificate, .waits)])
        #expect(try findings { $0.hasConnected = false } == [Finding(.neverConnected, .waits)])
        #expect(try findings { $0.rollLoaded = false } == [Finding(.noRoll, .unmatched)])
        #expect(try findings { $0.calendar = .low } == [Finding(.calendarLow, .none)])
        #expect(try findings { $0.training = [19_000...Int.max] } == [Finding(.oneKeyAdult, .none)])
        #expect(
            try findings { $0.training = [19_000...20_010, 19_500...20_030] }
                == [Finding(.trainingEnds, .none, until: CivilDate(daysSinceEpoch: 20_030))])
        #expect(try findings("early-years/EY402388") { $0.participating = false } == [Finding(.notParticipating, .held)])
    }

    @Test func `a session proves that a certificate counts`() throws {
        #expect(
            try findings {
                ($0.certified, $0.hasConnected, $0.connected) = (false, false, true)
            } == [])
    }

    @Test func `a setting to which nothing is sent has that cause alone`() throws {
        func nothing(_ facts: inout ReadinessFacts) {
            (facts.training, facts.certified, facts.hasConnected, facts.rollLoaded, facts.calendar) = (
                [], false, false, false, .low
            )
        }
        #expect(
            try findings {
                nothing(&$0)
                $0.deliverable = false
            }.map(\.cause) == [.settingClosed])
        #expect(
            try findings("early-years/EY402388") {
                nothing(&$0)
                $0.participating = false
            }.map(\.cause) == [.notParticipating])
        #expect(try findings { nothing(&$0) }.map(\.cause) == [.noTrainedKeyAdult, .noCertificate, .noRoll, .calendarLow])
    }

    @Test func `a setting that nobody knows is not ready`() throws {
        let readiness = SettingReadiness(unknown: try #require(PartnerID("school/199999")))
        #expect(readiness.findings == [SettingReadiness.Finding(.settingUnknown, .held)])
        #expect(!readiness.isReady)
    }

    @Test func `a duty asks nobody whether to take part`() throws {
        #expect(try findings { $0.participating = false } == [])
    }

    @Test(arguments: [(19_999, false), (20_000, true), (20_029, true), (20_030, true), (20_031, false)])
    func `the end of training is told for thirty days before it`(last: Int, isTold: Bool) throws {
        let causes = try findings { $0.training = [19_000...last] }.map(\.cause)
        #expect(causes.contains(.trainingEnds) == isTold)
        #expect(causes.contains(.noTrainedKeyAdult) == (last < 20_000))
    }

    /// The days that somebody is trained, counted one by one.
    @Test(arguments: 0..<500 as Range<UInt64>)
    func `the last day on which somebody is trained is found by counting days`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let training = (0..<Int.random(in: 0...6, using: &random)).map { _ -> ClosedRange<Int> in
            let first = Int.random(in: 19_980...20_040, using: &random)
            return first...(first + Int.random(in: 0...25, using: &random))
        }
        var last: Int?
        var day = Self.today.daysSinceEpoch
        while training.contains(where: { $0.contains(day) }) {
            last = day
            day += 1
        }
        let found = try findings { $0.training = training }
        let expected = last.flatMap { $0 <= 20_030 ? CivilDate(daysSinceEpoch: $0) : nil }
        #expect(found.first { $0.cause == .trainingEnds }?.until == expected)
        #expect(found.contains { $0.cause == .noTrainedKeyAdult } == (last == nil))
        #expect(found.contains { $0.cause == .oneKeyAdult } == (training.count { $0.contains(20_000) } == 1))
    }
}
