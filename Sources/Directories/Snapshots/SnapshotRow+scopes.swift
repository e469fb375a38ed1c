// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension SettingRow: SnapshotRow {
    package var snapshotKey: PartnerID { id }

    /// A register and an authority: an extract of one authority says nothing about the others, nor about early years.
    package var snapshotScope: SettingScope { SettingScope(kind: id.kind, localAuthority: localAuthority) }
}

/// The settings of one kind in one authority.
package struct SettingScope: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: PartnerKind
    package let localAuthority: String

    package var description: String { "\(kind.rawValue) settings of local-authority/\(localAuthority)" }

    package static func < (a: SettingScope, b: SettingScope) -> Bool {
        (a.localAuthority, a.kind.rawValue) < (b.localAuthority, b.kind.rawValue)
    }
}

extension PracticeRow: SnapshotRow {
    package var snapshotKey: PartnerID { id }
    package var snapshotScope: PracticeScope { PracticeScope() }
}

/// All GP practices: neither form of the file says which area a practice is of, so each is the whole directory.
package struct PracticeScope: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var description: String { "GP practices" }

    package static func < (a: PracticeScope, b: PracticeScope) -> Bool { false }
}

extension SuccessorRow: SnapshotRow {
    package var snapshotKey: SuccessorKey { SuccessorKey(setting: setting, successor: successor) }
    package var snapshotScope: SuccessorScope { SuccessorScope(kind: setting.kind) }
}

/// The two settings of a link.
package struct SuccessorKey: Hashable, Sendable {
    package let setting: PartnerID
    package let successor: PartnerID
}

/// All links from settings of one register: what GIAS publishes says nothing of early years.
package struct SuccessorScope: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: PartnerKind

    package var description: String { "successors of \(kind.rawValue) settings" }

    package static func < (a: SuccessorScope, b: SuccessorScope) -> Bool { a.kind.rawValue < b.kind.rawValue }
}

extension KeyAdultRow: SnapshotRow {
    package var snapshotKey: KeyAdultKey { KeyAdultKey(partner: partner, email: email) }
    package var snapshotScope: PartnerID { partner }
}

/// A person at a partner; one person may be a key adult of two settings.
package struct KeyAdultKey: Hashable, Sendable {
    package let partner: PartnerID
    package let email: String
}

extension ContactRow: SnapshotRow {
    package var snapshotKey: ContactKey { ContactKey(partner: partner, address: address) }
    package var snapshotScope: PartnerID { partner }
}

/// An address of a partner.
package struct ContactKey: Hashable, Sendable {
    package let partner: PartnerID
    package let address: String
}

extension ForumMemberRow: SnapshotRow {
    package var snapshotKey: ForumMemberKey { ForumMemberKey(forum: forum, partner: member.partner) }
    package var snapshotScope: ForumID { forum }
}

/// An agency at a forum; most sit at several.
package struct ForumMemberKey: Hashable, Sendable {
    package let forum: ForumID
    package let partner: PartnerID
}

extension FamilyMemberRow: SnapshotRow {
    package var snapshotKey: FamilyMemberKey {
        FamilyMemberKey(
            cluster: cluster, family: family, givenName: person.givenName.lowercased(), familyName: person.familyName.lowercased(),
            dateOfBirth: person.dateOfBirth)
    }

    package var snapshotScope: ForumID { cluster }
}

/// A person in a flagged family; one person may be in two.
package struct FamilyMemberKey: Hashable, Sendable {
    package let cluster: ForumID
    package let family: String
    package let givenName: String
    package let familyName: String
    package let dateOfBirth: CivilDate
}

extension RollRow: SnapshotRow {
    package var snapshotKey: RollKey {
        if let upn { return RollKey(setting: setting, child: .upn(upn)) }
        if let nhsNumber { return RollKey(setting: setting, child: .nhsNumber(nhsNumber)) }
        return RollKey(
            setting: setting,
            child: .person(
                familyName: familyName.lowercased(), givenName: (givenName ?? "").lowercased(), dateOfBirth: dateOfBirth))
    }

    package var snapshotScope: PartnerID { setting }
}

extension CalendarEntry: SnapshotRow {
    package var snapshotKey: CalendarKey { CalendarKey(scope: scope, kind: kind, from: from) }
    package var snapshotScope: PartnerID { scope }
}

/// A span of a calendar by its first day, so that one whose end moves is changed and not ended.
package struct CalendarKey: Hashable, Sendable {
    package let scope: PartnerID
    package let kind: CalendarKind
    package let from: CivilDate
}

extension BankHolidayRow: SnapshotRow {
    package var snapshotKey: BankHolidayKey { BankHolidayKey(division: division, date: date) }
    package var snapshotScope: DivisionScope { DivisionScope(division: division) }
}

/// The bank holidays of one division.
package struct DivisionScope: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let division: Division

    package var description: String { "bank holidays of \(division.rawValue)" }

    package static func < (a: DivisionScope, b: DivisionScope) -> Bool { a.division.rawValue < b.division.rawValue }
}
