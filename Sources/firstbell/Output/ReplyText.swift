// SPDX-License-Identifier: Apache-2.0
import Wire

/// A JSON answer as lines for people: members with simple values first and aligned, then a table for each list of objects.
///
/// Text is for eyes and may change; `--format json` is the contract.
struct ReplyText {
    /// The lines of a whole answer.
    static func lines(_ value: JSONValue) -> [String] {
        switch value.kind {
        case .object: object(value)
        case .array: table(Array(value.elements))
        default: [cell(value)]
        }
    }

    private static func object(_ value: JSONValue) -> [String] {
        var simple: [[String]] = []
        var rest: [String] = []
        for (name, member) in value.members {
            let title = words(name.string ?? "")
            switch member.kind {
            case .object:
                let inner = object(member)
                if !inner.isEmpty { rest += ["", "\(title):"] + inner.map { $0.isEmpty ? "" : "  " + $0 } }
            case .array where member.elements.contains { $0.kind == .object }:
                rest += ["", "\(title):"] + table(Array(member.elements)).map { "  " + $0 }
            default: simple.append(["\(title):", cell(member)])
            }
        }
        let head = simple.first.map { TextTable($0, rows: Array(simple.dropFirst())).lines } ?? []
        return head.isEmpty ? Array(rest.drop(while: \.isEmpty)) : head + rest
    }

    /// Objects as rows under the names of all their members, in the order they first come.
    private static func table(_ elements: [JSONValue]) -> [String] {
        guard elements.contains(where: { $0.kind == .object }) else {
            return elements.isEmpty ? ["none"] : elements.map { cell($0) }
        }
        var columns: [String] = []
        for element in elements {
            for (name, _) in element.members {
                if let name = name.string, !columns.contains(name) { columns.append(name) }
            }
        }
        return TextTable(
            columns.map { words($0).uppercased() }, rows: elements.map { element in columns.map { cell(element[$0]) } }
        ).lines
    }

    private static func cell(_ value: JSONValue?) -> String {
        guard let value else { return "" }
        switch value.kind {
        case .null: return ""
        case .string: return value.string ?? ""
        case .array: return value.count == 0 ? "none" : value.elements.map { cell($0) }.joined(separator: ", ")
        case .object: return value.members.map { "\($0.name.string ?? "") \(cell($0.value))" }.joined(separator: ", ")
        default:
            if let boolean = value.boolean { return boolean ? "yes" : "no" }
            return value.numberText ?? ""
        }
    }

    /// `acceptedAt` as `accepted at`.
    private static func words(_ name: String) -> String {
        name.map { $0.isUppercase ? " \($0.lowercased())" : String($0) }.joined()
    }
}
