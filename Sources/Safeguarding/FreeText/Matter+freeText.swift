// SPDX-License-Identifier: Apache-2.0

extension Matter {
    /// What the lint finds in its free texts; subjects are those of ``subjects`` in their order.
    package var freeText: FreeTextReport { FreeTextReport(of: subjects) }
}

extension FreeTextReport {
    /// What the lint finds in the texts of one matter.
    ///
    /// Agencies are told who the children of it are, so their names are looked for only where a reader is told of one child
    /// alone. Telephone numbers and e-mail addresses are what the texts about contact are for.
    package init(of subjects: [MatterSubject]) {
        self.init(subjects: subjects.count)
        guard let facts = subjects.first?.facts else { return }
        let children = subjects.flatMap(\.children)
        let names = children.isEmpty ? nil : ChildNames(children.map { PersonName($0.givenName, $0.familyName) })
        let readers = subjects.indices.map { place in
            let known = subjects[place].people.map { ChildNames.keys(of: PersonName($0.givenName, $0.familyName)) }
            return (subject: place, known: known.reduce(into: Set<ChildNames.Key>()) { $0.formUnion($1) })
        }
        let identifiers: [FreeTextCode] = [.postcode, .nhsNumber]
        let all: [FreeTextCode] = [.postcode, .telephone, .email, .nhsNumber]
        look(at: facts.circumstances, "/data/circumstances", .circumstances, sought: all, readers: readers, names: names)
        look(at: facts.order?.terms, "/data/order/terms", .orderTerms, sought: identifiers, readers: readers, names: names)
        look(at: facts.advocate, "/data/advocate", .safeContact, sought: identifiers, readers: readers, names: names)
        look(at: facts.safeContact, "/data/safeContact", .safeContact, sought: identifiers, readers: readers, names: names)
        var seen: Set<Int> = []
        for child in children where seen.insert(child.position).inserted {
            let told = readers.filter { subjects[$0.subject].people.contains(child) }
            look(
                at: child.voice?.words, "\(child.pointer)/voice/words", .voice, sought: all, readers: told, names: names)
            look(
                at: child.voice?.othersPresent, "\(child.pointer)/voice/othersPresent", .voice, sought: all, readers: told,
                names: names)
        }
    }
}
