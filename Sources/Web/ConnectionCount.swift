// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// How many connections there are, of one address and in all.
final class ConnectionCount: Sendable {
    private let counts = NIOLockedValueBox<[String: Int]>([:])
    private let perAddress: Int
    private let total: Int

    init(perAddress: Int, total: Int) {
        self.perAddress = perAddress
        self.total = total
    }

    /// Whether one more is taken.
    func take(_ address: String) -> Bool {
        counts.withLockedValue { counts in
            guard counts[address, default: 0] < perAddress, counts.values.reduce(0, +) < total else { return false }
            counts[address, default: 0] += 1
            return true
        }
    }

    func give(_ address: String) {
        counts.withLockedValue { counts in
            let left = counts[address, default: 1] - 1
            counts[address] = left > 0 ? left : nil
        }
    }
}
