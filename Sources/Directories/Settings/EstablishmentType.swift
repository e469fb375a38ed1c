// SPDX-License-Identifier: Apache-2.0

/// The types and statuses of the published GIAS extract, by name; the code is only a cross-check.
///
/// The codes are those of the extract's `TypeOfEstablishment (code)`, which differ from the register's internal ids
/// (domain.md, correction to 5.1 and 5.2).
enum EstablishmentType {
    static let byName: [String: (code: Int, category: SettingCategory)] = [
        "Community school": (1, .school),
        "Voluntary aided school": (2, .school),
        "Voluntary controlled school": (3, .school),
        "Foundation school": (5, .school),
        "City technology college": (6, .school),
        "Community special school": (7, .school),
        "Non-maintained special school": (8, .school),
        "Other independent special school": (10, .school),
        "Other independent school": (11, .school),
        "Foundation special school": (12, .school),
        "Pupil referral unit": (14, .alternativeProvision),
        "Local authority nursery school": (15, .school),
        "Further education": (18, .college),
        "Secure units": (24, .school),
        "Offshore schools": (25, .other),
        "Service children's education": (26, .other),
        "Miscellaneous": (27, .other),
        "Academy sponsor led": (28, .school),
        "Higher education institutions": (29, .other),
        "Welsh establishment": (30, .school),
        "Sixth form centres": (31, .college),
        "Special post 16 institution": (32, .college),
        "Academy special sponsor led": (33, .school),
        "Academy converter": (34, .school),
        "Free schools": (35, .school),
        "Free schools special": (36, .school),
        "British schools overseas": (37, .other),
        "Free schools alternative provision": (38, .alternativeProvision),
        "Free schools 16 to 19": (39, .college),
        "University technical college": (40, .school),
        "Studio schools": (41, .school),
        "Academy alternative provision converter": (42, .alternativeProvision),
        "Academy alternative provision sponsor led": (43, .alternativeProvision),
        "Academy special converter": (44, .school),
        "Academy 16-19 converter": (45, .college),
        "Academy 16 to 19 sponsor led": (46, .college),
        "Children's centre": (47, .other),
        "Children's centre linked site": (48, .other),
        "Online provider": (49, .other),
        "Institution funded by other government department": (56, .other),
        "Academy secure 16 to 19": (57, .college),
    ]

    static let statusByName: [String: (code: Int, status: SettingStatus)] = [
        "Open": (1, .open),
        "Closed": (2, .closed),
        "Open, but proposed to close": (3, .openProposedToClose),
        "Proposed to open": (4, .proposedToOpen),
    ]
}
