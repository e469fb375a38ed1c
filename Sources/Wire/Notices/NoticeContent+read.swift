// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of `firstbell.notice.v1`, for clients: members that a later broker adds are ignored.
extension NoticeContent {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> NoticeContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let handling = fields.required("handling", &errors).flatMap { Handling.read($0, &errors) }
            let child = fields.required("child", &errors).flatMap { ChildFields.read($0, &errors) }
            let incident = fields.required("incident", &errors).flatMap { IncidentFields.read($0, &errors) }
            let adults = fields.required("adults", &errors)?.list(0...20, &errors, AdultFields.read)
            let event = fields.required("event", &errors).flatMap { EventReference.read($0, &errors) }
            let decision = fields.required("decision", &errors).flatMap { DecisionReference.read($0, &errors) }
            let match = fields.required("match", &errors)?.choice(MatchBasis.self, &errors)
            let flags = fields.required("flags", &errors)?.set(0...NoticeFlag.allCases.count, &errors) { value, errors in
                value.choice(NoticeFlag.self, &errors)
            }
            let supersedes = fields.optional("supersedes").flatMap { superseded($0, &errors) }
            let changes = fields.optional("changes")?.set(0...20, &errors) { $0.text(.token(64), &$1) }
            guard let flow, let recipient, let deadline, let rehearsal, let handling, let child, let incident, let adults,
                let event, let decision, let match, let flags
            else { return nil }
            return NoticeContent(
                flow: flow, recipient: recipient, deadline: deadline, rehearsal: rehearsal, handling: handling, child: child,
                incident: incident, adults: adults, event: event, decision: decision, match: match, flags: flags,
                supersedes: supersedes, changes: changes ?? [])
        }
    }
}

extension NoticeContent.Handling {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let text = fields.required("text", &errors)?.text(.paragraph(4000), &errors)
            let policy = fields.required("contactParentPolicy", &errors)?.choice(ContactParentPolicy.self, &errors)
            guard let text, let policy else { return nil }
            return Self(text: text, contactParentPolicy: policy)
        }
    }
}

extension NoticeContent.ChildFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.required("dateOfBirth", &errors)?.date(&errors)
            let upn = fields.optional("upn")?.identifier(UPN.check, &errors)
            let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
            let exposure = fields.optional("exposure")?.choice(Exposure.self, &errors)
            let voice = fields.optional("voice").flatMap { Voice.read($0, unknown: .ignored, &errors) }
            let welfareCheckMade = fields.optional("welfareCheckMade")?.boolean(&errors)
            let siblingsElsewhere = fields.optional("siblingsElsewhere")?.boolean(&errors)
            guard let givenName, let familyName, let dateOfBirth else { return nil }
            return Self(
                givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, upn: upn?.text,
                nhsNumber: nhsNumber?.text, exposure: exposure, voice: voice, welfareCheckMade: welfareCheckMade,
                siblingsElsewhere: siblingsElsewhere)
        }
    }
}

extension NoticeContent.IncidentFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let force = fields.optional("force")?.identifier(ForceCode.check, &errors)
            let times = times(&fields, &errors)
            let riskGrade = fields.optional("riskGrade")?.choice(RiskGrade.self, &errors)
            let abuseTypes = fields.required("abuseTypes", &errors)?.set(0...AbuseType.allCases.count, &errors) { value, errors in
                value.choice(AbuseType.self, &errors)
            }
            let locationCategory = fields.optional("locationCategory")?.choice(LocationCategory.self, &errors)
            let summary = fields.optional("summary")?.text(.paragraph(1000), &errors)
            guard let times, let abuseTypes else { return nil }
            return Self(
                force: force?.text, times: times, riskGrade: riskGrade, abuseTypes: abuseTypes, locationCategory: locationCategory,
                summary: summary)
        }
    }

    /// Instants, or dates where the profile grants no more.
    private static func times(_ fields: inout Fields, _ errors: inout FieldErrors) -> NoticeContent.Times? {
        let occurredOn = fields.optional("occurredOn")
        let reportedOn = fields.optional("reportedOn")
        let days = (occurredOn?.date(&errors), reportedOn?.date(&errors))
        let hasDays = occurredOn != nil && reportedOn != nil
        let occurredAt = (hasDays ? fields.optional("occurredAt") : fields.required("occurredAt", &errors))?.instant(&errors)
        let reportedAt = (hasDays ? fields.optional("reportedAt") : fields.required("reportedAt", &errors))?.instant(&errors)
        if let occurredAt, let reportedAt { return .instants(occurredAt: occurredAt, reportedAt: reportedAt) }
        if let occurredOn = days.0, let reportedOn = days.1 { return .dates(occurredOn: occurredOn, reportedOn: reportedOn) }
        return nil
    }
}

extension NoticeContent.AdultFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let role = fields.required("role", &errors)?.choice(AdultRole.self, &errors)
            let category = fields.optional("category")?.choice(DataSubjectCategory.self, &errors)
            let relationship = fields.optional("relationshipToChild")?.text(.line(60), &errors)
            let givenName = fields.optional("givenName")?.text(.line(100), &errors)
            let familyName = fields.optional("familyName")?.text(.line(100), &errors)
            return role.map {
                Self(
                    role: $0, category: category, relationshipToChild: relationship, givenName: givenName, familyName: familyName)
            }
        }
    }
}

extension NoticeContent.EventReference {
    /// - Parameter needsReference: false for a notice, whose profile may not grant it.
    static func read(_ value: JSONValue, needsReference: Bool = false, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let id = fields.required("id", &errors)?.text(.token(128), &errors)
            let referenceValue = needsReference ? fields.required("reference", &errors) : fields.optional("reference")
            let reference = referenceValue?.identifier(PoliceReference.check, &errors)
            return id.map { Self(id: $0, reference: reference?.text) }
        }
    }
}

extension NoticeContent.DecisionReference {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let rule = fields.required("rule", &errors)?.text(.token(64), &errors)
            let basis = fields.required("basis", &errors)?.text(.line(200), &errors)
            let policy = fields.required("policy", &errors)?.text(.digest, &errors)
            guard let rule, let basis, let policy else { return nil }
            return Self(rule: rule, basis: basis, policy: policy)
        }
    }
}
