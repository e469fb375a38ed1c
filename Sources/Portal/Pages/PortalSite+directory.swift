// SPDX-License-Identifier: Apache-2.0
import Broker
import Directories
import Foundation
import Journal
import Safeguarding

extension PortalSite {
    /// The settings of an authority, each with its readiness, its key adults and its calendar.
    func directory(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        if request.method == .get, parts.count == 1 { return try await settings(request, writer, visitor) }
        guard parts.count > 2, let kind = PartnerKind(rawValue: parts[1]), let id = PartnerID(kind: kind, code: parts[2]) else {
            return writer.message(404, "notFound", "directoryGoneText")
        }
        do {
            switch (request.method, parts.count, parts.count > 3 ? parts[3] : "") {
            case (.get, 3, _):
                if let dossier = try await desk.dossier(of: id, for: visitor.account.partner) {
                    return try await setting(dossier, writer)
                }
            case (_, 4, "people"):
                if let row = try await desk.setting(id, for: visitor.account.partner) {
                    return try await people(of: row, request, writer, visitor)
                }
            case (_, 4, "calendar"):
                if let rows = try await desk.calendar(of: id, for: visitor.account.partner) {
                    return try await calendar(of: id, rows, request, writer, visitor)
                }
            default: break
            }
        } catch PortalRefusal.unknownNotice {
            // Whose it is changed meanwhile.
        } catch CalendarRefusal.shared {
            return writer.message(403, "calendar", "calendarShared")
        } catch let failure as AdminFailure where failure.isOfJournal {
            throw PortalRefusal.unavailable
        }
        desk.refused("unknown-setting", of: visitor.account)
        return writer.message(404, "notFound", "directoryGoneText")
    }

    private func settings(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let words = writer.words
        let name = String((request.query["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(100))
        let (number, offset) = Self.page(request)
        let (rows, total) = try await desk.settings(
            of: visitor.account.partner, named: name, offset: offset, limit: Self.pageLength)
        var values: [String: Any] = [
            "name": name, "authority": visitor.account.partner.description,
            "showing": words(
                "directoryShowing",
                ["from": String(rows.isEmpty ? 0 : offset + 1), "to": String(offset + rows.count), "total": String(total)]),
            "rows": rows.map { row -> [String: String] in
                [
                    "path": "/directory/\(row.id)", "name": row.name, "id": row.id.description, "type": Self.type(of: row, words),
                    "status": words["setting.\(row.status.rawValue)"], "tag": row.isDeliverable ? "met" : "sent",
                ]
            },
        ]
        if !rows.isEmpty { values["hasRows"] = true }
        var query = URLComponents()
        query.queryItems = [URLQueryItem(name: "name", value: name)]
        for (key, neighbour) in Self.neighbours(number, offset + rows.count, of: total) {
            values[key] = "\(query.percentEncodedQuery?.replacing("+", with: "%2B") ?? "")&page=\(neighbour)"
        }
        return writer.page(200, title: "directory", "directory", values)
    }

    private static func type(of row: SettingRow, _ words: Words) -> String {
        [row.type ?? words["category.\(row.category.rawValue)"], row.phase].compactMap { $0 }.joined(separator: ", ")
    }

    private func setting(_ dossier: SettingDossier, _ writer: PageWriter) async throws -> Page {
        let (words, row) = (writer.words, dossier.row)
        let names = try await desk.names(of: Set(dossier.successors))
        func moment(_ instant: Instant?) -> String { instant.map { words.moment($0, in: writer.zone) } ?? words["never"] }
        let successors = dossier.successors.map { id in names[id].map { "\($0) (\(id))" } ?? id.description }
        let connection =
            dossier.isConnected
            ? "settingConnected" : dossier.hasConnected ? "settingGone" : dossier.isInPortal ? "settingInPortal" : "settingNever"
        let sections = [
            SheetSection(
                heading: words["settingRegister"],
                rows: [
                    SheetRow(words["settingNumber"], row.id.description), SheetRow(words["columnType"], Self.type(of: row, words)),
                    SheetRow(words["columnStatus"], words["setting.\(row.status.rawValue)"]),
                    row.openedOn.map { SheetRow(words["settingOpened"], words.date($0)) },
                    row.closedOn.map { SheetRow(words["settingClosed"], words.date($0)) },
                    successors.isEmpty ? nil : SheetRow(words["settingSuccessors"], successors.joined(separator: "\n")),
                    row.participates ? nil : SheetRow(words["settingTakesPart"], words["no"]),
                ].compactMap { $0 }),
            SheetSection(
                heading: words["settingReach"],
                rows: [
                    SheetRow(
                        words["settingPartner"],
                        words[dossier.isSuspended ? "settingSuspended" : dossier.isPartner ? "yes" : "no"]),
                    dossier.isPartner ? SheetRow(words["settingCertificate"], moment(dossier.certificateUntil)) : nil,
                    SheetRow(words["settingConnection"], words[connection]),
                    SheetRow(words["settingRoll"], moment(dossier.rollAt)),
                    SheetRow(
                        words["people"],
                        words("settingPeople", ["count": String(dossier.keyAdults), "trained": String(dossier.trained)])),
                ].compactMap { $0 }),
        ]
        var values: [String: Any] = [
            "heading": row.name, "path": "/directory/\(row.id)", "sections": sections.map(\.values),
            "findings": dossier.findings.map { finding -> [String: String] in
                [
                    "text": words["ready.\(finding.cause.rawValue)"],
                    "until": finding.until.map { words("readyUntil", ["date": words.date($0)]) } ?? "",
                ]
            },
        ]
        if dossier.findings.isEmpty { values["isReady"] = true }
        return writer.page(200, title: "settingTitle", "setting", values)
    }
}
