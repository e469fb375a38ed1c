// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// Weights of scored matching as their file has them.
struct MatchWeightsFile {
    let weights: MatchWeights

    private static let numbers = ["certain", "possible", "lead", "exchanged"]
    private static let grammar = ConfigurationFile.Grammar(
        keys: numbers.map { ($0, "a number of bits") } + [("needed", "names of fields with blanks between")]
            + PersonComparison.Field.allCases.flatMap { field in
                MatchWeights.levels(of: field).map {
                    ("\(field.rawValue).\($0.rawValue)", "two shares above 0 and up to 1, as 0.9 0.001")
                }
            }, example: "deploy/matching.yaml")

    /// Reads the file at a path.
    static func load(_ path: String) throws -> MatchWeights {
        let octets = try ImportFile.read(path)
        guard octets.count < 1 << 16, let text = String(validating: octets, as: UTF8.self) else {
            throw CommandFailure("\(path) is no file of weights", try: "one like \(grammar.example)")
        }
        return try MatchWeightsFile(text: text, name: path).weights
    }

    /// - Parameter name: what messages call the file.
    ///
    /// Throws everything that is wrong at once, each with its line; nothing has a default, because half a set of weights means
    /// something else than what was tried.
    init(text: String, name: String) throws(ConfigurationError) {
        let file = try ConfigurationFile(text: text, name: name, grammar: Self.grammar)
        var problems: [ConfigurationError.Problem] = []
        func words(_ key: String) -> [Substring]? {
            guard let entry = file.entries[key] else {
                problems.append(.init(place: name, what: "\(key) is missing", remedy: "a line as in \(Self.grammar.example)"))
                return nil
            }
            return entry.text.split(separator: " ")
        }
        func numbers(_ key: String, count: Int, _ expected: String) -> [Double] {
            guard let words = words(key) else { return [] }
            let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
            if numbers.count == count, words.count == count { return numbers }
            problems.append(
                .init(place: "\(name):\(file.entries[key]?.line ?? 1)", what: "\(key) is not \(expected)", remedy: expected))
            return []
        }
        let bits = Self.numbers.map { numbers($0, count: 1, "a number of bits").first ?? 0 }
        var odds: [PersonComparison.Field: [PersonComparison.Level: MatchWeights.Odds]] = [:]
        for field in PersonComparison.Field.allCases {
            for level in MatchWeights.levels(of: field) {
                let pair = numbers("\(field.rawValue).\(level.rawValue)", count: 2, "two shares above 0 and up to 1")
                if pair.count == 2 { odds[field, default: [:]][level] = MatchWeights.Odds(m: pair[0], u: pair[1]) }
            }
        }
        var needed: Set<PersonComparison.Field> = []
        for word in words("needed") ?? [] {
            guard let field = PersonComparison.Field(rawValue: String(word)) else {
                problems.append(
                    .init(
                        place: "\(name):\(file.entries["needed"]?.line ?? 1)", what: "needed: there is no field \(word)",
                        remedy: PersonComparison.Field.allCases.map(\.rawValue).joined(separator: ", ")))
                continue
            }
            needed.insert(field)
        }
        weights = MatchWeights(
            odds: odds, exchanged: bits[3], certain: bits[0], possible: bits[1], lead: bits[2], needed: needed)
        if problems.isEmpty {
            problems = weights.faults.map { fault in
                let key = fault.prefix { $0 != " " && $0 != ":" }
                let line = file.entries[String(key)].map { ":\($0.line)" } ?? ""
                return .init(place: name + line, what: fault, remedy: "the figures of \(Self.grammar.example)")
            }
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    }
}
