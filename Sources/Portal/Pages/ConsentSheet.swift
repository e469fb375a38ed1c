// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// What was said of consent, in words: what `consent show` answers, or a form is about to enter.
struct ConsentSheet {
    /// How it stands for the person, whoever would be told.
    let state: String?
    let agencies: Set<PartnerID>
    private let statements: [JSONValue]
    private let words: Words
    private let zone: Zone
    private let isAsked: Bool

    /// - Parameter isAsked: whether it is not in the register yet.
    init(_ answer: JSON, words: Words, zone: Zone, isAsked: Bool = false) throws {
        let root = try JSONDocument(answer.octets).root
        state = root["state"]?.string
        statements = (root["statements"]?.elements).map { Array($0) } ?? []
        agencies = Set(
            statements.flatMap { ($0["agencies"]?.elements).map { Array($0) } ?? [] }.compactMap {
                $0.string.flatMap { PartnerID($0) }
            })
        self.words = words
        self.zone = zone
        self.isAsked = isAsked
    }

    var isEmpty: Bool { statements.isEmpty }

    /// A section for each statement, the newest first.
    func sections(naming names: [PartnerID: String]) -> [SheetSection] {
        statements.reversed().enumerated().map { place, statement in
            let heading =
                isAsked
                ? words["consentEntry"] : words("consent.statement", ["number": String(statements.count - place)])
            return SheetSection(heading: heading, rows: rows(statement, names))
        }
    }

    private func rows(_ statement: JSONValue, _ names: [PartnerID: String]) -> [SheetRow] {
        func text(_ name: String) -> String? { statement[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        func row(_ label: String, _ value: String?) -> SheetRow? { value.map { SheetRow(words[label], $0) } }
        func moment(_ name: String) -> String? {
            text(name).map { text in (try? Instant(rfc3339: text)).map { words.moment($0, in: zone) } ?? text }
        }
        func list(_ name: String, _ make: (String) -> String) -> String? {
            guard let elements = statement[name]?.elements else { return nil }
            let texts = elements.compactMap(\.string).map(make)
            return texts.isEmpty ? nil : texts.joined(separator: "\n")
        }
        let person = statement["person"]
        let birth = person?["dateOfBirth"]?.string.map { text in CivilDate(iso: text).map { words.date($0) } ?? text }
        return [
            row("givenName", person?["givenName"]?.string), row("familyName", person?["familyName"]?.string),
            row("dateOfBirth", birth), row("nhsNumber", person?["nhsNumber"]?.string),
            row("consentState", text("state").map { words["consent.state.\($0)"] }),
            statement["recalled"]?.boolean == true ? row("consentRecalled", words["yes"]) : nil,
            row("consentAt", moment("statedAt")),
            row(
                "consentScopes", list("scopes") { words[$0 == ConsentScope.support.rawValue ? "scopeSupport" : "scopeInformation"] }
            ),
            row("consentSafely", statement["obtainedSafely"]?.boolean.map { words[$0 ? "yes" : "no"] }),
            row(
                "consentAgencies",
                list("agencies") { text in PartnerID(text).flatMap { names[$0] }.map { "\($0) (\(text))" } ?? text }),
            row("consentEnd", moment("expiresAt")), row("consentEndLocality", moment("localityUntil")),
            row("consentEndReferral", moment("referralUntil")),
            row("consentMethod", text("method").map { words["consent.method.\($0)"] }),
            row("consentReference", text("reference")), row("consentLimb", text("limb").map { words["consent.limb.\($0)"] }),
            row("consentWhy", text("why")), row("consentDecidedBy", text("decidedBy")),
            row("consentReviewedBy", text("reviewedBy")), row("consentAssessment", statement["capacity"]?["assessment"]?.string),
            row("consentAssessedBy", statement["capacity"]?["decidedBy"]?.string), row("consentBy", text("recordedBy")),
            row("consentRecordedAt", moment("recordedAt")),
        ].compactMap { $0 }
    }
}
