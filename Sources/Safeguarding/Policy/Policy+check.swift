// SPDX-License-Identifier: Apache-2.0

extension Policy {
    /// Everything that is wrong with the policy, then everything that is only worth knowing.
    ///
    /// - Parameter day: the day on which it is checked; rules in the past or future are checked too.
    package func findings(on day: CivilDate) -> [PolicyFinding] {
        var findings: [PolicyFinding] = []
        checkNames(&findings)
        for rule in rules { check(rule, &findings) }
        checkOptions(&findings)
        if case .release = fallback {
            findings.append(
                .init(
                    code: .noDefault, subject: .fallback, what: "the default releases what no rule matches",
                    remedy: "deny no-rule, or a hold"))
        }
        if findings.isEmpty { checkReach(day, &findings) }
        if findings.isEmpty { checkDuty(day, &findings) }
        findings += notes()
        return findings
    }

    private func checkNames(_ findings: inout [PolicyFinding]) {
        func twice(_ names: [String], _ subject: (String) -> PolicyFinding.Subject) {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted {
                findings.append(
                    .init(
                        code: .duplicate, subject: subject(name), what: "\(name) stands twice", remedy: "a name of its own for each"
                    ))
            }
        }
        twice(rules.map(\.id)) { .rule($0) }
        twice(profiles.map(\.id)) { .profile($0) }
        twice(gateways.map(\.code) + bases.map(\.code)) { .provision($0) }
        for profile in profiles {
            for (field, form) in profile.grants where !field.forms.contains(form) {
                findings.append(
                    .init(
                        code: .badForm, subject: .profile(profile.id),
                        what: "\(profile.id) grants \(field.rawValue) in a form it does not have: \(form.rawValue)",
                        remedy: field.forms.map(\.rawValue).joined(separator: ", ")))
            }
        }
        for gateway in gateways where gateway.force == .basis {
            findings.append(
                .init(
                    code: .badForm, subject: .provision(gateway.code), what: "\(gateway.code) is a basis among the gateways",
                    remedy: "force: duty, power or condition; or move it to the bases"))
        }
    }

    private func check(_ rule: PolicyRule, _ findings: inout [PolicyFinding]) {
        func fault(_ code: PolicyFinding.Code, _ member: String?, _ what: String, _ remedy: String) {
            let subject = member.map { PolicyFinding.Subject.member(rule: rule.id, $0) } ?? .rule(rule.id)
            findings.append(.init(code: code, subject: subject, what: "rule \(rule.id): \(what)", remedy: remedy))
        }
        let fits = rule.id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && (1...64).contains(rule.id.utf8.count)
        if !fits || Policy.reservedIDs.contains(rule.id) {
            fault(.reservedID, nil, "the id cannot stand in a decision", "1 to 64 visible characters, and not default or human")
        }
        for code in rule.gateways where !gateways.contains(where: { $0.code == code }) {
            fault(
                .unknownGateway, "gateway", "unknown gateway \(code)",
                "one of the gateways of this file, or add it there with its text")
        }
        for code in rule.bases where !bases.contains(where: { $0.code == code }) {
            fault(.unknownBasis, "basis", "unknown basis \(code)", "one of the bases of this file, or add it there with its text")
        }
        for id in rule.profiles where profile(named: id) == nil {
            fault(.unknownProfile, "profile", "unknown profile \(id)", "one of the profiles of this file")
        }
        let forces = rule.gateways.compactMap { code in gateways.first { $0.code == code }?.force }
        if forces.contains(.condition), !forces.contains(.duty), !forces.contains(.power) {
            fault(
                .gatewayAlone, "gateway", "it cites a condition of sharing and no law that authorises it",
                "a duty or a power beside it (DPA 2018 s.36(4))")
        }
        if rule.flow.isStatutory, rule.consent.demand != .none || !rule.when.consents.isEmpty {
            fault(.consentGate, "consent", "consent decides in a statutory flow", "consent: none; the duty does not know consent")
        } else if forces.contains(.duty), rule.consent.demand == .needed {
            fault(.consentGate, "consent", "a duty is made to depend on consent", "consent: none or consulted, or another gateway")
        }
        if rule.consent.demand == .needed, rule.consent.scopes.isEmpty {
            fault(.incomplete, "consent", "consent is needed for nothing in particular", "scopes: support, information or both")
        }
        guard case .release = rule.outcome else { return }
        if rule.profiles.isEmpty { fault(.incomplete, nil, "it releases without a profile", "profile: with at least one") }
        if rule.gateways.isEmpty, rule.bases.isEmpty { fault(.incomplete, nil, "it releases on no law", "gateway and basis") }
        let basis = (rule.gateways + rule.bases).joined(separator: "+")
        if basis.utf8.count > 200 {
            fault(.incomplete, "basis", "its codes are too long for a notice", "200 characters of codes at most")
        }
        let toSettings = rule.when.recipients.isEmpty || rule.when.recipients.contains { $0 == .school || $0 == .earlyYears }
        for id in rule.profiles where toSettings {
            guard let profile = profile(named: id) else { continue }
            for field in [PolicyField.address, .nhsNumber] where profile.grants(field) {
                fault(
                    .forbiddenField, "profile", "\(id) would give a setting \(field.meaning)", "a profile without \(field.rawValue)"
                )
            }
            if profile.grants[.perpetratorName] == .full {
                fault(
                    .forbiddenField, "profile", "\(id) would give a setting the perpetrator's name",
                    "perpetratorName: by-area, or none")
            }
        }
    }

    private func checkOptions(_ findings: inout [PolicyFinding]) {
        func fault(_ option: String, _ what: String, _ remedy: String) {
            findings.append(.init(code: .badOption, subject: .option(option), what: what, remedy: remedy))
        }
        if area.ageTo > AreaOptions.lastYearOfChildhood || area.ageFrom < 0 || area.ageFrom > area.ageTo {
            fault(
                "ageTo", "the ages \(area.ageFrom) to \(area.ageTo) are no range of childhood",
                "0 to 17, the first not over the last")
        }
        if let profile = area.profile, !rules.contains(where: { $0.profiles.contains(profile) }) {
            fault("profile", "no rule leaves a choice of the profile \(profile)", "a profile that a rule names")
        }
    }

    private func checkReach(_ day: CivilDate, _ findings: inout [PolicyFinding]) {
        for flow in Set(rules.map(\.flow.asked)).sorted(by: { $0.rawValue < $1.rawValue }) {
            let candidates = rules.filter { $0.flow.asked == flow }
            var reach = PolicyReach(count: candidates.count)
            var policy = self
            for cell in PolicyCells(asked: flow, of: [self], day: day) {
                if policy.area.earlyYearsRoute != cell.route { policy.area.earlyYearsRoute = cell.route }
                reach.add(candidates.indices.filter { policy.mismatch(of: candidates[$0], cell.facts) == nil })
            }
            for (later, rule) in candidates.enumerated() {
                if reach.matched[later] == 0 {
                    findings.append(
                        .init(
                            code: .unreachable, subject: .rule(rule.id), what: "rule \(rule.id) can never match",
                            remedy: "dates, ages and gateways that can be so together"))
                    continue
                }
                let equals = (0..<later).filter { reach.same($0, later) && !candidates[$0].hasSameEffect(as: rule) }
                let crossing = (0..<later).filter { reach.cross($0, later) && candidates[$0].outcome.differs(from: rule.outcome) }
                if let other = (equals + crossing).first {
                    findings.append(
                        .init(
                            code: .contradiction, subject: .rule(rule.id),
                            what:
                                "rule \(rule.id) contradicts rule \(candidates[other].id): both match the same case, and they say "
                                + "\(rule.outcome.text) and \(candidates[other].outcome.text)",
                            remedy: "conditions that tell the two apart"))
                } else if reach.first[later] == 0 {
                    let before = reach.shadows[later].sorted().map { candidates[$0].id }.joined(separator: ", ")
                    findings.append(
                        .init(
                            code: .unreachable, subject: .rule(rule.id),
                            what: "rule \(rule.id) is never reached: \(before) decides every case before it",
                            remedy: "put it before, or take it out"))
                }
            }
        }
    }

    /// A school that can be told must be told, in this version, whatever the grade of risk.
    private func checkDuty(_ day: CivilDate, _ findings: inout [PolicyFinding]) {
        for grade in RiskGrade.allCases {
            for age in area.ageFrom...area.ageTo {
                let decision = decide(
                    PolicyFacts(
                        flow: .encompass, role: .school, grade: grade, age: age, date: day, met: PolicyCondition.allCases,
                        underDuty: true))
                let isReleased = decision.outcome == .release
                let obstacle = decision.rule.map { rule in
                    isReleased ? notCarried(rule) : "rule \(rule.id) says \(decision.outcome.text)"
                }
                guard let why = obstacle ?? "no rule is for it" else { continue }
                findings.append(
                    .init(
                        code: .dutyUnserved, subject: decision.rule.map { .rule($0.id) } ?? .fallback,
                        what:
                            "a school in England and Wales would not be told of a child of \(age) at \(grade.rawValue) risk: \(why)",
                        remedy: "a rule as OE-1 of the shipped policy; Domestic Abuse Act 2021 s.49A leaves no choice"))
                return
            }
        }
    }

    private func notes() -> [PolicyFinding] {
        var notes: [PolicyFinding] = []
        for rule in rules {
            guard let why = notCarried(rule) else { continue }
            notes.append(
                .init(
                    code: .notCarried, subject: .rule(rule.id), what: "rule \(rule.id) is not executable yet: \(why)",
                    remedy: "nothing; until then what it is for is not shared"))
        }
        let used = Set(rules.flatMap(\.profiles))
        for profile in profiles where !used.contains(profile.id) {
            notes.append(
                .init(
                    code: .unused, subject: .profile(profile.id), what: "no rule uses the profile \(profile.id)", remedy: "nothing")
            )
        }
        let cited = Set(rules.flatMap { $0.gateways + $0.bases })
        for provision in gateways + bases where !cited.contains(provision.code) {
            notes.append(
                .init(
                    code: .unused, subject: .provision(provision.code), what: "no rule cites \(provision.code)", remedy: "nothing"))
        }
        return notes
    }

    /// Why this version cannot release by a rule; nil where it can, or where the rule releases nothing.
    package func notCarried(_ rule: PolicyRule) -> String? {
        guard let flow = rule.flow.carried else { return "this version does not carry \(rule.flow.meaning)" }
        guard case .release = rule.outcome else { return nil }
        let carried = flow.roles
        let served = rule.when.recipients.filter(carried.contains)
        guard !served.isEmpty else {
            return "this version sends \(rule.flow.meaning) to \(carried.map(\.meaning).joined(separator: " or ")) only"
        }
        if let profile = profile(of: rule), case let missing = Set(served.flatMap { profile.missing(in: flow, to: $0) }),
            !missing.isEmpty
        {
            let fields = missing.map(\.rawValue).sorted().joined(separator: ", ")
            return "its profile \(profile.id) does not grant as it must what a notice of this version must have: \(fields)"
        }
        guard flow.carries(rule.deadline) else { return "this version knows no deadline \(rule.deadline.text) for it" }
        return nil
    }
}

extension Flow {
    /// Whom the flow can be sent to in this version.
    fileprivate var roles: [RecipientRole] {
        switch self {
        case .encompass, .encompassEarlyYears: [.school, .earlyYears, .healthVisitor, .educationAuthority, .otherForce]
        case .maracGP: [.practiceOfVictim, .practiceOfChild]
        case .maracRecord: [.socialCare]
        case .familiesFirst: [.clusterLead]
        case .correction: [.originalRecipient]
        case .policeNotification, .marac, .claresLaw, .familyGroup, .localityConference, .mace, .offenderManagement,
            .protectionOrder:
            MatterForm(self)?.parts.map(\.role) ?? []
        }
    }

    /// Whether a notice of the flow can have such a deadline in this version.
    fileprivate func carries(_ deadline: PolicyDeadline) -> Bool {
        switch (self, deadline) {
        case (.encompass, .nextCutOff), (.encompassEarlyYears, .nextCutOff): true
        case (.maracGP, .hours), (.maracGP, .days), (.maracGP, .workingDays): true
        case (.maracRecord, .hours), (.maracRecord, .days), (.maracRecord, .workingDays): true
        case (.correction, .immediate), (.correction, .hours): true
        case (.encompass, _), (.encompassEarlyYears, _), (.maracGP, _), (.maracRecord, _), (.correction, _): false
        case (_, .daysBeforeMeeting): MatterForm(self)?.takes(.meetingAt) ?? false
        case (.familiesFirst, .startOfDay): true
        case (_, .startOfDay): false
        case (_, _): true
        }
    }
}

/// Which rules of one flow meet in which combinations of inputs.
private struct PolicyReach {
    var matched: [Int]
    var first: [Int]
    var shadows: [Set<Int>]
    private var together: [[Int]]

    init(count: Int) {
        matched = Array(repeating: 0, count: count)
        first = matched
        shadows = Array(repeating: [], count: count)
        together = Array(repeating: matched, count: count)
    }

    mutating func add(_ matching: [Int]) {
        guard let decider = matching.first else { return }
        first[decider] += 1
        for (at, rule) in matching.enumerated() {
            matched[rule] += 1
            if at > 0 { shadows[rule].insert(decider) }
            for other in matching[(at + 1)...] { together[rule][other] += 1 }
        }
    }

    /// Both match in exactly the same combinations.
    func same(_ a: Int, _ b: Int) -> Bool { together[a][b] == matched[a] && together[a][b] == matched[b] }

    /// They meet, and each also matches without the other.
    func cross(_ a: Int, _ b: Int) -> Bool {
        together[a][b] > 0 && together[a][b] < matched[a] && together[a][b] < matched[b]
    }
}

extension PolicyRule {
    fileprivate func hasSameEffect(as other: PolicyRule) -> Bool {
        outcome == other.outcome && requires == other.requires && consent == other.consent && profiles == other.profiles
            && gateways == other.gateways && bases == other.bases && flow == other.flow && deadline == other.deadline
    }
}

extension PolicyOutcome {
    fileprivate func differs(from other: PolicyOutcome) -> Bool { (self == .release) != (other == .release) }
}
