// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What each agreement says of two records being one person: the model of Fellegi and Sunter.
///
/// `m` is the share of true pairs in which the level is seen, `u` the share of pairs of different people; a level weighs
/// log2(m / u), and a field that one side does not have weighs nothing (I. P. Fellegi, A. B. Sunter, "A Theory for Record
/// Linkage", JASA 64, 1969). The figures come from a file, because they belong to an area and its data.
package struct MatchWeights: Hashable, Sendable {
    /// How often a level is seen.
    package struct Odds: Hashable, Sendable {
        package var m: Double
        package var u: Double

        package init(m: Double, u: Double) {
            self.m = m
            self.u = u
        }

        /// In bits.
        package var weight: Double { log2(m / u) }
    }

    package var odds: [PersonComparison.Field: [PersonComparison.Level: Odds]]
    /// Added when given and family name agree only exchanged, in bits; negative.
    package var exchanged: Double
    /// From here on two records are one person, in bits.
    package var certain: Double
    /// From here on a person must look, in bits.
    package var possible: Double
    /// By how much the best candidate must lead the next person, in bits.
    package var lead: Double
    /// Fields that must not differ in a certain match, whatever the others say.
    package var needed: Set<PersonComparison.Field>

    package init(
        odds: [PersonComparison.Field: [PersonComparison.Level: Odds]], exchanged: Double, certain: Double, possible: Double,
        lead: Double, needed: Set<PersonComparison.Field>
    ) {
        self.odds = odds
        self.exchanged = exchanged
        self.certain = certain
        self.possible = possible
        self.lead = lead
        self.needed = needed
    }

    /// Levels that a field can have, apart from `missing`.
    package static func levels(of field: PersonComparison.Field) -> [PersonComparison.Level] {
        switch field {
        case .givenName, .familyName: [.exact, .near, .part, .similar, .different]
        case .dateOfBirth: [.exact, .similar, .different]
        case .postcode: [.exact, .similar, .area, .different]
        case .upn: [.exact, .different]
        }
    }

    /// All figures as text, the same for equal weights in every process.
    package var canonicalText: String {
        let levels = PersonComparison.Field.allCases.flatMap { field in
            PersonComparison.Level.allCases.compactMap { level in
                odds[field]?[level].map { "\(field.rawValue).\(level.rawValue) \($0.m) \($0.u)" }
            }
        }
        let bounds = "\(exchanged) \(certain) \(possible) \(lead)"
        return (levels + [bounds, needed.map(\.rawValue).sorted().joined(separator: ",")]).joined(separator: "\n")
    }

    /// What is wrong with the weights; nothing when they can be used.
    package var faults: [String] {
        var faults: [String] = []
        for field in PersonComparison.Field.allCases {
            for level in Self.levels(of: field) {
                guard let odds = odds[field]?[level] else {
                    faults.append("\(field.rawValue).\(level.rawValue) is missing")
                    continue
                }
                if !(odds.m > 0 && odds.m <= 1 && odds.u > 0 && odds.u <= 1) {
                    faults.append("\(field.rawValue).\(level.rawValue): m and u lie above 0 and up to 1")
                }
            }
            let known = Set(Self.levels(of: field))
            for level in (odds[field] ?? [:]).keys.filter({ !known.contains($0) }).sorted(by: { $0.rawValue < $1.rawValue }) {
                faults.append("\(field.rawValue) has no level \(level.rawValue)")
            }
            if let exact = odds[field]?[.exact], let different = odds[field]?[.different], exact.weight <= different.weight {
                faults.append("\(field.rawValue): agreement weighs no more than difference")
            }
        }
        if !(possible < certain) { faults.append("possible must lie below certain") }
        if !(lead > 0) { faults.append("lead must be above 0") }
        if !(exchanged <= 0) { faults.append("exchanged must not be above 0") }
        return faults
    }

    /// The weight of one level of a field, in bits.
    package func weight(_ field: PersonComparison.Field, _ level: PersonComparison.Level) -> Double {
        odds[field]?[level]?.weight ?? 0
    }

    /// Whether a comparison is one person beyond doubt, were there no other record.
    package func isCertain(_ comparison: PersonComparison) -> Bool {
        score(comparison) >= certain && !needed.contains { comparison[$0] == .different }
    }

    /// How much speaks for two people being one, in bits.
    package func score(_ comparison: PersonComparison) -> Double {
        let sum = PersonComparison.Field.allCases.reduce(0) { $0 + weight($1, comparison[$1]) }
        return comparison.namesExchanged ? sum + exchanged : sum
    }
}
