// SPDX-License-Identifier: Apache-2.0

/// Something that a check of a policy found.
package struct PolicyFinding: Hashable, Sendable {
    package var code: Code
    package var subject: Subject
    /// Without an end mark.
    package var what: String
    /// Completes the sentence "Try: ...".
    package var remedy: String

    /// Whether the policy can be used all the same.
    package var isFault: Bool { code != .notCarried && code != .unused }

    /// What a finding is about, so that a reader of files can name the line.
    package enum Subject: Hashable, Sendable {
        case rule(String)
        /// A rule's member: `gateway`, `basis`, `profile`, `consent`, ...
        case member(rule: String, String)
        case profile(String)
        case provision(String)
        case option(String)
        case fallback
    }

    /// Kinds of findings.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case unknownGateway = "unknown-gateway"
        case unknownBasis = "unknown-basis"
        case unknownProfile = "unknown-profile"
        case badForm = "bad-form"
        case duplicate
        case reservedID = "reserved-id"
        case unreachable
        case contradiction
        case noDefault = "no-default"
        case consentGate = "consent-gate"
        case forbiddenField = "forbidden-field"
        case incomplete
        case badOption = "bad-option"
        case gatewayAlone = "gateway-alone"
        /// A school to which the duty of s.49A goes would not be told.
        case dutyUnserved = "duty-unserved"
        /// The rule is well-formed, and this version has no flow that would ask it.
        case notCarried = "not-carried"
        case unused
    }
}
