// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
import Wire

/// The policy that decides, with the digest that stands in each of its decisions.
package struct PolicyInForce: Sendable {
    package let policy: EncompassPolicy
    /// Canonical YAML; the digest is of its octets.
    package let text: String
    /// Lower-case hex SHA-256.
    package let digest: String

    package init(_ policy: EncompassPolicy) {
        self.policy = policy
        text = policy.canonicalText
        digest = Digest.hex(Digest.sha256(Array(text.utf8)))
    }
}
