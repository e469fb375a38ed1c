// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import Wire

extension PortalSite {
    /// What was recorded about a notice or a hold, proved under a signed checkpoint.
    func proofs(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        if request.method == .get, parts.count == 1 {
            guard let text = request.query["id"]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
                return writer.page(200, title: "proof", "proof", [:])
            }
            return try await proof(text, writer, visitor)
        }
        if request.method == .post, parts.count == 1 { return try await receipt(request, writer, visitor) }
        if request.method == .get, parts.count == 2, parts[1].hasSuffix(".json"), let id = NoticeID(String(parts[1].dropLast(5))) {
            guard let evidence = try await evidence(of: id, visitor) else { return writer.message(404, "notFound", "proofNone") }
            return Page(
                status: 200, contentType: "application/json", body: evidence.octets,
                headers: [("Content-Disposition", "attachment; filename=\"evidence-\(id).json\"")])
        }
        return writer.message(404, "notFound", "proofNone")
    }

    private func evidence(of id: NoticeID, _ visitor: Visitor) async throws -> PortalEvidence? {
        let found = try await desk.evidence(of: id, authority: visitor.account.partner, by: visitor.account.email)
        if found == nil { desk.refused("unknown-notice", of: visitor.account) }
        return found
    }

    /// A receipt is looked for by the digest of what was read; only a form has it, for who has one could be asked from where.
    private func receipt(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let words = writer.words
        let text = (request.form["digest"] ?? "").lowercased().filter { !$0.isWhitespace && $0 != ":" }
        guard text.utf8.count == 64, let digest = Digest.octets(hex: text) else {
            return writer.page(
                422, title: "proof", "proof", ["problem": words["receiptDigest"], "digest": request.form["digest"] ?? ""],
                isGet: false)
        }
        let found = try await desk.receipts(of: digest, authority: visitor.account.partner)
        guard !found.isEmpty else {
            desk.refused("unknown-receipt", of: visitor.account)
            return writer.page(404, title: "proof", "proof", ["problem": words["receiptNone"], "digest": text], isGet: false)
        }
        var receipts: [[String: String]] = []
        for receipt in found {
            // The newest leaf is that of the stage which the receipt came to, or of what became of the notice later.
            let leaf = try await evidence(of: receipt.notice, visitor)?.leaves.last { $0.kind == "stage" || $0.kind == "notice" }
            receipts.append([
                "id": receipt.notice.description, "stage": words["step.\(receipt.stage.rawValue)"],
                "at": words.moment(receipt.at, in: writer.zone),
                "leaf": leaf.map { words("leaf", ["number": String($0.index)]) } ?? words["receiptUncovered"],
            ])
        }
        return writer.page(
            200, title: "proof", "proof", ["digest": text, "receipts": ["rows": receipts]], isGet: false)
    }

    private func proof(_ text: String, _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        var values: [String: Any] = ["typed": text]
        guard let id = NoticeID(text), let evidence = try await evidence(of: id, visitor) else {
            values["problem"] = writer.words["proofNone"]
            return writer.page(404, title: "proof", "proof", values)
        }
        let words = writer.words
        let leaves = evidence.leaves.map { leaf -> [String: String] in
            [
                "leaf": words("leaf", ["number": String(leaf.index)]), "what": words["entry.\(leaf.kind)"],
                "at": leaf.at.map { words.moment($0, in: writer.zone) } ?? words["proofSealed"],
            ]
        }
        let signed = evidence.signedAt.map { words.moment($0, in: writer.zone) } ?? words["proofUnsaid"]
        let said = words(
            evidence.uncovered == 0 ? "proofHolds" : "proofPartly",
            ["count": String(evidence.leaves.count), "more": String(evidence.uncovered)])
        let found: [String: Any] = [
            "id": id.description, "origin": evidence.origin, "size": String(evidence.size), "root": evidence.root, "signed": signed,
            "said": said, "leaves": leaves,
        ]
        values["found"] = found
        return writer.page(200, title: "proof", "proof", values)
    }

    /// How the service is: the members of `firstbell status`, in which there is nobody.
    func service(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        guard request.method == .get, parts.count == 1 else { return writer.message(404, "notFound", "serviceGoneText") }
        guard case .object(let all) = try await desk.status() else {
            return writer.message(503, "unavailable", "unavailableText")
        }
        // What is counted is of every authority: where there are several, its staff have the state alone.
        let members = try await desk.isSole(visitor.account.partner) ? all : all.filter { Self.states.contains($0.name) }
        var own: [SheetRow] = []
        var sections: [SheetSection] = []
        for member in members {
            if case .object(let inner) = member.value {
                sections.append(
                    SheetSection(heading: member.name, rows: inner.map { SheetRow($0.name, Self.said($0.value)) }))
            } else {
                own.append(SheetRow(member.name, Self.said(member.value)))
            }
        }
        sections.insert(SheetSection(heading: writer.words["serviceState"], rows: own), at: 0)
        return writer.page(200, title: "serviceTitle", "service", ["sections": sections.map(\.values)])
    }

    /// Members of the state that count nothing of what the partners were told.
    private static let states: Set = [
        "condition", "now", "rehearsal", "version", "policy", "calendarVersion", "policyFile", "limits", "ledger", "edge", "portal",
        "http",
    ]

    /// A value in a line; of a list and of what is deeper how much there is.
    private static func said(_ value: JSON) -> String {
        switch value {
        case .null: "-"
        case .boolean(let truth): truth ? "yes" : "no"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): text
        case .array(let elements): String(elements.count)
        case .object(let members): members.map { "\($0.name) \(said($0.value))" }.joined(separator: ", ")
        }
    }
}
