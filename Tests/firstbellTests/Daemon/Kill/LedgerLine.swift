// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import Safeguarding
import Wire

/// A leaf of the ledger, as far as a rule of the checker asks for it.
enum LedgerLine: Sendable {
    /// The daemon started.
    case start
    /// A policy, by its digest, was used for the first time or took over.
    case policy(String)
    /// Something was decided about a subject under a policy.
    case decision(subject: Int64, recipient: PartnerID?, isRelease: Bool, policy: String)
    /// A calendar changed.
    case calendar
    case notice(String, recipient: PartnerID, deadline: Instant)
    /// A notice got another deadline.
    case deadlineChange(String, from: Instant, to: Instant)
    /// A level was reached by a deadline.
    case escalation(String, deadline: Instant)
    /// A notice went out for the first time.
    case sent(String)
    case partner(PartnerID, isSuspended: Bool)

    /// Nil for what no rule asks for, and for an entry that is destroyed.
    init?(_ leaf: JournalReader.OpenLeaf) throws {
        guard !leaf.entry.isEmpty else { return nil }
        let entry = try JSONDocument(leaf.entry).root
        func instant(_ name: String) throws -> Instant? { try entry[name]?.string.map { try Instant(rfc3339: $0) } }
        let notice = entry["notice"]?.string
        let partner = (entry["recipient"]?.string ?? entry["partner"]?.string).flatMap { PartnerID($0) }
        let line: LedgerLine? =
            switch leaf.leaf.kind {
            case .configuration: .start
            case .policy: entry["policy"]?.string.map { .policy($0) }
            case .decision:
                .decision(
                    subject: entry["subject"]?.integer ?? 0, recipient: partner,
                    isRelease: entry["outcome"]?.string == "release", policy: entry["policy"]?.string ?? "")
            case .calendar: .calendar
            case .notice:
                if entry["kind"]?.string == "subject", let notice, let partner, let deadline = try instant("deadline") {
                    .notice(notice, recipient: partner, deadline: deadline)
                } else {
                    nil
                }
            case .deadlineChange:
                if let notice, let was = try instant("was"), let deadline = try instant("deadline") {
                    .deadlineChange(notice, from: was, to: deadline)
                } else {
                    nil
                }
            case .escalation:
                if let notice, let deadline = try instant("deadline") {
                    .escalation(notice, deadline: deadline)
                } else {
                    nil
                }
            case .stage: entry["stage"]?.string == Stage.sent.rawValue ? notice.map { .sent($0) } : nil
            case .partner:
                switch (entry["change"]?.string, partner) {
                case ("suspended", let partner?): .partner(partner, isSuspended: true)
                case ("resumed", let partner?): .partner(partner, isSuspended: false)
                default: nil
                }
            default: nil
            }
        guard let line else { return nil }
        self = line
    }
}
