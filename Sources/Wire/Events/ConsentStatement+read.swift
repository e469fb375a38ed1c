// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension ConsentStatement {
    static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> ConsentStatement? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in read(&fields, now: now, &errors) }
    }

    /// Takes the members of a statement.
    static func read(_ fields: inout Fields, now: Instant, _ errors: inout FieldErrors) -> ConsentStatement? {
        let state = fields.required("state", &errors)?.choice(ConsentState.self, &errors)
        let scopes = fields.optional("scopes")?.set(0...ConsentScope.allCases.count, &errors) { value, errors in
            value.choice(ConsentScope.self, &errors)
        }
        let obtainedSafely = fields.optional("obtainedSafely")?.boolean(&errors)
        let override = fields.optional("override").flatMap { ConsentOverride.read($0, now: now, &errors) }
        return state.map {
            ConsentStatement(state: $0, scopes: scopes ?? [], obtainedSafely: obtainedSafely ?? true, override: override)
        }
    }
}

extension ConsentOverride {
    fileprivate static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> ConsentOverride? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let limb = fields.required("limb", &errors)?.choice(ConsentLimb.self, &errors)
            let reason = fields.required("reason", &errors)?.text(.paragraph(500), &errors)
            let decidedBy = fields.required("decidedBy", &errors)?.text(.line(200), &errors)
            let decidedAt = fields.required("decidedAt", &errors)?.pastInstant(now: now, &errors)
            let reviewedBy = fields.optional("reviewedBy")?.text(.line(200), &errors)
            guard let limb, let reason, let decidedBy, let decidedAt else { return nil }
            return ConsentOverride(
                limb: limb, reason: reason, decidedBy: decidedBy, decidedAt: decidedAt, reviewedBy: reviewedBy)
        }
    }
}
