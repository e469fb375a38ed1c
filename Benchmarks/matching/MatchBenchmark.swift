// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport

/// `match-benchmark [CHILDREN [QUESTIONS [SEED]]]`: precision, recall and cost of scored matching on a generated roll.
@main struct MatchBenchmark {
    static func main() {
        let numbers = CommandLine.arguments.dropFirst().compactMap(Int.init)
        let count = numbers.first ?? 100_000, asked = numbers.dropFirst().first ?? 100_000
        var roll = GeneratedRoll(count: count, seed: UInt64(numbers.dropFirst(2).first ?? 1))
        let questions = roll.questions(asked)
        let index = BlockIndex(roll.children)
        let started = DispatchTime.now().uptimeNanoseconds
        let outcome = MatchOutcome(questions, against: index)
        let micros = Double(DispatchTime.now().uptimeNanoseconds - started) / 1000 / Double(asked)
        print(
            """
            \(count) children, \(asked) questions, \(questions.count { $0.answer == nil }) about nobody on the roll
            certain \(outcome.certain), of another child \(outcome.wrong)
            hold \(outcome.held), the child among the candidates in \(outcome.heldRightly)
            nobody \(outcome.none), of those about a child on the roll \(outcome.missed)
            precision of certain \(Self.percent(outcome.certain - outcome.wrong, outcome.certain)) %, \
            recall of certain \(Self.percent(outcome.certain - outcome.wrong, outcome.known)) %, \
            recall with holds \(Self.percent(outcome.certain - outcome.wrong + outcome.heldRightly, outcome.known)) %
            \(Double(Int(micros * 10)) / 10) us a question, \(Double(outcome.compared * 10 / asked) / 10) records compared
            """)
        if outcome.wrong > 0 { exit(1) }
    }

    private static func percent(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : (Double(part) / Double(whole) * 10_000).rounded() / 100
    }
}
