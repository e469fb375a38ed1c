// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

extension PortalSite {
    /// The meetings, actions, practices and flags of the MARACs of a co-ordinator.
    func marac(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let own = try await desk.maracs(of: visitor.account.partner)
        if own.isEmpty { return writer.message(403, "marac", "maracNone") }
        if request.method == .get, parts.count == 1 {
            if own.count == 1 { return .redirect(to: "/\(own[0].id)") }
            let rows = own.map { ["path": "/\($0.id)", "name": $0.name] }
            return writer.page(200, title: "marac", "maracs", ["rows": rows])
        }
        guard request.method == .get, parts.count > 1, let marac = own.first(where: { $0.id.code == parts[1] }) else {
            return gone(writer, visitor)
        }
        do {
            switch (parts.count, parts.count > 2 ? parts[2] : "") {
            case (2, _): return try await standing(of: marac, request, writer)
            case (3, let text):
                guard let day = CivilDate(iso: text) else { break }
                return try await agenda(of: marac, on: day, request, writer, visitor)
            case (4, "flags"):
                guard let id = Int64(parts[3]) else { break }
                return try await flag(id, of: marac, writer, visitor)
            default: break
            }
        } catch PortalRefusal.unknownNotice {
            // Another MARAC's, or no longer of this co-ordinator.
        } catch let failure as AdminFailure {
            if failure.isOfJournal { throw PortalRefusal.unavailable }
            return writer.message(410, "flagTitle", "hold.contentGone")
        }
        return gone(writer, visitor)
    }

    private func gone(_ writer: PageWriter, _ visitor: Visitor) -> Page {
        desk.refused("unknown-marac", of: visitor.account)
        return writer.message(404, "notFound", "maracGoneText")
    }

    private func standing(
        of marac: (id: PartnerID, name: String), _ request: PageRequest, _ writer: PageWriter
    ) async throws -> Page {
        let words = writer.words
        let days = min(max(request.query["days"].flatMap { Int($0) } ?? 30, 0), 366)
        let standing = try await desk.standing(of: marac.id, days: days)
        let today = desk.zone.date(at: desk.now)
        var meetings: [(day: CivilDate, cases: [AgendaCase])] = []
        for item in standing.cases.reversed() {
            let day = desk.zone.date(at: item.at)
            if meetings.last?.day == day { meetings[meetings.count - 1].cases.append(item) } else { meetings.append((day, [item])) }
        }
        let owners = Dictionary(grouping: standing.actions) { $0.statement.owner }
        let names = try await desk.names(of: Set(owners.keys))
        func outcome(_ action: ActionFigure) -> ActionFigure.Outcome { action.outcome(at: desk.now, in: desk.zone) }
        let shown = standing.actions.prefix(Self.pageLength * 4)
        let coverage = standing.coverage
        let lines: [(String, Int)] =
            [
                ("gpHeard", coverage.heard), ("gpInTime", coverage.inTime), ("gpLate", coverage.late),
            ].map { (words[$0.0], $0.1) }
            + coverage.differences.map { (Self.text(of: $0.key, words), $0.value) }.sorted { $0.0 < $1.0 }
            + coverage.excluded.map { (words("gpExcluded", ["why": words["gpExcluded.\($0.key.rawValue)"]]), $0.value) }
            .sorted { $0.0 < $1.0 }
        var values: [String: Any] = [
            "heading": marac.name, "path": "/\(marac.id)", "days": String(days),
            "meetings": meetings.prefix(Self.pageLength).map { meeting -> [String: String] in
                [
                    "path": "/\(marac.id)/\(meeting.day)", "day": words.date(meeting.day),
                    "referred": String(meeting.cases.count { $0.stage == .referral }),
                    "before": String(meeting.cases.count { $0.stage == .agenda }),
                    "heard": String(meeting.cases.count { $0.outcome == .heard }),
                    "holds": String(meeting.cases.reduce(0) { $0 + $1.holds }), "tag": meeting.day < today ? "sent" : "later",
                    "status": words[meeting.day < today ? "meetingPast" : meeting.day == today ? "meetingToday" : "meetingSoon"],
                ]
            },
            "owners": owners.map { owner, actions -> (String, [String: String]) in
                let name = names[owner].map { "\($0) (\(owner))" } ?? owner.description
                return (
                    name,
                    [
                        "name": name, "open": String(actions.count { outcome($0) == .open }),
                        "overdue": String(actions.count { outcome($0) == .overdue }),
                        "oldest": actions.map(\.statement.due).min().map { words.date($0) } ?? "",
                        "tag": actions.contains { outcome($0) == .overdue } ? "late" : "waiting",
                        "status": words[actions.contains { outcome($0) == .overdue } ? "actionOverdue" : "actionOpen"],
                    ]
                )
            }.sorted { $0.0 < $1.0 }.map(\.1),
            "actions": shown.map { action -> [String: String] in
                let isOverdue = outcome(action) == .overdue
                return [
                    "owner": names[action.statement.owner] ?? action.statement.owner.description,
                    "due": words.date(action.statement.due), "given": words.date(desk.zone.date(at: action.statement.givenAt)),
                    "acknowledged": words[action.statement.acknowledgedAt == nil ? "no" : "yes"],
                    "tag": isOverdue ? "late" : "waiting", "status": words[isOverdue ? "actionOverdue" : "actionOpen"],
                ]
            },
            "lines": lines.map { ["label": $0.0, "value": String($0.1)] },
            "flags": standing.flags.prefix(Self.pageLength * 4).map { flag -> [String: String] in
                [
                    "path": "/\(marac.id)/flags/\(flag.id)", "until": words.date(flag.until), "number": String(flag.id),
                    "since": words.date(desk.zone.date(at: flag.since)), "referrals": String(flag.referrals),
                ]
            },
            "flagsText": words("flagsCount", ["count": String(standing.flags.count), "all": String(standing.allFlags)]),
        ]
        if !meetings.isEmpty { values["hasMeetings"] = true }
        if !standing.actions.isEmpty { values["hasActions"] = true }
        if !standing.flags.isEmpty { values["hasFlags"] = true }
        let rest = standing.actions.count - shown.count
        if rest > 0 { values["actionsRest"] = words("actionsRest", ["count": String(rest)]) }
        return writer.page(200, title: "marac", "marac", values)
    }

    /// Why a victim's practice has no notice: the code is what the report prints.
    private static func text(of difference: CoverageDifference, _ words: Words) -> String {
        let kind =
            switch difference {
            case .notYetDelivered: "gpWaits"
            case .held: "gpHeld"
            case .refused: "gpRefused"
            case .exception, .deniedByPerson: "gpCoded"
            case .unexplained: "gpUnexplained"
            }
        return "\(words[kind]): \(difference.code)"
    }

    private func agenda(
        of marac: (id: PartnerID, name: String), on day: CivilDate, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let all = try await desk.agenda(of: marac.id, on: day)
        let (number, offset) = Self.page(request)
        let page = Array(all.dropFirst(offset).prefix(Self.pageLength))
        let references =
            page.isEmpty
            ? [:]
            : try await desk.references(of: page, of: marac.id, for: visitor.account.partner, by: visitor.account.email)
        var values: [String: Any] = [
            "heading": marac.name, "day": words.date(day), "path": "/\(marac.id)", "here": "/\(marac.id)/\(day)",
            "rows": page.map { item -> [String: String] in
                let what =
                    item.stage.map { "stage.\($0.rawValue)" } ?? item.outcome.map { "outcome.\($0.rawValue)" } ?? "outcome.HEARD"
                return [
                    "reference": references[item.event] ?? words["referenceGone"], "what": words[what],
                    "at": words.time(desk.zone.wallTime(at: item.at)), "risk": item.risk.map { words["risk.\($0.rawValue)"] } ?? "",
                    "repeat": words[item.isRepeat ? "yes" : "no"], "children": String(item.children),
                    "told": words("agendaTold", ["delivered": String(item.delivered), "count": String(item.notices)]),
                    "holds": String(item.holds), "tag": item.holds > 0 ? "late" : "met",
                ]
            },
        ]
        if !page.isEmpty { values["hasRows"] = true }
        values.merge(Self.neighbours(number, offset + page.count, of: all.count)) { $1 }
        return writer.page(200, title: "agenda", "agenda", values)
    }

    private func flag(
        _ id: Int64, of marac: (id: PartnerID, name: String), _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let answer = try JSONDocument(
            await desk.flag(id, of: marac.id, for: visitor.account.partner, by: visitor.account.email).octets
        ).root
        func day(_ text: String?) -> String { text.flatMap { CivilDate(iso: $0) }.map { words.date($0) } ?? "" }
        func people(_ value: JSONValue?) -> String {
            ["givenName", "familyName", "dateOfBirth"].compactMap { name in
                let text = value?[name]?.string
                return name == "dateOfBirth" ? text.map { day($0) } : text
            }.joined(separator: " ")
        }
        let about = answer["about"]
        let told = answer["told"].map { Array($0.elements) } ?? []
        let recipients = told.compactMap { $0["recipient"]?.string.flatMap { PartnerID($0) } }
        let names = try await desk.names(of: Set(recipients))
        let sections = [
            SheetSection(
                heading: words["flagTitle"],
                rows: [
                    SheetRow(words["flagUntil"], day(answer["until"]?.string)),
                    SheetRow(words["consentReference"], about?["reference"]?.string ?? ""),
                    SheetRow(words["flagReferrals"], answer["referrals"]?.integer.map { String($0) } ?? ""),
                    SheetRow(words["role.victim"], people(about?["victim"])),
                    SheetRow(
                        words["role.perpetrator"],
                        (about?["perpetrators"].map { Array($0.elements) } ?? []).map { people($0) }.joined(separator: "\n")),
                    SheetRow(words["flagTold"], recipients.map { names[$0] ?? $0.description }.joined(separator: "\n")),
                ].filter { !$0.value.isEmpty })
        ]
        return writer.page(200, title: "flagTitle", "flag", ["path": "/\(marac.id)", "sections": sections.map(\.values)])
    }
}
