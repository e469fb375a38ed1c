// SPDX-License-Identifier: Apache-2.0

/// Who is signed in; it lives and dies with the process.
///
/// Times are seconds of one clock.
package struct SessionTable: Sendable {
    /// Somebody who signed in.
    package struct Session: Sendable {
        package var account: Int64
        /// Of the account when the session began.
        package var generation: Int64
        package var begunAt: Int64
        package var usedAt: Int64
        /// Whether the certificate that it began with does not count any more; nil where it began without one.
        package var isVoid: (@Sendable () -> Bool)?
        /// The last second of that certificate and of those it rests on.
        package var certifiedUntil = Int64.max
    }

    /// How long nobody may ask for anything before it ends.
    package static let idle: Int64 = 15 * 60
    /// How long it lasts whatever is asked for: a working day.
    package static let longest: Int64 = 12 * 3600
    static let capacity = 20_000
    /// Of one account; the oldest ends for a new one.
    static let perAccount = 5

    /// By the SHA-256 of the token, so that looking one up tells nothing about its octets.
    private var sessions: [[UInt8]: Session] = [:]

    package init() {}

    package var count: Int { sessions.count }

    /// Begins a session; nil when there are too many.
    package mutating func begin(
        _ account: Int64, generation: Int64, now: Int64, isVoid: (@Sendable () -> Bool)? = nil, certifiedUntil: Int64 = .max
    ) -> String? {
        sessions = sessions.filter { !Self.isOver($0.value, now: now) }
        let own = sessions.filter { $0.value.account == account }.sorted { $0.value.usedAt < $1.value.usedAt }
        for (key, _) in own.dropLast(Self.perAccount - 1) { sessions[key] = nil }
        guard sessions.count < Self.capacity else { return nil }
        let token = Secret.text(Secret.octets(32))
        sessions[Secret.sha256(token)] = Session(
            account: account, generation: generation, begunAt: now, usedAt: now, isVoid: isVoid, certifiedUntil: certifiedUntil)
        return token
    }

    /// The session of a token, which this makes last longer.
    package mutating func use(_ token: String, now: Int64) -> Session? {
        let key = Secret.sha256(token)
        guard var session = sessions[key] else { return nil }
        guard !Self.isOver(session, now: now) else {
            sessions[key] = nil
            return nil
        }
        session.usedAt = now
        sessions[key] = session
        return session
    }

    /// The session of a token, which this does not make last longer.
    package func session(_ token: String, now: Int64) -> Session? {
        sessions[Secret.sha256(token)].flatMap { Self.isOver($0, now: now) ? nil : $0 }
    }

    /// Seconds until a session ends where nobody asks for anything.
    package static func left(of session: Session, now: Int64) -> Int64 {
        // Its last second counts whole.
        let certified = session.certifiedUntil == .max ? .max : session.certifiedUntil + 1
        return max(0, min(session.usedAt + idle, session.begunAt + longest, certified) - now)
    }

    package mutating func end(_ token: String) { sessions[Secret.sha256(token)] = nil }

    /// What judges the certificates that sessions began with, by session: it takes checks of signatures, so nobody is to hold the
    /// table meanwhile.
    package var certified: [SessionKey: @Sendable () -> Bool] {
        var judges: [SessionKey: @Sendable () -> Bool] = [:]
        for (key, session) in sessions {
            if let isVoid = session.isVoid { judges[SessionKey(digest: key)] = isVoid }
        }
        return judges
    }

    /// Ends sessions, and says which of them there were still.
    package mutating func end(_ keys: [SessionKey]) -> [Session] { keys.compactMap { sessions.removeValue(forKey: $0.digest) } }

    /// What a session is known by: a new one has another token and so another key.
    package struct SessionKey: Hashable, Sendable {
        fileprivate var digest: [UInt8]
    }

    private static func isOver(_ session: Session, now: Int64) -> Bool {
        now - session.usedAt >= idle || now - session.begunAt >= longest || session.certifiedUntil < now
    }
}
