// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Safeguarding
import Wire

/// What a hold says to whoever resolves it: what `hold show` gives, in words.
struct HoldSheet: Sendable {
    private(set) var sections: [SheetSection] = []
    /// Partners that it names, whose names are looked up.
    let partners: Set<PartnerID>
    private let words: Words
    private let names: [PartnerID: String]

    /// - Parameter hold: the answer of `hold show` with `by` and `reason`.
    init(_ hold: JSON, words: Words, names: [PartnerID: String]) {
        self.words = words
        self.names = names
        partners = Self.partners(in: hold)
        for member in hold.members {
            switch member.name {
            case "child", "person", "digest":
                sections.append(SheetSection(heading: words["hold.about.\(member.name)"], rows: rows(of: member.value)))
            case "texts":
                let rows = member.value.members.map { SheetRow(label(ofText: $0.name), text(of: $0.value) ?? "") }
                sections.append(SheetSection(heading: words["hold.texts"], rows: rows))
            case "findings":
                guard case .array(let findings) = member.value else { break }
                let rows = findings.map { finding -> SheetRow in
                    func value(_ name: String) -> String {
                        finding.members.first { $0.name == name }.flatMap { text(of: $0.value) } ?? ""
                    }
                    return SheetRow(label(ofText: value("pointer")), words["finding.\(value("code"))"])
                }
                sections.append(SheetSection(heading: words["hold.findings"], rows: rows))
            case "resolution":
                sections.append(SheetSection(heading: words["hold.resolution"], rows: rows(of: member.value)))
            default: break
            }
        }
        sections.removeAll { $0.rows.isEmpty }
    }

    /// Every partner in a value.
    static func partners(in value: JSON) -> Set<PartnerID> {
        switch value {
        case .string(let text): Set([PartnerID(text)].compactMap { $0 })
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(partners(in: $1)) }
        case .object(let members): members.reduce(into: []) { $0.formUnion(partners(in: $1.value)) }
        case .null, .boolean, .integer, .number: []
        }
    }

    private func rows(of value: JSON) -> [SheetRow] {
        value.members.compactMap { member in
            guard var text = text(of: member.value), !text.isEmpty else { return nil }
            if member.name == "role" { text = words.table["role.\(text)"] ?? text }
            return SheetRow(words.table["field.\(member.name)"] ?? member.name, text)
        }
    }

    /// Where a text stands is a pointer; children of a matter are counted, and the number is of no use to a reader.
    private func label(ofText pointer: String) -> String {
        let parts = pointer.split(separator: "/")
        let place = (parts.first == "children" ? parts.dropFirst(2) : parts[...]).joined(separator: "/")
        return words.table["text.\(place)"] ?? pointer
    }

    private func text(of value: JSON) -> String? {
        switch value {
        case .null: nil
        case .boolean(let truth): words[truth ? "yes" : "no"]
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .array(let elements): elements.compactMap { text(of: $0) }.joined(separator: "\n")
        case .object(let members): members.compactMap { text(of: $0.value) }.joined(separator: ", ")
        case .string(let text):
            if let partner = PartnerID(text) {
                names[partner].map { "\($0) (\(text))" } ?? text
            } else if let date = CivilDate(iso: text) {
                words.date(date)
            } else {
                text
            }
        }
    }
}
