// SPDX-License-Identifier: Apache-2.0

/// What a producer says of consent in one case, and who answers for going without it (domain.md 3.4 and 4.3).
package struct ConsentStatement: Hashable, Sendable {
    package var state: ConsentState
    package var scopes: [ConsentScope]
    /// Consent given before the perpetrator, or through an interpreter of the family, is no evidence.
    package var obtainedSafely: Bool
    /// Why it is shared without: always with a reason, a person and a time.
    package var override: ConsentOverride?

    package init(
        state: ConsentState, scopes: [ConsentScope] = [], obtainedSafely: Bool = true, override: ConsentOverride? = nil
    ) {
        self.state = state
        self.scopes = scopes
        self.obtainedSafely = obtainedSafely
        self.override = override
    }
}

/// A named person's decision to share without consent (Data Protection Act 2018 Schedule 1 paragraph 18).
package struct ConsentOverride: Hashable, Sendable {
    package var limb: ConsentLimb
    package var reason: String
    package var decidedBy: String
    package var decidedAt: Instant
    /// The second person, without whom an override outside a meeting does not count.
    package var reviewedBy: String?

    package init(limb: ConsentLimb, reason: String, decidedBy: String, decidedAt: Instant, reviewedBy: String? = nil) {
        self.limb = limb
        self.reason = reason
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.reviewedBy = reviewedBy
    }

    /// Whether two people stand behind it; names are compared as conflicts are.
    package var hasSecondPerson: Bool { reviewedBy.map { FullName.key($0) != FullName.key(decidedBy) } ?? false }
}
