// SPDX-License-Identifier: Apache-2.0

/// Random octets for whoever makes a secret outside the journal.
package enum JournalRandom {
    /// Draws `count` octets, at most 256.
    package static func octets(_ count: Int) -> [UInt8] { RandomPool.shared.octets(count) }
}
