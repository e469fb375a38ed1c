// SPDX-License-Identifier: Apache-2.0

extension Minimisation {
    /// What `profile` lets one recipient see of a digest.
    ///
    /// - Parameter families: those of which the recipient may be told.
    package static func content(
        _ digest: FamilyDigest, _ families: [SeenFamily], profile: FieldProfile, settled: Settled
    ) -> DigestNoticeContent {
        let times = profile.grants[.times] == .full
        return DigestNoticeContent(
            recipient: settled.recipient, deadline: settled.deadline, rehearsal: settled.rehearsal,
            handling: .init(text: HandlingText.text(flow: settled.flow), contactParentPolicy: .doNotContact),
            cluster: digest.cluster, date: digest.date, since: digest.since,
            entries: families.flatMap { family in
                family.entries.map { entry in
                    .init(
                        family: family.family, children: profile.grants(.child) ? entry.children : [],
                        reference: entry.facts.reference, occurredAt: times ? entry.facts.occurredAt : nil,
                        reportedAt: times ? entry.facts.reportedAt : nil,
                        riskGrade: profile.grants(.riskGrade) ? entry.facts.riskGrade : nil,
                        abuseTypes: profile.grants(.abuseTypes) ? entry.facts.abuseTypes : [])
                }
            },
            event: .init(id: settled.eventID, reference: digest.reference), decision: settled.decision, match: settled.match,
            flags: settled.flags.sorted { $0.rawValue < $1.rawValue })
    }
}
