// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension MatterNoticeContent {
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
        writer.text("match", match.rawValue)
        writer.object("matter", matter.octets)
        writer.array("others", others.isEmpty ? nil : others) { $0.raw($1.octets) }
        writer.object("person", person.octets)
        writer.text("recipient", recipient.description)
        writer.truth("rehearsal", rehearsal)
        writer.object("supersedes", NoticeContent.superseded(supersedes))
        return writer.finish()
    }
}

extension MatterNoticeContent.PersonFields {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("address", address)
        writer.date("dateOfBirth", dateOfBirth)
        writer.text("exposure", exposure?.rawValue)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        writer.text("nhsNumber", nhsNumber)
        writer.text("relationshipToVictim", relationshipToVictim)
        writer.text("role", role.rawValue)
        writer.text("upn", upn)
        writer.object("voice", voice?.stored)
        return writer.finish()
    }
}

extension MatterNoticeContent.MatterFields {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.array("abuseTypes", abuseTypes.isEmpty ? nil : abuseTypes) { $0.string($1.rawValue) }
        writer.text("advocate", advocate)
        writer.truth("childrenConnected", childrenConnected)
        writer.text("circumstances", circumstances)
        writer.array("criteria", criteria.isEmpty ? nil : criteria) { $0.string($1.rawValue) }
        writer.object("flag", flag?.octets)
        writer.text("forum", forum?.description)
        writer.integer("level", level)
        writer.text("locationCategory", locationCategory?.rawValue)
        writer.instant("meetingAt", meetingAt)
        writer.instant("occurredAt", occurredAt)
        writer.object("order", order?.octets)
        writer.truth("repeat", isRepeat ? true : nil)
        writer.instant("reportedAt", reportedAt)
        writer.text("riskGrade", riskGrade?.rawValue)
        writer.text("safeContact", safeContact)
        writer.text("stage", stage?.rawValue)
        return writer.finish()
    }
}
