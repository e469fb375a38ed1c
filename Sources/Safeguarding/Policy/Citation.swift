// SPDX-License-Identifier: Apache-2.0

/// A provision that a rule can cite, by its code of domain.md 4.1.
package struct Citation: Hashable, Sendable {
    package var code: String
    package var text: String
    package var force: Force
    package var inForce: InForce

    package init(_ code: String, _ text: String, _ force: Force = .basis, from inForce: InForce = .always) {
        self.code = code
        self.text = text
        self.force = force
        self.inForce = inForce
    }

    /// What a provision does.
    package enum Force: String, PolicyWord {
        /// It must be shared.
        case duty
        /// It may be shared.
        case power
        /// It allows sharing only beside a duty or a power (DPA 2018 s.36(4): "authorised by law").
        case condition
        /// A lawful basis of the UK GDPR, or a rule of confidence.
        case basis

        package var meaning: String {
            switch self {
            case .duty: "a duty to share"
            case .power: "a power to share"
            case .condition: "a condition of sharing"
            case .basis: "a lawful basis"
            }
        }
    }

    /// Since when a provision counts.
    package enum InForce: Hashable, Sendable {
        case always
        case from(CivilDate)
        case notCommenced

        package func covers(_ day: CivilDate) -> Bool {
            switch self {
            case .always: true
            case .from(let start): start <= day
            case .notCommenced: false
            }
        }
    }
}
