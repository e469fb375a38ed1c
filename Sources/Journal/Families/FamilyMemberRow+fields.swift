// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

extension FamilyMemberRow {
    /// The plain text of the sealed row, for ``RowText``.
    var fields: [String?] {
        let said: String? =
            switch consent {
            case .none: "-"
            case .given(let until): until?.description
            }
        return [
            family, lead.description, flaggedFrom.description, flaggedUntil?.description, said, limb?.rawValue, person.givenName,
            person.familyName, person.dateOfBirth.description, person.upn, person.nhsNumber,
        ]
    }

    init(cluster: ForumID, fields: [String?]) throws {
        func day(_ text: String?) -> CivilDate? { text.flatMap { CivilDate(iso: $0) } }
        guard fields.count == 11, let family = fields[0], let lead = fields[1].flatMap({ PartnerID($0) }),
            let from = day(fields[2]), let given = fields[6], let name = fields[7], let birth = day(fields[8])
        else { throw JournalError.damaged("family member") }
        self.init(
            family: family, cluster: cluster, lead: lead, flaggedFrom: from, flaggedUntil: day(fields[3]),
            consent: fields[4] == "-" ? .none : .given(until: day(fields[4])),
            limb: fields[5].flatMap(ConsentLimb.init(rawValue:)),
            person: FamilyPerson(
                givenName: given, familyName: name, dateOfBirth: birth, upn: fields[9], nhsNumber: fields[10]))
    }
}

extension DeploymentKey {
    /// What a sealed row of the register of families is bound to.
    static func familyContext(cluster: String) -> String { "family-member/\(cluster)" }

    func openFamilyMember(_ sealed: [UInt8], of cluster: ForumID) throws -> FamilyMemberRow {
        let context = Self.familyContext(cluster: cluster.description)
        return try FamilyMemberRow(cluster: cluster, fields: RowText.decode(try openRecord(sealed, context: context)))
    }
}
