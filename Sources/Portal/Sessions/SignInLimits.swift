// SPDX-License-Identifier: Apache-2.0
import Edge

/// How often somebody may be wrong: by e-mail, whether it has an account or not, and by address.
///
/// Addresses are told apart by their `LimitKey`.
/// Times are seconds of one clock.
package struct SignInLimits: Sendable {
    private struct Count {
        var failures: Int
        var since: Int64
    }

    package static let window: Int64 = 15 * 60
    package static let perAccount = 8
    package static let perAddress = 40
    static let capacity = 50_000

    private var counts: [String: Count] = [:]

    package init() {}

    /// How many e-mails and addresses are remembered.
    var remembered: Int { counts.count }

    /// Whether another attempt is heard.
    package func allows(email: String, address: String, now: Int64) -> Bool {
        count(Self.account(email), now) < Self.perAccount && count(Self.address(address), now) < Self.perAddress
    }

    /// Whether another attempt from an address is heard, where it is nobody's in particular.
    package func allows(address: String, now: Int64) -> Bool { count(Self.address(address), now) < Self.perAddress }

    /// Takes an attempt that is about to be judged for one that fails; false where it is not heard.
    ///
    /// It counts before the judgement, so that attempts that are judged side by side are no more than those one after another.
    /// ``succeeded(email:address:)`` or ``withdrawn(email:address:)`` takes it back.
    package mutating func attempt(email: String, address: String, now: Int64) -> Bool {
        guard allows(email: email, address: address, now: now) else { return false }
        note(Self.account(email), now)
        note(Self.address(address), now)
        return true
    }

    /// Notes a failure that is nobody's in particular.
    package mutating func failed(address: String, now: Int64) { note(Self.address(address), now) }

    /// Forgets the failures of an account whose owner has signed in, and the address's one.
    package mutating func succeeded(email: String, address: String) {
        counts[Self.account(email)] = nil
        takeBack(Self.address(address))
    }

    /// Takes an attempt back that was not judged.
    package mutating func withdrawn(email: String, address: String) {
        takeBack(Self.account(email))
        takeBack(Self.address(address))
    }

    private static func account(_ email: String) -> String { "account " + email.lowercased() }
    private static func address(_ address: String) -> String { "address " + LimitKey.of(address) }

    private func count(_ key: String, _ now: Int64) -> Int {
        guard let count = counts[key], now - count.since < Self.window else { return 0 }
        return count.failures
    }

    private mutating func note(_ key: String, _ now: Int64) {
        if counts.count >= Self.capacity { makeRoom(now) }
        let failures = count(key, now)
        let since = failures == 0 ? now : counts[key]?.since ?? now
        counts[key] = Count(failures: failures + 1, since: since)
    }

    private mutating func takeBack(_ key: String) {
        guard let count = counts[key] else { return }
        counts[key] = count.failures > 1 ? Count(failures: count.failures - 1, since: count.since) : nil
    }

    /// Forgets what is over, and of the rest the older half.
    private mutating func makeRoom(_ now: Int64) {
        counts = counts.filter { now - $0.value.since < Self.window }
        guard counts.count >= Self.capacity else { return }
        for (key, _) in counts.sorted(by: { $0.value.since < $1.value.since }).prefix(Self.capacity / 2) { counts[key] = nil }
    }
}
