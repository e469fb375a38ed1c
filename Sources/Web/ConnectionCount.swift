// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOConcurrencyHelpers
import NIOCore

/// How many connections there are, of one address and in all, and how fast an address makes new ones.
final class ConnectionCount: Sendable {
    private struct State {
        var counts: [String: Int] = [:]
        var total = 0
        var rate: TokenBuckets<String>
    }

    private let state: NIOLockedValueBox<State>
    private let perAddress: Int
    private let total: Int

    /// - Parameter perSecond: new ones of an address, of which a second's worth may come at once; nil for any number.
    init(perAddress: Int, total: Int, perSecond: Int?) {
        self.perAddress = perAddress
        self.total = total
        state = NIOLockedValueBox(State(rate: TokenBuckets(rate: perSecond)))
    }

    /// Why one more is not taken; nil where it is.
    func take(_ address: String, now: NIODeadline = .now()) -> EdgeReason? {
        state.withLockedValue { state in
            guard state.rate.take(address, now: now) else { return .addressRate }
            guard state.counts[address, default: 0] < perAddress, state.total < total else { return .connections }
            state.counts[address, default: 0] += 1
            state.total += 1
            return nil
        }
    }

    func give(_ address: String) {
        state.withLockedValue { state in
            let left = state.counts[address, default: 1] - 1
            state.counts[address] = left > 0 ? left : nil
            state.total -= 1
        }
    }
}
