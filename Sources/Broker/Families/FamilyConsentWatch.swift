// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Takes a family out of digests when the consent on which they speak of it stands no more (domain.md 4.3).
///
/// A digest that nobody has read is made anew without it; whoever may have one is told which family to delete, for the rest stands.
struct FamilyConsentWatch {
    let registrar: Registrar
    let lookup: RollLookup

    /// A family of a digest that its consent does not carry any more.
    private struct Fallen {
        var reliance: FamilyReliance
        var handle: SubjectHandle
        var family: DigestFamily
    }

    /// The registers of clusters, each opened once.
    private typealias Register = [ForumID: [String: FlaggedFamily]]

    private var publishing: DigestPublishing { DigestPublishing(registrar: registrar, lookup: lookup) }

    /// Looks at the consent of the families of some digests.
    ///
    /// - Parameter event: sequence of the event that made it necessary; nil where only time has passed.
    func look(
        at reliances: [FamilyReliance], because event: Int64?, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        var outcome = TakingBack.Outcome()
        var register: Register = [:]
        for (sequence, reliances) in Dictionary(grouping: reliances, by: \.notice).sorted(by: { $0.key < $1.key }) {
            guard let notice = try transaction.recallable(notice: sequence), let digest = reliances.first?.event,
                let recalled = try transaction.recallable(event: digest)
            else {
                try transaction.endFamilies(of: sequence)
                continue
            }
            let fallen = try fallen(reliances, in: notice, &register, in: transaction)
            guard let fallen else {
                // Of what cannot be opened nobody can say that it stands, nor which family it is.
                try transaction.endFamilies(of: sequence)
                outcome += try TakingBack(
                    [notice] + transaction.replaced(by: notice).map(\.0), holds: [], of: recalled, reason: .consentWithdrawn,
                    registrar: registrar, directory: &directory,
                    in: transaction
                ).perform(by: event ?? digest, delivery: &delivery, in: transaction)
                continue
            }
            for one in fallen { try transaction.end(one.reliance) }
            guard !fallen.isEmpty else { continue }
            // A digest made anew has less than those in whose place it came, which the recipient may have still.
            let had = (notice.wasSent ? [notice] : []) + (try transaction.replaced(by: notice)).map(\.0)
            for one in fallen {
                for told in had {
                    outcome.releases += try tell(
                        one, of: told, recalled, because: event ?? digest, directory: &directory, delivery: &delivery,
                        in: transaction)
                }
            }
            guard notice.isUnread else { continue }
            outcome += try remake(
                notice, of: recalled, without: fallen, because: event ?? digest, directory: &directory, delivery: &delivery,
                in: transaction)
        }
        return outcome
    }

    /// The families whose consent stands no more, each with its decision; nil where one cannot be opened.
    private func fallen(
        _ reliances: [FamilyReliance], in notice: RecallableNotice, _ register: inout Register, in transaction: JournalTransaction
    ) throws -> [Fallen]? {
        var fallen: [Fallen] = []
        for reliance in reliances {
            guard let (handle, body) = try TakingBack.subject(reliance.subject, in: transaction),
                let family = try? DigestFamily(stored: body)
            else { return nil }
            let standing = try standing(of: family, reliance, for: notice.recipient, &register, in: transaction)
            guard !standing.holds else {
                try transaction.postpone(reliance, until: standing.nextCheck)
                continue
            }
            fallen.append(Fallen(reliance: reliance, handle: handle, family: family))
            let decision = Decision(
                recipient: notice.recipient, outcome: .deny(.consentRefused), rule: reliance.rule, basis: standing.basis,
                flow: .familiesFirst)
            try transaction.record(
                decision, about: handle, policy: registrar.inForce.digest,
                inputs: "consent|\(notice.sequence)|\(registrar.today)")
        }
        return fallen
    }

    /// How the consent of the family stands: by what is said of those who were its members then, and by the register of families.
    private func standing(
        of family: DigestFamily, _ reliance: FamilyReliance, for recipient: PartnerID, _ register: inout Register,
        in transaction: JournalTransaction
    ) throws -> ConsentStanding {
        let cluster = family.digest.cluster
        let families =
            try register[cluster]
            ?? Dictionary(
                transaction.families(of: cluster, flaggedOn: nil).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        register[cluster] = families
        let (now, zone) = (transaction.now, registrar.settings.deadlines.zone)
        let said = try transaction.people(of: reliance).map {
            ConsentHistory(try transaction.consent(of: $0, reference: family.seen.family))
        }
        let registered = families[family.seen.family]
        return ConsentStanding(
            reliance.rule,
            registered?.consents(said, for: recipient, at: now, in: zone)
                ?? said.filter { !$0.entries.isEmpty }.map { $0.facts(for: recipient, at: now, gate: .release) },
            nextCheck: registered?.expiry(said, at: now, in: zone) ?? said.compactMap { $0.expiry(at: now) }.min(),
            by: registrar.inForce.policy.policy, on: registrar.today)
    }

    /// Tells whoever may have a digest which family it must delete.
    private func tell(
        _ fallen: Fallen, of notice: RecallableNotice, _ recalled: RecallableEvent, because event: Int64,
        directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> [Registrar.Release] {
        let draft = registrar.word(
            of: notice, family: fallen.family.seen.family, reference: fallen.family.digest.reference, recalled: recalled,
            reason: .consentWithdrawn, isProtected: false, directory: &directory, at: transaction.now)
        return try registrar.enter(
            draft, about: fallen.handle.concerning(event), inputs: registrar.inputs(of: notice, .consentWithdrawn),
            delivery: &delivery, in: transaction)
    }

    /// Puts a digest without the families in the place of one that would be sent, or sent again, with them.
    private func remake(
        _ notice: RecallableNotice, of recalled: RecallableEvent, without fallen: [Fallen], because event: Int64,
        directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        guard let (handle, _) = try TakingBack.subject(notice.subject, in: transaction),
            let told = try transaction.content(of: notice), var content = try? DigestNoticeContent(octets: told)
        else {
            try transaction.endFamilies(of: notice.sequence)
            return try TakingBack(
                [notice] + transaction.replaced(by: notice).map(\.0), holds: [], of: recalled, reason: .consentWithdrawn,
                registrar: registrar, directory: &directory,
                in: transaction
            ).perform(by: event, delivery: &delivery, in: transaction)
        }
        let numbers = Set(fallen.map(\.family.seen.family))
        content.entries.removeAll { numbers.contains($0.family) }
        try transaction.withdraw(notice, as: .superseded, by: event)
        delivery.settled(notice.sequence, recipient: notice.recipient)
        let remade = publishing.notice(
            content, inPlaceOf: notice, told, rule: content.decision.rule, directory: &directory, at: transaction.now)
        let release = try registrar.release(remade, about: handle, delivery: &delivery, in: transaction)
        try transaction.moveFamilies(of: notice.sequence, to: release.handle)
        return TakingBack.Outcome(releases: [release], withdrawn: [notice.sequence])
    }
}
