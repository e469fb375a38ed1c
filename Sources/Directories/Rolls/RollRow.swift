// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A child on the roll of a school or setting, as the setting's system exports it (design.md section 8).
///
/// Personal throughout: it is sealed at rest and never printed.
package struct RollRow: Hashable, Sendable {
    package var setting: PartnerID
    /// Unique Pupil Number, upper case, check letter verified; nil where unknown, as often in independent schools.
    package var upn: String?
    /// Ten digits, check digit verified.
    package var nhsNumber: String?
    /// Nil where the setting gave none.
    package var givenName: String?
    package var familyName: String
    package var dateOfBirth: CivilDate
    /// Upper case with one space, `WR1 1AA`.
    package var postcode: String?
    /// First day on this roll; nil for long since.
    package var from: CivilDate?
    /// Last day on this roll; nil while there is no end.
    package var to: CivilDate?
    /// The days a young child attends; nil when unknown, which counts as every open day.
    package var attendance: Weekdays?
    /// ODS code of the child's GP practice.
    package var practice: String?
    /// Whether the address must stay unknown: answers to producers then omit the recipient (design.md section 6).
    package var isProtected: Bool

    package init(
        setting: PartnerID, upn: String? = nil, nhsNumber: String? = nil, givenName: String? = nil, familyName: String,
        dateOfBirth: CivilDate, postcode: String? = nil, from: CivilDate? = nil, to: CivilDate? = nil,
        attendance: Weekdays? = nil, practice: String? = nil, isProtected: Bool = false
    ) {
        self.setting = setting
        self.upn = upn
        self.nhsNumber = nhsNumber
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.postcode = postcode
        self.from = from
        self.to = to
        self.attendance = attendance
        self.practice = practice
        self.isProtected = isProtected
    }

    /// Whether the child is on the roll on a day.
    package func isCurrent(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}

/// What makes a child of a roll the same child in the next snapshot: the best identifier the row has.
package struct RollKey: Hashable, Sendable {
    package let setting: PartnerID
    package let child: Identity

    // One number is seldom on two rolls, so that the child alone spreads the keys well enough.
    package func hash(into hasher: inout Hasher) { hasher.combine(child) }

    /// An identifier, or name and birth date where there is none.
    package enum Identity: Hashable, Sendable {
        case upn(String)
        case nhsNumber(String)
        case person(familyName: String, givenName: String, dateOfBirth: CivilDate)
    }
}
