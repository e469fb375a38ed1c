// SPDX-License-Identifier: Apache-2.0

extension Incident {
    /// What the lint finds in the summary and in what is told of each child's voice; subjects are the children in their order.
    package var freeText: FreeTextReport {
        var report = FreeTextReport(subjects: children.count)
        guard summary != nil || children.contains(where: { $0.voice?.words != nil || $0.voice?.othersPresent != nil }) else {
            return report
        }
        let sought: [FreeTextCode] = [.postcode, .telephone, .email, .nhsNumber]
        let names = children.count > 1 ? ChildNames(children.map { PersonName($0.givenName, $0.familyName) }) : nil
        let readers = children.indices.map { (subject: $0, known: names?.keys(of: $0) ?? []) }
        report.look(at: summary, "/data/summary", .circumstances, sought: sought, readers: readers, names: names)
        for (position, child) in children.enumerated() {
            guard let voice = child.voice else { continue }
            let own = [readers[position]]
            report.look(
                at: voice.words, "/data/children/\(position)/voice/words", .voice, sought: sought, readers: own, names: names)
            report.look(
                at: voice.othersPresent, "/data/children/\(position)/voice/othersPresent", .voice, sought: sought, readers: own,
                names: names)
        }
        return report
    }
}
