// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Portal

/// What open boards are told, against what a page that is loaded anew shows.
@Suite struct BoardPartTests {
    /// What a page shows after an event, in the way of the script.
    static func shown(after event: [UInt8], before: String) throws -> String {
        var lines = String(decoding: event, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.suffix(2) == ["", ""])
        lines.removeLast(2)
        let name = lines.removeFirst()
        let data = lines.map { $0.dropFirst("data: ".count) }
        if name == "event: board" { return data.joined(separator: "\n") }
        try #require(name == "event: change" && data.count == 1)
        let known = before.split(separator: "\n", omittingEmptySubsequences: false)
        return try JSONDocument(String(data[0])).root.elements.flatMap { piece -> [String] in
            if let line = piece.string { return [line] }
            let (first, end) = (try #require(piece[0]?.integer), try #require(piece[1]?.integer))
            return known[Int(first)..<Int(end)].map(String.init)
        }.joined(separator: "\n")
    }

    @Test func `a change makes the new page of the old one, wherever its lines stood, and is no longer than the page`() throws {
        var random = SystemRandomNumberGenerator()
        let rows = (0..<60).map { "<tr class=\"r\"><td>Sample & \"\($0)\" \\ café \(String(repeating: "x", count: 40))</td></tr>" }
        var lines = ["<p>As of 06:00</p>", ""] + rows.prefix(40) + ["</table>", ""]
        var last = BoardPart(lines.joined(separator: "\n"), version: 1)
        #expect(last.change == nil)
        for version in 2..<200 {
            switch version % 5 {
            case 0: lines.insert(rows.randomElement(using: &random)!, at: .random(in: 0...lines.count, using: &random))
            case 1: lines.remove(at: .random(in: 0..<lines.count, using: &random))
            case 2: lines.swapAt(.random(in: 0..<lines.count, using: &random), .random(in: 0..<lines.count, using: &random))
            case 3: lines.insert(lines.remove(at: .random(in: 0..<lines.count, using: &random)), at: 0)
            default: lines[.random(in: 0..<lines.count, using: &random)] = "<p>As of \(version)</p>"
            }
            let part = BoardPart(lines.joined(separator: "\n"), version: version, after: last)
            #expect(try Self.shown(after: part.whole, before: "") == part.text)
            let change = try #require(part.change)
            #expect(change.from == last.version && change.event.count < part.whole.count / 4)
            #expect(try Self.shown(after: change.event, before: last.text) == part.text)
            last = part
        }
        #expect(BoardPart("something else", version: 200, after: last).change == nil)
    }

    @Test func `a carriage return in a name ends no line of an event`() throws {
        let page = "<p>\n<td>Sample\rdata: x\r\revent: ended\r\nSchool</td>\n</p>"
        let part = BoardPart(page, version: 1)
        #expect(!part.whole.contains(UInt8(ascii: "\r")))
        let shown = try Self.shown(after: part.whole, before: "")
        #expect(shown == "<p>\n<td>Sample data: x  event: ended \nSchool</td>\n</p>")
        let rows = String(repeating: "<td>1</td>\n", count: 40)
        let (long, longer) = (BoardPart(rows + page, version: 2), rows + page + "\n<p></p>")
        let change = try #require(BoardPart(longer, version: 3, after: long).change)
        #expect(try Self.shown(after: change.event, before: rows + shown) == rows + shown + "\n<p></p>")
    }

    @Test func `a row is rendered when it is another or in another minute, and not kept longer`() {
        let lines = [Sample.primary, Sample.high].map {
            BoardLine(setting: $0, name: "Sample", authority: Sample.authority, waiting: 1)
        }
        var rows = BoardRows()
        var rendered: [BoardLine] = []
        func keep(_ lines: [BoardLine], second: Int64) {
            rendered = []
            rows.keep(lines, at: Instant(milliseconds: second * 1000)) { line in
                rendered.append(line)
                return "\(line.setting) \(line.waiting)"
            }
        }
        keep(lines, second: 60)
        #expect(rendered == lines)
        var changed = lines
        changed[1].waiting = 2
        keep(changed, second: 119)
        #expect(rendered == [changed[1]])
        #expect(rows.texts == [changed[0]: "\(Sample.primary) 1", changed[1]: "\(Sample.high) 2"])
        keep(changed, second: 120)
        #expect(rendered == changed)
    }

    @Test func `a board that missed a change is sent the whole, and others the change alone`() async throws {
        let desk = FakeDesk()
        _ = desk.due(at: Sample.primary, in: 7200)
        let high = desk.due(at: Sample.high, in: 7200)
        let feed = BoardFeed(desk: desk, every: .milliseconds(1))
        let render: @Sendable (BoardFeed.Look, inout BoardRows) -> String = { look, _ in
            look.board.lines.map { "\($0.setting) \($0.met) \(String(repeating: "-", count: 80))" }.joined(separator: "\n")
        }
        func open(_ account: Int64) async throws -> BoardStream {
            BoardStream(try #require(await feed.watch(account))) { _ in
                true
            } part: { look in
                await feed.part(of: look, for: "all", render)
            }
        }
        func event(of board: BoardStream) async throws -> [UInt8] {
            var event = await board.next()
            while event == BoardEvent.beat { event = await board.next() }
            return try #require(event)
        }
        let (quick, slow) = (try await open(1), try await open(2))
        var page = ""
        for board in [quick, slow] { page = try Self.shown(after: try await event(of: board), before: "") }
        let before = page
        for isOpened in [true, false] {
            desk.state.withLockedValue { state in
                for index in state.board.indices where state.board[index].id == high {
                    state.board[index].openedAt = isOpened ? desk.now : nil
                    state.board[index].deadline = isOpened ? state.board[index].deadline : desk.now + .seconds(9000)
                }
            }
            let told = try await event(of: quick)
            #expect(String(decoding: told, as: UTF8.self).hasPrefix("event: change\n"))
            page = try Self.shown(after: told, before: page)
            #expect(page.contains("\(Sample.high) \(isOpened ? 1 : 0) "))
        }
        // It is where it was, by another way.
        #expect(page == before)
        let late = try await event(of: slow)
        #expect(String(decoding: late, as: UTF8.self).hasPrefix("event: board\n"))
        #expect(try Self.shown(after: late, before: "") == page)
        quick.cut()
        #expect(await quick.next() == nil, "no word, so that a browser tries again")
        var others: [BoardStream] = []
        for _ in 0..<BoardFeed.perAccount { others.append(try await open(2)) }
        #expect(try await event(of: slow) == BoardEvent.octets("replaced"))
        #expect(await slow.next() == nil)
    }
}
