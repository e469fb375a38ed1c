// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// Takes back what rests on consent that stands no more, and tells whoever has it (domain.md 4.3).
///
/// It is asked when a statement is made or taken back, when consent expires and when the meeting begins; what was done before
/// stays lawful (UK GDPR Article 7(3)), so it starts no clock of a breach.
struct ConsentWatch {
    let registrar: Registrar
    let lookup: RollLookup

    /// Looks at the consent on which notices rest, and on which digests speak of families.
    ///
    /// - Parameter event: sequence of the event that made it necessary; nil where only time has passed.
    func look(
        after change: ConsentChange, because event: Int64?, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        var outcome = try look(
            at: transaction.reliances(after: change), because: event, directory: &directory, delivery: &delivery, in: transaction)
        outcome += try FamilyConsentWatch(registrar: registrar, lookup: lookup).look(
            at: transaction.familyReliances(after: change), because: event, directory: &directory, delivery: &delivery,
            in: transaction)
        return outcome
    }

    private func look(
        at reliances: [Reliance], because event: Int64?, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        var outcome = TakingBack.Outcome()
        for reliance in reliances {
            guard let notice = try transaction.recallable(notice: reliance.notice),
                let recalled = try transaction.recallable(event: reliance.event)
            else {
                // Taken back already.
                try transaction.end(reliance)
                continue
            }
            // Of what cannot be opened nobody can say that it stands; its recipient cannot be told by a notice either.
            if let (subject, body) = try TakingBack.subject(reliance.subject, in: transaction),
                case .concerned(let matter) = StoredSubject(body, type: recalled.type)
            {
                let standing = try MatterPublishing(registrar: registrar, lookup: lookup).standing(
                    of: matter, reliance.rule, for: notice, in: transaction)
                guard !standing.holds else {
                    try transaction.postpone(reliance, until: standing.nextCheck)
                    continue
                }
                let decision = Decision(
                    recipient: notice.recipient, outcome: .deny(.consentRefused), rule: reliance.rule,
                    basis: standing.basis, flow: matter.facts.flow)
                try transaction.record(
                    decision, about: subject, policy: registrar.inForce.digest,
                    inputs: "consent|\(notice.sequence)|\(registrar.today)")
            }
            outcome += try takeBack(
                notice, of: recalled, because: event ?? reliance.event, directory: &directory, delivery: &delivery,
                in: transaction)
            try transaction.end(reliance)
        }
        return outcome
    }

    /// Takes back a notice, and what its recipient had before it in its place and may have still.
    private func takeBack(
        _ notice: RecallableNotice, of recalled: RecallableEvent, because event: Int64, directory: inout SettingDirectory,
        delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        var outcome = TakingBack.Outcome()
        for (notice, recalled) in [(notice, recalled)] + (try transaction.replaced(by: notice)) {
            outcome += try TakingBack(
                [notice], holds: [], of: recalled, reason: .consentWithdrawn, registrar: registrar, directory: &directory,
                in: transaction
            ).perform(by: event, delivery: &delivery, in: transaction)
        }
        return outcome
    }
}

/// How the consent that a rule needs stands for one recipient.
struct ConsentStanding {
    var holds: Bool
    var basis: String
    /// When it is to be looked at again though nobody says anything.
    var nextCheck: Instant?

    /// - Parameters:
    ///   - name: the rule that released it; one that the policy has no more needs both scopes.
    ///   - facts: of everybody whose consent counts.
    init(_ name: String, _ facts: [ConsentFacts], nextCheck: Instant?, by policy: Policy, on day: CivilDate) {
        let rule = policy.rule(named: name)
        let demand = rule?.consent ?? ConsentRule(.needed, scopes: ConsentScope.allCases)
        holds = facts.allSatisfy { facts in
            switch demand.finding(facts) {
            case .missing, .refused: false
            case .notAsked, .given, .limb, .lifeAtRisk: true
            }
        }
        basis = rule.map { policy.basis(of: $0, on: day) } ?? ""
        self.nextCheck = nextCheck
    }
}

extension MatterPublishing {
    /// Looks at the consent on which a rule released a notice.
    ///
    /// The area's term ends what nobody has taken up: a service that works with somebody who said yes is not told to stop because
    /// weeks have passed (domain.md 4.3). What was said to end then does end.
    func standing(
        of subject: MatterSubject, _ rule: String, for notice: RecallableNotice, in transaction: JournalTransaction
    ) throws -> ConsentStanding {
        let recipient = notice.recipient
        let role = subject.role(of: recipient, by: policy.rule(named: rule))
        let said = try history(of: subject, in: transaction)
        // What a correction took the place of may have been taken up before it.
        let isUntouched = try notice.isUnread && !transaction.wasOpened(before: notice)
        let history = isUntouched ? lasting(said, of: subject, to: role) : said
        return ConsentStanding(
            rule, [history.facts(for: recipient, at: transaction.now, gate: .release)],
            nextCheck: nextCheck(of: subject, history, for: recipient, at: transaction.now), by: policy, on: registrar.today)
    }

    /// Keeps that what was released rests on consent, where its rule needs some.
    func rely(
        on subject: MatterSubject, _ decision: Decision, _ release: Registrar.Release, about handle: SubjectHandle,
        in transaction: JournalTransaction
    ) throws {
        guard release.record.kind == .subject, subject.facts.flag?.kind != .lapse, let victim = subject.victim,
            let rule = registrar.inForce.policy.policy.rule(named: decision.rule), rule.consent.isNeeded(at: .release)
        else { return }
        let role = subject.role(of: release.record.recipient, by: rule)
        let history = lasting(try history(of: subject, in: transaction), of: subject, to: role)
        let check = nextCheck(of: subject, history, for: release.record.recipient, at: transaction.now)
        try transaction.rely(on: lookup.keys(of: victim), release.handle, about: handle, rule: rule.id, check: check)
    }

    private func nextCheck(
        of subject: MatterSubject, _ history: ConsentHistory, for recipient: PartnerID, at now: Instant
    ) -> Instant? {
        [history.expiry(at: now), subject.facts.meetingAt].compactMap(\.self).filter { $0 > now }.min()
    }
}
