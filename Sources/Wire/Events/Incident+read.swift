// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of `firstbell.incident.v1`; Schemas/firstbell.incident.v1.schema.json says the same.
extension Incident {
    /// The incident, or nil after at least one error.
    static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> Incident? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
            let force = fields.required("force", &errors)?.identifier(ForceCode.check, &errors)
            let occurredAt = fields.required("occurredAt", &errors)?.instant(&errors)
            let reportedAt = fields.required("reportedAt", &errors)?.pastInstant(now: now, &errors)
            let attendedAt = fields.optional("attendedAt")?.instant(&errors)
            let residenceForce = fields.optional("residenceForce")?.identifier(ForceCode.check, &errors)
            let crimeReference = fields.optional("crimeReference")?.identifier(PoliceReference.check, &errors)
            let riskGrade = fields.required("riskGrade", &errors)?.choice(RiskGrade.self, &errors)
            let abuseTypes = fields.optional("abuseTypes")?.set(0...AbuseType.allCases.count, &errors) { value, errors in
                value.choice(AbuseType.self, &errors)
            }
            let locationCategory = fields.optional("locationCategory")?.choice(LocationCategory.self, &errors)
            let summary = fields.optional("summary")?.text(.paragraph(1000), &errors)
            let policy = fields.optional("contactParentPolicy")?.choice(ContactParentPolicy.self, &errors)
            let reportedBy = fields.optional("reportedBy")?.choice(ReportSource.self, &errors)
            let children = fields.required("children", &errors)?.list(1...20, &errors, Child.read)
            let adults = fields.optional("adults")?.list(0...20, &errors, Adult.read)
            let relevantIncident = fields.optional("relevantIncident")?.boolean(&errors)
            let supersedes = fields.optional("supersedes")?.text(.token(128), &errors)
            guard let reference, let force, let occurredAt, let reportedAt, let riskGrade, let children else { return nil }
            return Incident(
                reference: reference.text, force: force.text, occurredAt: occurredAt, reportedAt: reportedAt,
                attendedAt: attendedAt, residenceForce: residenceForce?.text, crimeReference: crimeReference?.text,
                riskGrade: riskGrade, abuseTypes: abuseTypes ?? [], locationCategory: locationCategory, summary: summary,
                contactParentPolicy: policy, reportedBy: reportedBy, children: children, adults: adults ?? [],
                relevantIncident: relevantIncident, supersedes: supersedes)
        }
    }
}

extension Child {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Child? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.required("dateOfBirth", &errors)?.date(&errors)
            let upn = fields.optional("upn").flatMap { $0.upn(&errors) }
            let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
            let postcode = fields.optional("postcode")?.identifier(Postcode.check, &errors)
            let settings = fields.optional("settings")?.set(0...8, &errors) { value, errors in value.setting(&errors) }
            let residesIn = fields.optional("residesIn")?.identifier(ForceCode.check, &errors)
            let healthVisitor = fields.optional("healthVisitor").flatMap { $0.healthVisitor(&errors) }
            let educationAuthority = fields.optional("educationAuthority").flatMap { $0.educationAuthority(&errors) }
            let exposure = fields.required("exposure", &errors)?.choice(Exposure.self, &errors)
            let voice = fields.optional("voice").flatMap { Voice.read($0, &errors) }
            let welfareCheckMade = fields.optional("welfareCheckMade")?.boolean(&errors)
            guard let givenName, let familyName, let dateOfBirth, let exposure else { return nil }
            return Child(
                givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, upn: upn, nhsNumber: nhsNumber?.text,
                postcode: postcode?.text, settings: settings ?? [], residesIn: residesIn?.text, healthVisitor: healthVisitor,
                educationAuthority: educationAuthority, exposure: exposure, voice: voice, welfareCheckMade: welfareCheckMade)
        }
    }
}

extension Voice {
    static func read(_ value: JSONValue, unknown: Fields.Unknown = .refused, _ errors: inout FieldErrors) -> Voice? {
        Fields.read(value, unknown: unknown, &errors) { fields, errors in
            let spokenTo = fields.required("spokenTo", &errors)?.boolean(&errors)
            let words = fields.optional("words")?.text(.paragraph(1000), &errors)
            let othersPresent = fields.optional("othersPresent")?.text(.line(200), &errors)
            return spokenTo.map { Voice(spokenTo: $0, words: words, othersPresent: othersPresent) }
        }
    }
}

extension Adult {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Adult? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let role = fields.required("role", &errors)?.choice(AdultRole.self, &errors)
            let category = fields.optional("category")?.choice(DataSubjectCategory.self, &errors)
            let relationship = fields.optional("relationshipToChild")?.text(.line(60), &errors)
            let givenName = fields.optional("givenName")?.text(.line(100), &errors)
            let familyName = fields.optional("familyName")?.text(.line(100), &errors)
            let postcode = fields.optional("postcode")?.identifier(Postcode.check, &errors)
            return role.map {
                Adult(
                    role: $0, category: category, relationshipToChild: relationship, givenName: givenName,
                    familyName: familyName, postcode: postcode?.text)
            }
        }
    }
}

extension JSONValue {
    /// A UPN; nil without an error for `UN1` to `UN5`, which say that none is known (domain.md 5.1).
    func upn(_ errors: inout FieldErrors) -> String? {
        if let text = string, UPN.standsForUnknown(text) { return nil }
        return identifier(UPN.check, &errors)?.text
    }

    /// A setting that can be named as a child's.
    fileprivate func setting(_ errors: inout FieldErrors) -> PartnerID? {
        guard let partner = partner(&errors) else { return nil }
        guard partner.kind == .school || partner.kind == .earlyYears else {
            errors.add(.invalidValue, at: self, "A school or an early-years setting is needed here.")
            return nil
        }
        return partner
    }

    /// A health-visiting provider by its ODS code.
    fileprivate func healthVisitor(_ errors: inout FieldErrors) -> PartnerID? {
        guard let partner = partner(&errors) else { return nil }
        guard partner.kind == .healthVisiting, ProviderCode.check(partner.code).value != nil else {
            errors.add(.invalidValue, at: self, "A health-visiting provider such as `health-visiting/R1A` is needed here.")
            return nil
        }
        return partner
    }

    /// A local authority by its three digits.
    fileprivate func educationAuthority(_ errors: inout FieldErrors) -> PartnerID? {
        guard let partner = partner(&errors) else { return nil }
        guard partner.kind == .localAuthority, AuthorityCode.check(partner.code).value != nil else {
            errors.add(.invalidValue, at: self, "A local authority such as `local-authority/885` is needed here.")
            return nil
        }
        return partner
    }
}
