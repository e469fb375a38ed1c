// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// A page of a board as everybody of an authority with a language sees it, and as those who have it open are told of it.
struct BoardPart: Sendable {
    /// A number that no other text had.
    let version: Int
    let text: String
    /// The event that shows it, whatever was shown before.
    let whole: [UInt8]
    /// The event that makes it of the version that was shown before it; nil where that is no shorter.
    let change: (from: Int, event: [UInt8])?

    private let lines: [Substring]

    /// - Parameter last: what was shown before; nil for nothing that anybody has still open.
    init(_ text: String, version: Int, after last: BoardPart? = nil) {
        self.version = version
        self.text = text
        // A name may have a carriage return, which ends a line of an event stream as a line feed does.
        let (end, space) = (UInt8(ascii: "\r"), UInt8(ascii: " "))
        let text = text.utf8.contains(end) ? String(decoding: text.utf8.map { $0 == end ? space : $0 }, as: UTF8.self) : text
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
        self.lines = lines
        let whole = BoardEvent.octets("board", lines)
        self.whole = whole
        change = last.flatMap { last in
            let event = BoardEvent.octets("change", [Self.difference(of: lines, to: last.lines)[...]])
            return event.count < whole.count ? (last.version, event) : nil
        }
    }

    /// A text of lines by those of another, in JSON: a line that is new as it is, and those that are not as the place of the first
    /// and of the one behind the last, wherever they stood.
    private static func difference(of lines: [Substring], to known: [Substring]) -> String {
        let places = Dictionary(zip(known, known.indices), uniquingKeysWith: { first, _ in first })
        var pieces: [JSON] = []
        var run = 0..<0
        func end() { if !run.isEmpty { pieces.append([.integer(Int64(run.lowerBound)), .integer(Int64(run.upperBound))]) } }
        for line in lines {
            if !run.isEmpty, run.upperBound < known.count, known[run.upperBound] == line {
                run = run.lowerBound..<run.upperBound + 1
            } else if let place = places[line] {
                end()
                run = place..<place + 1
            } else {
                end()
                run = 0..<0
                pieces.append(.string(String(line)))
            }
        }
        end()
        return String(decoding: JSON.array(pieces).octets, as: UTF8.self)
    }
}

/// The rows of a page of a board as they were rendered, so that those that are still so are not rendered each second.
struct BoardRows: Sendable {
    private(set) var texts: [BoardLine: String] = [:]
    /// What a row says of a time may be another in another minute.
    private var minute: Int64?

    /// Renders what is new among lines, and forgets what is not among them.
    mutating func keep(_ lines: some Sequence<BoardLine>, at now: Instant, _ render: (BoardLine) -> String) {
        let known = minute == now.milliseconds / 60_000 ? texts : [:]
        minute = now.milliseconds / 60_000
        texts = Dictionary(lines.map { ($0, known[$0] ?? render($0)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Server-sent events (WHATWG HTML, 9.2).
enum BoardEvent {
    static func octets(_ name: String, _ lines: [Substring] = [""]) -> [UInt8] {
        Array("event: \(name)\n\(lines.map { "data: \($0)\n" }.joined())\n".utf8)
    }

    /// Says nothing, so that a connection that is gone is found out.
    static let beat = Array(": \n\n".utf8)
}
