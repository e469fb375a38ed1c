// SPDX-License-Identifier: Apache-2.0

/// By when a rule wants what it releases to be there.
package enum PolicyDeadline: Hashable, Sendable {
    /// The rule of domain.md 2.4.
    case nextCutOff
    case immediate
    case startOfDay
    case none
    case hours(Int)
    case workingDays(Int)
    case days(Int)
    case daysBeforeMeeting(Int)

    /// `next-cut-off`, `24 hours`, `3 working-days`, `5 days-before-meeting`.
    package init?(_ text: String) {
        switch text {
        case "next-cut-off": self = .nextCutOff
        case "immediate": self = .immediate
        case "start-of-day": self = .startOfDay
        case "none": self = .none
        default:
            let words = text.split(separator: " ").map(String.init)
            guard words.count == 2, let count = Int(words[0]), (1...999).contains(count), String(count) == words[0] else {
                return nil
            }
            switch words[1] {
            case "hours": self = .hours(count)
            case "working-days": self = .workingDays(count)
            case "days": self = .days(count)
            case "days-before-meeting": self = .daysBeforeMeeting(count)
            default: return nil
            }
        }
    }

    package static let expected =
        "next-cut-off, immediate, start-of-day, none, or a number of hours, days, working-days or days-before-meeting"

    package var text: String {
        switch self {
        case .nextCutOff: "next-cut-off"
        case .immediate: "immediate"
        case .startOfDay: "start-of-day"
        case .none: "none"
        case .hours(let count): "\(count) hours"
        case .workingDays(let count): "\(count) working-days"
        case .days(let count): "\(count) days"
        case .daysBeforeMeeting(let count): "\(count) days-before-meeting"
        }
    }
}
