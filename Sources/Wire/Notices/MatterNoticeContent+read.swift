// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading a notice of a matter, for clients: members that a later broker adds are ignored.
extension MatterNoticeContent {
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> MatterNoticeContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let handling = fields.required("handling", &errors).flatMap { NoticeContent.Handling.read($0, &errors) }
            let person = fields.required("person", &errors).flatMap { PersonFields.read($0, &errors) }
            let others = fields.optional("others")?.list(0...32, &errors, PersonFields.read)
            let matter = fields.required("matter", &errors).flatMap { MatterFields.read($0, &errors) }
            let event = fields.required("event", &errors).flatMap { NoticeContent.EventReference.read($0, &errors) }
            let decision = fields.required("decision", &errors).flatMap { NoticeContent.DecisionReference.read($0, &errors) }
            let match = fields.required("match", &errors)?.choice(MatchBasis.self, &errors)
            let flags = fields.required("flags", &errors)?.set(0...NoticeFlag.allCases.count, &errors) { value, errors in
                value.choice(NoticeFlag.self, &errors)
            }
            let supersedes = fields.optional("supersedes").flatMap { NoticeContent.superseded($0, &errors) }
            let changes = fields.optional("changes")?.set(0...20, &errors) { $0.text(.token(64), &$1) }
            guard let flow, let recipient, let deadline, let rehearsal, let handling, let person, let matter, let event,
                let decision, let match, let flags
            else { return nil }
            return MatterNoticeContent(
                flow: flow, recipient: recipient, deadline: deadline, rehearsal: rehearsal, handling: handling, person: person,
                others: others ?? [], matter: matter, event: event, decision: decision, match: match, flags: flags,
                supersedes: supersedes, changes: changes ?? [])
        }
    }
}

extension MatterNoticeContent.PersonFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let role = fields.required("role", &errors)?.choice(CaseRole.self, &errors)
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.optional("dateOfBirth")?.date(&errors)
            let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
            let upn = fields.optional("upn")?.identifier(UPN.check, &errors)
            let address = fields.optional("address")?.text(.line(200), &errors)
            let exposure = fields.optional("exposure")?.choice(Exposure.self, &errors)
            let voice = fields.optional("voice").flatMap { Voice.read($0, unknown: .ignored, &errors) }
            let relationship = fields.optional("relationshipToVictim")?.text(.line(60), &errors)
            guard let role, let givenName, let familyName else { return nil }
            return Self(
                role: role, givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, nhsNumber: nhsNumber?.text,
                upn: upn?.text, address: address, exposure: exposure, voice: voice, relationshipToVictim: relationship)
        }
    }
}

extension MatterNoticeContent.MatterFields {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Self? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            Self(
                forum: fields.optional("forum").flatMap { $0.forum(of: nil, &errors) },
                stage: fields.optional("stage")?.choice(MeetingStage.self, &errors),
                meetingAt: fields.optional("meetingAt")?.instant(&errors),
                reportedAt: fields.optional("reportedAt")?.instant(&errors),
                occurredAt: fields.optional("occurredAt")?.instant(&errors),
                riskGrade: fields.optional("riskGrade")?.choice(RiskGrade.self, &errors),
                isRepeat: fields.optional("repeat")?.boolean(&errors) ?? false,
                criteria: fields.optional("criteria")?.set(0...MARACCriterion.allCases.count, &errors) { value, errors in
                    value.choice(MARACCriterion.self, &errors)
                } ?? [],
                level: fields.optional("level")?.integer(in: 1...4, &errors).map { Int($0) },
                abuseTypes: fields.optional("abuseTypes")?.set(0...AbuseType.allCases.count, &errors) { value, errors in
                    value.choice(AbuseType.self, &errors)
                } ?? [],
                locationCategory: fields.optional("locationCategory")?.choice(LocationCategory.self, &errors),
                circumstances: fields.optional("circumstances")?.text(.paragraph(2000), &errors),
                safeContact: fields.optional("safeContact")?.text(.paragraph(500), &errors),
                advocate: fields.optional("advocate")?.text(.line(200), &errors),
                childrenConnected: fields.optional("childrenConnected")?.boolean(&errors),
                order: fields.optional("order").flatMap { ProtectionOrder.read($0, unknown: .ignored, &errors) },
                flag: fields.optional("flag").flatMap { MARACFlag.read($0, unknown: .ignored, &errors) })
        }
    }
}
