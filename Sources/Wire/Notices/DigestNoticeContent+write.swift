// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension DigestNoticeContent {
    /// The `data` of `firstbell.notice.v1`, canonical as it is written.
    package var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.array("changes", changes.isEmpty ? nil : changes) { $0.string($1) }
        writer.instant("deadline", deadline)
        writer.object("decision", decision.octets)
        writer.object("digest", digest)
        writer.object("event", event.octets)
        writer.array("flags", flags) { $0.string($1.rawValue) }
        writer.text("flow", Flow.familiesFirst.rawValue)
        writer.object("handling", handling.octets)
        writer.text("match", match.rawValue)
        writer.text("recipient", recipient.description)
        writer.truth("rehearsal", rehearsal)
        writer.object("supersedes", NoticeContent.superseded(supersedes))
        return writer.finish()
    }

    private var digest: [UInt8] {
        var writer = ObjectWriter()
        writer.text("cluster", cluster.description)
        writer.date("date", date)
        writer.array("entries", isNil ? nil : entries) { $0.raw($1.octets) }
        writer.truth("nil", isNil)
        writer.instant("since", since)
        return writer.finish()
    }
}

extension DigestNoticeContent.Entry {
    fileprivate var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.array("abuseTypes", abuseTypes.isEmpty ? nil : abuseTypes) { $0.string($1.rawValue) }
        writer.array("children", children.isEmpty ? nil : children) { $0.raw($1.octets) }
        writer.text("family", family)
        writer.instant("occurredAt", occurredAt)
        writer.text("reference", reference)
        writer.instant("reportedAt", reportedAt)
        writer.text("riskGrade", riskGrade?.rawValue)
        return writer.finish()
    }
}

extension DigestChild {
    /// Its canonical JSON, stored and told alike.
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.date("dateOfBirth", dateOfBirth)
        writer.text("familyName", familyName)
        writer.text("givenName", givenName)
        return writer.finish()
    }
}
