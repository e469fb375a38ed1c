// SPDX-License-Identifier: Apache-2.0

/// What is kept for a time of its own.
package enum RetentionClass: String, Hashable, Sendable, CaseIterable {
    /// Content of incidents, and of the notices that Operation Encompass makes of them.
    case encompass
    /// Content of MARAC referrals, agendas and minutes, of cases heard, of actions, and of the notices to practices and agencies.
    case marac
    /// Content of all other matters between agencies.
    case agencies
    /// What people said of their consent.
    case consent
    /// Content of the daily digests of flagged families.
    case digests
    /// What people wrote about holds, breaches, recalls and receipts; never longer than the content it is about.
    case words
    /// Rows of rolls that ended.
    case rolls
    /// Rows of the register of flagged families that ended.
    case families
    /// Who key adults and representatives were, once they left.
    case staff
    /// Keys of an earlier system in imported history.
    case history
    /// What tells whom an event was about, and the entries of the ledger.
    case metadata

    /// The class of an event's content.
    package init(eventType: String) {
        switch eventType {
        case "firstbell.incident.v1": self = .encompass
        case "firstbell.marac-case-heard.v1", "firstbell.marac-meeting.v1", "firstbell.marac-action.v1": self = .marac
        case "firstbell.consent.v1": self = .consent
        case FamilyDigest.eventType: self = .digests
        default: self = .agencies
        }
    }

    /// The classes of events' content.
    package static let content: [RetentionClass] = [.encompass, .marac, .agencies, .consent, .digests]

    /// The days that are proposed (domain.md 2.8: content 30 to 90 days, metadata seven years).
    package var usualDays: Int {
        switch self {
        case .encompass, .marac, .agencies, .consent, .words, .rolls, .families: 90
        case .digests: 30
        case .staff: 730
        case .history, .metadata: Self.days(ofYears: 7)
        }
    }

    /// Years as days, leap years on average.
    package static func days(ofYears years: Int) -> Int { years * 1_461 / 4 }
}
