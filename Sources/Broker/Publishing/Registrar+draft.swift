// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

extension Registrar {
    /// What the notices and holds of one decision have from its event and from the policy.
    struct Telling {
        /// From when the deadline runs.
        var reportedAt: Instant
        var due: PolicyDeadline
        var eventID: String
        var held: Duration
        /// Whether the word of a hold names no recipient.
        var isProtected = false
        var flags: [NoticeFlag]
    }

    /// One decision with the records it leads to, in a flow whose deadlines the policy counts from an instant.
    ///
    /// - Parameters:
    ///   - correcting: gives the sequence of the notice whose place it takes, and says so in the content.
    ///   - content: what the profile of its rule lets the recipient know.
    func draft<Content: CorrectingContent>(
        _ decision: Decision, _ telling: Telling, directory: inout SettingDirectory, at now: Instant,
        correcting: (inout Content) -> Int64?, content: (FieldProfile, Minimisation.Settled) -> Content
    ) -> Draft {
        switch decision.outcome {
        case .deny: return Draft(decision: decision)
        case .hold(let code):
            return held(
                code, decision, reportedAt: telling.reportedAt, due: telling.due, eventID: telling.eventID,
                isProtected: telling.isProtected, directory: &directory, at: now)
        case .release(let match, _):
            let policy = inForce.policy.policy
            guard let recipient = decision.recipient, let rule = policy.rule(named: decision.rule),
                let profile = policy.profile(of: rule)
            else { return Draft(decision: decision) }
            let deadline = directory.deadline(
                for: recipient, reportedAt: telling.reportedAt, attendance: nil, rule: settings.deadlines, due: telling.due)
            var content = content(
                profile,
                settled(
                    decision, to: recipient, deadline: deadline, eventID: telling.eventID, match: match, flags: telling.flags))
            let corrects = correcting(&content)
            let notice = notice(
                to: recipient, flow: decision.flow, deadline: deadline, due: telling.due, held: telling.held, body: content.octets,
                corrects: corrects, at: now)
            return Draft(decision: decision, notices: [notice])
        }
    }
}
