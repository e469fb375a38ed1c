// SPDX-License-Identifier: Apache-2.0
import Broker
import Directories
import Foundation
import Journal
import Safeguarding

/// What a form says of a key adult.
struct KeyAdultForm: Sendable {
    static let names = ["name", "email", "role", "trainedOn", "expiresOn", "deputyOf", "conflicts"]

    let fields: [String: String]

    init(_ form: [String: String]) {
        fields = form.filter { Self.names.contains($0.key) }.mapValues { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    init(_ row: KeyAdultRow) {
        fields = [
            "name": row.name, "email": row.email, "role": row.role.rawValue, "trainedOn": row.trainedOn?.description ?? "",
            "expiresOn": row.expiresOn?.description ?? "", "deputyOf": row.deputyOf ?? "",
            "conflicts": row.conflicts.joined(separator: "; "),
        ]
    }

    var email: String { (fields["email"] ?? "").lowercased() }

    /// The row, held to the rules of the file that brings it otherwise.
    ///
    /// - Returns: the faults where there are any, each with the name of its field.
    func row(of setting: PartnerID) -> (row: KeyAdultRow?, faults: [(field: String, what: String)]) {
        var faults: [(field: String, what: String)] = []
        func day(_ name: String) -> CivilDate? {
            guard let text = fields[name], !text.isEmpty else { return nil }
            let day = CivilDate(iso: text)
            if day == nil { faults.append((name, "It is not a date")) }
            return day
        }
        let role = fields["role"].flatMap { KeyAdultRole(rawValue: $0) }
        if role == nil { faults.append(("role", "It is not a role")) }
        func text(_ name: String) -> String { fields[name] ?? "" }
        let typed = KeyAdultRow(
            partner: setting, name: text("name"), email: text("email"), role: role ?? .keyAdult, trainedOn: day("trainedOn"),
            expiresOn: day("expiresOn"), deputyOf: text("deputyOf").isEmpty ? nil : text("deputyOf"),
            conflicts: text("conflicts").isEmpty ? [] : [text("conflicts")])
        guard faults.isEmpty else { return (nil, faults) }
        do {
            let file = try KeyAdultFile.parse(KeyAdultFile.delta(typed, of: setting), file: "form", as: .delta)
            return (file.values.first, [])
        } catch {
            return (nil, error.problems.problems.map { ($0.column ?? "name", "It \($0.what). \($0.remedy)") })
        }
    }
}

extension PortalSite {
    /// The key adults of a setting; each page with somebody on it is journalled as a view before it is shown.
    ///
    /// A change carries the mark of the list that was on the page where it began: only that list is changed.
    func people(
        of row: SettingRow, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let adults = try await desk.keyAdults(of: row.id, for: visitor.account.partner, by: visitor.account.email)
            .sorted { ($0.name, $0.email) < ($1.name, $1.email) }
        let list = PeopleList(setting: row, adults: adults)
        guard request.method == .post else { return peoplePage(list, request, writer) }
        let form = KeyAdultForm(request.form)
        let standing = adults.first { $0.email == form.email }
        let base = request.form["base"] ?? ""
        switch (request.form["act"], request.form["step"]) {
        case ("new", _): return peopleForm(list, KeyAdultForm([:]), base: list.mark, isNew: true, writer)
        case ("edit", _):
            guard let standing else { break }
            return peopleForm(list, KeyAdultForm(standing), base: list.mark, isNew: false, writer)
        case ("end", nil):
            guard standing != nil else { break }
            return peopleCheck(list, .end(email: form.email), form, base: list.mark, writer)
        case (let act?, "back") where ["add", "replace"].contains(act):
            return peopleForm(list, form, base: base, isNew: act == "add", writer)
        case (let act?, let step) where ["add", "replace"].contains(act) || act == "end" && step == "confirm":
            guard base == list.mark else {
                return peopleRefused(list, form, act, request, writer, problem: "peopleChanged")
            }
            guard act == "add" || standing != nil else { break }
            let edit: KeyAdultEdit
            if act == "end" {
                edit = .end(email: form.email)
            } else {
                if act == "replace", form.fields["conflicts"] == nil {
                    return peopleRefused(list, form, act, request, writer, status: 422, problem: "conflictsMissing")
                }
                let (typed, faults) = form.row(of: row.id)
                guard let typed else {
                    return peopleForm(
                        list, form, base: base, isNew: act == "add", writer, status: 422,
                        faults: faults.map { ("adult.\($0.field)", "\($0.what).") })
                }
                if act == "add", standing != nil {
                    return peopleForm(
                        list, form, base: base, isNew: true, writer, status: 422,
                        faults: [("adult.email", "It stands on the list already.")])
                }
                edit = act == "add" ? .add(typed) : .replace(typed)
            }
            guard step == "confirm" else { return peopleCheck(list, edit, form, base: base, writer) }
            do {
                try await desk.change(
                    keyAdult: edit, of: row.id, for: visitor.account.partner, base: base,
                    trained: request.form["trained"].flatMap { Int($0) } ?? -1, by: Self.name(of: visitor))
            } catch let failure as AdminFailure where failure.isDone {
                return .redirect(to: "/directory/\(row.id)/people?done=behind")
            } catch let failure as AdminFailure where !failure.isOfJournal {
                return peopleRefused(list, form, act, request, writer, faults: [("notDone", "\(failure.what).")])
            }
            return .redirect(to: "/directory/\(row.id)/people?done=yes")
        default: break
        }
        return writer.message(404, "notFound", "directoryGoneText")
    }

    /// A list as it stands now.
    private struct PeopleList {
        let setting: SettingRow
        let adults: [KeyAdultRow]
        var path: String { "/directory/\(setting.id)" }
        var mark: String { Broker.mark(of: adults) }
    }

    /// Nothing was done; what stands is shown, from which somebody may begin again, and nothing to confirm.
    private func peopleRefused(
        _ list: PeopleList, _ form: KeyAdultForm, _ act: String, _ request: PageRequest, _ writer: PageWriter, status: Int = 409,
        problem: String? = nil, faults: [(label: String, what: String)] = []
    ) -> Page {
        let standing = list.adults.first { $0.email == form.email }
        if act == "add", standing == nil {
            return peopleForm(list, form, base: list.mark, isNew: true, writer, status: status, problem: problem, faults: faults)
        }
        if act == "replace", let standing {
            return peopleForm(
                list, KeyAdultForm(standing), base: list.mark, isNew: false, writer, status: status, problem: problem,
                faults: faults)
        }
        return peoplePage(list, request, writer, status: status, problem: problem, faults: faults)
    }

    private func peoplePage(
        _ list: PeopleList, _ request: PageRequest, _ writer: PageWriter, status: Int = 200,
        problem: String? = nil, faults: [(label: String, what: String)] = []
    ) -> Page {
        let (words, adults) = (writer.words, list.adults)
        let today = desk.zone.date(at: desk.now)
        let (number, offset) = Self.page(request)
        let page = adults.dropFirst(offset).prefix(Self.pageLength)
        var values: [String: Any] = [
            "path": list.path, "setting": list.setting.name,
            "rows": page.map { adult -> [String: Any] in
                let standing = Self.training(of: adult, on: today)
                return [
                    "name": adult.name, "email": adult.email, "role": words["keyAdult.\(adult.role.rawValue)"],
                    "trained": adult.trainedOn.map { words.date($0) } ?? words["never"],
                    "expires": adult.expiresOn.map { words.date($0) } ?? words["noEnd"], "deputyOf": adult.deputyOf ?? "",
                    "tag": standing.tag, "status": words[standing.word],
                ]
            },
        ]
        if !page.isEmpty { values["hasRows"] = true }
        values.merge(Self.neighbours(number, offset + page.count, of: adults.count)) { $1 }
        if let done = request.query["done"] { values["done"] = words[done == "behind" ? "peopleBehind" : "peopleDone"] }
        values.merge(Self.values(of: faults, problem, words)) { $1 }
        return writer.page(status, title: "people", "people", values, isGet: request.method == .get)
    }

    private static func values(
        of faults: [(label: String, what: String)], _ problem: String?, _ words: Words
    ) -> [String: Any] {
        var values: [String: Any] = [:]
        if let problem { values["problem"] = words[problem] }
        if !faults.isEmpty { values["faults"] = ["rows": faults.map { ["label": words[$0.label], "detail": $0.what] }] }
        return values
    }

    /// Whether training counts: not, within 30 days not any more, or for longer.
    private static func training(of adult: KeyAdultRow, on today: CivilDate) -> (word: String, tag: String) {
        guard adult.isTrained(on: today) else { return ("trainingNone", "late") }
        guard let last = adult.expiresOn, today.days(until: last) <= 30 else { return ("trainingCounts", "met") }
        return ("trainingEnds", "risk")
    }

    /// - Parameter base: the mark of the list that the form was filled from.
    private func peopleForm(
        _ list: PeopleList, _ form: KeyAdultForm, base: String, isNew: Bool, _ writer: PageWriter, status: Int = 200,
        problem: String? = nil, faults: [(label: String, what: String)] = []
    ) -> Page {
        let words = writer.words
        var values: [String: Any] = form.fields
        values["path"] = "\(list.path)/people"
        values["setting"] = list.setting.name
        values["base"] = base
        values["act"] = isNew ? "add" : "replace"
        values["heading"] = words[isNew ? "peopleAdd" : "peopleChange"]
        if isNew { values["isNew"] = true }
        values["roles"] = KeyAdultRole.allCases.map { role -> [String: Any] in
            var choice: [String: Any] = ["value": role.rawValue, "label": words["keyAdult.\(role.rawValue)"]]
            if form.fields["role"] == role.rawValue { choice["isChosen"] = true }
            return choice
        }
        values.merge(Self.values(of: faults, problem, words)) { $1 }
        return writer.page(status, title: "people", "people-form", values, isGet: false)
    }

    /// What is about to be done to the list, with what it takes away, and how many could read after it.
    private func peopleCheck(
        _ list: PeopleList, _ edit: KeyAdultEdit, _ form: KeyAdultForm, base: String, _ writer: PageWriter
    ) -> Page {
        let words = writer.words
        let today = desk.zone.date(at: desk.now)
        let standing = list.adults.first { $0.email == edit.email }
        let trained = edit.applied(to: list.adults).count { $0.isTrained(on: today) }
        var values: [String: Any] = [:]
        let act: String
        let rows: [SheetRow]
        switch edit {
        case .add(let row):
            act = "add"
            rows = Self.rows(of: row, words)
        case .replace(let row):
            act = "replace"
            rows = Self.rows(of: row, instead: standing, words)
            if let standing, row.lifts(standing) { values["lifts"] = true }
        case .end:
            act = "end"
            // Whose they are close to says nothing of whether they leave.
            rows = standing.map { Self.rows(of: $0, words, without: "conflicts") } ?? []
        }
        values.merge([
            "path": "\(list.path)/people", "act": act, "heading": words["people.\(act).title"],
            "button": words["people.\(act).button"],
            "sections": [SheetSection(heading: list.setting.name, rows: rows)].map(\.values),
            "hidden": (form.fields.sorted { $0.key < $1.key } + [(key: "base", value: base)]).map {
                ["name": $0.key, "value": $0.value]
            },
            "count": String(trained), "trained": words("peopleAfter", ["count": String(trained)]),
        ]) { $1 }
        if trained == 0 { values["isNobody"] = true }
        if act == "end" { values["isFinal"] = true } else { values["mayChange"] = true }
        return writer.page(200, title: "people", "people-check", values, isGet: false)
    }

    /// A row in words; where it takes the place of another, what that one had too wherever it is something else.
    private static func rows(
        of row: KeyAdultRow, instead standing: KeyAdultRow? = nil, _ words: Words, without hidden: String? = nil
    ) -> [SheetRow] {
        let new = KeyAdultForm(row).fields
        let old = standing.map { KeyAdultForm($0).fields } ?? new
        func shown(_ name: String, _ fields: [String: String]) -> String {
            let text = fields[name] ?? ""
            if text.isEmpty { return words["peopleEmpty"] }
            if name == "role" { return words["keyAdult.\(text)"] }
            return name.hasSuffix("On") ? CivilDate(iso: text).map { words.date($0) } ?? text : text
        }
        return KeyAdultForm.names.filter { $0 != hidden }.compactMap { name in
            if new[name] != old[name] {
                let was = words("peopleWas", ["value": shown(name, old)])
                return SheetRow(words["adult.\(name)"], "\(shown(name, new))\n\(was)")
            }
            return (new[name] ?? "").isEmpty ? nil : SheetRow(words["adult.\(name)"], shown(name, new))
        }
    }
}
