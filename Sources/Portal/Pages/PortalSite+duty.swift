// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// What a duty officer does to a hold; the last part of a form's address.
enum HoldAct: String, CaseIterable {
    case release, route, deny

    /// What can be done about a hold at all; the broker has the last word.
    static func possible(for hold: StandingHold) -> [HoldAct] {
        if hold.state != .open { return [] }
        // The notice of an exception is on its way: somebody notes it.
        if hold.exception { return [.release] }
        // What the policy holds back of a recall can only be given up here.
        if hold.flow == .correction { return [.deny] }
        return hold.recipient == nil || hold.code == .refusedByRecipient ? [.route, .deny] : allCases
    }
}

extension PortalSite {
    func duty(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        switch (request.method, parts.count) {
        case (.get, 1): return try await queue(request, writer, visitor)
        case (.get, 3) where parts[1] == "notices":
            guard let id = NoticeID(parts[2]) else { break }
            return try await life(of: id, writer, visitor)
        case (.get, 2):
            guard let hold = try await hold(parts[1], of: visitor) else { break }
            return try await show(hold, writer, visitor)
        case (_, 3):
            guard let act = HoldAct(rawValue: parts[2]), let hold = try await hold(parts[1], of: visitor) else { break }
            guard HoldAct.possible(for: hold).contains(act) else {
                return writer.message(409, "badRequest", hold.state == .open ? "hold.notSo" : "hold.over")
            }
            // Where a protected child is told of is shown on none of these pages without a view on record.
            var isSeen = false
            if hold.isProtected, act == .route {
                do {
                    _ = try await desk.showHold(hold.id, of: visitor.account.partner, by: visitor.account.email)
                    isSeen = true
                } catch let failure as AdminFailure where !failure.isOfJournal {
                    // Its content is gone: nobody is shown, and what is left to do is the broker's to say.
                } catch is AdminFailure {
                    throw PortalRefusal.unavailable
                }
            }
            if request.method == .post, act != .route || request.form["find"] == nil {
                return try await perform(act, on: hold, isSeen: isSeen, request, writer, visitor)
            }
            return try await confirm(act, on: hold, isSeen: isSeen, request, writer, visitor)
        default: break
        }
        return writer.message(404, "notFound", "holdGoneText")
    }

    /// The hold that a path names; nil for another authority's.
    private func hold(_ text: String, of visitor: Visitor) async throws -> StandingHold? {
        guard let id = NoticeID(text) else { return nil }
        let found = try await desk.hold(id, of: visitor.account.partner)
        if found == nil { desk.refused("unknown-hold", of: visitor.account) }
        return found
    }

    private func queue(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let (words, now) = (writer.words, desk.now)
        let queue = try await desk.queue(of: visitor.account.partner)
        let items = queue.holds.map { QueueItem($0, now: now) } + queue.unopened.map { QueueItem($0, now: now) }
        let filter = QueueFilter(request.query)
        let chosen = items.filter { filter.includes($0) }
            .sorted { ($0.isException ? 1 : 0, $0.deadline) < ($1.isException ? 1 : 0, $1.deadline) }
        let (number, offset) = Self.page(request)
        let page = chosen.dropFirst(offset).prefix(Self.pageLength)
        let names = try await desk.names(of: Set(page.compactMap { $0.isProtected ? nil : $0.recipient }))
        var values: [String: Any] = [
            "showing": words(
                "showingExceptions",
                ["from": String(page.isEmpty ? 0 : offset + 1), "to": String(offset + page.count), "total": String(chosen.count)]),
            "rows": page.map { item -> [String: String] in
                [
                    "path": item.path, "title": words["hold.\(item.reason)"],
                    "flow": words["flow.\(item.flow.rawValue)"],
                    "recipient": item.isProtected
                        ? words["protectedRecipient"]
                        : item.recipient.map { names[$0] ?? item.name ?? $0.description } ?? words["nobodyKnown"],
                    "due": writer.due(item.deadline), "tag": item.standing,
                    "status": words["due.\(item.standing)"],
                ]
            },
            "reasons": Self.options(
                Set(items.map(\.reason)).sorted(), chosen: filter.reason, words, "hold."),
            "times": Self.options(QueueFilter.times, chosen: filter.time, words, "due."),
        ]
        if !page.isEmpty { values["hasRows"] = true }
        for (name, neighbour) in Self.neighbours(number, offset + page.count, of: chosen.count) {
            values[name] = filter.query(page: "\(neighbour)")
        }
        switch request.query["done"] {
        case "released", "noted", "routed", "denied": values["done"] = words["done.\(request.query["done"] ?? "")"]
        default: break
        }
        return writer.page(200, title: "exceptions", "queue", values)
    }

    private static func options(_ keys: [String], chosen: String, _ words: Words, _ prefix: String) -> [[String: Any]] {
        ([""] + keys).map { key in
            var option: [String: Any] = ["value": key, "label": key.isEmpty ? words["all"] : words[prefix + key]]
            if key == chosen { option["isChosen"] = true }
            return option
        }
    }

    /// What nobody's name is in: the hold itself, for its page and before an act.
    ///
    /// - Parameter isSeen: whether a view is on record, so that it may say where a protected child is told of.
    private func summary(
        of hold: StandingHold, _ writer: PageWriter, isBrief: Bool = false, isSeen: Bool
    ) async throws -> [SheetRow] {
        let words = writer.words
        let isHidden = hold.isProtected && !isSeen
        let names = isHidden ? [:] : try await desk.names(of: Set([hold.recipient].compactMap { $0 } + hold.candidates))
        func called(_ partner: PartnerID) -> String { names[partner].map { "\($0) (\(partner))" } ?? partner.description }
        return [
            isBrief ? nil : SheetRow(words["hold.todo"], words["hold.\(hold.code.rawValue).do"]),
            SheetRow(
                words["hold.recipient"],
                isHidden ? words["protectedRecipient"] : hold.recipient.map(called) ?? words["nobodyKnown"]),
            SheetRow(words["hold.flow"], words["flow.\(hold.flow.rawValue)"]),
            hold.candidates.isEmpty || isHidden
                ? nil : SheetRow(words["hold.candidates"], hold.candidates.map(called).joined(separator: "\n")),
            isBrief ? nil : SheetRow(words["hold.since"], words.moment(hold.openedAt, in: writer.zone)),
            SheetRow(words["hold.due"], writer.due(hold.deadline)),
            isBrief ? nil : SheetRow(words["hold.state"], words["state.\(hold.state.rawValue)"]),
        ].compactMap { $0 }
    }

    private func show(_ hold: StandingHold, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        var sections: [SheetSection] = []
        var problem: String?
        var isSeen = false
        do {
            let answer = try await desk.showHold(hold.id, of: visitor.account.partner, by: visitor.account.email)
            let names = try await desk.names(of: HoldSheet.partners(in: answer))
            isSeen = true
            sections = HoldSheet(answer, words: writer.words, names: names).sections
        } catch let failure as AdminFailure {
            // A disk that is full must not read as content that is gone: the page would ask to end what should be told.
            if failure.isOfJournal { throw PortalRefusal.unavailable }
            problem = "hold.contentGone"
        } catch is PortalRefusal {
            return writer.message(404, "notFound", "holdGoneText")
        }
        var values: [String: Any] = [
            "id": hold.id.description, "heading": writer.words["hold.\(hold.code.rawValue)"],
            "sections":
                ([SheetSection(heading: writer.words["hold.about"], rows: try await summary(of: hold, writer, isSeen: isSeen))]
                + sections)
                .map(\.values),
            "acts": HoldAct.possible(for: hold).map { act in
                ["act": act.rawValue, "label": writer.words["act.\(hold.exception ? "note" : act.rawValue)"]]
            },
        ]
        if hold.exception, hold.state == .open { values["isException"] = true }
        if let problem { values["problem"] = writer.words[problem] }
        return writer.page(200, title: "holdTitle", "hold", values)
    }

    /// What is about to be done, which nothing has been yet; it shows nobody's name.
    private func confirm(
        _ act: HoldAct, on hold: StandingHold, isSeen: Bool, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor,
        status: Int = 200, problem: String? = nil, failure: AdminFailure? = nil
    ) async throws -> Page {
        let words = writer.words
        let name = hold.exception ? "note" : act.rawValue
        var values: [String: Any] = [
            "id": hold.id.description, "act": act.rawValue, "heading": words["act.\(name).title"],
            "text": words["act.\(name).text"],
            "button": words["act.\(name).button"], "reason": request.form["reason"] ?? "",
            "sections": [
                SheetSection(
                    heading: words["hold.\(hold.code.rawValue)"],
                    rows: try await summary(of: hold, writer, isBrief: true, isSeen: isSeen))
            ].map(\.values),
        ]
        if let problem { values["problem"] = words[problem] }
        // What to do about it names commands; what is wrong does not.
        if let failure { values["said"] = failure.what }
        var isComplete = true
        if act == .route {
            let (choices, sought) = try await recipients(for: hold, request)
            let chosen = request.form["to"]
            values["seek"] = ["sought": sought]
            values["recipients"] = choices.map { partner, name -> [String: Any] in
                var choice: [String: Any] = ["value": partner.description, "label": "\(name) (\(partner))"]
                if partner.description == chosen { choice["isChosen"] = true }
                return choice
            }
            isComplete = !choices.isEmpty
            if choices.isEmpty, !sought.isEmpty { values["nothingFound"] = true }
        }
        if isComplete { values["isComplete"] = true }
        if act == .deny { values["isFinal"] = true }
        if act != .deny, !hold.exception {
            // Asked only where the broker has found something in the text; it says so with a line for each.
            let isTextRead = request.form["textRead"] == "yes"
            if isTextRead || failure?.lines.isEmpty == false { values["textRead"] = ["isChosen": isTextRead] }
            if hold.code == .conflictOfInterest { values["namesake"] = ["isChosen": request.form["namesake"] == "yes"] }
        }
        return writer.page(status, title: "act.\(name).title", "act", values, isGet: request.method == .get)
    }

    /// Whom a hold may be routed to: its candidates, and what somebody sought by name or id.
    private func recipients(
        for hold: StandingHold, _ request: PageRequest
    ) async throws -> (choices: [(PartnerID, String)], sought: String) {
        let sought = (request.form["seek"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        var choices: [(PartnerID, String)] = []
        if sought.count >= 2 { choices = try await desk.settings(named: sought).map { ($0.id, $0.name) } }
        let others = Set(hold.candidates + [PartnerID(sought), request.form["to"].flatMap { PartnerID($0) }].compactMap { $0 })
            .subtracting(choices.map(\.0))
        let names = try await desk.names(of: others)
        choices += others.sorted().compactMap { partner in names[partner].map { (partner, $0) } }
        return (choices, sought)
    }

    /// What somebody gives as the reason of a decision; empty for none.
    static func reason(_ request: PageRequest) -> String {
        String(
            String.UnicodeScalarView(
                (request.form["reason"] ?? "").replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
                    .unicodeScalars.prefix(1000)))
    }

    private func perform(
        _ act: HoldAct, on hold: StandingHold, isSeen: Bool, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let reason = Self.reason(request)
        guard !reason.isEmpty else {
            return try await confirm(act, on: hold, isSeen: isSeen, request, writer, visitor, status: 422, problem: "reasonMissing")
        }
        let (isTextRead, isNamesake) = (request.form["textRead"] == "yes", request.form["namesake"] == "yes")
        let decision: PortalDecision
        let done: String
        switch act {
        case .release:
            (decision, done) = (
                .release(isTextRead: isTextRead, isNamesake: isNamesake), hold.exception ? "noted" : "released"
            )
        case .route:
            guard let recipient = request.form["to"].flatMap({ PartnerID($0) }) else {
                return try await confirm(
                    act, on: hold, isSeen: isSeen, request, writer, visitor, status: 422, problem: "chooseRecipient")
            }
            (decision, done) = (.route(to: recipient, isTextRead: isTextRead, isNamesake: isNamesake), "routed")
        case .deny: (decision, done) = (.deny, "denied")
        }
        do {
            try await desk.decide(
                decision, on: hold.id, of: visitor.account.partner,
                by: "\(visitor.account.name) <\(visitor.account.email)>", reason: reason)
        } catch let failure as AdminFailure {
            return try await confirm(
                act, on: hold, isSeen: isSeen, request, writer, visitor, status: 409, problem: "notDone", failure: failure)
        } catch is PortalRefusal {
            return writer.message(404, "notFound", "holdGoneText")
        }
        return .redirect(to: "/exceptions?done=\(done)")
    }
}
