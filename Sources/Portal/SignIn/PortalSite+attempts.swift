// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

extension PortalSite {
    /// Judges what somebody gave to prove who they are, within what the account and the address are allowed.
    ///
    /// - Parameters:
    ///   - name: what the attempts are counted for, known or not.
    ///   - judge: what comes of it, such as a page; nil where what was given is wrong.
    /// - Returns: that, or nil and whether nobody is heard for a while. What `judge` throws is thrown, and counts as no attempt.
    func judged<Value>(
        as name: String, from address: String, _ judge: () async throws -> Value?
    ) async throws -> (value: Value?, isLast: Bool) {
        let now = machine()
        guard limits.withLockedValue({ $0.attempt(email: name, address: address, now: now) }) else {
            desk.refused("too-many-attempts", of: nil)
            return (nil, true)
        }
        do {
            if let value = try await judge() {
                limits.withLockedValue { $0.succeeded(email: name, address: address) }
                return (value, false)
            }
        } catch {
            limits.withLockedValue { $0.withdrawn(email: name, address: address) }
            throw error
        }
        let isLast = limits.withLockedValue { !$0.allows(email: name, address: address, now: now) }
        desk.refused(isLast ? "too-many-attempts" : "wrong-credentials", of: nil)
        return (nil, isLast)
    }
}
