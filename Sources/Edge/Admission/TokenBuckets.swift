// SPDX-License-Identifier: Apache-2.0
package import NIOCore

/// A rate for each of many keys: a second's worth may come at once, then as many as the rate refills.
package struct TokenBuckets<Key: Hashable & Sendable>: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: NIODeadline
    }

    let rate: Int?
    private var buckets: [Key: Bucket] = [:]
    private var sweepAt = 1_024

    package init(rate: Int?) { self.rate = rate }

    /// How many keys are remembered; a key that was quiet for a second is forgotten at the next sweep.
    var count: Int { buckets.count }

    /// Takes a token of the key's; false when there is none left.
    package mutating func take(_ key: Key, now: NIODeadline) -> Bool {
        guard let rate else { return true }
        if buckets.count >= sweepAt { sweep(now: now) }
        var bucket = buckets[key] ?? Bucket(tokens: Double(rate), filledAt: now)
        let elapsed = Double((now - bucket.filledAt).nanoseconds) / 1e9
        bucket.tokens = min(Double(rate), bucket.tokens + max(0, elapsed) * Double(rate))
        bucket.filledAt = now
        let isAllowed = bucket.tokens >= 1
        if isAllowed { bucket.tokens -= 1 }
        buckets[key] = bucket
        return isAllowed
    }

    private mutating func sweep(now: NIODeadline) {
        buckets = buckets.filter { now - $0.value.filledAt < .seconds(1) }
        sweepAt = max(1_024, buckets.count * 2)
    }
}
