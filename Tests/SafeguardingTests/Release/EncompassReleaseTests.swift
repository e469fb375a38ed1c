// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// Who is told about a child, who is not, and what needs a person.
@Suite struct EncompassReleaseTests {
    let school: PartnerID
    let other: PartnerID
    let nursery: PartnerID
    let unknown: PartnerID
    let today: CivilDate
    let born: CivilDate

    init() throws {
        school = try #require(PartnerID("school/116900"))
        other = try #require(PartnerID("school/116901"))
        nursery = try #require(PartnerID("early-years/EY402388"))
        unknown = try #require(PartnerID("school/999999"))
        today = try #require(CivilDate(iso: "2026-11-18"))
        born = try #require(CivilDate(iso: "2016-03-27"))
    }

    func facts(_ change: @escaping (inout SettingFacts) -> Void = { _ in }) -> (PartnerID) -> SettingFacts? {
        { id in
            guard id != unknown else { return nil }
            var facts = SettingFacts(
                id: id, localAuthority: "885", deliverable: true, statutory: id.kind == .school, participating: true,
                trainedKeyAdults: 1)
            change(&facts)
            return facts
        }
    }

    func decide(
        _ matches: RollMatches, named: [NamedSetting] = [], policy: EncompassPolicy = .init(), born: CivilDate? = nil,
        _ change: @escaping (inout SettingFacts) -> Void = { _ in }
    ) -> [Decision] {
        EncompassRelease(policy: policy).decide(
            dateOfBirth: born ?? self.born, today: today, matches: matches, named: named, facts: facts(change))
    }

    @Test func `every setting whose roll holds the child is told`() {
        let decisions = decide(.init(exact: [school: .upn, other: .person]))
        #expect(decisions.map(\.recipient) == [school, other])
        #expect(decisions.map(\.outcome) == [.release(.upn, exception: nil), .release(.person, exception: nil)])
        #expect(decisions.allSatisfy { $0.rule == "OE-1" && $0.basis.contains("DAA49A") })
    }

    @Test func `a near match is a hold and never a guess`() {
        #expect(decide(.init(near: [school])).map(\.outcome) == [.hold(.ambiguousMatch)])
        #expect(
            decide(.init(exact: [school: .upn], near: [school, other])).map(\.outcome) == [
                .release(.upn, exception: nil), .hold(.ambiguousMatch),
            ])
    }

    @Test func `nobody found is a hold without a recipient`() {
        let decisions = decide(.init())
        #expect(decisions.map(\.outcome) == [.hold(.noSetting)])
        #expect(decisions.first?.recipient == nil)
    }

    @Test func `a named setting counts only where no roll speaks`() {
        #expect(
            decide(.init(), named: [.init(id: school, rollLoaded: false)]).map(\.outcome) == [.release(.producer, exception: nil)])
        #expect(decide(.init(), named: [.init(id: school, rollLoaded: true)]).map(\.outcome) == [.hold(.settingUnconfirmed)])
        #expect(
            decide(.init(), named: [.init(id: unknown, rollLoaded: false)]).map(\.outcome) == [
                .hold(.settingUnknown)
            ])
    }

    @Test func `a child with a protected address is told only to a roll that holds it`() {
        let decisions = decide(
            .init(exact: [other: .upn], protectedAddress: true),
            named: [.init(id: school, rollLoaded: false), .init(id: other, rollLoaded: true)])
        #expect(decisions.map(\.recipient) == [school, other])
        #expect(decisions.map(\.outcome) == [.deny(.protectedAddress), .release(.upn, exception: nil)])
    }

    @Test func `a protected child with only denials still has an owner`() {
        let decisions = decide(.init(protectedAddress: true), named: [.init(id: school, rollLoaded: false)])
        #expect(decisions.map(\.outcome) == [.deny(.protectedAddress), .hold(.noSetting)])
    }

    @Test func `training never stops a duty unless the area says so`() {
        let untrained: (inout SettingFacts) -> Void = { $0.trainedKeyAdults = 0 }
        #expect(
            decide(.init(exact: [school: .upn]), untrained).map(\.outcome) == [.release(.upn, exception: .noTrainedKeyAdult)])
        #expect(
            decide(.init(exact: [school: .upn]), policy: .init(untrained: .hold), untrained).map(\.outcome) == [
                .hold(.noTrainedKeyAdult)
            ])
        #expect(decide(.init(exact: [nursery: .upn]), untrained).map(\.outcome) == [.hold(.noTrainedKeyAdult)])
    }

    @Test func `a setting that cannot take it is a hold`() {
        let matches = RollMatches(exact: [school: .upn])
        #expect(decide(matches) { $0.deliverable = false }.map(\.outcome) == [.hold(.settingClosed)])
        #expect(decide(matches) { $0.suspended = true }.map(\.outcome) == [.hold(.recipientSuspended)])
        #expect(decide(matches) { $0.conflicted = true }.map(\.outcome) == [.hold(.conflictOfInterest)])
    }

    @Test func `who took over from a closed or unknown setting is a candidate, and is told nothing`() {
        func decide(_ deliverable: Bool, _ id: PartnerID) -> [Decision] {
            EncompassRelease(policy: .init()).decide(
                dateOfBirth: born, today: today, matches: .init(exact: [id: .upn], near: [nursery]), named: [],
                successors: { $0 == id ? [other, nursery] : [] }, facts: facts { $0.deliverable = deliverable || $0.id != id })
        }
        let closed = decide(false, school)
        #expect(closed.map(\.recipient) == [nursery, school])
        #expect(closed.map(\.outcome) == [.hold(.ambiguousMatch), .hold(.settingClosed)])
        #expect(closed.map(\.candidates) == [[], [other, nursery]])
        let gone = decide(true, unknown)
        #expect(gone.last?.outcome == .hold(.settingUnknown) && gone.last?.candidates == [other, nursery])
        #expect(decide(true, school).map(\.candidates) == [[], []])
    }

    @Test func `an early-years setting must take part`() {
        #expect(decide(.init(exact: [nursery: .upn])).map(\.flow) == [.encompassEarlyYears])
        #expect(decide(.init(exact: [nursery: .upn]), { $0.participating = false }).map(\.outcome) == [.hold(.notParticipating)])
    }

    @Test(arguments: [
        ("2008-11-19", true), ("2008-11-18", false), ("2008-11-17", false), ("1980-01-01", false),
    ]) func `a child is under eighteen on the day of the decision`(_ row: (born: String, child: Bool)) {
        let decisions = decide(.init(exact: [school: .upn]), born: CivilDate(iso: row.born))
        #expect(decisions.map(\.outcome) == [row.child ? .release(.upn, exception: nil) : .deny(.notAChild)])
    }

    @Test func `a leap-day birthday falls on the first of March`() {
        #expect(CivilDate(iso: "2008-02-29")?.anniversary(18) == CivilDate(iso: "2026-03-01"))
        #expect(CivilDate(iso: "2008-02-29")?.anniversary(20) == CivilDate(iso: "2028-02-29"))
    }

    @Test func `a different policy text whenever a decision could differ`() {
        let texts = Set(
            EncompassPolicy.Untrained.allCases.flatMap { untrained in
                ContactParentPolicy.allCases.map { EncompassPolicy(untrained: untrained, contactParentPolicy: $0).canonicalText }
            })
        #expect(texts.count == 6)
    }
}
