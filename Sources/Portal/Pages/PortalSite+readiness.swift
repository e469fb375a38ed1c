// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding

extension PortalSite {
    /// Which settings of an authority could not receive a notice tonight, and why; nothing in it is about a person.
    func readiness(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let authority = visitor.account.partner
        guard request.method == .get, parts.count == 1, authority.kind == .localAuthority else {
            return writer.message(404, "notFound", "notFoundText")
        }
        let sheet: ReadinessSheet
        do {
            sheet = try await desk.readiness(of: authority)
        } catch is AdminFailure {
            // Of an authority whose code no register has, or of the journal.
            throw PortalRefusal.unavailable
        }
        let words = writer.words
        let cause = request.query["cause"].flatMap { ReadinessCause(rawValue: $0) }
        let (number, offset) = Self.page(request)
        let all = sheet.rows(with: cause)
        let rows = all.dropFirst(offset).prefix(Self.pageLength)
        let mayOpen = PortalPlace.directory.roles.contains(visitor.account.role)
        var values: [String: Any] = [
            "summary": words(
                "readinessSummary",
                [
                    "settings": String(sheet.settings), "count": String(sheet.notReady),
                    "when": sheet.asOf.map { words.moment($0, in: writer.zone) } ?? "",
                ]),
            "showing": words(
                "directoryShowing",
                ["from": String(rows.isEmpty ? 0 : offset + 1), "to": String(offset + rows.count), "total": String(all.count)]),
            "causes": sheet.counted.map { counted -> [String: Any] in
                var value: [String: Any] = [
                    "code": counted.cause.rawValue, "label": "\(words["ready.\(counted.cause.rawValue)"]) (\(counted.count))",
                ]
                if counted.cause == cause { value["isChosen"] = true }
                return value
            },
            "rows": rows.map { row -> [String: Any] in
                var value: [String: Any] = [
                    "name": row.name ?? row.setting.description, "id": row.setting.description,
                    "tag": row.isReady ? "later" : "late", "status": words[row.isReady ? "readySoon" : "readyNot"],
                    "findings": row.findings.map { finding in
                        [
                            "text": words["ready.\(finding.cause.rawValue)"],
                            "effect": finding.effect == .none ? "" : words["effect.\(finding.effect.rawValue)"],
                            "until": finding.until.map { words("readyUntil", ["date": words.date($0)]) } ?? "",
                        ]
                    },
                ]
                if mayOpen { value["path"] = "/directory/\(row.setting)" }
                return value
            },
        ]
        if !rows.isEmpty { values["hasRows"] = true }
        for (key, neighbour) in Self.neighbours(number, offset + rows.count, of: all.count) {
            values[key] = "cause=\(cause?.rawValue ?? "")&page=\(neighbour)"
        }
        return writer.page(200, title: "readiness", "readiness", values)
    }
}
