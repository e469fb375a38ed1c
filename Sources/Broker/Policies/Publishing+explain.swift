// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension EncompassPublishing {
    /// Why one recipient would be told, or not, about each child of an incident.
    func explain(
        _ recipient: PartnerID, incident: Incident, _ publication: Publication, directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> [ReleaseExplanation] {
        let release = EncompassRelease(policy: inForce.policy, division: settings.division)
        let names = incident.namesOfAdults
        return try incident.children.enumerated().map { position, child in
            let matches = try registrar.rolls.matches(
                publication.subjects[position].keys, of: PersonDetails(child), in: transaction)
            let named = child.settings.map { NamedSetting(id: $0, rollLoaded: directory.rollLoaded($0)) }
            func facts(_ setting: PartnerID) throws -> SettingFacts? {
                let conflicts = names.isEmpty ? [] : try transaction.conflicts(of: setting, with: names)
                return directory.facts(setting, today: today, conflicted: conflicts)
            }
            let explained: ReleaseExplanation
            if ChildRoutes.serves(recipient.kind) {
                var routes = ChildRoutes(of: child, in: incident, area: inForce.policy.policy.area, directory: directory)
                if !names.isEmpty { try routes?.lookForConflicts { try !transaction.conflicts(of: $0, with: names).isEmpty } }
                let known = try Dictionary(
                    uniqueKeysWithValues: Set(matches.exact.keys).union(child.settings).map { ($0, try facts($0)) })
                explained = release.explain(
                    ChildRoutes.Addressee(recipient, in: directory), dateOfBirth: child.dateOfBirth, today: today,
                    grade: incident.riskGrade, matches: matches, named: named,
                    routes: routes,
                    isRelevant: incident.relevantIncident, facts: { known[$0] ?? nil })
            } else {
                explained = release.explain(
                    recipient, dateOfBirth: child.dateOfBirth, today: today, grade: incident.riskGrade, matches: matches,
                    named: named, isRelevant: incident.relevantIncident, facts: try facts(recipient))
            }
            return explained.settled(by: publication.freeText, about: position, inForce.policy.policy)
        }
    }
}

extension CasePublishing {
    /// Why one recipient would be told, or not, about each person of a case, by the pointer into the event.
    func explain(
        _ recipient: PartnerID, _ publication: Publication, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> [(String, ReleaseExplanation)] {
        let policy = registrar.inForce.policy.policy
        let release = CaseRelease(policy: policy, division: registrar.settings.division)
        return try publication.people.enumerated().map { position, person in
            (
                person.subject.pointer,
                release.explain(
                    person.subject, recipient: recipient, today: registrar.today,
                    consent: try consent(of: person.subject, in: transaction)(recipient),
                    facts: try facts(of: recipient, person.subject, directory: directory, in: transaction),
                    isSuspended: directory.isSuspended(recipient)
                ).settled(by: publication.freeText, about: position, policy)
            )
        }
    }
}

extension ReleaseExplanation {
    /// The same, held where free text that the lint found something in makes the area want a person.
    func settled(by freeText: FreeTextReport?, about subject: Int, _ policy: Policy) -> ReleaseExplanation {
        var settled = self
        settled.decision = decision.map { freeText?.settle($0, about: subject, by: policy) ?? $0 }
        return settled
    }
}
