// SPDX-License-Identifier: Apache-2.0

/// How long consent lasts that names no end of its own (domain.md 4.3).
package enum ConsentTerm: Hashable, Sendable {
    case days(Int)
    case months(Int)
    /// Until somebody says otherwise.
    case unlimited

    /// `28 days`, `6 months`, `unlimited`.
    package init?(_ text: String) {
        if text == "unlimited" {
            self = .unlimited
            return
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, let count = Int(words[0]), String(count) == words[0] else { return nil }
        switch words[1] {
        case "days" where (1...999).contains(count): self = .days(count)
        case "months" where (1...60).contains(count): self = .months(count)
        default: return nil
        }
    }

    package static let expected = "a number of days or months, such as 28 days, or unlimited"

    package var text: String {
        switch self {
        case .days(let count): "\(count) days"
        case .months(let count): "\(count) months"
        case .unlimited: "unlimited"
        }
    }

    /// The start of the first local day on which consent given then counts no more; nil for never.
    ///
    /// The day on which it was given is the first of so many days; months end before the same day of the month, or before the last
    /// day of a month that has none.
    package func end(ofConsentGiven instant: Instant, in zone: Zone) -> Instant? {
        let day = zone.date(at: instant)
        let end: CivilDate
        switch self {
        case .unlimited: return nil
        case .days(let count): end = day.adding(days: count)
        case .months(let count):
            let months = day.year * 12 + day.month - 1 + count
            let (year, month) = (months / 12, months % 12 + 1)
            let last = CivilDate.length(ofMonth: month, year: year)
            guard let date = CivilDate(year: year, month: month, day: min(day.day, last)) else { return nil }
            end = date
        }
        return zone.instant(reaching: end, .midnight)
    }
}

extension ConsentHistory {
    /// The same, where what was given without an end of its own ends with a term.
    package func lasting(_ term: ConsentTerm?, in zone: Zone) -> ConsentHistory {
        guard let term else { return self }
        var lasting = self
        for place in lasting.entries.indices where lasting.entries[place].state == .given {
            lasting.entries[place].expiresAt =
                lasting.entries[place].expiresAt ?? term.end(ofConsentGiven: lasting.entries[place].at, in: zone)
        }
        return lasting
    }
}

extension AreaOptions {
    /// How long consent lasts that names no end, where a flow shares on it with a recipient; nil where the area sets nothing.
    package func consentTerm(_ flow: Flow, to role: RecipientRole) -> ConsentTerm? {
        switch (flow, role) {
        case (.localityConference, _): localityConsent
        case (.policeNotification, .earlyHelp), (.policeNotification, .supportService): referralConsent
        default: nil
        }
    }
}
