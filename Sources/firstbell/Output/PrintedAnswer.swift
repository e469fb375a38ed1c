// SPDX-License-Identifier: Apache-2.0
import Wire

/// An answer of the broker to a command, as it is printed.
struct PrintedAnswer {
    var value: JSONValue

    init(_ reply: Administrator.Reply) { value = reply.value }

    /// An answer that a command makes itself.
    init(_ answer: JSON) throws { value = try JSONDocument(answer.octets).root }

    func print(_ format: FormatOption.Format) throws {
        switch format {
        case .text: try Console.lines(ReplyText.lines(value))
        case .json: try Console.document(value.tree)
        }
    }
}
