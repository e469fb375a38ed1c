// SPDX-License-Identifier: Apache-2.0

/// Everything that was said of one person's consent, and what it comes to for one recipient in one case at one time.
///
/// A statement takes its place by when it was made, however late it was told; of two made at one instant the one told later
/// counts. Withdrawal is prospective: what was delivered before stays lawful (UK GDPR Article 7(3)).
package struct ConsentHistory: Hashable, Sendable {
    /// One statement, as far as decisions look at it.
    package struct Entry: Hashable, Sendable {
        package var state: ConsentState
        package var scopes: Set<ConsentScope>
        package var obtainedSafely: Bool
        package var limb: ConsentLimb?
        package var at: Instant
        package var expiresAt: Instant?
        package var agencies: [PartnerID]

        package init(
            state: ConsentState, scopes: Set<ConsentScope> = [], obtainedSafely: Bool = true, limb: ConsentLimb? = nil, at: Instant,
            expiresAt: Instant? = nil, agencies: [PartnerID] = []
        ) {
            self.state = state
            self.scopes = scopes
            self.obtainedSafely = obtainedSafely
            self.limb = limb
            self.at = at
            self.expiresAt = expiresAt
            self.agencies = agencies
        }

        /// What a co-ordinator says with a case: the meeting stands behind its override, so no second person is asked for.
        package init(_ statement: ConsentStatement, at: Instant) {
            self.init(
                state: statement.state, scopes: Set(statement.scopes), obtainedSafely: statement.obtainedSafely,
                limb: statement.override?.limb, at: at)
        }

        /// What a producer says with a matter.
        ///
        /// - Parameter needsSecondPerson: whether an override of one person alone counts for nothing.
        package init(_ statement: ConsentStatement, at: Instant, needsSecondPerson: Bool) {
            self.init(statement, at: at)
            if needsSecondPerson, let override = statement.override, !override.hasSecondPerson { limb = nil }
        }

        /// What the register keeps of a report; an override of one person alone counts for nothing.
        package init(_ report: ConsentReport) {
            let override = report.statement.override.flatMap { $0.hasSecondPerson ? $0 : nil }
            self.init(
                state: report.statement.state, scopes: Set(report.statement.scopes),
                obtainedSafely: report.statement.obtainedSafely, limb: override?.limb, at: report.at, expiresAt: report.expiresAt,
                agencies: report.agencies)
        }
    }

    /// In the order in which they were told.
    package var entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    /// When consent that stands now will expire by itself; nil where it does not stand, or has no end.
    package func expiry(at now: Instant) -> Instant? {
        guard let last = made(by: now).last, last.state == .given, let expiry = last.expiresAt, expiry > now else { return nil }
        return expiry
    }

    /// What had been said by an instant, in the order in which it counts.
    private func made(by now: Instant) -> [Entry] {
        entries.enumerated().filter { $0.element.at <= now }
            .sorted { ($0.element.at.milliseconds, $0.offset) < ($1.element.at.milliseconds, $1.offset) }.map(\.element)
    }

    /// How consent stands.
    ///
    /// - Parameter recipient: who would be told; one that a consent which names agencies does not name has none of it.
    package func facts(for recipient: PartnerID?, at now: Instant, gate: ConsentGate) -> ConsentFacts {
        let made = made(by: now)
        guard let last = made.last else { return ConsentFacts(gate: gate) }
        // An override answers the state that it was made in: consent given after it needs none, a refusal leaves it standing.
        let limb = made.last { $0.limb != nil || $0.state == .given }?.limb
        var state = last.state
        if state == .given {
            if last.expiresAt.map({ $0 <= now }) ?? false { state = .expired }
            if !last.agencies.isEmpty, !(recipient.map(last.agencies.contains) ?? false) { state = .notSought }
        }
        return ConsentFacts(
            state, scopes: last.scopes, obtainedSafely: last.obtainedSafely, limb: limb, gate: gate)
    }
}
