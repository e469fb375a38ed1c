// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension Incident {
    /// The canonical JSON of the incident with one of its children alone, as the journal seals it for that child.
    ///
    /// - Parameter position: of the child in ``children``.
    package func stored(child position: Int) -> [UInt8] {
        var writer = ObjectWriter()
        writer.array("abuseTypes", abuseTypes.isEmpty ? nil : abuseTypes) { $0.string($1.rawValue) }
        writer.array("adults", adults.isEmpty ? nil : adults) { $0.raw($1.stored) }
        writer.instant("attendedAt", attendedAt)
        writer.array("children", [children[position]]) { $0.raw($1.stored) }
        writer.text("contactParentPolicy", contactParentPolicy?.rawValue)
        writer.text("crimeReference", crimeReference)
        writer.text("force", force)
        writer.text("locationCategory", locationCategory?.rawValue)
        writer.instant("occurredAt", occurredAt)
        writer.text("reference", reference)
        writer.truth("relevantIncident", relevantIncident)
        writer.instant("reportedAt", reportedAt)
        writer.text("reportedBy", reportedBy?.rawValue)
        writer.text("residenceForce", residenceForce)
        writer.text("riskGrade", riskGrade.rawValue)
        writer.text("summary", summary)
        return writer.finish()
    }

    /// Reads back what ``stored(child:)`` wrote.
    ///
    /// - Throws: `invalid-event` when the octets are not that.
    package init(stored octets: [UInt8]) throws(Problem) {
        let root: JSONValue
        do throws(JSONError) { root = try JSONDocument(octets).root } catch { throw Problem(error) }
        var errors = FieldErrors()
        // What was accepted once is not judged by a later clock.
        let incident = Incident.read(root, now: .farFuture, &errors)
        guard errors.isEmpty, let incident else { throw Problem(.invalidEvent, errors: errors.list) }
        self = incident
    }
}

extension Child {
    /// Reads the child alone out of what ``Incident/stored(child:)`` wrote; nil where the octets are not that.
    package init?(storedWithIncident octets: [UInt8]) {
        guard let document = try? JSONDocument(octets), let value = document.root.member("children")?[0] else { return nil }
        var errors = FieldErrors()
        guard let child = Child.read(value, &errors), errors.isEmpty else { return nil }
        self = child
    }

    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("dateOfBirth", dateOfBirth.description)
        writer.text("educationAuthority", educationAuthority?.description)
        writer.text("exposure", exposure.rawValue)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("healthVisitor", healthVisitor?.description)
        writer.text("nhsNumber", nhsNumber)
        writer.text("postcode", postcode)
        writer.text("residesIn", residesIn)
        writer.array("settings", settings.isEmpty ? nil : settings) { $0.string($1.description) }
        writer.text("upn", upn)
        writer.object("voice", voice?.stored)
        writer.truth("welfareCheckMade", welfareCheckMade)
        return writer.finish()
    }
}

extension Voice {
    /// Its canonical JSON.
    var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("othersPresent", othersPresent)
        writer.truth("spokenTo", spokenTo)
        writer.text("words", words)
        return writer.finish()
    }
}

extension Adult {
    fileprivate var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.text("category", category?.rawValue)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("postcode", postcode)
        writer.text("relationshipToChild", relationshipToChild)
        writer.text("role", role.rawValue)
        return writer.finish()
    }
}
