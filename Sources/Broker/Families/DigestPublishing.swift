// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Turns what was found of a cluster's families into one event with decisions, and a notice for each recipient, inside a journal
/// transaction.
struct DigestPublishing {
    let registrar: Registrar
    let lookup: RollLookup

    private var policy: Policy { registrar.inForce.policy.policy }
    private var release: FamilyRelease { FamilyRelease(policy: policy, division: registrar.settings.division) }
    private var zone: Zone { registrar.settings.deadlines.zone }

    /// Whom digests come from: nobody connects by this id, so that no event of a partner can stand in the place of a digest.
    static let source = Registrar.nobody

    /// A family that was found, with what the register says of it today and where its decisions belong.
    private struct Found {
        var seen: SeenFamily
        /// Nil where the flag has ended since.
        var family: FlaggedFamily?
        var handle: SubjectHandle
        /// What the register of consent says of its members.
        var registered: [ConsentHistory]
    }

    /// Stores the digest of a cluster and releases it to whoever may have it.
    func publish(
        _ look: DigestLook.Cluster, lookedUpTo subject: Int64, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> [Registrar.Release] {
        let digest = FamilyDigest(
            cluster: look.cluster, date: registrar.today, since: look.since, families: look.seen.count)
        let due = FamilyDigest.due(on: digest.date, in: zone)
        let sequence = try transaction.accept(
            EventRecord(
                source: Self.source, id: digest.eventID, type: FamilyDigest.eventType, digest: Digest.sha256(digest.stored),
                reference: digest.reference, force: digest.cluster.code, riskGrade: nil, occurredAt: digest.since, reportedAt: due,
                publishedAt: transaction.now, timesOutOfOrder: false),
            answer: Registrar.Lines().answer(to: digest.eventID, sequence: transaction.nextEvent, at: transaction.now))
        try transaction.keep(digest, event: sequence, lookedUpTo: subject)
        let handle = try transaction.add(
            SubjectRecord(
                event: sequence, position: 0, person: number(of: digest.cluster), protectedAddress: false, body: digest.stored))
        let families = Dictionary(look.families.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let found = try look.seen.enumerated().map { place, seen in
            let family = families[seen.family]
            return Found(
                seen: seen, family: family,
                handle: try transaction.add(
                    SubjectRecord(
                        event: sequence, position: place + 1, person: number(of: seen, in: digest.cluster),
                        protectedAddress: false, body: DigestFamily(digest: digest, seen: seen).stored)),
                registered: try family.map { try histories(of: $0, in: transaction) } ?? [])
        }
        let members = try transaction.members(of: digest.cluster)
        var releases: [Registrar.Release] = []
        if members.isEmpty {
            releases += try enterNobody(digest, handle, directory: &directory, delivery: &delivery, in: transaction)
        }
        for recipient in Set(members.map(\.partner)).union(look.families.map(\.lead)).sorted() {
            let known = knowledge(of: recipient, members, directory)
            let decision = release.decide(digestTo: recipient, on: registrar.today, known)
            var draft = Registrar.Draft(decision: decision)
            var told: [Found] = []
            if case .release = decision.outcome {
                for found in found where known.membership != nil || found.seen.lead == recipient {
                    let decision = decide(found, to: recipient, known, at: transaction.now)
                    if case .release = decision.outcome { told.append(found) }
                    releases += try registrar.enter(
                        hold(decision, eventID: digest.eventID, due: due, directory: &directory, at: transaction.now),
                        about: found.handle, inputs: inputs(digest, decision), delivery: &delivery, in: transaction)
                }
                draft.notices = [
                    notice(
                        digest, told.map(\.seen), decision, held: .zero, directory: &directory, at: transaction.now)
                ].compactMap(\.self)
            } else {
                draft = hold(decision, eventID: digest.eventID, due: due, directory: &directory, at: transaction.now)
            }
            let released = try registrar.enter(
                draft, about: handle, inputs: inputs(digest, decision), delivery: &delivery, in: transaction)
            for release in released { try rely(on: told, release, decision, in: transaction) }
            releases += released
        }
        return releases
    }

    /// Keeps that what a digest says of families rests on their consent, where its rule needs some.
    private func rely(
        on told: [Found], _ release: Registrar.Release, _ decision: Decision, in transaction: JournalTransaction
    ) throws {
        guard release.record.kind == .subject, let rule = policy.rule(named: decision.rule),
            rule.consent.isNeeded(at: .release)
        else { return }
        for found in told {
            guard let family = found.family else { continue }
            try transaction.rely(
                on: family.people.map { lookup.keys(of: $0.identity) }, release.handle, about: found.handle, rule: rule.id,
                check: family.expiry(found.registered, at: transaction.now, in: zone))
        }
    }

    /// Keeps the same of a digest, or of one family, that a person has released.
    func rely(
        on digest: FamilyDigest, _ handle: SubjectHandle, only family: DigestFamily? = nil, _ release: Registrar.Release,
        _ decision: Decision, in transaction: JournalTransaction
    ) throws {
        let told = Set((try? DigestNoticeContent(octets: release.record.body))?.entries.map(\.family) ?? [])
        try rely(
            on: found(of: digest, handle, only: family, in: transaction).filter { told.contains($0.seen.family) },
            release, decision, in: transaction)
    }

    /// A cluster without a member has nobody who answers for its families; that is its authority's to mend.
    private func enterNobody(
        _ digest: FamilyDigest, _ handle: SubjectHandle, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> [Registrar.Release] {
        var decision = release.decide(
            digestTo: directory.owner(of: nil) ?? Registrar.nobody, on: registrar.today, .init(isKnown: false))
        decision.recipient = nil
        if case .release = decision.outcome { decision.outcome = .hold(.recipientUnknown) }
        let due = FamilyDigest.due(on: digest.date, in: zone)
        return try registrar.enter(
            hold(decision, eventID: digest.eventID, due: due, directory: &directory, at: transaction.now), about: handle,
            inputs: inputs(digest, decision), delivery: &delivery, in: transaction)
    }

    /// What a person releases of a digest that was held: all of it that the recipient may have today.
    func released(
        _ digest: FamilyDigest, _ handle: SubjectHandle, only family: DigestFamily? = nil, to recipient: PartnerID,
        held: Duration, directory: inout SettingDirectory, in transaction: JournalTransaction
    ) throws -> (Decision, NoticeRecord?) {
        let members = try transaction.members(of: digest.cluster)
        let known = knowledge(of: recipient, members, directory)
        let found = try found(of: digest, handle, only: family, in: transaction).filter {
            known.membership != nil || $0.seen.lead == recipient
        }
        var decision = release.decide(digestTo: recipient, on: registrar.today, known)
        guard case .release = decision.outcome else { return (decision, nil) }
        // Who is lead practitioner of none of the families has nothing to do with it.
        let isLead =
            try family.map { $0.seen.lead == recipient }
            ?? transaction.families(of: digest.cluster, flaggedOn: registrar.today).contains { $0.lead == recipient }
        if known.membership == nil, !isLead {
            decision.outcome = .deny(.noRule)
            return (decision, nil)
        }
        var told: [SeenFamily] = []
        for found in found {
            let answer = decide(found, to: recipient, known, at: transaction.now)
            if case .release = answer.outcome { told.append(found.seen) }
            if family != nil {
                decision = answer
            } else {
                try transaction.record(
                    answer, about: found.handle, policy: registrar.inForce.digest, inputs: inputs(digest, answer))
            }
        }
        guard case .release = decision.outcome else { return (decision, nil) }
        return (
            decision, notice(digest, told, decision, match: .human, held: held, directory: &directory, at: transaction.now)
        )
    }

    /// The hold of a recipient that says the digest is not for it, and when it is due.
    func refused(by recipient: PartnerID) -> (Decision, PolicyDeadline) {
        let decision = release.refused(by: recipient, on: registrar.today)
        return (decision, release.due(decision))
    }

    /// What was found of a digest that the journal has, with what the registers say of it today.
    private func found(
        of digest: FamilyDigest, _ handle: SubjectHandle, only family: DigestFamily?, in transaction: JournalTransaction
    ) throws -> [Found] {
        let standing = try transaction.families(of: digest.cluster, flaggedOn: registrar.today)
        let stored = try family.map { [(handle, $0)] } ?? families(of: digest, after: handle, in: transaction)
        return try stored.map { handle, stored in
            let family = standing.first { $0.id == stored.seen.family }
            return Found(
                seen: stored.seen, family: family, handle: handle,
                registered: try family.map { try histories(of: $0, in: transaction) } ?? [])
        }
    }

    private func families(
        of digest: FamilyDigest, after handle: SubjectHandle, in transaction: JournalTransaction
    ) throws -> [(SubjectHandle, DigestFamily)] {
        // They got their numbers one after the other, in the transaction that stored the digest.
        try (0..<Int64(digest.families)).compactMap { place in
            guard let (subject, body) = try TakingBack.subject(handle.id + 1 + place, in: transaction),
                subject.event == handle.event, let family = try? DigestFamily(stored: body)
            else { return nil }
            return (subject, family)
        }
    }

    private func decide(
        _ found: Found, to recipient: PartnerID, _ known: FamilyRelease.Knowledge, at now: Instant
    ) -> Decision {
        release.decide(
            found.seen, to: recipient,
            consents: found.family?.consents(found.registered, for: recipient, at: now, in: zone) ?? [],
            isFlagged: found.family != nil, on: registrar.today, known)
    }

    private func knowledge(
        of recipient: PartnerID, _ members: [ForumMember], _ directory: SettingDirectory
    ) -> FamilyRelease.Knowledge {
        FamilyRelease.Knowledge(
            isKnown: directory.isEnrolled(recipient), isSuspended: directory.isSuspended(recipient),
            membership: members.first { $0.partner == recipient })
    }

    /// What the register of consent says of each member: in general, or about the family by its number.
    private func histories(of family: FlaggedFamily, in transaction: JournalTransaction) throws -> [ConsentHistory] {
        try family.people.map {
            ConsentHistory(try transaction.consent(of: lookup.keys(of: $0.identity), reference: family.id))
        }
    }

    private func notice(
        _ digest: FamilyDigest, _ told: [SeenFamily], _ decision: Decision, match: MatchBasis = .register, held: Duration,
        directory: inout SettingDirectory, at now: Instant
    ) -> NoticeRecord? {
        guard let recipient = decision.recipient, let rule = policy.rule(named: decision.rule),
            let profile = policy.profile(of: rule)
        else { return nil }
        let due = release.due(decision)
        let deadline = directory.deadline(
            for: recipient, reportedAt: FamilyDigest.due(on: digest.date, in: zone), attendance: nil,
            rule: registrar.settings.deadlines, due: due)
        let body = Minimisation.content(
            digest, told, profile: profile,
            settled: registrar.settled(
                decision, to: recipient, deadline: deadline, eventID: digest.eventID, match: match, flags: [])
        ).octets
        return registrar.notice(
            to: recipient, flow: decision.flow, deadline: deadline, due: due, held: held, body: body, at: now)
    }

    /// What a digest says, made anew after some of it has changed, in the place of the notice that its recipient has or waits for.
    func notice(
        _ content: DigestNoticeContent, inPlaceOf former: RecallableNotice, _ told: [UInt8], rule: String,
        directory: inout SettingDirectory, at now: Instant
    ) -> NoticeRecord {
        let due = policy.rule(named: rule)?.deadline ?? .startOfDay
        let deadline = directory.deadline(
            for: content.recipient, reportedAt: FamilyDigest.due(on: content.date, in: zone), attendance: nil,
            rule: registrar.settings.deadlines, due: due)
        var content = content
        content.deadline = deadline.instant
        if former.wasSent {
            content.supersedes = former.id.description
            content.changes = Correction.changes(from: told, to: content.octets)
        }
        return registrar.notice(
            to: content.recipient, flow: .familiesFirst, deadline: deadline, due: due, held: .zero, body: content.octets,
            corrects: former.sequence, at: now)
    }

    /// A decision, with its hold where it is one.
    private func hold(
        _ decision: Decision, eventID: String, due instant: Instant, directory: inout SettingDirectory, at now: Instant
    ) -> Registrar.Draft {
        guard case .hold(let code) = decision.outcome else { return Registrar.Draft(decision: decision) }
        return registrar.held(
            code, decision, reportedAt: instant, due: release.due(decision), eventID: eventID, isProtected: false,
            directory: &directory, at: now)
    }

    /// `cluster|date|recipient|consent`.
    private func inputs(_ digest: FamilyDigest, _ decision: Decision) -> [UInt8] {
        Array(
            "\(digest.cluster)|\(digest.date)|\(decision.recipient?.description ?? "")|\(decision.consent ?? "")".utf8)
    }

    /// Digests of one cluster reach a recipient in their order, as notices about one person do.
    private func number(of cluster: ForumID) -> Int64 { Self.number(cluster.description) }

    private func number(of seen: SeenFamily, in cluster: ForumID) -> Int64 { Self.number("\(cluster)|\(seen.family)") }

    private static func number(_ text: String) -> Int64 {
        Digest.sha256(Array(text.utf8)).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
