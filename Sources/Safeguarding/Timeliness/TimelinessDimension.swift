// SPDX-License-Identifier: Apache-2.0

/// What the notices of a timeliness report can be grouped by.
package enum TimelinessDimension: String, Hashable, Sendable, CaseIterable {
    case flow, force
    /// The local authority of the setting, or what an earlier system called the area.
    case area
    case setting
    /// The kind of establishment, as its register has it.
    case settingType = "setting-type"
    case risk
    /// Of the report to the police, as the month and the quarter.
    case weekday, month, quarter

    /// Without being asked for others.
    package static let usual: [TimelinessDimension] = [.flow, .force, .setting]

    /// Whether the directory of settings has to be asked.
    package var isOfPlace: Bool { self == .area || self == .settingType }

    /// Whether the recipient decides, where no earlier system named an area.
    package var isOfRecipient: Bool { isOfPlace || self == .setting }

    /// The group of a notice.
    ///
    /// - Parameters:
    ///   - reportedDay: the day of the report to the police, in days since 1970-01-01.
    ///   - yearsOn: how many years later the group of a period stands that it is set beside.
    package func key(
        of timeline: NoticeTimeline, reportedDay: Int, places: [PartnerID: TimelinessPlace], yearsOn: Int = 0
    ) -> TimelinessKey {
        var day: CivilDate { CivilDate(daysSinceEpoch: reportedDay) }
        switch self {
        case .flow: return TimelinessKey(timeline.flow.rawValue)
        case .force: return TimelinessKey(timeline.force.isEmpty ? Self.unknown : timeline.force)
        case .area:
            let own = timeline.recipient.kind == .localAuthority ? timeline.recipient.code : nil
            return TimelinessKey(timeline.area ?? places[timeline.recipient]?.authority ?? own ?? Self.unknown)
        case .setting: return TimelinessKey(timeline.recipient.description)
        case .settingType: return TimelinessKey(places[timeline.recipient]?.type ?? timeline.recipient.kind.rawValue)
        case .risk:
            guard let risk = timeline.risk else { return TimelinessKey(Self.unknown, order: RiskGrade.allCases.count) }
            return TimelinessKey(risk.rawValue, order: RiskGrade.allCases.firstIndex(of: risk) ?? 0)
        case .weekday:
            let weekday = day.weekday
            return TimelinessKey(weekday.code, order: weekday.rawValue)
        case .month:
            let date = day
            let year = date.year + yearsOn
            return TimelinessKey("\(year)-\(date.month < 10 ? "0" : "")\(date.month)", order: year * 12 + date.month)
        case .quarter:
            let quarter = FinancialQuarter(index: FinancialQuarter(day).index + 4 * yearsOn)
            return TimelinessKey(quarter.description, order: quarter.index)
        }
    }

    private static let unknown = "unknown"
}

/// A group of a timeliness report, in its place among the others.
package struct TimelinessKey: Hashable, Comparable, Sendable {
    package let text: String
    /// Goes before the text.
    package let order: Int

    /// Of a report that groups by nothing.
    package static let all = TimelinessKey("")

    init(_ text: String, order: Int = 0) {
        self.text = text
        self.order = order
    }

    // The text alone tells two keys of one dimension apart.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    package static func < (a: TimelinessKey, b: TimelinessKey) -> Bool { (a.order, a.text) < (b.order, b.text) }
}

/// What a timeliness report needs of a setting in the directory.
package struct TimelinessPlace: Hashable, Sendable {
    /// Three digits.
    package var authority: String
    package var type: String?

    package init(authority: String, type: String?) {
        self.authority = authority
        self.type = type
    }
}
