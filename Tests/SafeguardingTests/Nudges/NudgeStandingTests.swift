// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct NudgeStandingTests {
    private static let made = Instant(milliseconds: 1_777_928_400_000)

    private static func standing(_ attempts: Int, _ channel: NudgeChannel = .mail) -> NudgeStanding {
        NudgeStanding(channel: channel, attempts: attempts, madeAt: made, nextAt: made)
    }

    @Test func `What was taken is sent, and waits for nothing`() {
        let next = Self.standing(1).after(.accepted(250), at: Self.made, patience: .seconds(3600))
        #expect(next.state == .sent && next.nextAt == nil && next.attempts == 1)
    }

    @Test func `What failed is tried again later and later, and given up in the end`() {
        var now = Self.made
        var standing = Self.standing(0)
        var pauses: [Int64] = []
        while standing.state == .waiting, pauses.count < 100 {
            standing.attempts += 1
            standing = standing.after(
                pauses.count.isMultiple(of: 2) ? .failed(7) : .refused(451), at: now, patience: .seconds(4 * 3600))
            guard let next = standing.nextAt else { break }
            pauses.append((next.milliseconds - now.milliseconds) / 1000)
            now = next
        }
        #expect(pauses.prefix(7) == [30, 60, 120, 240, 480, 900, 900])
        #expect(Set(pauses.dropFirst(5)) == [900])
        #expect(standing.state == .givenUp && standing.nextAt == nil)
        #expect(now <= Self.made + .seconds(4 * 3600) && now > Self.made + .seconds(4 * 3600 - 900))
    }

    @Test func `Only an answer about the address or the request is final, from the fourth attempt, and it is each channel's own`() {
        func state(_ code: Int, _ channel: NudgeChannel) -> NudgeState {
            func after(_ attempts: Int) -> NudgeState {
                Self.standing(attempts, channel).after(.refused(code), at: Self.made, patience: .seconds(3600)).state
            }
            #expect((1...3).allSatisfy { after($0) == .waiting })
            return after(4)
        }
        #expect([550, 551, 553].allSatisfy { state($0, .mail) == .givenUp })
        #expect([421, 450, 451, 530, 535, 552, 554].allSatisfy { state($0, .mail) == .waiting })
        #expect([400, 410, 413, 415, 422].allSatisfy { state($0, .webhook) == .givenUp })
        #expect([301, 401, 403, 404, 408, 429, 500, 503, 550].allSatisfy { state($0, .webhook) == .waiting })
    }

    @Test func `An attempt that was not made does not count, and one that was cut short is repeated at once`() {
        let postponed = Self.standing(3).after(.postponed, at: Self.made, patience: .seconds(3600))
        #expect(postponed.attempts == 2 && postponed.nextAt == Self.made + .seconds(15))
        let late = Self.made + .seconds(3600)
        #expect(Self.standing(1).after(.postponed, at: late, patience: .seconds(3600)).state == .givenUp)
        let interrupted = Self.standing(3).after(.interrupted, at: late, patience: .seconds(3600))
        #expect(interrupted.state == .waiting && interrupted.attempts == 3 && interrupted.nextAt == late)
    }

    @Test func `Leads stand in where an audience has nobody, and an authority is told through its duty officer alone`() throws {
        let plan = NudgePlan()
        let school = try #require(PartnerID("school/116900"))
        let authority = try #require(PartnerID("local-authority/885"))
        #expect(plan.steps(at: .hourBefore, for: school) == [[.deputies, .keyAdults], [.leads]])
        #expect(plan.steps(at: .halfHourBefore, for: school) == [[.setting], [.leads]])
        #expect(plan.steps(at: .deadlinePassed, for: school) == [[.duty]])
        #expect(EscalationLevel.allCases.allSatisfy { plan.steps(at: $0, for: authority) == [[.duty]] })
        let quiet = NudgePlan(audiences: [.hourBefore: []])
        #expect(quiet.steps(at: .hourBefore, for: school).isEmpty && quiet.steps(at: .hourBefore, for: authority).isEmpty)
    }

    @Test func `What waits at a suspended partner is its duty officer's to hear of`() throws {
        let school = try #require(PartnerID("school/116900"))
        let plan = NudgePlan()
        #expect(EscalationLevel.allCases.allSatisfy { plan.steps(at: $0, for: school, isSuspended: true) == [[.duty]] })
        #expect(NudgePlan(audiences: [:]).steps(at: .hourBefore, for: school, isSuspended: true).isEmpty)
    }

    @Test func `Somebody must be known for each level that is a setting's own`() throws {
        let school = try #require(PartnerID("school/116900"))
        let plan = NudgePlan()
        #expect(plan.tellsOwnPeople(of: school, among: [.leads]))
        #expect(plan.tellsOwnPeople(of: school, among: [.deputies, .setting]))
        #expect(!plan.tellsOwnPeople(of: school, among: [.deputies, .keyAdults]))
        #expect(!plan.tellsOwnPeople(of: school, among: [.setting]))
        #expect(!plan.tellsOwnPeople(of: school, among: []))
        #expect(NudgePlan(audiences: [.deadlinePassed: [.duty]]).tellsOwnPeople(of: school, among: []))
    }

    @Test func `A message shows the most urgent places and some references, and counts the rest`() throws {
        let places = try (0..<250).map { number in
            Nudge.Place(
                partner: try #require(PartnerID("school/\(100_000 + number)")), notices: 30,
                deadline: Self.made + .seconds(Int64(250 - number)), references: (0..<20).map { "\(number)-\($0)" })
        }
        let nudge = Nudge(reference: "r", channel: .webhook, level: .deadlinePassed, madeAt: Self.made, places: places)
        #expect(nudge.places.map(\.partner) == places.dropFirst(50).map(\.partner))
        #expect(nudge.places.reduce(0) { $0 + $1.references.count } == 500)
        #expect(nudge.places.last?.references.count == 20 && nudge.places.first?.references.isEmpty == true)
        #expect(nudge.count == 7_500 && nudge.moreWaiting == 1_500 && nudge.morePlaces == 50)
        #expect(nudge.deadline == Self.made + .seconds(1))
    }
}
