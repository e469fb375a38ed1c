// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

extension PortalSite {
    /// What was taken back, who had read it, and the clock of the breach.
    func recalls(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let (partner, role) = (visitor.account.partner, visitor.account.role)
        do {
            switch (request.method, parts.count) {
            case (.get, 1): return try await recallList(request, writer, visitor)
            case (.get, 2):
                guard let id = NoticeID(parts[1]) else { break }
                return try await recall(id, writer, visitor)
            case (_, 3) where parts[2] == "close":
                guard let id = NoticeID(parts[1]) else { break }
                let standing = try await desk.standing(ofRecall: id, of: partner, as: role)
                guard await desk.mayClose(standing.breach?.owner, partner, as: role) else { break }
                return try await closeRecall(standing, request, writer, visitor)
            default: break
            }
        } catch PortalRefusal.unknownNotice {
            // Another's.
        } catch let failure as AdminFailure where failure.isOfJournal {
            throw PortalRefusal.unavailable
        }
        desk.refused("unknown-recall", of: visitor.account)
        return writer.message(404, "notFound", "recallGoneText")
    }

    private func recallList(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let words = writer.words
        let all = try await desk.recalls(of: visitor.account.partner, as: visitor.account.role)
        let (number, offset) = Self.page(request)
        let page = all.dropFirst(offset).prefix(Self.pageLength)
        var values: [String: Any] = [
            "rows": page.map { recall -> [String: String] in
                let standing = Self.standing(of: recall, now: desk.now)
                return [
                    "path": "/recalls/\(recall.id)",
                    "title": words("title.recall", ["flow": "", "when": words.moment(recall.acceptedAt, in: desk.zone)]),
                    "reason": words["recall.\(recall.reason.rawValue)"],
                    "sent": words(
                        "recallCounts",
                        ["sent": String(recall.sent), "opened": String(recall.opened), "deleted": String(recall.deleted)]),
                    "due": recall.breach.map { writer.due($0.clock.due) } ?? words["recallNoClock"],
                    "tag": standing.tag, "status": words[standing.word],
                ]
            }
        ]
        if !page.isEmpty { values["hasRows"] = true }
        values.merge(Self.neighbours(number, offset + page.count, of: all.count)) { $1 }
        if request.query["done"] == "closed" { values["done"] = words["recallDone"] }
        return writer.page(200, title: "recalls", "recalls", values)
    }

    private static func standing(of recall: RecallStanding, now: Instant) -> (word: String, tag: String) {
        guard let breach = recall.breach else { return ("recallUnsent", "met") }
        if breach.clock.state == .closed { return ("recallClosed", "met") }
        return breach.clock.due <= now ? ("recallLate", "late") : ("recallRuns", "hour")
    }

    private func recall(_ id: NoticeID, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let words = writer.words
        let answer = try JSONDocument(
            await desk.recall(id, of: visitor.account.partner, as: visitor.account.role, by: visitor.account.email).octets
        ).root
        let notices = answer["notices"].map { Array($0.elements) } ?? []
        let names = try await desk.names(of: Set(notices.compactMap { $0["recipient"]?.string.flatMap { PartnerID($0) } }))
        func moment(_ value: JSONValue?) -> String? {
            value?.string.flatMap { try? Instant(rfc3339: $0) }.map { words.moment($0, in: writer.zone) }
        }
        func line(_ notice: JSONValue, _ time: String, _ by: String) -> String? {
            moment(notice[time]).map { [$0, notice[by]?.string].compactMap { $0 }.joined(separator: ", ") }
        }
        var sections = [
            SheetSection(
                heading: words["recallAbout"],
                rows: [
                    SheetRow(words["reason"], words["recall.\(answer["reason"]?.string ?? "")"]),
                    moment(answer["acceptedAt"]).map { SheetRow(words["recallMade"], $0) },
                    answer["note"]?.string.map { SheetRow(words["recallNote"], $0) },
                    SheetRow(words["recallUnsentCount"], answer["withdrawnUnsent"]?.integer.map { String($0) } ?? "0"),
                    moment(answer["breach"]?["startedAt"]).map { SheetRow(words["recallStarted"], $0) },
                    moment(answer["breach"]?["due"]).map { SheetRow(words["recallDue"], $0) },
                    moment(answer["breach"]?["closedAt"]).map { SheetRow(words["recallClosedAt"], $0) },
                ].compactMap { $0 })
        ]
        for notice in notices.prefix(200) {
            let recipient = notice["recipient"]?.string ?? ""
            sections.append(
                SheetSection(
                    heading: PartnerID(recipient).flatMap { names[$0] }.map { "\($0) (\(recipient))" } ?? recipient,
                    rows: [
                        moment(notice["deliveredAt"]).map { SheetRow(words["step.delivered"], $0) },
                        line(notice, "openedAt", "openedByEmail").map { SheetRow(words["step.opened"], $0) },
                        line(notice, "acknowledgedAt", "acknowledgedByEmail").map { SheetRow(words["step.acknowledged"], $0) },
                        SheetRow(words["recallDeleted"], line(notice, "deletedAt", "deletedByEmail") ?? words["no"]),
                    ].compactMap { $0 }))
        }
        var values: [String: Any] = ["path": "/recalls/\(id)", "sections": sections.map(\.values)]
        let breach = answer["breach"]
        let owner = breach?["owner"]?.string.flatMap { PartnerID($0) }
        if breach?["state"]?.string == BreachClock.State.running.rawValue,
            await desk.mayClose(owner, visitor.account.partner, as: visitor.account.role)
        {
            values["mayClose"] = true
        }
        return writer.page(200, title: "recallTitle", "recall", values)
    }

    /// Asks once more, on a page without anybody, and then stops the clock.
    private func closeRecall(
        _ standing: RecallStanding, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let reason = Self.reason(request)
        func confirm(_ status: Int, problem: String? = nil, said: String? = nil) -> Page {
            var values: [String: Any] = [
                "path": "/recalls/\(standing.id)", "reason": reason,
                "sections": [
                    SheetSection(
                        heading: words["recall.\(standing.reason.rawValue)"],
                        rows: [
                            SheetRow(
                                words["recallSent"],
                                words(
                                    "recallCounts",
                                    [
                                        "sent": String(standing.sent), "opened": String(standing.opened),
                                        "deleted": String(standing.deleted),
                                    ])),
                            standing.breach.map { SheetRow(words["recallDue"], writer.due($0.clock.due)) },
                        ].compactMap { $0 })
                ].map(\.values),
            ]
            if let problem { values["problem"] = words[problem] }
            if let said { values["said"] = said }
            return writer.page(status, title: "recallClose", "recall-close", values, isGet: request.method == .get)
        }
        guard request.method == .post else { return confirm(200) }
        guard !reason.isEmpty else { return confirm(422, problem: "reasonMissing") }
        do {
            try await desk.closeRecall(
                standing.id, of: visitor.account.partner, as: visitor.account.role, by: Self.name(of: visitor), reason: reason)
        } catch let failure as AdminFailure where !failure.isOfJournal {
            return confirm(409, problem: "notDone", said: failure.what)
        }
        return .redirect(to: "/recalls?done=closed")
    }
}
