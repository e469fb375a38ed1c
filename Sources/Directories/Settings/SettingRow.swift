// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A school, college or early-years setting of a directory.
package struct SettingRow: Hashable, Sendable {
    /// `school/<URN>` for everything in GIAS, colleges and nursery schools too; `early-years/<number>` for the rest.
    package var id: PartnerID
    package var name: String
    package var category: SettingCategory
    package var status: SettingStatus
    /// The type as published, `Academy converter`; nil for early years.
    package var type: String?
    /// The phase as published, `Primary`.
    package var phase: String?
    /// Three digits.
    package var localAuthority: String
    package var localAuthorityName: String?
    /// Nil where the register has none, as for some closed or overseas settings.
    package var postcode: String?
    package var openedOn: CivilDate?
    package var closedOn: CivilDate?
    package var lowestAge: Int?
    package var highestAge: Int?
    /// Four digits, the second half of the DfE number.
    package var establishmentNumber: String?
    package var ukprn: String?
    /// Whether the setting takes part; schools always do, since s.49A leaves no choice.
    package var participates: Bool

    package init(
        id: PartnerID, name: String, category: SettingCategory, status: SettingStatus = .open, type: String? = nil,
        phase: String? = nil, localAuthority: String, localAuthorityName: String? = nil, postcode: String? = nil,
        openedOn: CivilDate? = nil, closedOn: CivilDate? = nil, lowestAge: Int? = nil, highestAge: Int? = nil,
        establishmentNumber: String? = nil, ukprn: String? = nil, participates: Bool = true
    ) {
        self.id = id
        self.name = name
        self.category = category
        self.status = status
        self.type = type
        self.phase = phase
        self.localAuthority = localAuthority
        self.localAuthorityName = localAuthorityName
        self.postcode = postcode
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.lowestAge = lowestAge
        self.highestAge = highestAge
        self.establishmentNumber = establishmentNumber
        self.ukprn = ukprn
        self.participates = participates
    }

    /// Whether a notice may be sent there: open, or open but proposed to close (domain.md, correction to 5.1).
    package var isDeliverable: Bool { status == .open || status == .openProposedToClose }

    /// The authority that owns the setting's holds.
    package var owner: PartnerID? { PartnerID(kind: .localAuthority, code: localAuthority) }
}

/// What a setting is for the routing rules.
package enum SettingCategory: String, Hashable, Sendable, CaseIterable {
    /// A school of England or Wales, maintained, academy, independent, special or a nursery school.
    case school
    /// A pupil referral unit or other alternative provision, where children are often registered beside a main school.
    case alternativeProvision = "alternative-provision"
    /// Further education, sixth form and other institutions for 16 to 19.
    case college
    case earlyYears = "early-years"
    /// On the register but no educational establishment for children here: universities, overseas schools, children's centres.
    case other
}

/// The status of a setting on its register.
package enum SettingStatus: String, Hashable, Sendable, CaseIterable {
    case open
    case openProposedToClose = "open-proposed-to-close"
    case closed
    case proposedToOpen = "proposed-to-open"
}
