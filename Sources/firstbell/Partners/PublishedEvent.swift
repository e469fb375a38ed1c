// SPDX-License-Identifier: Apache-2.0
import Client
import Wire

/// The broker's word on one published event, as `publish` prints it.
struct PublishedEvent {
    /// The file's name.
    var name: String
    var answer: Client.Answer

    /// One line of JSON, or lines for people.
    func lines(_ format: FormatOption.Format) throws -> [String] {
        let body = try JSONDocument(answer.body)
        switch format {
        case .json:
            let line: JSON = ["file": .string(name), "answer": .string(answer.kind.rawValue), "body": body.root.tree]
            return [String(decoding: line.octets, as: UTF8.self)]
        case .text:
            return ["\(answer.kind.rawValue) \(name)"] + details(body.root).map { "  \($0)" }
        }
    }

    private func details(_ body: JSONValue) -> [String] {
        func text(_ value: JSONValue, _ name: String) -> String { value[name]?.string ?? "" }
        func each(_ name: String) -> [JSONValue] { body[name].map { Array($0.elements) } ?? [] }
        var lines: [String] = []
        if body["duplicate"]?.boolean == true { lines.append("the same answer as before: a duplicate") }
        for notice in each("notices") {
            let recipient = notice["recipient"]?.string ?? "a recipient that is not told"
            lines.append("notice to \(recipient), due \(text(notice, "deadline"))")
        }
        for hold in each("holds") { lines.append("held: \(text(hold, "code")) at \(text(hold, "subject"))") }
        for denial in each("denials") { lines.append("denied: \(text(denial, "code")) at \(text(denial, "subject"))") }
        for warning in each("warnings") { lines.append("warning: \(text(warning, "code")) at \(text(warning, "pointer"))") }
        if answer.kind == .rejected { lines.append("\(text(body, "code")): \(text(body, "detail"))") }
        for error in each("errors") { lines.append("\(text(error, "pointer")): \(text(error, "code"))") }
        return lines
    }
}
