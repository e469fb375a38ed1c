// SPDX-License-Identifier: Apache-2.0

/// What the candidates on rolls say of a person: certain, something for a person to look at, or nobody.
package struct MatchJudgement: Hashable, Sendable {
    /// A record that was compared.
    package struct Candidate: Hashable, Sendable {
        /// The caller's number of the record.
        package let id: Int64
        package let comparison: PersonComparison
        /// In bits.
        package let score: Double
    }

    /// What follows.
    package enum Verdict: Hashable, Sendable {
        /// All these records are the person, beyond doubt.
        case certain([Int64])
        /// One of these may be, and a person must look; the best first.
        case hold([Int64])
        case none
    }

    /// All that reach `possible`, the best first.
    package let candidates: [Candidate]
    package let verdict: Verdict

    /// Judges a person against records.
    ///
    /// A record is certain when it reaches `certain`, and no record of somebody else comes within `lead` of it: of twins and
    /// namesakes none is ever taken. Two records that agree with each other as one person does are one person on two rolls.
    ///
    /// - Parameter records: what blocking found, with numbers of the caller's own.
    package init(_ person: PersonDetails, among records: [(id: Int64, details: PersonDetails)], weights: MatchWeights) {
        let compared = records.map { record in
            let comparison = PersonComparison(person, record.details)
            return (Candidate(id: record.id, comparison: comparison, score: weights.score(comparison)), record.details)
        }.filter { $0.0.score >= weights.possible }.sorted { ($1.0.score, $0.0.id) < ($0.0.score, $1.0.id) }
        candidates = compared.map(\.0)
        guard let best = compared.first else {
            verdict = .none
            return
        }
        let same = compared.filter { other in
            other.0.id == best.0.id || weights.isCertain(PersonComparison(best.1, other.1))
        }
        let ids = Set(same.map(\.0.id))
        let rival = compared.first { !ids.contains($0.0.id) }
        let certain = same.filter { weights.isCertain($0.0.comparison) }.map(\.0.id)
        let leads = rival.map { best.0.score - $0.0.score >= weights.lead } ?? true
        // A record of the same person that is not certain by itself would be told or forgotten by a guess.
        verdict = leads && certain.count == same.count ? .certain(certain) : .hold(compared.map(\.0.id))
    }
}
