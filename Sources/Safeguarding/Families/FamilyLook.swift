// SPDX-License-Identifier: Apache-2.0

/// A look through events for members of flagged families.
///
/// A person is a member by name, as conflicts are compared, and birth date, or by UPN or NHS number and birth date. Nothing less
/// than that: a digest never tells of a likeness.
package struct FamilyLook: Sendable {
    private let families: [FlaggedFamily]
    private var byKey: [Key: [Int]] = [:]
    private var entries: [Int: [Int64: DigestEntry]] = [:]

    private struct Key: Hashable {
        var kind: Kind
        var octets: [UInt8]
        var born: CivilDate

        enum Kind { case name, upn, nhsNumber }
    }

    package init(_ families: [FlaggedFamily]) {
        self.families = families
        for (place, family) in families.enumerated() {
            for person in family.people {
                let keys = Self.keys(person.givenName, person.familyName, person.dateOfBirth, person.upn, person.nhsNumber)
                for key in keys where byKey[key]?.last != place { byKey[key, default: []].append(place) }
            }
        }
    }

    /// Looks at one event.
    ///
    /// - Parameter counts: whether the event is new to a cluster, which has not been told of it before.
    package mutating func see(_ sighting: FamilySighting, counts: (ForumID) -> Bool) {
        for person in sighting.people {
            let keys = Self.keys(person.givenName, person.familyName, person.dateOfBirth, person.upn, person.nhsNumber)
            for place in Set(keys.flatMap { byKey[$0] ?? [] }) where counts(families[place].cluster) {
                entries[place, default: [:]][sighting.event, default: DigestEntry(sighting.facts)].add(person)
            }
        }
    }

    /// The families of a cluster that were found, by their ids, each with its events in the order of the reports.
    package func found(in cluster: ForumID) -> [SeenFamily] {
        entries.compactMap { place, found in
            let family = families[place]
            guard family.cluster == cluster else { return nil }
            let sorted = found.sorted { ($0.value.facts.reportedAt, $0.key) < ($1.value.facts.reportedAt, $1.key) }.map(\.value)
            return SeenFamily(family: family.id, lead: family.lead, entries: sorted)
        }.sorted { $0.family < $1.family }
    }

    private static func keys(
        _ given: String, _ family: String, _ born: CivilDate, _ upn: String?, _ nhsNumber: String?
    ) -> [Key] {
        var keys = [Key(kind: .name, octets: FullName.key("\(given) \(family)"), born: born)]
        if let upn { keys.append(Key(kind: .upn, octets: Array(upn.utf8), born: born)) }
        if let nhsNumber { keys.append(Key(kind: .nhsNumber, octets: Array(nhsNumber.utf8), born: born)) }
        return keys
    }
}

/// A flagged family that events of the look-back name.
package struct SeenFamily: Hashable, Sendable {
    package var family: String
    package var lead: PartnerID
    package var entries: [DigestEntry]

    package init(family: String, lead: PartnerID, entries: [DigestEntry]) {
        self.family = family
        self.lead = lead
        self.entries = entries
    }

    /// The gravest of its events.
    package var riskGrade: RiskGrade? {
        let graded = entries.compactMap(\.facts.riskGrade)
        return [.high, .medium, .standard].first(where: graded.contains)
    }
}

/// One event of one family in a digest.
package struct DigestEntry: Hashable, Sendable {
    package var facts: FamilySighting.Facts
    /// The children of the family that the event names; none where only an adult of it was recognised.
    package var children: [DigestChild]

    package init(_ facts: FamilySighting.Facts, children: [DigestChild] = []) {
        self.facts = facts
        self.children = children
    }

    mutating func add(_ person: FamilySighting.Person) {
        guard person.isChild else { return }
        let child = DigestChild(
            givenName: person.givenName, familyName: person.familyName, dateOfBirth: person.dateOfBirth)
        if !children.contains(child) { children.append(child) }
    }
}

/// A child by name and birth date, as the event has them.
package struct DigestChild: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate

    package init(givenName: String, familyName: String, dateOfBirth: CivilDate) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
    }
}
