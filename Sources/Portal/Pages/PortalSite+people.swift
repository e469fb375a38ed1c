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
    func people(
        of dossier: SettingDossier, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let setting = dossier.row.id
        let adults = try await desk.keyAdults(of: setting, for: visitor.account.partner, by: visitor.account.email)
            .sorted { ($0.name, $0.email) < ($1.name, $1.email) }
        guard request.method == .post else { return peoplePage(dossier, adults, request, writer) }
        let form = KeyAdultForm(request.form)
        let standing = adults.first { $0.email == form.email }
        switch (request.form["act"], request.form["step"]) {
        case ("new", _): return peopleForm(dossier, KeyAdultForm([:]), isNew: true, writer)
        case ("edit", _):
            guard let standing else { break }
            return peopleForm(dossier, KeyAdultForm(standing), isNew: false, writer)
        case (let act?, "back") where ["add", "replace"].contains(act):
            return peopleForm(dossier, form, isNew: act == "add", writer)
        case (let act?, let step) where ["add", "replace", "end"].contains(act):
            let edit: KeyAdultEdit
            if act == "end" {
                guard standing != nil else { break }
                edit = .end(email: form.email)
            } else {
                let (row, faults) = form.row(of: setting)
                guard let row else { return peopleForm(dossier, form, isNew: act == "add", writer, status: 422, faults: faults) }
                if act == "add", standing != nil {
                    return peopleForm(
                        dossier, form, isNew: true, writer, status: 422, faults: [("email", "It stands on the list already")])
                }
                if act == "replace", standing == nil { break }
                edit = act == "add" ? .add(row) : .replace(row)
            }
            guard step == "confirm" else {
                return peopleCheck(dossier, edit, form, among: adults, writer)
            }
            do {
                try await desk.change(
                    keyAdult: edit, of: setting, for: visitor.account.partner, base: request.form["base"] ?? "",
                    by: Self.name(of: visitor))
            } catch let failure as AdminFailure where !failure.isOfJournal {
                return peopleCheck(dossier, edit, form, among: adults, writer, status: 409, failure: failure)
            }
            return .redirect(to: "/directory/\(setting)/people?done=yes")
        default: break
        }
        return writer.message(404, "notFound", "directoryGoneText")
    }

    private func peoplePage(
        _ dossier: SettingDossier, _ adults: [KeyAdultRow], _ request: PageRequest, _ writer: PageWriter
    ) -> Page {
        let words = writer.words
        let today = desk.zone.date(at: desk.now)
        let (number, offset) = Self.page(request)
        let page = adults.dropFirst(offset).prefix(Self.pageLength)
        var values: [String: Any] = [
            "path": "/directory/\(dossier.row.id)", "setting": dossier.row.name,
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
        if request.query["done"] != nil { values["done"] = words["peopleDone"] }
        return writer.page(200, title: "people", "people", values)
    }

    /// Whether training counts: not, within 30 days not any more, or for longer.
    private static func training(of adult: KeyAdultRow, on today: CivilDate) -> (word: String, tag: String) {
        guard adult.isTrained(on: today) else { return ("trainingNone", "late") }
        guard let last = adult.expiresOn, today.days(until: last) <= 30 else { return ("trainingCounts", "met") }
        return ("trainingEnds", "risk")
    }

    private func peopleForm(
        _ dossier: SettingDossier, _ form: KeyAdultForm, isNew: Bool, _ writer: PageWriter, status: Int = 200,
        faults: [(field: String, what: String)] = []
    ) -> Page {
        let words = writer.words
        var values: [String: Any] = form.fields
        values["path"] = "/directory/\(dossier.row.id)/people"
        values["setting"] = dossier.row.name
        values["act"] = isNew ? "add" : "replace"
        values["heading"] = words[isNew ? "peopleAdd" : "peopleChange"]
        if isNew { values["isNew"] = true }
        values["roles"] = KeyAdultRole.allCases.map { role -> [String: Any] in
            var choice: [String: Any] = ["value": role.rawValue, "label": words["keyAdult.\(role.rawValue)"]]
            if form.fields["role"] == role.rawValue { choice["isChosen"] = true }
            return choice
        }
        if !faults.isEmpty {
            values["faults"] = ["rows": faults.map { ["label": words["adult.\($0.field)"], "detail": "\($0.what)."] }]
        }
        return writer.page(status, title: "people", "people-form", values, isGet: false)
    }

    /// What is about to be done to the list, and how many could read after it.
    private func peopleCheck(
        _ dossier: SettingDossier, _ edit: KeyAdultEdit, _ form: KeyAdultForm, among adults: [KeyAdultRow], _ writer: PageWriter,
        status: Int = 200, failure: AdminFailure? = nil
    ) -> Page {
        let words = writer.words
        let today = desk.zone.date(at: desk.now)
        let standing = adults.first { $0.email == form.email }
        var after = adults.filter { $0.email != form.email }
        let (act, row): (String, KeyAdultRow?) =
            switch edit {
            case .add(let row): ("add", row)
            case .replace(let row): ("replace", row)
            case .end: ("end", standing)
            }
        if act != "end", let row { after.append(row) }
        let trained = after.count { $0.isTrained(on: today) }
        let shown = row.map { KeyAdultForm($0).fields } ?? form.fields
        let rows = KeyAdultForm.names.compactMap { name -> SheetRow? in
            guard var text = shown[name], !text.isEmpty else { return nil }
            if name == "role" { text = words["keyAdult.\(text)"] }
            if name.hasSuffix("On") { text = CivilDate(iso: text).map { words.date($0) } ?? text }
            return SheetRow(words["adult.\(name)"], text)
        }
        var values: [String: Any] = [
            "path": "/directory/\(dossier.row.id)/people", "act": act, "heading": words["people.\(act).title"],
            "button": words["people.\(act).button"],
            "sections": [SheetSection(heading: dossier.row.name, rows: rows)].map(\.values),
            "hidden": form.fields.sorted { $0.key < $1.key }.map { ["name": $0.key, "value": $0.value] },
            "base": Broker.mark(of: standing), "trained": words("peopleAfter", ["count": String(trained)]),
        ]
        if trained == 0 { values["isNobody"] = true }
        if act == "end" { values["isFinal"] = true } else { values["mayChange"] = true }
        if let failure { values["faults"] = ["rows": [["label": words["notDone"], "detail": "\(failure.what)."]]] }
        return writer.page(status, title: "people", "people-check", values, isGet: false)
    }
}
