// SPDX-License-Identifier: Apache-2.0
import Yams

/// The text of a YAML file of known keys taken apart: each key's text and line.
///
/// Read as nodes because a provider of swift-configuration keeps no lines, and as text because YAML 1.1 takes `08:30`
/// for the number 510.
struct ConfigurationFile {
    /// One scalar of the file.
    struct Entry: Hashable, Sendable {
        var text: String
        /// From 1.
        var line: Int
    }

    /// The keys a file may have.
    struct Grammar: Sendable {
        /// Dotted name and expected form of each key, in order.
        var keys: [(name: String, expected: String)]
        /// Where a whole example stands.
        var example: String

        /// Names of sections, `edge`, that hold keys and are none.
        var sections: Set<String> {
            Set(keys.compactMap { key in key.name.firstIndex(of: ".").map { String(key.name[..<$0]) } })
        }

        /// The grammar of `firstbell.yaml`.
        static let deployment = Grammar(
            keys: ConfigurationKey.all.map { ($0.name, $0.expected) }, example: "deploy/firstbell.example.yaml")
    }

    /// By dotted name; only names of the grammar.
    private(set) var entries: [String: Entry] = [:]
    private var problems: [ConfigurationError.Problem] = []
    private let name: String
    private let grammar: Grammar

    /// Parses a file; `name` is what messages call it.
    ///
    /// Throws every unknown key, duplicate and misplaced value at once.
    init(text: String, name: String, grammar: Grammar = .deployment) throws(ConfigurationError) {
        self.name = name
        self.grammar = grammar
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ConfigurationError(problems: [ConfigurationFile.problem(of: error, name: name, example: grammar.example)])
        }
        if let root, root.null == nil { walk(root, prefix: "", line: 1) }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    }

    private mutating func walk(_ node: Node, prefix: String, line: Int) {
        guard let mapping = node.mapping else {
            let what = prefix.isEmpty ? "this file" : "\(prefix)"
            report(line, "\(what) holds no keys", "keys and values, one a line, as in \(grammar.example)")
            return
        }
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? line
            guard let word = keyNode.scalar?.string else {
                report(line, "a key is not a word", "one of \(grammar.keys.map(\.name).joined(separator: ", "))")
                continue
            }
            let name = prefix.isEmpty ? word : "\(prefix).\(word)"
            if prefix.isEmpty, grammar.sections.contains(name) {
                if value.null == nil { walk(value, prefix: name, line: line) }
            } else if let key = grammar.keys.first(where: { $0.name == name }) {
                take(value, for: key, line: line)
            } else {
                report(line, "unknown key \(name)", suggestion(for: name))
            }
        }
    }

    private mutating func take(_ value: Node, for key: (name: String, expected: String), line: Int) {
        switch value {
        case .scalar(let scalar) where value.null == nil:
            entries[key.name] = Entry(text: scalar.string, line: value.mark?.line ?? line)
        case .scalar: report(line, "\(key.name) has no value", "\(key.expected); or leave the line out for the default")
        case .sequence: report(line, "\(key.name) is a list", key.expected)
        case .mapping: report(line, "\(key.name) is a section", key.expected)
        case .alias: report(line, "\(key.name) is an alias", key.expected)
        }
    }

    private func suggestion(for name: String) -> String {
        let names = grammar.keys.map(\.name)
        // A key under the wrong section is nearer by its last part than by its whole name.
        let last = name.split(separator: ".").last.map(String.init) ?? name
        if let moved = names.first(where: { $0 != name && $0.split(separator: ".").last.map(String.init) == last }) { return moved }
        let sections = Set(names.filter { $0.contains(".") }.compactMap { $0.split(separator: ".").first.map(String.init) })
        return nearest(to: name, among: names + sections.sorted()) ?? ""
    }

    private mutating func report(_ line: Int, _ what: String, _ remedy: String) {
        problems.append(.init(place: "\(name):\(line)", what: what, remedy: remedy))
    }

    static func problem(of error: any Error, name: String, example: String) -> ConfigurationError.Problem {
        let remedy = "YAML as in \(example)"
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            return .init(place: "\(name):\(mark.line)", what: "not YAML: \(problem)", remedy: remedy)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let words = Set(duplicates).sorted().joined(separator: ", ")
            return .init(
                place: "\(name):\(context.mark.line)", what: "a key stands twice in this section: \(words)", remedy: "one of them")
        default:
            return .init(place: name, what: "not YAML", remedy: remedy)
        }
    }
}
