// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Wire

/// The fields of a person and of a statement of consent, as forms have them, and the JSON that they make.
struct ConsentForm: Sendable {
    static let personNames = ["givenName", "familyName", "dateOfBirth", "nhsNumber", "reference"]
    static let statementNames = [
        "state", "scopeSupport", "scopeInformation", "safely", "at", "until", "agencies", "method", "limb", "why", "decidedBy",
        "decidedAt", "reviewedBy", "assessment", "assessedBy",
    ]
    /// What somebody says of consent; the rest comes of time or of a policy.
    static let states: [ConsentState] = [.given, .refused, .withdrawn, .notSought, .unable]

    let fields: [String: String]
    let zone: Zone

    init(_ form: [String: String], zone: Zone) {
        self.zone = zone
        fields = form.filter { Self.personNames.contains($0.key) || Self.statementNames.contains($0.key) }
            .mapValues { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    func text(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    var reference: String? { text("reference") }

    /// Whether nothing is said of a person.
    var isNobody: Bool { ["givenName", "familyName", "dateOfBirth", "nhsNumber"].allSatisfy { text($0) == nil } }

    /// The JSON of the person.
    var person: JSON { object(["givenName", "familyName", "dateOfBirth", "nhsNumber"].map { ($0, text($0).map { .string($0) }) }) }

    /// The `data` of a `firstbell.consent.v1`.
    ///
    /// - Parameter recordedBy: name and e-mail of who enters it.
    func report(recordedBy: String) -> JSON {
        let scopes = [("scopeSupport", ConsentScope.support), ("scopeInformation", .information)]
            .filter { text($0.0) != nil }.map { JSON.string($0.1.rawValue) }
        // Numbers of partners have no spaces, so that any mark may stand between them.
        let agencies = (text("agencies") ?? "").split { ",; \r\n".contains($0) }.map { JSON.string(String($0)) }
        let override: JSON? = text("limb").map { limb in
            object([
                ("limb", .string(limb)), ("reason", text("why").map { .string($0) }),
                ("decidedBy", text("decidedBy").map { .string($0) }), ("decidedAt", instant("decidedAt")),
                ("reviewedBy", text("reviewedBy").map { .string($0) }),
            ])
        }
        let capacity: JSON? =
            text("assessment") == nil && text("assessedBy") == nil
            ? nil
            : object([
                ("assessment", text("assessment").map { .string($0) }), ("decidedBy", text("assessedBy").map { .string($0) }),
            ])
        return object([
            ("person", person), ("state", text("state").map { .string($0) }),
            ("scopes", scopes.isEmpty ? nil : .array(scopes)), ("obtainedSafely", .boolean(text("safely") != nil)),
            ("at", instant("at")), ("expiresAt", lastDay("until")), ("agencies", agencies.isEmpty ? nil : .array(agencies)),
            ("reference", reference.map { .string($0) }), ("method", text("method").map { .string($0) }),
            ("recordedBy", .string(recordedBy)), ("override", override), ("capacity", capacity),
        ])
    }

    /// A local date and time, as the control of a browser has it, as an instant; what is none stays as it is, to be refused.
    private func instant(_ name: String) -> JSON? {
        text(name).map { text in
            let halves = text.split(separator: "T", maxSplits: 1)
            guard halves.count == 2, let day = CivilDate(iso: halves[0]), let time = TimeOfDay(halves[1].prefix(5)) else {
                return .string(text)
            }
            return .string(zone.instant(reaching: day, time).rfc3339)
        }
    }

    /// The end of a day.
    private func lastDay(_ name: String) -> JSON? {
        text(name).map { text in
            guard let day = CivilDate(iso: text) else { return .string(text) }
            return .string(zone.instant(reaching: day.adding(days: 1), .midnight).rfc3339)
        }
    }

    private func object(_ members: [(String, JSON?)]) -> JSON {
        .object(members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
    }

    /// The key of the word for a field that a fault is in.
    static func label(of pointer: String) -> String {
        switch pointer.split(separator: "/").drop(while: { $0 == "data" }).map(String.init).prefix(2).joined(separator: "/") {
        case "person/givenName", "givenName": "givenName"
        case "person/familyName", "familyName": "familyName"
        case "person/dateOfBirth", "dateOfBirth": "dateOfBirth"
        case "person/nhsNumber", "nhsNumber": "nhsNumber"
        case "reference": "consentReference"
        case "at": "consentAt"
        case "expiresAt": "consentUntil"
        case "method": "consentMethod"
        case let path where path.hasPrefix("agencies"): "consentAgencies"
        case let path where path.hasPrefix("scopes"): "consentScopes"
        case "override/reason": "consentWhy"
        case "override/decidedBy": "consentDecidedBy"
        case "override/decidedAt": "consentDecidedAt"
        case "override/reviewedBy": "consentReviewedBy"
        case let path where path.hasPrefix("override"): "consentLimb"
        case "capacity/decidedBy": "consentAssessedBy"
        case let path where path.hasPrefix("capacity"): "consentAssessment"
        default: "consentState"
        }
    }
}
