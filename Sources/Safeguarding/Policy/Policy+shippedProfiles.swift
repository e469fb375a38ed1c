// SPDX-License-Identifier: Apache-2.0

extension Policy {
    /// The columns of domain.md 4.5, and for profiles that it names without a column the least that their flow can work with.
    static let shippedProfiles: [FieldProfile] = [
        FieldProfile("OE_MINIMAL", full(.child, .policeReference, .handling, others: [.upn: .optional, .times: .date])),
        FieldProfile(
            "OE_STANDARD",
            full(
                .child, .upn, .policeReference, .times, .locationCategory, .exposure, .voice, .abuseTypes, .welfareCheck,
                .siblings, .adultRoles, .riskGrade, .handling,
                others: [.circumstances: .short, .adultNames: .byArea, .perpetratorName: .byArea])),
        FieldProfile(
            "OE_NI_REG3",
            full(
                .child, .times, .locationCategory, .exposure, .circumstances, .abuseTypes, .adultRoles, .riskGrade, .handling)),
        FieldProfile(
            "OE_EY",
            full(
                .child, .policeReference, .times, .locationCategory, .exposure, .voice, .abuseTypes, .welfareCheck, .siblings,
                .adultRoles, .riskGrade, .handling, others: [.circumstances: .short])),
        FieldProfile(
            "OE_HV",
            full(
                .child, .nhsNumber, .policeReference, .times, .locationCategory, .exposure, .voice, .abuseTypes, .welfareCheck,
                .siblings, .adultRoles, .riskGrade, .handling, others: [.circumstances: .short])),
        FieldProfile(
            "OE_LA",
            full(
                .child, .upn, .policeReference, .times, .locationCategory, .exposure, .voice, .circumstances, .abuseTypes,
                .welfareCheck, .siblings, .adultRoles, .adultNames, .perpetratorName, .riskGrade, .handling,
                others: [.nhsNumber: .optional, .address: .unlessProtected])),
        FieldProfile(
            "OE_FORCE",
            full(
                .child, .upn, .nhsNumber, .policeReference, .times, .locationCategory, .exposure, .voice, .circumstances,
                .abuseTypes, .welfareCheck, .siblings, .adultRoles, .adultNames, .perpetratorName, .riskGrade, .handling,
                others: [.address: .unlessProtected])),
        FieldProfile(
            "DAN_FULL",
            full(
                .child, .upn, .policeReference, .times, .locationCategory, .exposure, .voice, .circumstances, .abuseTypes,
                .welfareCheck, .siblings, .adultRoles, .adultNames, .perpetratorName, .riskGrade, .handling,
                others: [.nhsNumber: .optional, .address: .unlessProtected])),
        FieldProfile("DAN_MIN", full(.child, .policeReference, .times, .riskGrade, .handling, others: [.adultNames: .victimOnly])),
        FieldProfile(
            "REFERRAL",
            full(.policeReference, .times, .riskGrade, .safeContact, .repeatFlag, .handling, others: [.adultNames: .victimOnly])),
        FieldProfile(
            "MARAC_FULL",
            full(
                .child, .upn, .nhsNumber, .policeReference, .times, .locationCategory, .exposure, .voice, .circumstances,
                .abuseTypes, .adultRoles, .adultNames, .perpetratorName, .riskGrade, .repeatFlag, .safeContact, .handling,
                others: [.address: .unlessProtected])),
        FieldProfile(
            "MARAC_GP",
            full(
                .nhsNumber, .riskGrade, .repeatFlag, .linkedChildren, .safeContact, .handling,
                others: [.policeReference: .optional, .times: .dateHeard, .adultNames: .victimOnly])),
        FieldProfile("MARAC_GP_CHILD", full(.child, .nhsNumber, .riskGrade, .handling, others: [.times: .dateHeard])),
        FieldProfile(
            "MARAC_CSC",
            full(
                .child, .nhsNumber, .policeReference, .times, .exposure, .voice, .circumstances, .abuseTypes, .adultRoles,
                .adultNames, .perpetratorName, .riskGrade, .repeatFlag, .handling)),
        FieldProfile(
            "DVDS", full(.policeReference, .times, .circumstances, .adultNames, .perpetratorName, .riskGrade, .handling)),
        FieldProfile("FGC_REF", full(.child, .policeReference, .adultNames, .safeContact, .handling)),
        FieldProfile(
            "LOC_PAPER",
            full(
                .child, .policeReference, .times, .locationCategory, .exposure, .voice, .circumstances, .abuseTypes, .adultRoles,
                .adultNames, .perpetratorName, .riskGrade, .handling)),
        FieldProfile("FF_DIGEST", full(.child, .policeReference, .times, .abuseTypes, .riskGrade, .handling)),
        FieldProfile(
            "MACE", full(.child, .policeReference, .times, .exposure, .circumstances, .riskGrade, .safeContact, .handling)),
        FieldProfile("IOM", full(.policeReference, .times, .abuseTypes, .perpetratorName, .riskGrade, .handling)),
        FieldProfile(
            "DVPO_NOTICE",
            full(
                .child, .policeReference, .times, .orderTerms, .handling,
                others: [.adultNames: .victimOnly, .perpetratorName: .byArea])),
        FieldProfile("RECALL", full(.policeReference, .handling)),
        FieldProfile(
            "AGGREGATE", full(.locationCategory, .riskGrade, others: [.times: .month, .address: .ward, .exposure: .counts])),
    ]

    /// Some fields in full, and others in forms of their own.
    private static func full(_ fields: PolicyField..., others: [PolicyField: FieldForm] = [:]) -> [PolicyField: FieldForm] {
        others.merging(fields.map { ($0, .full) }) { other, _ in other }
    }
}
