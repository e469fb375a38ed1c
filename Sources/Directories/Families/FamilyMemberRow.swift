// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A member of a flagged family, with all that is said of the family.
package struct FamilyMemberRow: Hashable, Sendable {
    package var family: String
    package var cluster: ForumID
    package var lead: PartnerID
    package var flaggedFrom: CivilDate
    package var flaggedUntil: CivilDate?
    package var consent: ProgrammeConsent
    package var limb: ConsentLimb?
    package var person: FamilyPerson

    package init(
        family: String, cluster: ForumID, lead: PartnerID, flaggedFrom: CivilDate, flaggedUntil: CivilDate? = nil,
        consent: ProgrammeConsent, limb: ConsentLimb? = nil, person: FamilyPerson
    ) {
        self.family = family
        self.cluster = cluster
        self.lead = lead
        self.flaggedFrom = flaggedFrom
        self.flaggedUntil = flaggedUntil
        self.consent = consent
        self.limb = limb
        self.person = person
    }

    /// What is said of the family, which each of its rows repeats.
    var ofFamily: FlaggedFamily {
        FlaggedFamily(
            id: family, cluster: cluster, lead: lead, flaggedFrom: flaggedFrom, flaggedUntil: flaggedUntil, consent: consent,
            limb: limb, people: [])
    }
}

extension FlaggedFamily {
    /// The families that rows are of, each with its members.
    package static func families(of rows: [FamilyMemberRow]) -> [FlaggedFamily] {
        var families: [FamilyKey: FlaggedFamily] = [:]
        for row in rows {
            families[FamilyKey(cluster: row.cluster, family: row.family), default: row.ofFamily].people.append(row.person)
        }
        return families.values.sorted { ($0.cluster, $0.id) < ($1.cluster, $1.id) }
    }
}

/// A family within its cluster.
struct FamilyKey: Hashable {
    var cluster: ForumID
    var family: String
}
