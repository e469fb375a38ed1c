// SPDX-License-Identifier: Apache-2.0

extension CaseHeard {
    /// What the lint finds in how to make contact; subjects are those of ``subjects`` in their order.
    package var freeText: FreeTextReport { FreeTextReport(of: subjects, facts: facts) }
}

extension FreeTextReport {
    /// What the lint finds in the texts of one case.
    ///
    /// Telephone numbers and e-mail addresses are what these texts are for. No reader of them is told who the children are, but
    /// each child's own; the victim's name is no secret to whoever contacts the victim.
    package init(of subjects: [CaseSubject], facts: CaseFacts) {
        self.init(subjects: subjects.count)
        guard facts.safeContact != nil || facts.advocate != nil else { return }
        let people = subjects.map { PersonName($0.person.givenName, $0.person.familyName) }
        let children = subjects.indices.filter { subjects[$0].role == .child }
        let names = children.isEmpty ? nil : ChildNames(children.map { people[$0] })
        let victims = subjects.indices.filter { subjects[$0].role == .victim }.map { ChildNames.keys(of: people[$0]) }
        let victim = victims.reduce(into: Set<ChildNames.Key>()) { $0.formUnion($1) }
        let readers = subjects.indices.map { place in
            let own = subjects[place].role == .child ? ChildNames.keys(of: people[place]) : []
            return (subject: place, known: own.union(victim))
        }
        let sought: [FreeTextCode] = [.postcode, .nhsNumber]
        look(at: facts.advocate, "/data/advocate", .safeContact, sought: sought, readers: readers, names: names)
        look(at: facts.safeContact, "/data/safeContact", .safeContact, sought: sought, readers: readers, names: names)
    }
}
