// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of the events of ``MatterForm``; the schema of each type says the same.
extension Matter {
    /// The matter, or nil after at least one error.
    static func read(_ value: JSONValue, as form: MatterForm, now: Instant, _ errors: inout FieldErrors) -> Matter? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let members = MatterMembers(form)
            let facts = MatterFacts.read(&fields, members, flow: form.flow, now: now, &errors)
            let recipients = members.take(.recipients, "recipients", from: &fields, &errors)?.set(1...40, &errors) {
                MatterRecipient.read($0, form, &$1)
            }
            let victim = members.take(.victim, "victim", from: &fields, &errors).flatMap {
                MatterPerson.read($0, .victim, 0, members, &errors)
            }
            let children = people(.children, "children", .child, 0...20, from: &fields, members, &errors)
            let perpetrators = people(.perpetrators, "perpetrators", .perpetrator, 0...10, from: &fields, members, &errors)
            let supersedes = fields.optional("supersedes")?.text(.token(128), &errors)
            if children?.isEmpty ?? false, recipients?.contains(where: { $0.role == .school }) ?? false {
                errors.add(.missing, in: value, member: "children", "A school can only be told of a child.")
            }
            guard let facts, !members.lacks(.recipients, recipients), !members.lacks(.victim, victim), let children,
                let perpetrators
            else { return nil }
            return Matter(
                facts: facts, victim: victim, children: children, perpetrators: perpetrators, recipients: recipients ?? [],
                supersedes: supersedes)
        }
    }

    /// Empty where there are none and none are needed; nil after an error.
    private static func people(
        _ member: MatterMember, _ name: StaticString, _ role: CaseRole, _ range: ClosedRange<Int>, from fields: inout Fields,
        _ members: MatterMembers, _ errors: inout FieldErrors
    ) -> [MatterPerson]? {
        guard let value = members.take(member, name, from: &fields, &errors) else { return members.requires(member) ? nil : [] }
        var position = -1
        return value.list((members.requires(member) ? 1 : range.lowerBound)...range.upperBound, &errors) { value, errors in
            position += 1
            return MatterPerson.read(value, role, position, members, &errors)
        }
    }
}

/// Which members are looked for in a matter: those of its form, or all of them in what the journal keeps.
struct MatterMembers {
    private let form: MatterForm?

    /// - Parameter form: nil where every member may be there and none must.
    init(_ form: MatterForm?) { self.form = form }

    func takes(_ member: MatterMember) -> Bool { form?.takes(member) ?? true }

    func requires(_ member: MatterMember) -> Bool { form?.required.contains(member) ?? false }

    /// Whether a required member could not be read.
    func lacks<Value>(_ member: MatterMember, _ value: Value?) -> Bool { requires(member) && value == nil }

    /// The member, where the form has it; one that it has not stays unknown, and is refused as such.
    func take(
        _ member: MatterMember, _ name: StaticString, from fields: inout Fields, _ errors: inout FieldErrors
    ) -> JSONValue? {
        guard takes(member) else { return nil }
        return requires(member) ? fields.required(name, &errors) : fields.optional(name)
    }
}

extension MatterFacts {
    /// Takes the members that are about the matter itself.
    static func read(
        _ fields: inout Fields, _ members: MatterMembers, flow: Flow, now: Instant, _ errors: inout FieldErrors
    ) -> MatterFacts? {
        let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
        let reportedAt = fields.required("reportedAt", &errors)?.pastInstant(now: now, &errors)
        let occurredAt = members.take(.occurredAt, "occurredAt", from: &fields, &errors)?.pastInstant(now: now, &errors)
        let riskGrade = members.take(.riskGrade, "riskGrade", from: &fields, &errors)?.choice(RiskGrade.self, &errors)
        let criteria = members.take(.criteria, "criteria", from: &fields, &errors)?
            .set(0...MARACCriterion.allCases.count, &errors) { value, errors in value.choice(MARACCriterion.self, &errors) }
        let level = members.take(.level, "level", from: &fields, &errors)?.integer(in: 1...4, &errors)
        let stage = members.take(.stage, "stage", from: &fields, &errors)?.choice(MeetingStage.self, &errors)
        let forum = members.take(.forum, "forum", from: &fields, &errors).flatMap {
            $0.forum(of: MatterForm(flow)?.forum, &errors)
        }
        let meetingAt = members.take(.meetingAt, "meetingAt", from: &fields, &errors)?.instant(&errors)
        let circumstances = members.take(.circumstances, "circumstances", from: &fields, &errors)?
            .text(.paragraph(2000), &errors)
        let abuseTypes = members.take(.abuseTypes, "abuseTypes", from: &fields, &errors)?
            .set(0...AbuseType.allCases.count, &errors) { value, errors in value.choice(AbuseType.self, &errors) }
        let location = members.take(.locationCategory, "locationCategory", from: &fields, &errors)?
            .choice(LocationCategory.self, &errors)
        let safeContact = members.take(.safeContact, "safeContact", from: &fields, &errors)?.text(.paragraph(500), &errors)
        let advocate = members.take(.advocate, "advocate", from: &fields, &errors)?.text(.line(200), &errors)
        let consent = members.take(.consent, "consent", from: &fields, &errors).flatMap {
            ConsentStatement.read($0, now: now, &errors)
        }
        let order = members.take(.order, "order", from: &fields, &errors).flatMap { ProtectionOrder.read($0, &errors) }
        guard let reference, let reportedAt, !members.lacks(.riskGrade, riskGrade), !members.lacks(.stage, stage),
            !members.lacks(.forum, forum), !members.lacks(.meetingAt, meetingAt), !members.lacks(.order, order)
        else { return nil }
        return MatterFacts(
            flow: flow, reference: reference.text, reportedAt: reportedAt, occurredAt: occurredAt, riskGrade: riskGrade,
            criteria: criteria ?? [], level: level.map { Int($0) }, stage: stage, forum: forum, meetingAt: meetingAt,
            circumstances: circumstances, abuseTypes: abuseTypes ?? [], locationCategory: location, safeContact: safeContact,
            advocate: advocate, consent: consent, order: order)
    }
}

extension MatterRecipient {
    fileprivate static func read(_ value: JSONValue, _ form: MatterForm, _ errors: inout FieldErrors) -> MatterRecipient? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let partnerValue = fields.required("partner", &errors)
            let partner = partnerValue?.partner(&errors)
            let roleValue = fields.required("as", &errors)
            let role = roleValue?.choice(RecipientRole.self, &errors)
            guard let partnerValue, let partner, let roleValue, let role else { return nil }
            guard let part = form.parts.first(where: { $0.role == role }) else {
                let roles = form.parts.map(\.role.rawValue).joined(separator: ", ")
                errors.add(.invalidValue, at: roleValue, "One of \(roles) is needed here.")
                return nil
            }
            guard part.kinds.contains(partner.kind) else {
                let kinds = part.kinds.map(\.rawValue).joined(separator: ", ")
                errors.add(.invalidValue, at: partnerValue, "A partner of one of these kinds is needed here: \(kinds).")
                return nil
            }
            return MatterRecipient(partner, as: role)
        }
    }
}

extension MatterPerson {
    fileprivate static func read(
        _ value: JSONValue, _ role: CaseRole, _ position: Int, _ members: MatterMembers, _ errors: inout FieldErrors
    ) -> MatterPerson? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            read(&fields, role, position, members, birthNeeded: role != .perpetrator, &errors)
        }
    }

    /// Takes the members that a person of the role may have.
    static func read(
        _ fields: inout Fields, _ role: CaseRole, _ position: Int, _ members: MatterMembers, birthNeeded: Bool,
        _ errors: inout FieldErrors
    ) -> MatterPerson? {
        let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
        let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
        let birth = birthNeeded ? fields.required("dateOfBirth", &errors) : fields.optional("dateOfBirth")
        let dateOfBirth = birth?.date(&errors)
        // A person without a name is read to the end, so that every member is looked at, and dropped then.
        var person = MatterPerson(
            role: role, position: position, givenName: givenName ?? "", familyName: familyName ?? "", dateOfBirth: dateOfBirth)
        switch role {
        case .victim:
            person.nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)?.text
            person.address = members.take(.address, "address", from: &fields, &errors)?.text(.line(200), &errors)
            person.addressProtected =
                members.take(.address, "addressProtected", from: &fields, &errors)?.boolean(&errors) ?? false
        case .child:
            person.nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)?.text
            person.upn = fields.optional("upn").flatMap { $0.upn(&errors) }
            person.postcode =
                members.take(.postcode, "postcode", from: &fields, &errors)?
                .identifier(Postcode.check, &errors)?.text
            person.exposure = fields.optional("exposure")?.choice(Exposure.self, &errors)
            person.voice = fields.optional("voice").flatMap { Voice.read($0, &errors) }
            person.connection = fields.optional("connection")?.choice(CasePerson.Connection.self, &errors)
        case .perpetrator:
            person.relationshipToVictim = fields.optional("relationshipToVictim")?.text(.line(60), &errors)
        }
        return givenName == nil || familyName == nil || birthNeeded && dateOfBirth == nil ? nil : person
    }
}

extension ProtectionOrder {
    /// - Parameter unknown: a notice may have more than this version knows.
    static func read(
        _ value: JSONValue, unknown: Fields.Unknown = .refused, _ errors: inout FieldErrors
    ) -> ProtectionOrder? {
        Fields.read(value, unknown: unknown, &errors) { fields, errors in
            let kind = fields.required("kind", &errors)?.choice(ProtectionOrder.Kind.self, &errors)
            let from = fields.required("from", &errors)?.date(&errors)
            let until = fields.required("until", &errors)?.date(&errors)
            let terms = fields.optional("terms")?.text(.paragraph(500), &errors)
            guard let kind, let from, let until else { return nil }
            return ProtectionOrder(kind: kind, from: from, until: until, terms: terms)
        }
    }
}

extension JSONValue {
    /// A forum by its kind and code.
    ///
    /// - Parameter kind: the only one that will do; nil for any.
    func forum(of kind: ForumKind?, _ errors: inout FieldErrors) -> ForumID? {
        guard let text = string(&errors) else { return nil }
        guard let forum = ForumID(text), kind == nil || forum.kind == kind else {
            errors.add(.invalidValue, at: self, "A forum such as `\((kind ?? .marac).rawValue)/north` is needed here.")
            return nil
        }
        return forum
    }
}
