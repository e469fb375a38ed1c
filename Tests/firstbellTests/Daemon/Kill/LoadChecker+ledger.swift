// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The rules that ask in which order the ledger tells of things.
extension LoadChecker {
    /// Each decision was taken under the policy that was in force, and the journal keeps its text.
    ///
    /// A start may take up any policy that was used before, of which no leaf tells; a policy that takes over has one.
    var unlawful: [String] {
        var known: Set<String> = []
        var inForce: Set<String> = []
        var releasedUnder: [String: String] = [:]
        var violations: [String] = []
        for leaf in journal.leaves {
            switch leaf {
            case .start: inForce = known
            case .policy(let digest):
                known.insert(digest)
                inForce = [digest]
            case .decision(let subject, let recipient, let isRelease, let policy):
                if !inForce.contains(policy) { violations.append("subject \(subject) was decided under a policy not in force") }
                if isRelease, let recipient { releasedUnder["\(subject) \(recipient)"] = policy }
            default: break
            }
        }
        return violations
            + known.subtracting(journal.policies).map { "the text of the policy \($0) is not kept" }
            + lines.compactMap { line in
                line.policy == releasedUnder["\(line.subject) \(line.recipient)"]
                    ? nil : "notice \(line.notice) has another policy than the ledger says"
            }
    }

    /// A deadline is the one that was answered, until a calendar changes and a leaf says from what to what.
    var rescheduled: [String] {
        var standing: [String: (deadline: Instant, calendars: Int)] = [:]
        var first: [String: Instant] = [:]
        var calendars = 0
        var violations: [String] = []
        for leaf in journal.leaves {
            switch leaf {
            case .calendar: calendars += 1
            case .notice(let notice, _, let deadline):
                standing[notice] = (deadline, calendars)
                first[notice] = deadline
            case .deadlineChange(let notice, let old, let new):
                guard let before = standing[notice], before.deadline == old else {
                    violations.append("notice \(notice) lost a deadline that it did not have")
                    continue
                }
                if before.calendars == calendars { violations.append("notice \(notice) has another deadline by no calendar") }
                standing[notice] = (new, calendars)
            case .escalation(let notice, let deadline):
                if standing[notice]?.deadline != deadline { violations.append("notice \(notice) escalated by another deadline") }
            default: break
            }
        }
        let answered = history.accepted.values.flatMap(\.deadlines)
        return violations
            + answered.compactMap { notice, deadline in
                first[notice] == deadline ? nil : "notice \(notice) was answered with another deadline than it got"
            }
            + lines.compactMap { line in
                standing[line.notice]?.deadline == line.deadline
                    ? nil : "notice \(line.notice) has a deadline that no leaf gave it"
            }
    }

    /// Nothing comes to a partner that is cut, and nothing goes out to one that is suspended.
    var trespassing: [String] {
        var suspended: Set<PartnerID> = []
        var owners: [String: PartnerID] = [:]
        var violations: [String] = []
        for leaf in journal.leaves {
            switch leaf {
            case .partner(let partner, let isSuspended):
                if isSuspended { suspended.insert(partner) } else { suspended.remove(partner) }
            case .notice(let notice, let recipient, _): owners[notice] = recipient
            case .sent(let notice):
                if let owner = owners[notice], suspended.contains(owner) {
                    violations.append("notice \(notice) went out to \(owner), who was suspended")
                }
            default: break
            }
        }
        return violations
            + history.cuts.flatMap { cut in
                history.arrivals.prefix(cut.end ?? .max).dropFirst(cut.start).filter { $0.recipient == cut.partner }
                    .map { "notice \($0.notice) came to \(cut.partner), who was cut" }
            }
    }
}
