// SPDX-License-Identifier: Apache-2.0
import Edge
import NIOConcurrencyHelpers
import NIOCore

/// How many connections there are, of one address and in all, and how fast an address makes new ones; addresses are told apart by
/// their `LimitKey`.
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
        let key = LimitKey.of(address)
        return state.withLockedValue { state in
            guard state.rate.take(key, now: now) else { return .addressRate }
            guard state.counts[key, default: 0] < perAddress, state.total < total else { return .connections }
            state.counts[key, default: 0] += 1
            state.total += 1
            return nil
        }
    }

    func give(_ address: String) {
        let key = LimitKey.of(address)
        state.withLockedValue { state in
            let left = state.counts[key, default: 1] - 1
            state.counts[key] = left > 0 ? left : nil
            state.total -= 1
        }
    }
}
