// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension CaseSubject {
    /// The canonical JSON that the journal seals for one person of a case.
    package var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.object("case", facts.stored)
        writer.truth("hasChildren", hasChildren)
        writer.array("perpetrators", perpetrators.isEmpty ? nil : perpetrators) { $0.raw($1.stored) }
        writer.object("person", person.stored)
        writer.integer("position", position)
        writer.text("role", role.rawValue)
        return writer.finish()
    }

    /// Reads back what ``stored`` wrote.
    ///
    /// - Throws: `invalid-event` when the octets are not that.
    package init(stored octets: [UInt8]) throws(Problem) {
        // What was accepted once is not judged by a later clock.
        let now = Instant.farFuture
        self = try Fields.decode(octets, or: .invalidEvent, unknown: .refused) { fields, errors in
            let facts = fields.required("case", &errors).flatMap { value in
                Fields.read(value, unknown: .refused, &errors) { CaseFacts.read(&$0, now: now, &$1) }
            }
            let hasChildren = fields.required("hasChildren", &errors)?.boolean(&errors)
            let perpetrators = fields.optional("perpetrators")?.list(0...10, &errors, Perpetrator.read)
            let role = fields.required("role", &errors)?.choice(CaseRole.self, &errors)
            let person = fields.required("person", &errors).flatMap { CasePerson.readStored($0, &errors) }
            let position = fields.required("position", &errors)?.integer(in: 0...99, &errors)
            guard let facts, let hasChildren, let role, let person, let position else { return nil }
            return CaseSubject(
                facts: facts, role: role, position: Int(position), person: person, perpetrators: perpetrators ?? [],
                hasChildren: hasChildren)
        }
    }
}

extension CaseFacts {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("advocate", advocate)
        writer.text("area", area)
        writer.object("consent", consent?.stored)
        writer.array("criteria", criteria.isEmpty ? nil : criteria) { $0.string($1.rawValue) }
        writer.instant("heardAt", heardAt)
        writer.text("outcome", outcome.rawValue)
        writer.text("reference", reference)
        writer.text("riskGrade", riskGrade.rawValue)
        writer.text("safeContact", safeContact)
        writer.text("socialCare", socialCare?.description)
        return writer.finish()
    }
}

extension CasePerson {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("connection", connection?.rawValue)
        writer.text("dateOfBirth", dateOfBirth?.description)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("nhsNumber", nhsNumber)
        writer.text("noPractice", noPractice?.rawValue)
        writer.text("practice", practice?.description)
        return writer.finish()
    }

    fileprivate static func readStored(_ value: JSONValue, _ errors: inout FieldErrors) -> CasePerson? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let connection = fields.optional("connection")?.choice(CasePerson.Connection.self, &errors)
            let dateOfBirth = fields.optional("dateOfBirth")?.date(&errors)
            return identified(&fields, dateOfBirth: dateOfBirth, connection: connection, &errors)
        }
    }
}

extension Perpetrator {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("dateOfBirth", dateOfBirth?.description)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("practice", practice?.description)
        writer.text("relationshipToVictim", relationshipToVictim)
        return writer.finish()
    }
}
