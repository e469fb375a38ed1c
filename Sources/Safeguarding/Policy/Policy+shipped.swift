// SPDX-License-Identifier: Apache-2.0

extension Policy {
    /// The policy that comes with FirstBell: all 27 rules of domain.md 4.4; deploy/policy.yaml is the same.
    package static let shipped = Policy(
        gateways: [
            Citation("DAA49A", "Domestic Abuse Act 2021 s.49A, England and Wales", .duty, from: since(2025, 11, 7)),
            Citation("NI146", "SR (NI) 2022/146 regulation 3", .power, from: since(2022, 4, 1)),
            Citation(
                "CA04-16LB", "Children Act 2004 s.16LB: the duty to share about a child, unless sharing would harm the child more",
                .duty, from: .notCommenced),
            Citation("CA04-16LC", "Children Act 2004 s.16LC: the consistent identifier", .condition, from: .notCommenced),
            Citation("CA04-11", "Children Act 2004 s.11: arrangements to safeguard children", .power),
            Citation("CA89-17", "Children Act 1989 s.17: children in need", .power),
            Citation("CA89-47", "Children Act 1989 s.47: enquiries", .power),
            Citation("CA04-16E", "Children Act 2004 s.16E: local arrangements", .power),
            Citation("CDA98-115", "Crime and Disorder Act 1998 s.115", .power),
            Citation("COMMON-POL", "common-law power of the police to disclose in order to prevent crime", .power),
            Citation("DAA-77", "Domestic Abuse Act 2021 s.77 and its guidance on disclosure", .power),
            Citation("DPA-P3-s36(3)", "DPA 2018 s.36(3): law-enforcement data for another law-enforcement purpose", .power),
            Citation(
                "DPA-P3-s36(4)", "DPA 2018 s.36(4): law-enforcement data for another purpose, only where authorised by law",
                .condition),
            Citation("AS-ORIGINAL", "the gateway of the notice that is corrected", .power),
        ],
        bases: [
            Citation("A6-1a", "UK GDPR Article 6(1)(a): consent or agreement"),
            Citation("A6-1c", "UK GDPR Article 6(1)(c): legal obligation"),
            Citation("A6-1d", "UK GDPR Article 6(1)(d): vital interests"),
            Citation("A6-1e", "UK GDPR Article 6(1)(e): public task"),
            Citation("A6-1ea", "UK GDPR Article 6(1)(ea): recognised legitimate interest, safeguarding", from: since(2026, 2, 5)),
            Citation("A6-1f", "UK GDPR Article 6(1)(f): legitimate interests"),
            Citation("A9-2c", "UK GDPR Article 9(2)(c): vital interests of somebody who cannot consent"),
            Citation("A9-2g", "UK GDPR Article 9(2)(g): substantial public interest"),
            Citation("A9-2h", "UK GDPR Article 9(2)(h): health or social care"),
            Citation("Sch1-18", "DPA 2018 Schedule 1 paragraph 18: safeguarding of children and individuals at risk"),
            Citation("A10", "UK GDPR Article 10 with DPA 2018 Schedule 1: criminal-offence data"),
            Citation("CLDC-OPI", "common-law duty of confidence: overriding public interest"),
            Citation("CALD", "the Caldicott principles"),
        ], profiles: shippedProfiles, rules: shippedEncompass + shippedOthers)

    private static func since(_ year: Int, _ month: Int, _ day: Int) -> Citation.InForce {
        CivilDate(year: year, month: month, day: day).map { .from($0) } ?? .notCommenced
    }

    /// Rules 1 to 7.
    private static let shippedEncompass: [PolicyRule] = [
        PolicyRule(
            "OE-1", "Every school, college or 16 to 19 academy of the child is told", flow: .encompass,
            when: .init(
                recipients: [.school], divisions: [.englandAndWales], from: CivilDate(year: 2025, month: 11, day: 7)),
            requires: [
                .init(.child, .deny(.notAChild)), .init(.ageRange, .hold(.outsideAgeRange)),
                .init(.matched, .hold(.settingUnconfirmed)), .init(.open, .hold(.settingClosed)),
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.noConflict, .hold(.conflictOfInterest)),
                .init(.participating, .hold(.notParticipating)), .init(.keyAdultTrained, .byArea(.noTrainedKeyAdult)),
            ], gateways: ["DAA49A", "DPA-P3-s36(4)"], bases: ["A6-1e", "A9-2g", "Sch1-18", "A10"],
            profiles: ["OE_STANDARD", "OE_MINIMAL"], deadline: .nextCutOff),
        PolicyRule(
            "OE-2", "A school in Northern Ireland is told what regulation 3 lists", flow: .encompass,
            when: .init(recipients: [.school], divisions: [.northernIreland]),
            requires: [
                .init(.child, .deny(.notAChild)), .init(.ageRange, .hold(.outsideAgeRange)),
                .init(.matched, .hold(.settingUnconfirmed)), .init(.open, .hold(.settingClosed)),
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.noConflict, .hold(.conflictOfInterest)),
                .init(.relevantIncident, .hold(.conditionUnmet)),
            ], gateways: ["NI146"], profiles: ["OE_NI_REG3"], deadline: .nextCutOff),
        PolicyRule(
            "OE-3", "An early-years setting that takes part is told", flow: .encompassEarlyYears,
            when: .init(recipients: [.earlyYears], routes: [.setting, .both]),
            requires: [
                .init(.child, .deny(.notAChild)), .init(.ageRange, .hold(.outsideAgeRange)),
                .init(.matched, .hold(.settingUnconfirmed)), .init(.open, .hold(.settingClosed)),
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.noConflict, .hold(.conflictOfInterest)),
                .init(.participating, .hold(.notParticipating)), .init(.keyAdultTrained, .hold(.noTrainedKeyAdult)),
            ], gateways: ["COMMON-POL", "CDA98-115", "CA04-16LB", "DPA-P3-s36(4)"], bases: ["A6-1e", "A9-2g", "Sch1-18"],
            profiles: ["OE_EY"], deadline: .nextCutOff),
        PolicyRule(
            "OE-4", "The health visitor of a child under five is told", flow: .encompassEarlyYears,
            when: .init(recipients: [.healthVisitor], routes: [.healthVisitor, .both], ageUnder: 5),
            requires: [
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.providerKnown, .hold(.conditionUnmet)),
            ], gateways: ["COMMON-POL", "CDA98-115", "CA04-16LB", "DPA-P3-s36(4)"],
            bases: ["A6-1e", "A9-2g", "Sch1-18", "A9-2h", "CLDC-OPI"], profiles: ["OE_HV"], deadline: .nextCutOff),
        PolicyRule(
            "OE-5", "The education team of the authority is told where no establishment can be", flow: .encompass,
            when: .init(recipients: [.educationAuthority]),
            requires: [
                .init(.child, .deny(.notAChild)), .init(.notSuspended, .hold(.recipientSuspended)),
                .init(.noEstablishment, .hold(.conditionUnmet)),
            ], gateways: ["CA04-11", "CA89-17"], bases: ["A6-1e", "A9-2g", "Sch1-18"], profiles: ["OE_LA"],
            deadline: .nextCutOff),
        PolicyRule(
            "OE-6", "The force where the child lives is told, whose duty it is", flow: .encompass,
            when: .init(recipients: [.otherForce]),
            requires: [
                .init(.child, .deny(.notAChild)), .init(.notSuspended, .hold(.recipientSuspended)),
                .init(.residesThere, .hold(.conditionUnmet)),
            ], gateways: ["DPA-P3-s36(3)"], profiles: ["OE_FORCE"], deadline: .nextCutOff),
        PolicyRule(
            "OE-7", "GP practices, parents, governors and police intelligence are never told", flow: .encompass,
            when: .init(recipients: [
                .practiceOfVictim, .practiceOfChild, .practiceOfPerpetrator, .parent, .governor, .policeIntelligence,
            ]), outcome: .deny(.neverToRecipient)),
    ]

    /// Rules 8 to 27.
    private static let shippedOthers: [PolicyRule] = [
        PolicyRule(
            "DAN-8", "The front door of children's social care is told where a child is involved", flow: .policeNotification,
            when: .init(recipients: [.socialCare]),
            requires: [.init(.notSuspended, .hold(.recipientSuspended)), .init(.childInvolved, .hold(.conditionUnmet))],
            gateways: ["CA89-17", "CA89-47", "CA04-11", "CA04-16LB"], bases: ["A6-1e", "A9-2g", "Sch1-18"], consent: .consulted,
            profiles: ["DAN_FULL"], deadline: .hours(24)),
        PolicyRule(
            "DAN-9", "Early help is offered, with consent, below level 4", flow: .policeNotification,
            when: .init(recipients: [.earlyHelp], risks: [.standard, .medium]),
            requires: [.init(.notSuspended, .hold(.recipientSuspended)), .init(.belowLevelFour, .hold(.conditionUnmet))],
            gateways: ["CA89-17", "CA89-47", "CA04-11"], bases: ["A6-1e", "A9-2g", "Sch1-18"],
            consent: ConsentRule(.needed, scopes: [.support]), profiles: ["DAN_MIN"]),
        PolicyRule(
            "DAN-10", "A commissioned service is asked to help, with consent, at medium risk", flow: .policeNotification,
            when: .init(recipients: [.supportService], risks: [.medium]),
            requires: [.init(.notSuspended, .hold(.recipientSuspended)), .init(.safeContact, .hold(.conditionUnmet))],
            bases: ["A6-1e", "A6-1f", "A6-1ea"], consent: ConsentRule(.needed, scopes: [.support]), profiles: ["REFERRAL"]),
        PolicyRule(
            "DAN-11", "An independent adviser is told of a victim at high risk", flow: .policeNotification,
            when: .init(recipients: [.idva], risks: [.high]), requires: [.init(.notSuspended, .hold(.recipientSuspended))],
            bases: ["A6-1d", "A6-1e", "A9-2g", "Sch1-18"], consent: .consulted, profiles: ["REFERRAL"]),
        PolicyRule(
            "MARAC-12", "An agency of the MARAC is told of a case at high risk, or one that meets a criterion", flow: .marac,
            when: .init(recipients: [.maracAgency], risks: [.high, .criterion]),
            requires: [
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.agreementSigned, .hold(.conditionUnmet)),
                .init(.representativeNamed, .hold(.conditionUnmet)), .init(.noConflict, .hold(.conflictOfInterest)),
            ], gateways: ["CDA98-115", "COMMON-POL"], bases: ["A6-1e", "A9-2g", "Sch1-18", "A10", "CLDC-OPI"],
            consent: .consulted, profiles: ["MARAC_FULL"], deadline: .workingDays(3)),
        PolicyRule(
            "MARAC-13", "Below the threshold it is for the locality or a single agency", flow: .marac,
            when: .init(recipients: [.maracAgency], risks: [.standard, .medium], criterion: false), outcome: .deny(.wrongRisk)),
        PolicyRule(
            "GP-14", "The victim's practice is told that the case was heard", flow: .maracGP,
            when: .init(recipients: [.practiceOfVictim], risks: [.high, .criterion]),
            requires: [
                .init(.heard, .deny(.notHeard)), .init(.notSuspended, .hold(.recipientSuspended)),
                .init(.ownPractice, .hold(.conditionUnmet)), .init(.noConflict, .hold(.conflictOfInterest)),
            ], bases: ["A6-1e", "A9-2h", "A9-2g", "Sch1-18", "CLDC-OPI", "CALD"], consent: .consulted, profiles: ["MARAC_GP"],
            deadline: .workingDays(1)),
        PolicyRule(
            "GP-15", "The practice of a connected child is told that the case was heard", flow: .maracGP,
            when: .init(recipients: [.practiceOfChild], risks: [.high, .criterion]),
            requires: [
                .init(.heard, .deny(.notHeard)), .init(.notSuspended, .hold(.recipientSuspended)),
                .init(.noConflict, .hold(.conflictOfInterest)),
            ], bases: ["A9-2g", "Sch1-18"], profiles: ["MARAC_GP_CHILD"], deadline: .workingDays(1)),
        PolicyRule(
            "GP-16", "The perpetrator's practice is told nothing, unless a person releases it", flow: .maracGP,
            when: .init(recipients: [.practiceOfPerpetrator], risks: [.high, .criterion]), bases: ["A6-1e", "A10"],
            outcome: .deny(.perpetratorPractice)),
        PolicyRule(
            "CSC-17", "Children's social care gets one record for the adult and each connected child", flow: .maracRecord,
            when: .init(recipients: [.socialCare], risks: [.high, .criterion]),
            requires: [
                .init(.heard, .deny(.notHeard)), .init(.notSuspended, .hold(.recipientSuspended)),
                .init(.oneRecordEach, .hold(.conditionUnmet)),
            ], gateways: ["CA89-17", "CA89-47", "CA04-16LB"], profiles: ["MARAC_CSC"], deadline: .workingDays(3)),
        PolicyRule(
            "DVDS-18", "The disclosure panel is asked about somebody of 16 or over", flow: .claresLaw,
            when: .init(recipients: [.disclosurePanel], ageFrom: 16), requires: [.init(.notSuspended, .hold(.recipientSuspended))],
            gateways: ["COMMON-POL", "DAA-77"], bases: ["A6-1e"], profiles: ["DVDS"], deadline: .days(28)),
        PolicyRule(
            "FGC-19", "The family group service gets the referral; the conference needs consent", flow: .familyGroup,
            when: .init(recipients: [.familyGroupService]), requires: [.init(.notSuspended, .hold(.recipientSuspended))],
            bases: ["A6-1e"], consent: ConsentRule(.needed, scopes: [.support], at: [.meeting]), profiles: ["FGC_REF"]),
        PolicyRule(
            "LOC-20", "Partners of the cluster get papers on standard and medium risk, with both consents",
            flow: .localityConference,
            when: .init(recipients: [.clusterPartner], risks: [.standard, .medium]),
            requires: [
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.reportedRecently, .hold(.conditionUnmet)),
                .init(.circulatedInTime, .hold(.conditionUnmet)),
            ], bases: ["A6-1a", "A6-1e"], consent: ConsentRule(.needed, scopes: [.support, .information]),
            profiles: ["LOC_PAPER"], deadline: .daysBeforeMeeting(5)),
        PolicyRule(
            "LOC-21", "High risk is for the MARAC", flow: .localityConference, when: .init(risks: [.high]),
            outcome: .deny(.wrongRisk)),
        PolicyRule(
            "FF-22", "The cluster lead gets the day's digest of families in the programme", flow: .familiesFirst,
            when: .init(recipients: [.clusterLead]),
            requires: [.init(.notSuspended, .hold(.recipientSuspended)), .init(.flagActive, .hold(.conditionUnmet))],
            bases: ["A6-1a", "A6-1e"], consent: ConsentRule(.needed, scopes: [.information], limbCounts: true),
            profiles: ["FF_DIGEST"], deadline: .startOfDay),
        PolicyRule(
            "MACE-23", "Members of the exploitation panel are told", flow: .mace, when: .init(recipients: [.maceMember]),
            requires: [
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.listedMember, .hold(.conditionUnmet)),
                .init(.agreementSigned, .hold(.conditionUnmet)),
            ], gateways: ["CA89-17", "CA89-47"], bases: ["A6-1e", "A9-2g", "Sch1-18"], consent: .consulted, profiles: ["MACE"]),
        PolicyRule(
            "IOM-24", "Police and probation in offender management are told of the perpetrator", flow: .offenderManagement,
            when: .init(recipients: [.offenderManager]),
            requires: [.init(.notSuspended, .hold(.recipientSuspended)), .init(.noVictimAddress, .hold(.conditionUnmet))],
            gateways: ["DPA-P3-s36(3)"], profiles: ["IOM"]),
        PolicyRule(
            "DVPO-25", "Who protects the household is told of the order", flow: .protectionOrder,
            when: .init(recipients: [.school, .socialCare, .idva]),
            requires: [
                .init(.notSuspended, .hold(.recipientSuspended)), .init(.protectedHousehold, .hold(.conditionUnmet)),
                .init(.orderInForce, .hold(.conditionUnmet)),
            ], gateways: ["COMMON-POL"], bases: ["A9-2g", "Sch1-18"], profiles: ["DVPO_NOTICE"]),
        PolicyRule(
            "SAFETY-26", "Whoever had a notice is told that it is recalled or corrected", flow: .correction,
            when: .init(recipients: [.originalRecipient]), requires: [.init(.hadOriginal, .hold(.conditionUnmet))],
            gateways: ["AS-ORIGINAL"], profiles: ["RECALL"], deadline: .immediate),
        PolicyRule(
            "STATS-27", "Boards, inspectorates and SafeLives get numbers without rows", flow: .statistics,
            when: .init(recipients: [.oversightBody]), requires: [.init(.aggregated, .hold(.conditionUnmet))], bases: ["A6-1e"],
            profiles: ["AGGREGATE"]),
    ]
}
