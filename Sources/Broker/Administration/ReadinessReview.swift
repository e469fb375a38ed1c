// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// What a look at the readiness of settings found.
struct ReadinessReview {
    var asOf: Instant
    var authority: PartnerID?
    /// Those that were looked at, in order.
    var settings: [PartnerID] = []
    /// How many of them a notice would get through to.
    var ready = 0
    var lines: [Line] = []
    /// Registers, rolls apart, of which there has been no word for too long.
    var staleSources: [String] = []
    /// Authorities whose duty officer has no address.
    var withoutDuty: [PartnerID] = []

    /// One thing that stands against one setting.
    struct Line {
        var setting: PartnerID
        var name: String?
        var owner: PartnerID?
        var finding: SettingReadiness.Finding
        /// On its roll, where it has gone.
        var children: Int?
        var isGone: Bool
    }

    init(asOf: Instant, authority: PartnerID?) {
        self.asOf = asOf
        self.authority = authority
    }

    var byCause: [ReadinessCause: Int] { Dictionary(lines.map { ($0.finding.cause, 1) }, uniquingKeysWith: +) }

    /// The answer to `readiness`.
    var json: JSON {
        let byCause = byCause
        return [
            "asOf": .string(asOf.rfc3339), "authority": authority.map { .string($0.description) } ?? .null,
            "settings": .integer(Int64(settings.count)), "ready": .integer(Int64(ready)),
            "notReady": .integer(Int64(settings.count - ready)),
            "byCause": .object(
                ReadinessCause.allCases.compactMap { cause in
                    byCause[cause].map { JSON.Member(cause.rawValue, .integer(Int64($0))) }
                }),
            "staleSources": .array(staleSources.map { .string($0) }),
            "withoutDuty": .array(withoutDuty.map { .string($0.description) }), "findings": .array(lines.map(\.json)),
        ]
    }
}

extension ReadinessReview.Line {
    fileprivate var json: JSON {
        [
            "setting": .string(setting.description), "name": name.map { .string($0) } ?? .null,
            "owner": owner.map { .string($0.description) } ?? .null, "cause": .string(finding.cause.rawValue),
            "effect": .string(finding.effect.rawValue), "until": finding.until.map { .string($0.description) } ?? .null,
            "children": children.map { .integer(Int64($0)) } ?? .null,
            "successors": isGone ? .array(finding.successors.map { .string($0.description) }) : .null,
        ]
    }
}
