// SPDX-License-Identifier: Apache-2.0
import COpenSSL
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

/// Sign-ins under way, each by the SHA-256 of its browser's cookie.
///
/// Times are seconds of one clock.
struct SignInFlows: Sendable {
    /// How long somebody may take at a provider.
    static let patience: Int64 = 600
    static let capacity = 2_000

    private enum Stage {
        case away(SignInFlow)
        case factor(AwaitedFactor)

        var begunAt: Int64 {
            switch self {
            case .away(let flow): flow.begunAt
            case .factor(let awaited): awaited.begunAt
            }
        }
    }

    private var stages: [[UInt8]: Stage] = [:]

    var count: Int { stages.count }

    /// - Returns: what the browser's cookie is to hold.
    mutating func begin(_ flow: SignInFlow) -> String { keep(.away(flow), flow.begunAt) }

    mutating func hold(_ factor: AwaitedFactor) -> String { keep(.factor(factor), factor.begunAt) }

    /// Takes the flow out that went away with this cookie and came back with this state, once; another state leaves it.
    mutating func arrive(_ cookie: String?, state: String, now: Int64) -> SignInFlow? {
        guard let key = cookie.map({ Secret.sha256($0) }), case .away(let flow)? = stages[key] else { return nil }
        let (one, other) = (Array(flow.state.utf8), Array(state.utf8))
        guard one.count == other.count, CRYPTO_memcmp(one, other, one.count) == 0 else { return nil }
        stages[key] = nil
        return Self.lives(flow.begunAt, now) ? flow : nil
    }

    func awaited(_ cookie: String?, now: Int64) -> AwaitedFactor? {
        guard let cookie, case .factor(let awaited)? = stages[Secret.sha256(cookie)], Self.lives(awaited.begunAt, now) else {
            return nil
        }
        return awaited
    }

    mutating func end(_ cookie: String?) {
        if let cookie { stages[Secret.sha256(cookie)] = nil }
    }

    private mutating func keep(_ stage: Stage, _ now: Int64) -> String {
        if stages.count >= Self.capacity {
            stages = stages.filter { Self.lives($0.value.begunAt, now) }
            let crowd = stages.count - Self.capacity / 2
            if stages.count >= Self.capacity {
                for (key, _) in stages.sorted(by: { $0.value.begunAt < $1.value.begunAt }).prefix(crowd) { stages[key] = nil }
            }
        }
        let cookie = Secret.text(Secret.octets(32))
        stages[Secret.sha256(cookie)] = stage
        return cookie
    }

    private static func lives(_ begunAt: Int64, _ now: Int64) -> Bool { now - begunAt < patience }
}
