// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding

extension PortalSite {
    func boards(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let authority = visitor.account.partner
        switch (request.method, parts.count, parts.count > 1 ? parts[1] : "") {
        case (.get, 1, _):
            let part = await part(of: try await boards.look(), Self.page(request).number, authority, writer)
            return writer.page(200, title: "board", "board", ["board": part.text], script: BoardScript.path)
        case (.get, 2, "events"): return try await events(Self.page(request).number, writer, visitor)
        case (.get, 4, "settings"):
            guard let setting = PartnerID("\(parts[2])/\(parts[3])") else { break }
            return try await settingBoard(setting, writer, visitor)
        case (.get, 3, "notices"):
            guard let id = NoticeID(parts[2]) else { break }
            return try await life(of: id, writer, visitor)
        default: break
        }
        return writer.message(404, "notFound", "notFoundText")
    }

    /// A page of the board, as everybody of an authority with a language sees it.
    private func part(
        of look: BoardFeed.Look, _ page: Int, _ authority: PartnerID, _ writer: PageWriter
    ) async -> BoardPart {
        // Pages that there cannot be are one.
        let page = min(page, look.board.lines.count / Board.pageLength + 1)
        return await boards.part(of: look, for: "\(writer.words.language.rawValue) \(authority) \(page)") {
            Self.board($0, page, of: authority, &$1, writer)
        }
    }

    /// The part of the board that changes.
    ///
    /// - Parameter rows: what is still as it was when the page was rendered last is taken from there.
    private static func board(
        _ look: BoardFeed.Look, _ page: Int, of authority: PartnerID, _ rows: inout BoardRows, _ asked: PageWriter
    ) -> String {
        var writer = asked
        writer.now = look.at
        let (words, board) = (writer.words, Board(look.board.lines, of: authority, at: look.at))
        let page = min(page, max(1, (board.lines.count + Board.pageLength - 1) / Board.pageLength))
        let offset = (page - 1) * Board.pageLength
        let lines = board.lines.dropFirst(offset).prefix(Board.pageLength)
        rows.keep(lines, at: look.at) { row(of: $0, writer) }
        var values: [String: Any] = [
            "w": words.table,
            "asOf": words("boardAsOf", ["time": words.time(writer.zone.wallTime(at: look.at))]),
            "totals": DeadlineStanding.allCases.map { standing in
                [
                    "count": String(board.totals[standing] ?? 0), "label": words["standing.\(standing.rawValue)"],
                    "tag": standing.rawValue,
                ]
            },
            "columns": DeadlineStanding.allCases.map { words["column.\($0.rawValue)"] },
            "rows": lines.compactMap { rows.texts[$0] }.joined(separator: "\n"),
        ]
        if !lines.isEmpty { values["hasRows"] = true }
        if board.lines.count > Board.pageLength {
            values["showing"] = words(
                "showingSettings",
                [
                    "from": String(offset + 1), "to": String(offset + lines.count),
                    "total": String(board.lines.count),
                ])
            if page > 1 { values["previous"] = String(page - 1) }
            if board.lines.count > offset + Board.pageLength { values["next"] = String(page + 1) }
        }
        return Templates.render("board-part", values)
    }

    private static func row(of line: BoardLine, _ writer: PageWriter) -> String {
        let words = writer.words
        return Templates.render(
            "board-row",
            [
                "w": words.table, "path": "/board/settings/\(line.setting)", "name": line.name, "tag": line.worst.rawValue,
                "status": words["standing.\(line.worst.rawValue)"],
                "next": line.nextDeadline.map { writer.due($0) } ?? words["nothingOpen"],
                "counts": DeadlineStanding.allCases.map { standing -> [String: Any] in
                    let count = line.count(standing)
                    return ["count": String(count), "label": words["column.\(standing.rawValue)"], "isZero": count == 0]
                },
            ])
    }

    /// The board as it changes, until the session ends.
    ///
    /// Watching is no sign of somebody at the screen, so that it does not make the session last longer.
    private func events(_ page: Int, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        guard let watch = await boards.watch(visitor.account.id) else { return writer.message(429, "unavailable", "boardTooMany") }
        let authority = visitor.account.partner
        let board = BoardStream(watch) { [self] look in
            isOpen(visitor, look?.board)
        } part: { [self] look in
            await part(of: look, page, authority, writer)
        }
        var answer = Page(status: 200, contentType: "text/event-stream; charset=utf-8", body: BoardEvent.beat)
        answer.stream = AsyncStream { await board.next() }
        answer.cut = { board.cut() }
        return answer
    }

    /// Whether the session of a board has neither ended nor been taken away.
    ///
    /// - Parameter board: nil where it cannot be read, and with it who is suspended.
    private func isOpen(_ visitor: Visitor, _ board: BoardReading?) -> Bool {
        let now = machine()
        guard let session = sessions.withLockedValue({ $0.session(visitor.token, now: now) }) else { return false }
        return board.map { $0.accounts[session.account] == session.generation } ?? true
    }

    private func settingBoard(_ setting: PartnerID, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let now = desk.now
        let notices = try await desk.boardNotices(of: setting, authority: visitor.account.partner)
        guard let first = notices.first else { return writer.message(404, "notFound", "boardGoneText") }
        let rows = notices.map { notice -> (DeadlineStanding, [String: String]) in
            let standing = DeadlineStanding(of: notice, at: now)
            return (
                standing,
                [
                    "path": "/board/notices/\(notice.id)", "title": writer.title(of: notice.flow, notice.kind, notice.releasedAt),
                    "due": writer.due(notice.deadline),
                    "opened": notice.openedAt.map { writer.words.moment($0, in: writer.zone) } ?? writer.words["nobodyYet"],
                    "tag": standing.rawValue, "status": writer.words["standing.\(standing.rawValue)"],
                ]
            )
        }.sorted { $0.0 < $1.0 }.map(\.1)
        return writer.page(200, title: "boardSetting", "board-setting", ["name": first.name, "rows": rows])
    }

    /// What became of a notice, by leaf: for a lead, and for the duty officer who has to ring the setting.
    func life(of id: NoticeID, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        guard let life = try await desk.life(of: id, authority: visitor.account.partner, by: visitor.account.email) else {
            desk.refused("unknown-notice", of: visitor.account)
            return writer.message(404, "notFound", "boardGoneText")
        }
        let (words, notice) = (writer.words, life.notice)
        let standing = DeadlineStanding(of: notice, at: desk.now)
        let steps = life.steps.map { step in
            [
                "at": words.moment(step.at, in: writer.zone), "leaf": words("leaf", ["number": String(step.leaf)]),
                "what": step.said.flatMap { words.table["step.\($0)"] } ?? words["entry.\(step.kind)"],
            ]
        }
        return writer.page(
            200, title: "timeline", "life",
            [
                "heading": writer.title(of: notice.flow, notice.kind, notice.releasedAt), "name": notice.name,
                "due": writer.due(notice.deadline), "id": notice.id.description, "tag": standing.rawValue,
                "status": words["standing.\(standing.rawValue)"], "steps": steps, "back": visitor.home,
                "until": words("lifeUntil", ["time": words.moment(life.until, in: writer.zone)]),
            ])
    }
}
