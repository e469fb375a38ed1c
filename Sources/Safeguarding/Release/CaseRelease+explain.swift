// SPDX-License-Identifier: Apache-2.0

extension CaseRelease {
    /// Decides as ``decide(_:today:consent:practice:isSuspended:)`` does, and says why for one recipient.
    ///
    /// - Parameter facts: of the recipient, where it is a practice that the directory has.
    /// - Returns: nothing decided where the recipient has nothing to do with the person.
    package func explain(
        _ subject: CaseSubject, recipient: PartnerID, today: CivilDate, consent: ConsentFacts, facts known: PracticeFacts?,
        isSuspended: Bool
    ) -> ReleaseExplanation {
        let isRecord = Flow(caseTo: recipient) == .maracRecord
        let decisions = decide(
            subject, today: today, consent: { _ in consent }, practice: { $0 == recipient ? known : nil },
            isSuspended: { _ in isSuspended })
        let decision = decisions.first { $0.recipient == recipient }
        var asked = facts(of: subject, to: recipient, today, consent)
        if isRecord {
            asked.know(.notSuspended, !isSuspended)
            asked.know(.oneRecordEach, true)
        } else {
            know(known, of: subject, practice: recipient, &asked)
            asked.know(.ownPractice, subject.person.practice == recipient)
        }
        return ReleaseExplanation(
            decision: decision, how: how(subject, recipient, isRecord: isRecord, known), policy: policy.explain(asked))
    }

    private func how(_ subject: CaseSubject, _ recipient: PartnerID, isRecord: Bool, _ known: PracticeFacts?) -> String {
        let who =
            switch subject.role {
            case .victim: "the victim"
            case .child: "the child"
            case .perpetrator: "a perpetrator"
            }
        if isRecord {
            return subject.facts.socialCare == recipient && subject.role != .perpetrator
                ? "The co-ordinator names \(recipient) for the record of \(who)."
                : "The co-ordinator does not name \(recipient) for a record of \(who)."
        }
        guard subject.person.practice == recipient else {
            return "The co-ordinator does not name \(recipient) as the practice of \(who)."
        }
        let named = "The co-ordinator names \(recipient) as the practice of \(who)"
        guard let known else { return "\(named), and the directory does not have it." }
        return known.open ? "\(named)." : "\(named), and it is closed."
    }
}
