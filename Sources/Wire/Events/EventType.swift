// SPDX-License-Identifier: Apache-2.0

/// The types of event that a partner can publish (design.md section 6).
package enum EventType: String, Hashable, Sendable, CaseIterable {
    /// A domestic abuse incident with its children and adults, from a police force.
    case incident = "firstbell.incident.v1"
    /// A case that a MARAC meeting heard, or did not, from its co-ordinator.
    case caseHeard = "firstbell.marac-case-heard.v1"
    /// What a person said of consent, or who answers for going without it.
    case consent = "firstbell.consent.v1"
    /// Taking an event back, from its own source.
    case recall = "firstbell.recall.v1"
}
