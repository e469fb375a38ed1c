// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension EncompassPublishing {
    /// Why one recipient would be told, or not, about each child of an incident.
    func explain(
        _ recipient: PartnerID, incident: Incident, _ subjects: [Publication.Subject], directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> [ReleaseExplanation] {
        let release = EncompassRelease(policy: inForce.policy, division: settings.division)
        let names = incident.adults.compactMap { adult in adult.familyName.map { "\(adult.givenName ?? "") \($0)" } }
        let conflicts = names.isEmpty ? [] : try transaction.conflicts(of: recipient, with: names)
        return try zip(incident.children, subjects).map { child, subject in
            release.explain(
                recipient, dateOfBirth: child.dateOfBirth, today: today, grade: incident.riskGrade,
                matches: try transaction.matches(subject.keys, today: today),
                named: child.settings.map { NamedSetting(id: $0, rollLoaded: directory.rollLoaded($0)) },
                facts: directory.facts(recipient, today: today, conflicted: conflicts))
        }
    }
}

extension CasePublishing {
    /// Why one recipient would be told, or not, about each person of a case, by the pointer into the event.
    func explain(
        _ recipient: PartnerID, _ people: [Publication.Person], directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> [(String, ReleaseExplanation)] {
        let release = CaseRelease(policy: registrar.inForce.policy.policy, division: registrar.settings.division)
        return try people.map { person in
            (
                person.subject.pointer,
                release.explain(
                    person.subject, recipient: recipient, today: registrar.today,
                    consent: try consent(of: person.subject, in: transaction)(recipient),
                    facts: try facts(of: recipient, person.subject, directory: directory, in: transaction),
                    isSuspended: directory.isSuspended(recipient))
            )
        }
    }
}
