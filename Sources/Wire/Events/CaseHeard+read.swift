// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of `firstbell.marac-case-heard.v1`; Schemas/firstbell.marac-case-heard.v1.schema.json says the same.
extension CaseHeard {
    /// The case, or nil after at least one error.
    static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> CaseHeard? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let facts = CaseFacts.read(&fields, now: now, &errors)
            let victim = fields.required("victim", &errors).flatMap { CasePerson.read($0, isChild: false, &errors) }
            let children = fields.optional("children")?.list(0...20, &errors) { value, errors in
                CasePerson.read(value, isChild: true, &errors)
            }
            let perpetrators = fields.optional("perpetrators")?.list(0...10, &errors, Perpetrator.read)
            let supersedes = fields.optional("supersedes")?.text(.token(128), &errors)
            guard let facts, let victim else { return nil }
            return CaseHeard(
                facts: facts, victim: victim, children: children ?? [], perpetrators: perpetrators ?? [], supersedes: supersedes)
        }
    }
}

extension CaseFacts {
    /// Takes the members that are about the case itself.
    static func read(_ fields: inout Fields, now: Instant, _ errors: inout FieldErrors) -> CaseFacts? {
        let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
        let area = fields.required("area", &errors).flatMap { $0.area(&errors) }
        let heardAt = fields.required("heardAt", &errors)?.pastInstant(now: now, &errors)
        let outcome = fields.required("outcome", &errors)?.choice(HearingOutcome.self, &errors)
        let riskGrade = fields.required("riskGrade", &errors)?.choice(RiskGrade.self, &errors)
        let criteria = fields.optional("criteria")?.set(0...MARACCriterion.allCases.count, &errors) { value, errors in
            value.choice(MARACCriterion.self, &errors)
        }
        let consent = fields.optional("consent").flatMap { ConsentStatement.read($0, now: now, &errors) }
        let advocate = fields.optional("advocate")?.text(.line(200), &errors)
        let safeContact = fields.optional("safeContact")?.text(.paragraph(500), &errors)
        let socialCare = fields.optional("socialCare").flatMap { $0.authority(&errors) }
        guard let reference, let area, let heardAt, let outcome, let riskGrade else { return nil }
        return CaseFacts(
            reference: reference.text, area: area, heardAt: heardAt, outcome: outcome, riskGrade: riskGrade,
            criteria: criteria ?? [], consent: consent, advocate: advocate, safeContact: safeContact, socialCare: socialCare)
    }
}

extension CasePerson {
    /// - Parameter isChild: whether it must say whose child it is.
    static func read(_ value: JSONValue, isChild: Bool, _ errors: inout FieldErrors) -> CasePerson? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let connection =
                isChild ? fields.required("connection", &errors)?.choice(CasePerson.Connection.self, &errors) : nil
            let dateOfBirth = fields.required("dateOfBirth", &errors)?.date(&errors)
            let person = identified(&fields, dateOfBirth: dateOfBirth, connection: connection, &errors)
            return dateOfBirth == nil || isChild && connection == nil ? nil : person
        }
    }

    /// Takes the members that all people of a case have.
    static func identified(
        _ fields: inout Fields, dateOfBirth: CivilDate?, connection: Connection?, _ errors: inout FieldErrors
    ) -> CasePerson? {
        let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
        let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
        let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
        let practiceValue = fields.optional("practice")
        let practice = practiceValue.flatMap { $0.practice(&errors) }
        let exceptionValue = fields.optional("noPractice")
        let noPractice = exceptionValue?.choice(PracticeException.self, &errors)
        if practiceValue != nil, let exceptionValue {
            errors.add(.invalidValue, at: exceptionValue, "A practice, or why there is none: not both.")
        }
        guard let givenName, let familyName else { return nil }
        return CasePerson(
            givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, nhsNumber: nhsNumber?.text,
            practice: practice, noPractice: noPractice, connection: connection)
    }
}

extension Perpetrator {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Perpetrator? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.optional("dateOfBirth")?.date(&errors)
            let practice = fields.optional("practice").flatMap { $0.practice(&errors) }
            let relationship = fields.optional("relationshipToVictim")?.text(.line(60), &errors)
            guard let givenName, let familyName else { return nil }
            return Perpetrator(
                givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, practice: practice,
                relationshipToVictim: relationship)
        }
    }
}

extension JSONValue {
    /// The code of a MARAC, as its partner id has it.
    func area(_ errors: inout FieldErrors) -> String? {
        guard let text = string(&errors) else { return nil }
        guard PartnerID(kind: .marac, code: text) != nil else {
            errors.add(.invalidValue, at: self, "The code of the MARAC's partner id is needed here.")
            return nil
        }
        return text
    }

    /// A GP practice by its ODS code.
    func practice(_ errors: inout FieldErrors) -> PartnerID? {
        guard let partner = partner(&errors) else { return nil }
        guard partner.kind == .gp, PracticeCode.check(partner.code).value != nil else {
            errors.add(.invalidValue, at: self, "A practice such as `gp/M81001` is needed here.")
            return nil
        }
        return partner
    }

    func authority(_ errors: inout FieldErrors) -> PartnerID? {
        guard let partner = partner(&errors) else { return nil }
        guard partner.kind == .localAuthority else {
            errors.add(.invalidValue, at: self, "A local authority such as `local-authority/885` is needed here.")
            return nil
        }
        return partner
    }
}
