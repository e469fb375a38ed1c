// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding

extension PortalSite {
    /// How many lines of an effect are shown; the rest is counted.
    private static let mostGroups = 50

    /// The calendar of a setting or of the authority: its rows, and what a change would do before it is made.
    func calendar(
        of scope: PartnerID, _ rows: [CalendarEntry], _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let name = try await desk.names(of: [scope])[scope] ?? (scope == visitor.account.partner ? visitor.setting : "\(scope)")
        guard request.method == .post else { return calendarPage(scope, name, rows, request, writer) }
        let isAdded = request.form["act"] == "add"
        // A file's rows have notes that no form could bring back as they are.
        let note = isAdded ? String((request.form["note"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(100)) : ""
        guard isAdded || request.form["act"] == "remove", let kind = request.form["kind"].flatMap({ CalendarKind(rawValue: $0) }),
            let from = request.form["from"].flatMap({ CivilDate(iso: $0) }),
            let to = request.form["to"].flatMap({ $0.isEmpty && isAdded ? from : CivilDate(iso: $0) }),
            let entry = CalendarEntry(scope: scope, kind: kind, from: from, to: to, note: note),
            !note.unicodeScalars.contains(where: { CharacterSet.controlCharacters.contains($0) })
        else { return calendarPage(scope, name, rows, request, writer, status: 422, problem: "calendarDays") }
        let edit: CalendarEdit = isAdded ? .add(entry) : .remove(rows.first(where: entry.isOfTheSameDays) ?? entry)
        do {
            guard let base = request.form["base"] else {
                return calendarCheck(edit, name, try await desk.effect(of: edit, for: visitor.account.partner), writer)
            }
            let effect = try await desk.change(
                calendar: edit, for: visitor.account.partner, base: base, by: Self.name(of: visitor))
            return .redirect(to: "/directory/\(scope)/calendar?done=\(effect.moved)")
        } catch CalendarRefusal.changed(let effect) {
            return calendarCheck(edit, name, effect, writer, status: 409)
        } catch let refusal as CalendarRefusal where refusal != .shared {
            return calendarPage(
                scope, name, rows, request, writer, status: 409,
                problem: refusal == .behind ? "calendarBehind" : "calendarNothing")
        }
    }

    private func calendarPage(
        _ scope: PartnerID, _ name: String, _ rows: [CalendarEntry], _ request: PageRequest, _ writer: PageWriter,
        status: Int = 200, problem: String? = nil
    ) -> Page {
        let words = writer.words
        let (number, offset) = Self.page(request)
        let newest = rows.sorted { ($0.from, $0.to, $0.kind.rawValue) > ($1.from, $1.to, $1.kind.rawValue) }
        let page = newest.dropFirst(offset).prefix(Self.pageLength)
        var values: [String: Any] = [
            "heading": name, "path": "/directory/\(scope)",
            "back": scope.kind == .localAuthority ? "/directory" : "/directory/\(scope)",
            "rows": page.map { entry -> [String: String] in
                [
                    "kind": entry.kind.rawValue, "what": words["calendar.\(entry.kind.rawValue)"], "from": entry.from.description,
                    "to": entry.to.description, "first": words.date(entry.from), "last": words.date(entry.to), "note": entry.note,
                ]
            },
            "kinds": CalendarKind.allCases.map { kind -> [String: Any] in
                var choice: [String: Any] = ["value": kind.rawValue, "label": words["calendar.\(kind.rawValue)"]]
                if request.form["kind"] ?? CalendarKind.closure.rawValue == kind.rawValue { choice["isChosen"] = true }
                return choice
            },
        ]
        for field in ["from", "to", "note"] where request.form["act"] == "add" {
            values["\(field)Typed"] = request.form[field] ?? ""
        }
        if !page.isEmpty { values["hasRows"] = true }
        values.merge(Self.neighbours(number, offset + page.count, of: rows.count)) { $1 }
        if let problem { values["problem"] = words[problem] }
        if let moved = request.query["done"].flatMap({ Int($0) }) {
            values["done"] = words("calendarDone", ["count": String(moved)])
        }
        return writer.page(status, title: "calendar", "calendar", values, isGet: request.method == .get)
    }

    /// What a change would do; it names nobody and no setting.
    private func calendarCheck(
        _ edit: CalendarEdit, _ name: String, _ effect: CalendarEffect, _ writer: PageWriter, status: Int = 200
    ) -> Page {
        let (words, entry) = (writer.words, edit.entry)
        let isAdded = if case .add = edit { true } else { false }
        let groups = effect.groups.prefix(Self.mostGroups)
        var values: [String: Any] = [
            "path": "/directory/\(entry.scope)/calendar", "act": isAdded ? "add" : "remove", "base": effect.base,
            "heading": words[isAdded ? "calendarAdd" : "calendarRemove"],
            "button": words[isAdded ? "calendarAddButton" : "calendarRemoveButton"],
            "sections": [
                SheetSection(
                    heading: name,
                    rows: [
                        SheetRow(words["columnDays"], words["calendar.\(entry.kind.rawValue)"]),
                        SheetRow(words["columnFirst"], words.date(entry.from)), SheetRow(words["columnLast"], words.date(entry.to)),
                        entry.note.isEmpty ? nil : SheetRow(words["columnNote"], entry.note),
                    ].compactMap { $0 })
            ].map(\.values),
            "hidden": [
                ("kind", entry.kind.rawValue), ("from", entry.from.description), ("to", entry.to.description), ("note", entry.note),
            ]
            .map { ["name": $0.0, "value": $0.1] },
            "moved": words("calendarMoved", ["count": String(effect.moved)]),
            "groups": groups.map { group -> [String: String] in
                [
                    "old": words.moment(group.old, in: writer.zone), "new": words.moment(group.new, in: writer.zone),
                    "notices": String(group.notices), "holds": String(group.holds),
                    "tag": group.late > 0 ? "late" : group.isEarlier ? "risk" : "met",
                    "direction": group.late > 0
                        ? words("calendarLate", ["count": String(group.late)])
                        : words[group.isEarlier ? "calendarEarlier" : "calendarLater"],
                ]
            },
        ]
        if !groups.isEmpty { values["hasGroups"] = true }
        let rest = effect.groups.dropFirst(Self.mostGroups).reduce(0) { $0 + $1.notices + $1.holds }
        if rest > 0 { values["rest"] = words("calendarRest", ["count": String(rest)]) }
        if effect.late > 0 { values["late"] = words("calendarLateAll", ["count": String(effect.late)]) }
        if effect.surer > 0 { values["surer"] = words("calendarSurer", ["count": String(effect.surer)]) }
        if status == 409 { values["problem"] = words["calendarChanged"] }
        return writer.page(status, title: "calendar", "calendar-check", values, isGet: false)
    }
}
