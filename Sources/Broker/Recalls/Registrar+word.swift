// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Registrar {
    /// The decision to tell whoever may have a notice that it is taken back, with the word of it.
    ///
    /// - Parameters:
    ///   - family: the one family of a digest that it is about.
    ///   - reference: the producer's; nil once the content that had it is destroyed.
    func word(
        of notice: RecallableNotice, family: String? = nil, reference: String?, recalled: RecallableEvent, reason: RecallReason,
        isProtected: Bool, directory: inout SettingDirectory, at now: Instant
    ) -> Draft {
        let policy = inForce.policy.policy
        let decision = RecallRelease(policy: policy, division: settings.division).decide(recipient: notice.recipient, today: today)
        let due = policy.rule(named: decision.rule)?.deadline ?? .immediate
        let deadline = directory.deadline(
            for: notice.recipient, reportedAt: now, attendance: nil, rule: settings.deadlines, due: due)
        var draft = Draft(decision: decision)
        switch decision.outcome {
        case .deny: break
        case .release:
            let body = RecalledContent(
                recipient: notice.recipient, deadline: deadline.instant, rehearsal: settings.rehearsal,
                handling: family == nil ? HandlingText.text(recall: reason) : HandlingText.familyWithdrawn,
                notice: notice.id.description, family: family, event: .init(id: recalled.id, reference: reference), reason: reason,
                decision: .init(rule: decision.rule, basis: decision.basis, policy: inForce.digest)
            ).octets
            draft.notices.append(
                NoticeRecord(
                    id: NoticeID(at: now), kind: .recall, recipient: notice.recipient, flow: .correction, deadline: deadline,
                    due: due, held: .zero, attendance: nil, body: body, digest: Digest.sha256(body), corrects: notice.sequence))
        case .hold(let code):
            let hold = hold(code, decision, deadline: deadline, due: due, exception: false, directory: directory, at: now)
            draft.hold = hold
            draft.notices += notification(of: hold, eventID: recalled.id, isProtected: isProtected, at: now)
        }
        return draft
    }

    /// `recall|notice|reason|today`.
    func inputs(of notice: RecallableNotice, _ reason: RecallReason) -> [UInt8] {
        Array("recall|\(notice.sequence)|\(reason.rawValue)|\(today)".utf8)
    }
}
