// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension MatterSubject {
    /// The canonical JSON that the journal seals for one person of a matter.
    package var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.object("facts", facts.stored)
        writer.array("others", others.isEmpty ? nil : others) { $0.raw($1.stored) }
        writer.object("person", person.stored)
        writer.array("recipients", recipients.isEmpty ? nil : recipients) { $0.raw($1.stored) }
        return writer.finish()
    }

    /// Reads back what ``stored`` wrote.
    ///
    /// - Throws: `invalid-event` when the octets are not that.
    package init(stored octets: [UInt8]) throws(Problem) {
        self = try Fields.decode(octets, or: .invalidEvent, unknown: .refused) { fields, errors in
            let facts = fields.required("facts", &errors).flatMap { MatterFacts.readStored($0, &errors) }
            let person = fields.required("person", &errors).flatMap { MatterPerson.readStored($0, &errors) }
            let others = fields.optional("others")?.list(0...40, &errors, MatterPerson.readStored)
            let recipients = fields.optional("recipients")?.list(0...40, &errors, MatterRecipient.readStored)
            guard let facts, let person else { return nil }
            return MatterSubject(facts: facts, person: person, others: others ?? [], recipients: recipients ?? [])
        }
    }
}

extension MatterFacts {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.array("abuseTypes", abuseTypes.isEmpty ? nil : abuseTypes) { $0.string($1.rawValue) }
        writer.text("advocate", advocate)
        writer.text("circumstances", circumstances)
        writer.object("consent", consent?.stored)
        writer.array("criteria", criteria.isEmpty ? nil : criteria) { $0.string($1.rawValue) }
        writer.object("flag", flag?.octets)
        writer.text("flow", flow.rawValue)
        writer.text("forum", forum?.description)
        writer.integer("level", level)
        writer.text("locationCategory", locationCategory?.rawValue)
        writer.instant("meetingAt", meetingAt)
        writer.instant("occurredAt", occurredAt)
        writer.object("order", order?.octets)
        writer.text("reference", reference)
        writer.truth("repeat", isRepeatByRegister ? true : nil)
        writer.instant("reportedAt", reportedAt)
        writer.text("riskGrade", riskGrade?.rawValue)
        writer.text("safeContact", safeContact)
        writer.text("stage", stage?.rawValue)
        return writer.finish()
    }

    fileprivate static func readStored(_ value: JSONValue, _ errors: inout FieldErrors) -> MatterFacts? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let flag = fields.optional("flag").flatMap { MARACFlag.read($0, unknown: .refused, &errors) }
            let isRepeat = fields.optional("repeat")?.boolean(&errors) ?? false
            // What was accepted once is not judged by a later clock.
            guard let flow, var facts = read(&fields, MatterMembers(nil), flow: flow, now: .farFuture, &errors) else { return nil }
            facts.flag = flag
            facts.isRepeatByRegister = isRepeat
            return facts
        }
    }
}

extension MatterPerson {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("address", address)
        writer.truth("addressProtected", addressProtected ? true : nil)
        writer.text("connection", connection?.rawValue)
        writer.date("dateOfBirth", dateOfBirth)
        writer.text("exposure", exposure?.rawValue)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("nhsNumber", nhsNumber)
        writer.integer("position", position)
        writer.text("postcode", postcode)
        writer.text("relationshipToVictim", relationshipToVictim)
        writer.text("role", role.rawValue)
        writer.text("upn", upn)
        writer.object("voice", voice?.stored)
        return writer.finish()
    }

    fileprivate static func readStored(_ value: JSONValue, _ errors: inout FieldErrors) -> MatterPerson? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let role = fields.required("role", &errors)?.choice(CaseRole.self, &errors)
            let position = fields.required("position", &errors)?.integer(in: 0...99, &errors)
            guard let role, let position else { return nil }
            return read(&fields, role, Int(position), MatterMembers(nil), birthNeeded: false, &errors)
        }
    }
}

extension MatterRecipient {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("as", role.rawValue)
        writer.text("partner", partner.description)
        return writer.finish()
    }

    fileprivate static func readStored(_ value: JSONValue, _ errors: inout FieldErrors) -> MatterRecipient? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let role = fields.required("as", &errors)?.choice(RecipientRole.self, &errors)
            let partner = fields.required("partner", &errors)?.partner(&errors)
            guard let role, let partner else { return nil }
            return MatterRecipient(partner, as: role)
        }
    }
}

extension MARACFlag {
    /// Its canonical JSON, stored and told alike.
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("kind", kind.rawValue)
        writer.date("until", until)
        return writer.finish()
    }

    /// - Parameter unknown: a notice may have more than this version knows.
    static func read(_ value: JSONValue, unknown: Fields.Unknown, _ errors: inout FieldErrors) -> MARACFlag? {
        Fields.read(value, unknown: unknown, &errors) { fields, errors in
            let kind = fields.required("kind", &errors)?.choice(MARACFlag.Kind.self, &errors)
            let until = fields.required("until", &errors)?.date(&errors)
            guard let kind, let until else { return nil }
            return MARACFlag(kind, until: until)
        }
    }
}

extension ProtectionOrder {
    /// Its canonical JSON, stored and told alike.
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.date("from", from)
        writer.text("kind", kind.rawValue)
        writer.text("terms", terms)
        writer.date("until", until)
        return writer.finish()
    }
}
