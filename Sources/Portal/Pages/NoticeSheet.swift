// SPDX-License-Identifier: Apache-2.0
import Journal
package import Safeguarding
import Wire

/// A line of a summary list.
struct SheetRow: Hashable, Sendable {
    var label: String
    var value: String

    init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// A heading with its lines.
struct SheetSection: Hashable, Sendable {
    var heading: String
    var rows: [SheetRow]

    var values: [String: Any] { ["heading": heading, "rows": rows.map { ["label": $0.label, "value": $0.value] }] }
}

/// What a notice says, as a reader needs it: how to handle it, then what happened.
struct NoticeSheet: Sendable {
    private(set) var handling = ""
    private(set) var contact: String?
    private(set) var sections: [SheetSection] = []
    /// What belongs to the notice and not to what happened.
    private(set) var about: [SheetRow] = []
    private(set) var row = CaseRow()
    private let words: Words
    private let zone: Zone

    init(_ notice: OutgoingNotice, words: Words, zone: Zone) {
        self.words = words
        self.zone = zone
        let type: NoticeType = notice.kind == .recall ? .recalled : notice.kind == .drill ? .drill : .notice
        let envelope = NoticeEnvelope(
            type: type, id: notice.id.description, source: "portal", time: notice.releasedAt, digest: notice.digest,
            data: notice.body)
        row.reference = notice.id.description
        switch (try? ReceivedNotice(body: envelope.octets))?.content {
        case .notice(let content): read(content)
        case .recalled(let content): read(content)
        case .drill(let content): read(content)
        case .caseNotice, .matterNotice, .digest, .hold, nil: readAny(notice.body)
        }
    }

    private mutating func read(_ content: NoticeContent) {
        read(content.handling)
        var happened: [SheetRow] = []
        switch content.incident.times {
        case .instants(let occurred, let reported):
            happened += [
                SheetRow(words["occurred"], words.moment(occurred, in: zone)),
                SheetRow(words["reported"], words.moment(reported, in: zone)),
            ]
            row.date = zone.date(at: occurred)
        case .dates(let occurred, let reported):
            happened += [SheetRow(words["occurred"], words.date(occurred)), SheetRow(words["reported"], words.date(reported))]
            row.date = occurred
        }
        happened += [
            content.incident.riskGrade.map { SheetRow(words["risk"], words["risk.\($0.rawValue)"]) },
            content.incident.abuseTypes.isEmpty
                ? nil
                : SheetRow(
                    words["abuse"], content.incident.abuseTypes.map { words["abuse.\($0.rawValue)"] }.joined(separator: "\n")),
            content.incident.locationCategory.map { SheetRow(words["location"], words["location.\($0.rawValue)"]) },
            content.incident.summary.map { SheetRow(words["summary"], $0) },
        ].compactMap { $0 }
        let child = content.child
        var person = [
            SheetRow(words["name"], "\(child.givenName) \(child.familyName)"),
            SheetRow(words["dateOfBirth"], words.date(child.dateOfBirth)),
        ]
        person += [
            child.upn.map { SheetRow(words["upn"], $0) },
            child.exposure.map { SheetRow(words["exposure"], words["exposure.\($0.rawValue)"]) },
            child.voice.map { SheetRow(words["spokenTo"], yes($0.spokenTo)) },
            child.voice?.words.map { SheetRow(words["childWords"], $0) },
            child.voice?.othersPresent.map { SheetRow(words["othersPresent"], $0) },
            child.welfareCheckMade.map { SheetRow(words["welfareCheck"], yes($0)) },
            child.siblingsElsewhere.map { SheetRow(words["siblings"], yes($0)) },
        ].compactMap { $0 }
        let adults = content.adults.map { adult in
            SheetRow(
                words["role.\(adult.role.rawValue)"],
                [
                    [adult.givenName, adult.familyName].compactMap { $0 }.joined(separator: " "), adult.relationshipToChild ?? "",
                    adult.category.map { words["category.\($0.rawValue)"] } ?? "",
                ].filter { !$0.isEmpty }.joined(separator: ", "))
        }
        sections = [
            SheetSection(heading: words["whatHappened"], rows: happened), SheetSection(heading: words["theChild"], rows: person),
            SheetSection(heading: words["theAdults"], rows: adults),
        ]
        about = [
            content.incident.force.map { SheetRow(words["force"], $0) },
            content.event.reference.map { SheetRow(words["reference"], $0) },
            SheetRow(words["rule"], "\(content.decision.rule), \(content.decision.basis)"),
            content.flags.isEmpty
                ? nil : SheetRow(words["flags"], content.flags.map { words["flag.\($0.rawValue)"] }.joined(separator: "\n")),
            content.supersedes.map { SheetRow(words["replaces"], $0) },
            content.changes.isEmpty ? nil : SheetRow(words["changed"], content.changes.joined(separator: ", ")),
        ].compactMap { $0 }
        row.pupil = "\(child.givenName) \(child.familyName)"
        row.dateOfBirth = child.dateOfBirth
        row.upn = child.upn ?? ""
        row.reference = content.event.reference ?? row.reference
        row.text =
            ([SheetRow(words["handling"], [contact, handling].compactMap { $0 }.joined(separator: " "))] + happened
            + person.dropFirst(child.upn == nil ? 2 : 3))
            .map { "\($0.label): \($0.value.replacing("\n", with: ", "))" }.joined(separator: "\n")
    }

    private mutating func read(_ content: RecalledContent) {
        handling = content.handling
        sections = [
            SheetSection(
                heading: words["recalledTitle"],
                rows: [
                    SheetRow(words["reason"], words["recall.\(content.reason.rawValue)"]),
                    SheetRow(words["columnNotice"], content.notice),
                ])
        ]
        row.text = content.handling
    }

    /// What is taken elsewhere says in each of its columns that it is of nobody.
    private mutating func read(_ content: DrillContent) {
        handling = content.text
        row.pupil = words["drillTag"]
        row.category = words["drillTag"]
        row.text = "\(words["drillTitle"]). \(words["drillWhat"]) \(words["drillNot"])"
    }

    private mutating func read(_ handling: NoticeContent.Handling) {
        self.handling = handling.text
        contact = words["contact.\(handling.contactParentPolicy.rawValue)"]
    }

    /// A notice of a flow that has no sheet of its own: every member under its own name, so that nothing is left out.
    private mutating func readAny(_ body: [UInt8]) {
        guard let root = try? JSONDocument(body).root else { return }
        let given = root.member("handling")
        handling = given?.member("text")?.string ?? ""
        contact = given?.member("contactParentPolicy")?.string.map { words["contact.\($0)"] }
        var rows: [SheetRow] = []
        func walk(_ value: JSONValue, _ name: String) {
            switch value.kind {
            case .object:
                for (key, member) in value.members {
                    walk(member, name.isEmpty ? key.string ?? "" : "\(name), \(key.string ?? "")")
                }
            case .array: for element in value.elements { walk(element, name) }
            default:
                let text = value.string ?? value.numberText ?? value.boolean.map { yes($0) } ?? ""
                if !name.hasPrefix("handling") { rows.append(SheetRow(name, text)) }
            }
        }
        walk(root, "")
        sections = [SheetSection(heading: words["whatHappened"], rows: rows)]
        row.text = rows.map { "\($0.label): \($0.value)" }.joined(separator: "\n")
    }

    private func yes(_ truth: Bool) -> String { words[truth ? "yes" : "no"] }
}

/// One row as CPOMS and MyConcern take it in: pupil, birth date, UPN, category, date of the event, text, source.
package struct CaseRow: Hashable, Sendable {
    package var pupil = ""
    package var dateOfBirth: CivilDate?
    package var upn = ""
    package var category = "Operation Encompass"
    package var date: CivilDate?
    package var text = ""
    package var reference = ""

    package init() {}

    /// With a header (RFC 4180).
    package var csv: String {
        let header = ["Pupil", "DOB", "UPN", "Category", "Event date", "Text", "Source reference"]
        let row = [pupil, dateOfBirth?.description ?? "", upn, category, date?.description ?? "", text, reference]
        return [header, row].map { $0.map { Self.cell($0) }.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"); an apostrophe makes it text.
    package static func cell(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isFormula =
            scalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) || $0 == "\u{FF1D}" || $0 == "\u{FF0B}" } ?? false
        return "\"" + (isFormula ? "'" : "")
            + String(scalars.split(separator: "\"", omittingEmptySubsequences: false).map { String($0) }.joined(separator: "\"\""))
            + "\""
    }
}
