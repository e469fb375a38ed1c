// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Reading the `data` of `firstbell.consent.v1`; Schemas/firstbell.consent.v1.schema.json says the same.
extension ConsentReport {
    /// The report, or nil after at least one error.
    static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> ConsentReport? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let person = fields.required("person", &errors).flatMap { PersonIdentity.read($0, &errors) }
            let statement = ConsentStatement.read(&fields, now: now, &errors)
            let at = fields.required("at", &errors)?.pastInstant(now: now, &errors)
            let expiresAt = fields.optional("expiresAt")?.instant(&errors)
            let agencies = fields.optional("agencies")?.set(0...20, &errors) { value, errors in value.partner(&errors) }
            let reference = fields.optional("reference")?.identifier(PoliceReference.check, &errors)
            let method = fields.optional("method")?.choice(ConsentMethod.self, &errors)
            let recordedBy = fields.required("recordedBy", &errors)?.text(.line(200), &errors)
            let isUnable = statement?.state == .unable
            let capacity = (isUnable ? fields.required("capacity", &errors) : fields.optional("capacity")).flatMap {
                CapacityAssessment.read($0, &errors)
            }
            guard let person, let statement, let at, let recordedBy else { return nil }
            return ConsentReport(
                person: person, statement: statement, at: at, expiresAt: expiresAt, agencies: agencies ?? [],
                reference: reference?.text, method: method, recordedBy: recordedBy, capacity: capacity)
        }
    }

    /// Reads a report that stands alone, as an operator brings it and as the journal keeps it.
    ///
    /// - Throws: `not-json`, or `invalid-event` with every fault.
    package init(octets: [UInt8], now: Instant) throws(Problem) {
        let root: JSONValue
        do throws(JSONError) { root = try JSONDocument(octets).root } catch { throw Problem(error) }
        var errors = FieldErrors()
        let report = ConsentReport.read(root, now: now, &errors)
        guard errors.isEmpty, let report else { throw Problem(.invalidEvent, errors: errors.list) }
        self = report
    }

    /// Its canonical JSON.
    package var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.array("agencies", agencies.isEmpty ? nil : agencies) { $0.string($1.description) }
        writer.instant("at", at)
        writer.object("capacity", capacity?.octets)
        writer.instant("expiresAt", expiresAt)
        writer.text("method", method?.rawValue)
        writer.truth("obtainedSafely", statement.obtainedSafely)
        writer.object("override", statement.override?.stored)
        writer.object("person", person.octets)
        writer.text("recordedBy", recordedBy)
        writer.text("reference", reference)
        writer.array("scopes", statement.scopes.isEmpty ? nil : statement.scopes) { $0.string($1.rawValue) }
        writer.text("state", statement.state.rawValue)
        return writer.finish()
    }
}

extension PersonIdentity {
    /// Reads a person that stands alone, or as the `person` of an object that may have more.
    ///
    /// - Throws: `not-json`, or `invalid-event` with every fault.
    package init(octets: [UInt8]) throws(Problem) {
        let root: JSONValue
        do throws(JSONError) { root = try JSONDocument(octets).root } catch { throw Problem(error) }
        var errors = FieldErrors()
        let person = PersonIdentity.read(root.member("person") ?? root, &errors)
        guard errors.isEmpty, let person else { throw Problem(.invalidEvent, errors: errors.list) }
        self = person
    }

    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> PersonIdentity? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let givenName = fields.required("givenName", &errors)?.text(.line(100), &errors)
            let familyName = fields.required("familyName", &errors)?.text(.line(100), &errors)
            let dateOfBirth = fields.required("dateOfBirth", &errors)?.date(&errors)
            let nhsNumber = fields.optional("nhsNumber")?.identifier(NHSNumber.check, &errors)
            guard let givenName, let familyName, let dateOfBirth else { return nil }
            return PersonIdentity(
                givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, nhsNumber: nhsNumber?.text)
        }
    }

    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.date("dateOfBirth", dateOfBirth)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("nhsNumber", nhsNumber)
        return writer.finish()
    }
}

extension CapacityAssessment {
    fileprivate static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> CapacityAssessment? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let assessment = fields.required("assessment", &errors)?.text(.line(200), &errors)
            let decidedBy = fields.required("decidedBy", &errors)?.text(.line(200), &errors)
            guard let assessment, let decidedBy else { return nil }
            return CapacityAssessment(assessment: assessment, decidedBy: decidedBy)
        }
    }

    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("assessment", assessment)
        writer.text("decidedBy", decidedBy)
        return writer.finish()
    }
}
