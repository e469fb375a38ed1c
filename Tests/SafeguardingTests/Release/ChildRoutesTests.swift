// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// Who beside settings is told of a child: the force where it lives, its health visitor, the education team.
@Suite struct ChildRoutesTests {
    let school: PartnerID
    let nursery: PartnerID
    let stranger: PartnerID
    let force: PartnerID
    let visitor: PartnerID
    let authority: PartnerID
    let today: CivilDate

    init() throws {
        school = try #require(PartnerID("school/116900"))
        nursery = try #require(PartnerID("early-years/EY402388"))
        stranger = try #require(PartnerID("school/999999"))
        force = try #require(PartnerID("police/21"))
        visitor = try #require(PartnerID("health-visiting/R1A"))
        authority = try #require(PartnerID("local-authority/885"))
        today = try #require(CivilDate(iso: "2026-11-18"))
    }

    /// What the settings know of the child.
    enum Standing: CaseIterable { case unknown, pupil, trainedNursery, untrainedNursery, near, strange }

    /// What is known of an addressee.
    enum State: CaseIterable { case none, ready, unenrolled, suspended }

    /// One cell of the matrix.
    struct Cell {
        var standing: Standing
        var age: Int
        var route: EarlyYearsRoute
        var force: State
        var visitor: State
        var team: State
        /// Whether the event names the education team; else the area's options do.
        var teamIsNamed: Bool
        var throughHub: Bool
        var isProtected: Bool
    }

    private func addressee(_ id: PartnerID, _ state: State, isNamed: Bool = true) -> ChildRoutes.Addressee? {
        state == .none
            ? nil : .init(id, isNamed: isNamed, isEnrolled: state != .unenrolled, isSuspended: state == .suspended)
    }

    private func decisions(_ cell: Cell, division: Division = .englandAndWales) -> [Decision] {
        var policy = Policy.shipped
        policy.area.earlyYearsRoute = cell.route
        var matches = RollMatches(protectedAddress: cell.isProtected)
        var named: [NamedSetting] = []
        switch cell.standing {
        case .unknown: break
        case .pupil: matches.exact[school] = .upn
        case .trainedNursery, .untrainedNursery: matches.exact[nursery] = .person
        case .near: matches.near.insert(school)
        case .strange: named.append(NamedSetting(id: stranger, rollLoaded: false))
        }
        let routes = ChildRoutes(
            force: addressee(force, cell.force), healthVisitor: addressee(visitor, cell.visitor),
            educationTeam: addressee(authority, cell.team, isNamed: cell.teamIsNamed), throughHub: cell.throughHub)
        let born = CivilDate(year: today.year - cell.age, month: 3, day: 1) ?? today
        return EncompassRelease(policy: EncompassPolicy(policy), division: division).decide(
            dateOfBirth: born, today: today, grade: .medium, matches: matches, named: named, routes: routes,
            facts: { id in
                guard id != stranger else { return nil }
                return SettingFacts(
                    id: id, localAuthority: "885", deliverable: true, statutory: id.kind == .school, participating: true,
                    trainedKeyAdults: cell.standing == .untrainedNursery ? 0 : 1)
            })
    }

    private func text(_ decision: Decision) -> String {
        let recipient = decision.recipient?.description ?? "nobody"
        switch decision.outcome {
        case .release(let basis, _): return "\(recipient) release \(basis.rawValue)"
        case .hold(let code): return "\(recipient) hold \(code.rawValue)"
        case .deny(let code): return "\(recipient) deny \(code.rawValue)"
        }
    }

    /// What domain.md says, written apart from the code.
    private func expected(_ cell: Cell) -> [String] {
        func state(_ id: PartnerID, _ state: State, _ basis: String = "producer") -> [String] {
            switch state {
            case .none: []
            case .ready: ["\(id) release \(basis)"]
            case .unenrolled: ["\(id) hold recipient-unknown"]
            case .suspended: ["\(id) hold recipient-suspended"]
            }
        }
        let settingsOnly = cell.route == .setting
        var lines: [String] =
            switch cell.standing {
            case .unknown: []
            case .pupil: ["\(school) release upn"]
            case .trainedNursery: [cell.route == .healthVisitor ? "\(nursery) deny no-rule" : "\(nursery) release person"]
            case .untrainedNursery:
                [cell.route == .healthVisitor ? "\(nursery) deny no-rule" : "\(nursery) hold no-trained-key-adult"]
            case .near: ["\(school) hold ambiguous-match"]
            case .strange: [cell.isProtected ? "\(stranger) deny protected-address" : "\(stranger) hold setting-unknown"]
            }
        lines += state(force, cell.force)
        if cell.visitor != .none {
            if cell.isProtected {
                lines.append("\(visitor) deny protected-address")
            } else if settingsOnly || cell.age > 4 {
                lines.append("\(visitor) deny no-rule")
            } else {
                lines += state(visitor, cell.visitor)
            }
        }
        if lines.allSatisfy({ $0.contains(" deny ") }) { lines.append("nobody hold no-setting") }
        let isReached = lines.contains {
            $0.contains(" release ") || $0.hasSuffix("ambiguous-match") || $0.hasSuffix("recipient-suspended")
        }
        if cell.team != .none, cell.throughHub || !isReached {
            lines +=
                cell.isProtected && cell.teamIsNamed
                ? ["\(authority) deny protected-address"] : state(authority, cell.team, cell.teamIsNamed ? "producer" : "area")
        }
        return lines.sorted()
    }

    @Test func `every combination is what the table says`() {
        var cells = 0
        var seen: Set<String> = []
        for standing in Standing.allCases {
            for age in [0, 4, 5, 9] {
                for route in EarlyYearsRoute.allCases {
                    for force in State.allCases {
                        for visitor in State.allCases {
                            for (team, teamIsNamed, throughHub) in [
                                (State.none, true, false), (.ready, true, false), (.ready, true, true), (.ready, false, false),
                                (.ready, false, true), (.unenrolled, true, false), (.suspended, false, true),
                            ] {
                                for isProtected in [false, true] {
                                    let cell = Cell(
                                        standing: standing, age: age, route: route, force: force, visitor: visitor, team: team,
                                        teamIsNamed: teamIsNamed, throughHub: throughHub, isProtected: isProtected)
                                    let found = decisions(cell).map(text).sorted()
                                    cells += 1
                                    seen.formUnion(found)
                                    if found != expected(cell) {
                                        Issue.record("\(cell): expected \(expected(cell)), found \(found)")
                                        return
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        #expect(cells == 16_128)
        // Every way out of every route was gone.
        for recipient in [force, visitor, authority] {
            for outcome in ["release producer", "hold recipient-unknown", "hold recipient-suspended"] {
                #expect(seen.contains("\(recipient) \(outcome)"), "\(recipient) \(outcome)")
            }
        }
        #expect(seen.contains("\(authority) release area") && seen.contains("\(visitor) deny protected-address"))
    }

    @Test func `a decision names its own rule, law and flow`() {
        let cell = Cell(
            standing: .unknown, age: 3, route: .both, force: .ready, visitor: .ready, team: .ready, teamIsNamed: true,
            throughHub: true, isProtected: false)
        let rules = decisions(cell).map { "\($0.recipient?.kind.rawValue ?? "") \($0.rule) \($0.flow.rawValue) \($0.basis)" }
        #expect(
            rules == [
                "health-visiting OE-4 encompass-early-years "
                    + "COMMON-POL+CDA98-115+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18+A9-2h+CLDC-OPI",
                "local-authority OE-5 encompass CA04-11+CA89-17+A6-1e+A9-2g+Sch1-18", "police OE-6 encompass DPA-P3-s36(3)",
            ])
    }

    @Test func `nobody is told of somebody of 18, and a person's choice keeps to the rules`() throws {
        let adult = Cell(
            standing: .pupil, age: 19, route: .both, force: .ready, visitor: .ready, team: .ready, teamIsNamed: true,
            throughHub: true, isProtected: false)
        #expect(decisions(adult).map(text) == ["nobody deny not-a-child"])

        func routed(_ id: String, age: Int, enrolled: Bool = true, route: EarlyYearsRoute = .both) throws -> Decision.Outcome {
            var policy = Policy.shipped
            policy.area.earlyYearsRoute = route
            let id = try #require(PartnerID(id))
            return EncompassRelease(policy: EncompassPolicy(policy)).decideRouted(
                to: id, dateOfBirth: try #require(CivilDate(year: today.year - age, month: 3, day: 1)), today: today, facts: nil,
                addressee: .init(id, isEnrolled: enrolled)
            ).outcome
        }
        for id in ["police/21", "health-visiting/R1A", "local-authority/885"] {
            #expect(try routed(id, age: 3) == .release(.human, exception: nil), "\(id)")
            #expect(try routed(id, age: 3, enrolled: false) == .hold(.recipientUnknown), "\(id)")
            #expect(try routed(id, age: 18) == .deny(.notAChild), "\(id)")
        }
        #expect(try routed("health-visiting/R1A", age: 5) == .deny(.noRule))
        #expect(try routed("health-visiting/R1A", age: 3, route: .setting) == .deny(.noRule))
        #expect(try routed("health-visiting/r1a", age: 3) == .hold(.conditionUnmet), "no ODS code")
    }

    @Test(arguments: [(true, "release"), (false, "hold condition-unmet"), (nil, "hold condition-unmet")] as [(Bool?, String)])
    func `a school in Northern Ireland is told of an incident of regulation 4 alone`(_ row: (said: Bool?, outcome: String)) throws {
        let release = EncompassRelease(policy: EncompassPolicy(), division: .northernIreland)
        let born = try #require(CivilDate(iso: "2016-03-27"))
        let facts = SettingFacts(
            id: school, localAuthority: nil, deliverable: true, statutory: false, participating: false, trainedKeyAdults: 0)
        let decision = try #require(
            release.decide(
                dateOfBirth: born, today: today, matches: .init(exact: [school: .upn]), named: [], isRelevant: row.said,
                facts: { _ in facts }
            ).first)
        #expect(text(decision).hasPrefix("school/116900 \(row.outcome)") && decision.rule == "OE-2")
        // Whoever releases it has judged it; what the police judged otherwise stands.
        let routed = release.decideRouted(
            to: school, dateOfBirth: born, today: today, isRelevant: row.said, facts: facts)
        #expect(routed.outcome == (row.said == false ? .hold(.conditionUnmet) : .release(.human, exception: nil)))
        #expect(
            release.explain(
                school, dateOfBirth: born, today: today, grade: .medium, matches: .init(exact: [school: .upn]), named: [],
                isRelevant: row.said, facts: facts
            ).outcome == (row.said == true ? "release" : "hold"))
    }
}
