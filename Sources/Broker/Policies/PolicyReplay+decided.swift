// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension PolicyReplay.Past {
    /// A decision as the journal keeps it, with what its sealed subject says; nil once that was destroyed, or where no policy
    /// decides such a thing.
    ///
    /// - Parameters:
    ///   - day: the local day of the decision.
    ///   - division: whose law it is.
    ///   - former: the policy that decided, which says in what part a recipient with several was asked about.
    package init?(_ decided: DecidedSubject, on day: CivilDate, division: Division, former: Policy) {
        let decision = decided.decision
        guard let body = decided.body, let subject = StoredSubject(body, type: decided.type) else { return nil }
        let verdict = PolicyReplay.Verdict(rule: decision.rule, outcome: decision.outcome, code: decision.code)
        let facts: PolicyFacts
        switch subject {
        case .child(let incident, let child):
            facts = PolicyFacts(
                childOf: child.dateOfBirth.age(on: day), grade: incident.riskGrade, recipient: decision.recipient,
                division: division, on: day)
        case .person(let person):
            facts = PolicyFacts(person: person, recipient: decision.recipient, division: division, on: day)
        case .concerned(let concerned):
            facts = PolicyFacts(
                of: concerned,
                role: decision.recipient.flatMap { concerned.role(of: $0, by: former.rule(named: decision.rule)) } ?? .maracAgency,
                division: division, on: day)
        case .family(let family):
            facts = PolicyFacts(
                flow: .familiesFirst, role: .clusterLead, grade: family.seen.riskGrade, division: division, date: day)
        // About nobody: what is decided of consent there is nothing that another policy could decide otherwise.
        case .digest: return nil
        }
        self.init(verdict: verdict, facts: facts, consent: decided.consent)
    }
}
