// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension CaseNoticeContent {
    /// The `data` of `firstbell.notice.v1`, canonical as it is written.
    package var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.array("changes", changes.isEmpty ? nil : changes) { $0.string($1) }
        writer.instant("deadline", deadline)
        writer.object("decision", decision.octets)
        writer.object("event", event.octets)
        writer.array("flags", flags) { $0.string($1.rawValue) }
        writer.text("flow", flow.rawValue)
        writer.object("handling", handling.octets)
        writer.object("hearing", hearing.octets)
        writer.text("match", match.rawValue)
        writer.array("perpetrators", perpetrators.isEmpty ? nil : perpetrators) { $0.raw($1.octets) }
        writer.object("person", person.octets)
        writer.text("recipient", recipient.description)
        writer.truth("rehearsal", rehearsal)
        writer.object("supersedes", NoticeContent.superseded(supersedes))
        return writer.finish()
    }
}

extension CaseNoticeContent.PersonFields {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.date("dateOfBirth", dateOfBirth)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("nhsNumber", nhsNumber)
        writer.text("role", role.rawValue)
        return writer.finish()
    }
}

extension CaseNoticeContent.HearingFields {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("advocate", advocate)
        writer.text("area", area)
        writer.truth("childrenConnected", childrenConnected)
        writer.array("criteria", criteria.isEmpty ? nil : criteria) { $0.string($1.rawValue) }
        writer.instant("heardAt", heardAt)
        writer.date("heardOn", heardOn)
        writer.truth("repeat", isRepeat)
        writer.text("riskGrade", riskGrade?.rawValue)
        writer.text("safeContact", safeContact)
        return writer.finish()
    }
}

extension CaseNoticeContent.PerpetratorFields {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("relationshipToVictim", relationshipToVictim)
        return writer.finish()
    }
}
