// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A roll found by its blocking keys.
package struct BlockIndex: Sendable {
    package let children: [PersonDetails]
    private var blocks: [[UInt8]: [Int64]] = [:]

    package init(_ children: [PersonDetails]) {
        self.children = children
        for (number, child) in children.enumerated() {
            for key in Self.keys(of: child) { blocks[key, default: []].append(Int64(number)) }
        }
    }

    /// The records that share a key with a person.
    package func candidates(for person: PersonDetails) -> [(id: Int64, details: PersonDetails)] {
        Set(Self.keys(of: person).flatMap { blocks[$0] ?? [] }).sorted().map { ($0, children[Int($0)]) }
    }

    /// Those by which the journal finds whom to compare: the birth date, and both names in either order.
    private static func keys(of person: PersonDetails) -> [[UInt8]] {
        let names = MatchKeys(
            givenName: person.givenName, familyName: person.familyName, dateOfBirth: person.dateOfBirth
        ).names
        return [Array(person.dateOfBirth.description.utf8)] + (names.map { [$0] } ?? [])
    }
}

/// What scored matching made of many questions whose answers are known.
package struct MatchOutcome: Sendable {
    package private(set) var certain = 0
    /// Certain of a child that was not meant.
    package private(set) var wrong = 0
    package private(set) var held = 0
    package private(set) var heldRightly = 0
    package private(set) var none = 0
    package private(set) var missed = 0
    /// Questions about a child on the roll.
    package private(set) var known = 0
    package private(set) var compared = 0

    package init(_ questions: [(asked: PersonDetails, answer: Int?)], against index: BlockIndex, weights: MatchWeights = .shipped) {
        for question in questions {
            let candidates = index.candidates(for: question.asked)
            compared += candidates.count
            if question.answer != nil { known += 1 }
            switch MatchJudgement(question.asked, among: candidates, weights: weights).verdict {
            case .certain(let ids):
                certain += 1
                if ids != question.answer.map({ [Int64($0)] }) { wrong += 1 }
            case .hold(let ids):
                held += 1
                if let answer = question.answer, ids.contains(Int64(answer)) { heldRightly += 1 }
            case .none:
                none += 1
                if question.answer != nil { missed += 1 }
            }
        }
    }
}
