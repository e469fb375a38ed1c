// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Edge
import Journal

/// A sign-in that is under way in one browser: gone to a provider, or come back and short of a second factor.
struct SignInFlow: Sendable {
    /// What the sign-in is for.
    enum Purpose: Sendable {
        case signIn
        /// Takes an invitation, whose second factor was shown already.
        case invitation(token: String, step: Int64)
        /// Binds an account, which was signed in with this generation.
        case bind(account: Int64, generation: Int64)
    }

    var provider: String
    var purpose: Purpose
    var state = Secret.text(Secret.octets(32))
    var nonce = Secret.text(Secret.octets(32))
    /// Of PKCE (RFC 7636 section 4.1).
    var verifier = Secret.text(Secret.octets(32))
    var begunAt: Int64
}

/// Somebody whom a provider or a certificate has proved, and whose second factor is still asked for.
struct AwaitedFactor: Sendable {
    var account: Int64
    var email: String
    var generation: Int64
    var proof: PortalProof
    var begunAt: Int64
}

/// What is under way in browsers, each by the SHA-256 of its cookie, and none so much that others lose theirs.
///
/// Times are seconds of one clock.
struct PendingTable<Value: Sendable>: Sendable {
    private struct Entry {
        var value: Value
        /// The `LimitKey` of an address.
        var key: String
        var begunAt: Int64
    }

    private let capacity: Int
    /// Of one address, behind which there may be a whole school.
    private let perAddress: Int
    private let patience: Int64
    private var entries: [[UInt8]: Entry] = [:]

    init(capacity: Int, perAddress: Int, patience: Int64) {
        self.capacity = capacity
        self.perAddress = perAddress
        self.patience = patience
    }

    var count: Int { entries.count }

    /// - Returns: what the browser's cookie is to hold.
    mutating func keep(_ value: Value, from address: String, now: Int64) -> String {
        let key = LimitKey.of(address)
        let own = entries.filter { $0.value.key == key }
        if own.count >= perAddress { dropOldest(of: own) }
        if entries.count >= capacity {
            entries = entries.filter { now - $0.value.begunAt < patience }
            let most = Dictionary(grouping: entries.values, by: \.key).max { $0.value.count < $1.value.count }?.key
            if entries.count >= capacity { dropOldest(of: entries.filter { $0.value.key == most }) }
        }
        let cookie = Secret.text(Secret.octets(32))
        entries[Secret.sha256(cookie)] = Entry(value: value, key: key, begunAt: now)
        return cookie
    }

    /// What a cookie is of, while it lives.
    func value(_ cookie: String?, now: Int64) -> Value? {
        guard let cookie, let entry = entries[Secret.sha256(cookie)], now - entry.begunAt < patience else { return nil }
        return entry.value
    }

    mutating func end(_ cookie: String?) {
        if let cookie { entries[Secret.sha256(cookie)] = nil }
    }

    mutating func end(where isOver: (Value) -> Bool) { entries = entries.filter { !isOver($0.value.value) } }

    private mutating func dropOldest(of some: [[UInt8]: Entry]) {
        if let oldest = some.min(by: { $0.value.begunAt < $1.value.begunAt }) { entries[oldest.key] = nil }
    }
}

/// Sign-ins under way: at providers, and short of a second factor.
struct SignInFlows: Sendable {
    /// How long somebody may take at a provider.
    static let patience: Int64 = 600
    static let capacity = 2_000
    static let perAddress = 30

    private var away = PendingTable<SignInFlow>(capacity: capacity, perAddress: perAddress, patience: patience)
    private var factors = PendingTable<AwaitedFactor>(capacity: capacity, perAddress: perAddress, patience: patience)

    var count: Int { away.count }

    /// - Returns: what the browser's cookie is to hold.
    mutating func begin(_ flow: SignInFlow, from address: String) -> String { away.keep(flow, from: address, now: flow.begunAt) }

    mutating func hold(_ factor: AwaitedFactor, from address: String) -> String {
        factors.keep(factor, from: address, now: factor.begunAt)
    }

    /// Takes the flow out that went away with this cookie and came back with this state, once; another state leaves it.
    mutating func arrive(_ cookie: String?, state: String, now: Int64) -> SignInFlow? {
        guard let flow = away.value(cookie, now: now) else { return nil }
        let (one, other) = (Array(flow.state.utf8), Array(state.utf8))
        guard one.count == other.count, CRYPTO_memcmp(one, other, one.count) == 0 else { return nil }
        away.end(cookie)
        return flow
    }

    func awaited(_ cookie: String?, now: Int64) -> AwaitedFactor? { factors.value(cookie, now: now) }

    mutating func end(_ cookie: String?) { factors.end(cookie) }

    /// Ends what would bind an account, whose owner has left.
    mutating func endBindings(of account: Int64) {
        away.end { if case .bind(account, _) = $0.purpose { true } else { false } }
    }
}
