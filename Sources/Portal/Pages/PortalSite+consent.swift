// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Safeguarding
import Wire

extension PortalSite {
    /// The register of consent: sought, shown with a view on record, and added to; nothing of anybody is in an address.
    func consent(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        // No register says whose a person is.
        guard try await desk.isSole(visitor.account.partner) else { return writer.message(403, "consent", "consentNotSole") }
        let form = ConsentForm(request.form, zone: desk.zone)
        do {
            switch (request.method, parts.count, parts.count > 1 ? parts[1] : "") {
            case (.get, 1, _): return consentSearch(request, form, writer)
            case (.post, 1, _): return try await showConsent(request, form, writer, visitor)
            case (.get, 2, "record"): return consentForm(form, writer)
            case (.post, 2, "record"): return try await recordConsent(request, form, writer, visitor)
            case (.post, 2, "withdraw"): return try await withdrawConsent(request, form, writer, visitor)
            default: return writer.message(404, "notFound", "consentGoneText")
            }
        } catch PortalRefusal.unknownNotice {
            return writer.message(403, "consent", "consentNotSole")
        } catch let failure as AdminFailure where failure.isOfJournal {
            throw PortalRefusal.unavailable
        }
    }

    private func consentSearch(
        _ request: PageRequest, _ form: ConsentForm, _ writer: PageWriter, status: Int = 200, faults: [[String: String]] = []
    ) -> Page {
        var values: [String: Any] = form.fields
        if let done = request.query["done"], ["recorded", "withdrawn"].contains(done) {
            values["done"] = writer.words["consent.done.\(done)"]
        }
        if !faults.isEmpty { values["faults"] = ["rows": faults] }
        return writer.page(status, title: "consent", "consent", values, isGet: request.method == .get)
    }

    private func faults(_ problem: Problem, _ words: Words) -> [[String: String]] {
        problem.errors.map { ["label": words[ConsentForm.label(of: $0.pointer)], "detail": $0.detail] }
    }

    /// The faults of the person that a form names; empty where there is none.
    private func personFaults(_ form: ConsentForm, _ words: Words) -> [[String: String]] {
        do throws(Problem) {
            _ = try PersonIdentity(octets: form.person.octets)
            return []
        } catch {
            return faults(error, words)
        }
    }

    /// The fault of a reference that is none.
    private func referenceFaults(_ form: ConsentForm, _ words: Words) -> [[String: String]] {
        guard let reference = form.reference, PoliceReference.check(reference).value == nil else { return [] }
        return [["label": words["consentReference"], "detail": "It is no reference: 3 to 40 letters, digits, spaces or / _ . -"]]
    }

    /// - Parameter failure: why nothing was done to what is shown.
    private func showConsent(
        _ request: PageRequest, _ form: ConsentForm, _ writer: PageWriter, _ visitor: Visitor, status: Int = 200,
        failure: AdminFailure? = nil
    ) async throws -> Page {
        let words = writer.words
        let isOfCase = form.isNobody && form.reference != nil
        let faults = (isOfCase ? [] : personFaults(form, words)) + referenceFaults(form, words)
        guard faults.isEmpty else { return consentSearch(request, form, writer, status: 422, faults: faults) }
        let reference = form.reference.flatMap { PoliceReference.check($0).value?.text }
        let answer = try await desk.consent(
            of: isOfCase ? [] : form.person.octets, reference: reference, for: visitor.account.partner, by: visitor.account.email)
        let sheet = try ConsentSheet(answer, words: words, zone: writer.zone)
        let names = try await desk.names(of: sheet.agencies)
        var values: [String: Any] = [
            "heading": words[isOfCase ? "consentOfCase" : "consentOfPerson"],
            "sections": sheet.sections(naming: names).map(\.values), "hidden": Self.hidden(form, ConsentForm.personNames),
        ]
        if !isOfCase {
            values["person"] = [
                "state": sheet.state.map { words["consent.state.\($0)"] } ?? "",
                "rows": [
                    SheetRow(words["givenName"], form.text("givenName") ?? ""),
                    SheetRow(words["familyName"], form.text("familyName") ?? ""),
                    SheetRow(
                        words["dateOfBirth"],
                        form.text("dateOfBirth").flatMap { CivilDate(iso: $0) }.map { words.date($0) } ?? ""),
                ].map { ["label": $0.label, "value": $0.value] },
            ]
        }
        if sheet.isEmpty { values["isEmpty"] = true }
        if let failure { values["faults"] = ["rows": [["label": words["notDone"], "detail": failure.what]]] }
        return writer.page(status, title: "consent", "consent-shown", values, isGet: false)
    }

    private static func hidden(_ form: ConsentForm, _ names: [String]) -> [[String: String]] {
        names.compactMap { name in form.text(name).map { ["name": name, "value": $0] } }
    }

    private func consentForm(
        _ form: ConsentForm, _ writer: PageWriter, status: Int = 200, faults: [[String: String]] = [], isGet: Bool = true
    ) -> Page {
        let words = writer.words
        func choices(_ name: String, _ values: [String], _ prefix: String) -> [[String: Any]] {
            values.map { value in
                var choice: [String: Any] = ["value": value, "label": words[value.isEmpty ? "consentNone" : prefix + value]]
                if form.text(name) ?? "" == value { choice["isChosen"] = true }
                return choice
            }
        }
        var values: [String: Any] = form.fields
        values["states"] = choices("state", ConsentForm.states.map(\.rawValue), "consent.state.")
        values["methods"] = choices("method", [""] + ConsentMethod.allCases.map(\.rawValue), "consent.method.")
        values["limbs"] = choices("limb", [""] + ConsentLimb.allCases.map(\.rawValue), "consent.limb.")
        for name in ["scopeSupport", "scopeInformation", "safely"] where form.text(name) != nil { values["\(name)On"] = true }
        if !faults.isEmpty { values["faults"] = ["rows": faults] }
        return writer.page(status, title: "consentRecord", "consent-form", values, isGet: isGet)
    }

    private func recordConsent(
        _ request: PageRequest, _ form: ConsentForm, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let step = request.form["step"]
        if step == "fill" || step == "back" { return consentForm(form, writer, isGet: false) }
        let report = form.report(recordedBy: Self.name(of: visitor))
        do throws(Problem) {
            _ = try Broker.checkedConsent(report.octets, now: desk.now)
        } catch {
            let found =
                error.errors.isEmpty ? [["label": words["consentState"], "detail": error.code.rawValue]] : faults(error, words)
            return consentForm(form, writer, status: 422, faults: found, isGet: false)
        }
        if step == "confirm" {
            do {
                _ = try await desk.recordConsent(
                    report.octets, for: visitor.account.partner, base: request.form["base"] ?? "")
                return .redirect(to: "/consent?done=recorded")
            } catch let failure as AdminFailure where failure.isOutdated {
                return try await showConsent(request, form, writer, visitor, status: 409, failure: failure)
            } catch let failure as AdminFailure where !failure.isOfJournal {
                return consentForm(
                    form, writer, status: 409, faults: [["label": words["notDone"], "detail": failure.what]], isGet: false)
            }
        }
        let sheet = try ConsentSheet(
            ["statements": .array([Self.flat(report)])], words: words, zone: writer.zone, isAsked: true)
        let names = try await desk.names(of: sheet.agencies)
        return try await consentCheck("record", form, sheet.sections(naming: names), writer, visitor)
    }

    /// A report as `consent show` has it.
    private static func flat(_ report: JSON) -> JSON {
        func member(_ name: String, of value: JSON) -> JSON? { value.members.first { $0.name == name }?.value }
        let override = member("override", of: report) ?? .null
        var members = report.members.filter { $0.name != "override" && $0.name != "at" }
        members.append(.init("statedAt", member("at", of: report) ?? .null))
        for (from, to) in [("limb", "limb"), ("reason", "why"), ("decidedBy", "decidedBy"), ("reviewedBy", "reviewedBy")] {
            members.append(.init(to, member(from, of: override) ?? .null))
        }
        return .object(members)
    }

    private func withdrawConsent(
        _ request: PageRequest, _ form: ConsentForm, _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let faults = personFaults(form, words) + referenceFaults(form, words)
        guard faults.isEmpty else { return consentSearch(request, form, writer, status: 422, faults: faults) }
        if request.form["step"] == "confirm" {
            do {
                _ = try await desk.withdrawConsent(
                    of: form.person.octets, reference: form.reference, for: visitor.account.partner,
                    base: request.form["base"] ?? "", by: Self.name(of: visitor))
                return .redirect(to: "/consent?done=withdrawn")
            } catch let failure as AdminFailure where failure.isOutdated {
                return try await showConsent(request, form, writer, visitor, status: 409, failure: failure)
            } catch let failure as AdminFailure where !failure.isOfJournal {
                return consentSearch(
                    request, form, writer, status: 409, faults: [["label": words["notDone"], "detail": failure.what]])
            }
        }
        let sheet = try ConsentSheet(
            ["statements": .array([["person": form.person, "reference": form.reference.map { .string($0) } ?? .null]])],
            words: words, zone: writer.zone, isAsked: true)
        return try await consentCheck("withdraw", form, sheet.sections(naming: [:]), writer, visitor)
    }

    /// What is about to be entered, which nothing has been yet.
    private func consentCheck(
        _ act: String, _ form: ConsentForm, _ sections: [SheetSection], _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        let words = writer.words
        let base = try await desk.consentMark(of: form.person.octets, for: visitor.account.partner)
        var values: [String: Any] = [
            "act": act, "heading": words["consent.\(act).title"], "text": words["consent.\(act).text"],
            "button": words["consent.\(act).button"], "base": base, "sections": sections.map(\.values),
            "hidden": Self.hidden(form, ConsentForm.personNames + ConsentForm.statementNames),
        ]
        if act == "record" { values["mayChange"] = true }
        return writer.page(200, title: "consent", "consent-check", values, isGet: false)
    }

    /// How somebody stands in what is kept for those who ask later.
    static func name(of visitor: Visitor) -> String { "\(visitor.account.name) <\(visitor.account.email)>" }
}
