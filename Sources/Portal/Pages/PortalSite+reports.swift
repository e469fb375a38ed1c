// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Reports
import Safeguarding

/// The days of a report, as a form has them; nil where one cannot be read or they are out of order.
struct ReportSpan {
    var from: CivilDate?
    var to: CivilDate?

    init?(_ fields: [String: String]) {
        func day(_ name: String) -> CivilDate?? {
            guard let text = fields[name], !text.isEmpty else { return .some(nil) }
            return CivilDate(iso: text).map { .some($0) }
        }
        guard let from = day("from"), let to = day("to") else { return nil }
        if let from, let to, to < from { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Whether it is of whole quarters of the financial year that are over.
    ///
    /// What is hidden in a table comes back where a table of a day less can be had too, so that readers outside have no other spans.
    func isOfWholeQuarters(before today: CivilDate) -> Bool {
        guard let from, let to, to < today else { return false }
        return from == FinancialQuarter(from).firstDay && to == FinancialQuarter(to).lastDay
    }

    /// The last quarter that is over.
    static func lastQuarter(before today: CivilDate) -> [String: String] {
        let quarter = FinancialQuarter(index: FinancialQuarter(today).index - 1)
        return ["from": quarter.firstDay.description, "to": quarter.lastDay.description]
    }

    var query: String { "from=\(from?.description ?? "")&to=\(to?.description ?? "")" }
}

extension PortalSite {
    func reports(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let role = visitor.account.role
        let isInside = try await desk.isSole(visitor.account.partner)
        if request.method == .get, parts.count == 1 {
            let names = ReportName.allCases.filter { $0.isFor(role) && (isInside || !$0.isForInsideAlone) }
            return writer.page(
                200, title: "reports", "reports",
                [
                    "rows": names.map { name in
                        [
                            "path": "/reports/\(name.rawValue)", "title": writer.words["report.\(name.rawValue)"],
                            "text": writer.words["report.\(name.rawValue).text"],
                        ]
                    },
                    "audience": writer.words[isInside ? "reportInside" : "reportOutside"],
                ])
        }
        guard parts.count > 1, let name = ReportName(rawValue: parts[1]), name.isFor(role), isInside || !name.isForInsideAlone
        else {
            return writer.message(404, "notFound", "reportGoneText")
        }
        let audience: ReportAudience = isInside ? .inside : .outside
        switch (request.method, parts.count) {
        case (.get, 2): return try await report(name, audience, request, writer, visitor)
        case (.get, 3):
            guard let format = ["report.csv": ReportFormat.csv, "report.json": .json][parts[2]] else { break }
            guard let order = order(name, audience, request.query, as: format) else {
                return writer.message(422, "badRequest", audience == .outside ? "reportQuarters" : "reportDays")
            }
            let text = try await desk.report(order)
            guard try await mayHave(order, visitor) else { return writer.message(404, "notFound", "reportGoneText") }
            return Page(
                status: 200, contentType: format == .csv ? "text/csv; charset=utf-8" : "application/json", body: Array(text.utf8),
                headers: [("Content-Disposition", "attachment; filename=\"\(name.rawValue).\(format.rawValue)\"")])
        case (.post, 3) where name == .sample && parts[2] == "oversight":
            // To look at a case is a manager's; an auditor counts who did.
            guard role == .lead else { break }
            return try await oversee(request, writer, visitor)
        default: break
        }
        return writer.message(404, "notFound", "reportGoneText")
    }

    /// What a form asks for; nil where it cannot be read.
    private func order(
        _ name: ReportName, _ audience: ReportAudience, _ fields: [String: String], as format: ReportFormat
    ) -> ReportOrder? {
        guard let span = ReportSpan(name.hasSpan ? fields : [:]) else { return nil }
        if audience == .outside, !span.isOfWholeQuarters(before: desk.zone.date(at: desk.now)) { return nil }
        var order = ReportOrder(name, from: span.from, to: span.to, audience: audience, as: format)
        guard let filters = ReportFilters(fields, of: name) else { return nil }
        // Each filter would be another table over the same people, from which what is hidden could be solved (decision 0038).
        if audience == .outside, filters != ReportFilters() { return nil }
        order.filters = filters
        guard name == .sample else { return order }
        guard let size = Int(fields["size"] ?? ""), (1...200).contains(size), let seed = UInt64(fields["seed"] ?? "") else {
            return nil
        }
        order.draw = .init(size: size, seed: seed)
        return order
    }

    private func report(
        _ name: ReportName, _ audience: ReportAudience, _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor,
        status: Int = 200, problem: String? = nil, said: String? = nil
    ) async throws -> Page {
        var fields = request.method == .get ? request.query : request.form
        if audience == .outside, fields["from"] == nil, fields["to"] == nil {
            fields.merge(ReportSpan.lastQuarter(before: desk.zone.date(at: desk.now))) { $1 }
        }
        let isAsked = name != .sample || fields["seed"] != nil
        let found = isAsked ? order(name, audience, fields, as: .html) : nil
        var values: [String: Any] = [
            "name": name.rawValue, "from": fields["from"] ?? "", "to": fields["to"] ?? "",
            "audience": writer.words[audience == .inside ? "reportInside" : "reportOutside"],
        ]
        if name.hasSpan { values["span"] = true }
        if audience == .inside { values.merge(ReportFilters.form(fields, of: name, writer.words)) { $1 } }
        if name == .sample { values["draw"] = ["size": fields["size"] ?? "20", "seed": fields["seed"] ?? ""] }
        if request.query["done"] == "overseen" { values["done"] = writer.words["done.overseen"] }
        guard let order = found else {
            values["heading"] = writer.words["report.\(name.rawValue)"]
            if isAsked {
                values["problem"] =
                    writer.words[name == .sample ? "sampleDraw" : audience == .outside ? "reportQuarters" : "reportDays"]
            }
            return writer.page(isAsked ? 422 : 200, title: "report.\(name.rawValue)", "report", values)
        }
        values["report"] = ReportFragment.html(of: try await desk.report(order))
        guard try await mayHave(order, visitor) else { return writer.message(404, "notFound", "reportGoneText") }
        let draw = order.draw.map { "&size=\($0.size)&seed=\($0.seed)" } ?? ""
        let query = ReportSpan(fields).map(\.query).map { $0 + draw + order.filters.query } ?? ""
        values["query"] = query
        if name == .sample, visitor.account.role == .lead {
            values["oversight"] =
                [
                    "size": fields["size"] ?? "", "seed": fields["seed"] ?? "", "from": fields["from"] ?? "",
                    "to": fields["to"] ?? "",
                    "case": fields["case"] ?? "",
                    "exclusions": OversightExclusion.allCases.map {
                        ["value": $0.rawValue, "label": writer.words["oversight.\($0.rawValue)"]]
                    },
                ] as [String: Any]
        }
        if let problem { values["problem"] = writer.words[problem] }
        if let said { values["said"] = said }
        return writer.page(
            status, title: "report.\(name.rawValue)", "report", values, isGet: request.method == .get)
    }

    /// Whether somebody who was let in before a report was made still is.
    private func mayHave(_ order: ReportOrder, _ visitor: Visitor) async throws -> Bool {
        guard let account = try await desk.account(visitor.account.id), !account.isSuspended,
            account.generation == visitor.account.generation, try await !desk.isSuspended(account.partner)
        else { return false }
        if order.audience == .outside { return true }
        return try await desk.isSole(account.partner)
    }

    private func oversee(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        func again(_ status: Int, _ problem: String, said: String? = nil) async throws -> Page {
            try await report(.sample, .inside, request, writer, visitor, status: status, problem: problem, said: said)
        }
        guard let number = Int64(request.form["case"] ?? "") else { return try await again(422, "oversightCase") }
        let left = request.form["exclusion"].flatMap { $0.isEmpty ? nil : $0 }
        let exclusion = left.flatMap { OversightExclusion(rawValue: $0) }
        guard left == nil || exclusion != nil else { return try await again(422, "oversightCase") }
        do {
            try await desk.recordOversight(
                of: number, by: "\(visitor.account.name) <\(visitor.account.email)>", exclusion: exclusion)
        } catch let failure as AdminFailure {
            if failure.isOfJournal { throw PortalRefusal.unavailable }
            return try await again(409, "notDone", said: failure.what)
        }
        guard let order = order(.sample, .inside, request.form, as: .html), let draw = order.draw,
            let span = ReportSpan(request.form)
        else { return .redirect(to: "/reports/sample") }
        return .redirect(to: "/reports/sample?\(span.query)&size=\(draw.size)&seed=\(draw.seed)&done=overseen")
    }
}
