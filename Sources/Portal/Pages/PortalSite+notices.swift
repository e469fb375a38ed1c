// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// What is done to a notice; the last part of a form's address.
enum NoticeAct: String {
    case open, acknowledge, refuse
}

extension PortalSite {
    static let pageLength = 25

    func inbox(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let (number, offset) = Self.page(request)
        let (rows, total) = try await desk.inbox(of: visitor.account.partner, offset: offset, limit: Self.pageLength)
        let drills = number == 1 ? try await desk.drills(of: visitor.account.partner) : []
        let undelivered = (rows + drills).filter { $0.deliveredAt == nil && $0.hasContent }.map(\.id)
        if !undelivered.isEmpty { try await desk.showed(undelivered, to: visitor.reader) }
        var values = try await table(rows, from: offset, total: total, caption: "inboxCaption", writer)
        values.merge(Self.neighbours(number, offset + rows.count, of: total)) { $1 }
        values["drills"] = drills.map { row in
            [
                "id": row.id.description, "title": writer.title(of: row.flow, row.kind, row.releasedAt),
                "by": writer.words("drillBy", ["due": writer.due(row.deadline)]),
            ]
        }
        switch request.query["done"] {
        case "acknowledged": values["done"] = writer.words["doneAcknowledged"]
        case "drill": values["done"] = writer.words["drillDone"]
        case "refused": values["done"] = writer.words["doneRefused"]
        default: break
        }
        return writer.page(200, title: "inbox", "inbox", values)
    }

    func history(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let (number, offset) = Self.page(request)
        let (rows, total) = try await desk.history(of: visitor.account.partner, offset: offset, limit: Self.pageLength)
        var values = try await table(rows, from: offset, total: total, caption: "historyCaption", writer)
        values.merge(Self.neighbours(number, offset + rows.count, of: total)) { $1 }
        return writer.page(200, title: "history", "history", values)
    }

    /// The page of a list that is asked for, from 1, and how many rows are before it.
    static func page(_ request: PageRequest) -> (number: Int, offset: Int) {
        let number = min(max(request.query["page"].flatMap { Int($0) } ?? 1, 1), 1_000_000)
        return (number, (number - 1) * pageLength)
    }

    /// The pages before and after one that ends at a row.
    static func neighbours(_ number: Int, _ end: Int, of total: Int) -> [String: Any] {
        var values: [String: Any] = [:]
        if number > 1 { values["previous"] = String(number - 1) }
        if total > end, end > (number - 1) * pageLength { values["next"] = String(number + 1) }
        return values
    }

    /// The values of a list of notices: nothing in it says whom they are about.
    private func table(
        _ rows: [PortalNoticeRow], from offset: Int, total: Int, caption: String, _ writer: PageWriter
    ) async throws -> [String: Any] {
        let words = writer.words
        let names = try await desk.names(ofKeyAdults: Set(rows.compactMap(\.openedBy)))
        let now = desk.now
        let cells = rows.map { row -> [String: String] in
            let (tag, status) = Self.status(of: row, now: now)
            let reader: String =
                row.openedAt.map { at in
                    "\(row.openedBy.flatMap { names[$0] } ?? words["somebody"]), \(words.moment(at, in: writer.zone))"
                } ?? words["nobodyYet"]
            return [
                "id": row.id.description, "title": writer.title(of: row.flow, row.kind, row.releasedAt),
                "received": words.moment(row.releasedAt, in: writer.zone), "due": writer.due(row.deadline),
                "reader": reader, "tag": tag, "status": words[status],
            ]
        }
        var values: [String: Any] = ["rows": cells, "caption": words[caption]]
        if !rows.isEmpty { values["hasRows"] = true }
        values["showing"] = words(
            "showing", ["from": String(offset + 1), "to": String(offset + rows.count), "total": String(total)])
        return values
    }

    private static func status(of row: PortalNoticeRow, now: Instant) -> (tag: String, word: String) {
        switch row.stage {
        case .accepted, .held, .denied, .released, .sent, .delivered:
            row.deadline < now ? ("late", "statusLate") : ("new", "statusNew")
        case .opened: ("opened", "statusOpened")
        case .acknowledged, .closed: ("done", "statusDone")
        case .refused: ("refused", "statusRefused")
        case .recalled: ("recalled", "statusRecalled")
        case .superseded: ("superseded", "statusSuperseded")
        }
    }

    /// The card before a notice that nobody has opened, and the notice itself after.
    func notice(
        _ id: NoticeID, _ writer: PageWriter, _ visitor: Visitor, status: Int = 200, problem: String? = nil
    ) async throws -> Page {
        guard let row = try await desk.notice(id, of: visitor.account.partner) else {
            desk.refused("unknown-notice", of: visitor.account)
            return writer.message(404, "notFound", "notFoundText")
        }
        switch row.stage {
        case .recalled: return writer.message(410, "recalledTitle", "recalledText")
        case .superseded: return writer.message(410, "statusSuperseded", "supersededText")
        default: break
        }
        guard row.hasContent else { return writer.message(410, "destroyed", "destroyedText") }
        let isDrill = row.kind == .drill
        guard row.openedAt != nil else {
            guard isDrill else { return writer.page(200, title: "cardTitle", "card", ["id": id.description]) }
            let by = writer.words("drillBy", ["due": writer.due(row.deadline)])
            return writer.page(200, title: "drillTitle", "drill-card", ["id": id.description, "by": by])
        }
        let reading: PortalReading
        do {
            reading = try await desk.read(id, by: visitor.reader, purpose: "portal")
        } catch let refusal as PortalRefusal {
            return self.page(for: refusal, id, writer, visitor)
        }
        var values = try await values(of: row, reading, writer)
        if let problem { values["problem"] = writer.words[problem] }
        if isDrill { return writer.page(status, title: "drillTitle", "drill", values, isGet: status == 200) }
        return writer.page(
            status, title: row.kind == .recall ? "flow.correction" : "columnNotice", "notice", values, isGet: status == 200)
    }

    private func values(of row: PortalNoticeRow, _ reading: PortalReading, _ writer: PageWriter) async throws -> [String: Any] {
        let words = writer.words
        let names = try await desk.names(ofKeyAdults: Set(reading.mayRead + [row.openedBy, row.acknowledgedBy].compactMap { $0 }))
        let sheet = NoticeSheet(reading.notice, words: words, zone: writer.zone)
        var about = [
            SheetRow(words["received"], words.moment(row.releasedAt, in: writer.zone)),
            SheetRow(words["due"], words.moment(row.deadline, in: writer.zone)),
        ]
        about += sheet.about
        let sections =
            sheet.sections + [SheetSection(heading: words[row.kind == .drill ? "drillAbout" : "theRecord"], rows: about)]
        var values: [String: Any] = [
            "id": row.id.description, "heading": writer.title(of: row.flow, row.kind, row.releasedAt), "handling": sheet.handling,
            "sections": sections.filter { !$0.rows.isEmpty }.map(\.values),
            "readers": reading.mayRead.compactMap { names[$0] },
        ]
        func said(_ key: String, _ by: Int64?, _ at: Instant?) -> String? {
            at.map {
                words(key, ["name": by.flatMap { names[$0] } ?? words["somebody"], "when": words.moment($0, in: writer.zone)])
            }
        }
        if let contact = sheet.contact { values["contact"] = contact }
        if let opened = said("openedFirst", row.openedBy, row.openedAt) { values["opened"] = opened }
        if let acknowledged = said("acknowledgedBy", row.acknowledgedBy, row.acknowledgedAt) {
            values["acknowledged"] = acknowledged
        }
        if row.stage == .opened {
            values["respond"] = choices(Self.answers(to: row.kind), note: "note", words)
            if row.kind == .subject { values["refuse"] = choices(Self.objections, note: "refusal-note", words) }
        }
        return values
    }

    private func choices(_ codes: [ReceiptCode], note: String, _ words: Words) -> [String: Any] {
        [
            "noteName": note, "choices": codes.map { ["code": $0.rawValue, "label": words["answer.\($0.rawValue)"]] },
        ]
    }

    private static func answers(to kind: NoticeKind) -> [ReceiptCode] {
        if kind == .drill { return [.noted] }
        return kind == .recall ? [.deleted] : ReceiptCode.allCases.filter { $0.stage == .acknowledged && $0 != .deleted }
    }

    private static let objections = ReceiptCode.allCases.filter { $0.stage == .refused }

    func perform(
        _ act: NoticeAct, on id: NoticeID, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        guard let row = try await desk.notice(id, of: visitor.account.partner) else {
            desk.refused("unknown-notice", of: visitor.account)
            return writer.message(404, "notFound", "notFoundText")
        }
        let code = request.form["code"].flatMap(ReceiptCode.init(rawValue:))
        let note = request.form["note"].flatMap { Self.note($0) }
        let problem: Problem?
        let next: String
        switch act {
        case .open:
            problem = try await desk.receipt(.opened, of: id, by: visitor.reader, code: nil, note: nil)
            next = "/notices/\(id)"
        case .acknowledge:
            guard let code, Self.answers(to: row.kind).contains(code) else {
                return try await notice(id, writer, visitor, status: 422, problem: "chooseOne")
            }
            problem = try await desk.receipt(.acknowledged, of: id, by: visitor.reader, code: code, note: note)
            next = "/before-school?done=\(row.kind == .drill ? "drill" : "acknowledged")"
        case .refuse:
            guard row.kind == .subject, let code, Self.objections.contains(code) else {
                return try await notice(id, writer, visitor, status: 422, problem: "chooseOne")
            }
            problem = try await desk.receipt(.refused, of: id, by: visitor.reader, code: code, note: note)
            next = "/before-school?done=refused"
        }
        guard let problem else { return .redirect(to: next) }
        return page(for: problem.code == .notKeyAdult ? .notKeyAdult : .unknownNotice, id, writer, visitor)
    }

    /// What a note may be in the protocol; longer is cut off.
    private static func note(_ text: String) -> String? {
        let kept = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept.unicodeScalars.prefix(1000)))
    }

    private func page(for refusal: PortalRefusal, _ id: NoticeID, _ writer: PageWriter, _ visitor: Visitor) -> Page {
        switch refusal {
        case .unknownNotice:
            desk.refused("unknown-notice", of: visitor.account)
            return writer.message(404, "notFound", "notFoundText")
        case .notKeyAdult:
            desk.refused("not-key-adult", of: visitor.account)
            return writer.message(403, "conflict", "conflictText")
        case .unopened: return .redirect(to: "/notices/\(id)")
        case .unavailable: return writer.message(503, "unavailable", "unavailableText")
        }
    }

    /// One row for the setting's own safeguarding system, of a notice that somebody has opened.
    func row(_ id: NoticeID, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let reading: PortalReading
        do {
            reading = try await desk.read(id, by: visitor.reader, purpose: "portal export")
        } catch let refusal as PortalRefusal {
            return page(for: refusal, id, writer, visitor)
        }
        let sheet = NoticeSheet(reading.notice, words: writer.words, zone: writer.zone)
        return Page(
            status: 200, contentType: "text/csv; charset=utf-8", body: Array(sheet.row.csv.utf8),
            headers: [("Content-Disposition", "attachment; filename=\"notice-\(id).csv\"")])
    }
}
