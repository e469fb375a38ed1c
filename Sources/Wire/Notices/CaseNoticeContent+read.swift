// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading a notice of a case, for clients: members that a later broker adds are ignored.
extension CaseNoticeContent {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> CaseNoticeContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let handling = fields.required("handling", &errors).flatMap { NoticeContent.Handling.read($0, &errors) }
            let person = fields.required("person", &errors).flatMap { PersonFields.read($0, &errors) }
            let hearing = fields.required("hearing", &errors).flatMap { HearingFields.read($0, &errors) }
            let perpetrators = fields.optional("perpetrators")?.list(0...10, &errors, PerpetratorFields.read)
            let event = fields.required("event", &errors).flatMap { NoticeContent.EventReference.read($0, &errors) }
            let decision = fields.required("decision", &errors).flatMap { NoticeContent.DecisionReference.read($0, &errors) }
            let match = fields.required("match", &errors)?.choice(MatchBasis.self, &errors)
            let flags = fields.required("flags", &errors)?.set(0...NoticeFlag.allCases.count, &errors) { value, errors in
                value.choice(NoticeFlag.self, &errors)
            }
            let supersedes = fields.optional("supersedes").flatMap { NoticeContent.superseded($0, &errors) }
            let changes = fields.optional("changes")?.set(0...20, &errors) { $0.text(.token(64), &$1) }
            guard let flow, let recipient, let deadline, let rehearsal, let handling, let person, let hearing, let event,
                let decision, let match, let flags
            else { return nil }
            return CaseNoticeContent(
                flow: flow, recipient: recipient, deadline: deadline, rehearsal: rehearsal, handling: handling, person: person,
                hearing: hearing, perpetrators: perpetrators ?? [], event: event, decision: decision, match: match, flags: flags,
                supersedes: supersedes, changes: changes ?? [])
        }
    }
}

extension CaseNoticeContent.PersonFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let role = fields.required("role", &errors)?.choice(CaseRole.self, &errors)
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.optional("dateOfBirth")?.date(&errors)
            let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
            guard let role, let givenName, let familyName else { return nil }
            return Self(
                role: role, givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, nhsNumber: nhsNumber?.text)
        }
    }
}

extension CaseNoticeContent.HearingFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let area = fields.required("area", &errors).flatMap { $0.area(&errors) }
            let heardOn = fields.required("heardOn", &errors)?.date(&errors)
            let heardAt = fields.optional("heardAt")?.instant(&errors)
            let riskGrade = fields.optional("riskGrade")?.choice(RiskGrade.self, &errors)
            let isRepeat = fields.optional("repeat")?.boolean(&errors)
            let criteria = fields.optional("criteria")?.set(0...MARACCriterion.allCases.count, &errors) { value, errors in
                value.choice(MARACCriterion.self, &errors)
            }
            let childrenConnected = fields.optional("childrenConnected")?.boolean(&errors)
            let advocate = fields.optional("advocate")?.text(.line(200), &errors)
            let safeContact = fields.optional("safeContact")?.text(.paragraph(500), &errors)
            guard let area, let heardOn else { return nil }
            return Self(
                area: area, heardOn: heardOn, heardAt: heardAt, riskGrade: riskGrade, isRepeat: isRepeat, criteria: criteria ?? [],
                childrenConnected: childrenConnected, advocate: advocate, safeContact: safeContact)
        }
    }
}

extension CaseNoticeContent.PerpetratorFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let relationship = fields.optional("relationshipToVictim")?.text(.line(60), &errors)
            guard let givenName, let familyName else { return nil }
            return Self(givenName: givenName, familyName: familyName, relationshipToVictim: relationship)
        }
    }
}
