// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Makes the keyed digests by which children are found on the rolls of one deployment; from any thread.
package struct RollLookup: Sendable {
    private let key: DeploymentKey

    init(_ key: DeploymentKey) { self.key = key }

    /// The digests of a child.
    package func keys(of child: Child) -> RollKeys { RollKeys(MatchKeys(child), dateOfBirth: child.dateOfBirth, key: key) }
}
