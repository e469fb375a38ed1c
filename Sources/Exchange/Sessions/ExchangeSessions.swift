// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import Safeguarding
import TLS

/// The sessions of those who speak by HTTP, one a certificate.
final class ExchangeSessions: Sendable {
    /// How long a session outlives its last request.
    ///
    /// What it was sent and gave no receipt for waits again after that, so it is longer than anybody pauses who asks for notices
    /// in a loop, and no longer than that.
    static let patience = Duration.seconds(60)

    private struct Table {
        var sessions: [String: ExchangeSession] = [:]
        /// Whether no session begins any more.
        var isClosing = false
    }

    private let table = NIOLockedValueBox(Table())
    private let desk: any ExchangeDesk

    init(desk: any ExchangeDesk) { self.desk = desk }

    var count: Int { table.withLockedValue { $0.sessions.count } }

    /// The session of a certificate, begun where there is none; nil when none begins any more, and nobody waits for notices.
    ///
    /// - Parameter asks: whether it is for notices.
    func session(of request: ExchangeRequest, asks: Bool = false, now: ContinuousClock.Instant = .now) async -> ExchangeSession? {
        let (session, ended) = table.withLockedValue { table -> (ExchangeSession?, ExchangeSession?) in
            let known = table.sessions[request.certificate]
            if let known, !(asks && table.isClosing), known.use(now, asks: asks, proof: request.proof) { return (known, nil) }
            guard !table.isClosing else { return (nil, nil) }
            let session = ExchangeSession(routingID: Self.routingID(request.partner), proof: request.proof, now: now)
            table.sessions[request.certificate] = session
            // Before anybody else can find it here and say something that the broker would take for a stranger's.
            desk.opened(session.admitted(request.partner, certificate: request.certificate))
            return (session, known)
        }
        if let ended { await desk.closed(ended.routingID) }
        return session
    }

    /// Ends the session of a certificate, if it has one.
    func end(_ certificate: String) async {
        guard let session = table.withLockedValue({ $0.sessions.removeValue(forKey: certificate) }) else { return }
        session.end()
        await desk.closed(session.routingID)
    }

    /// Ends the sessions of certificates that do not count any more; how many.
    ///
    /// A session lives on between requests, and what the broker gives it meanwhile goes to nobody else.
    ///
    /// - Parameters:
    ///   - current: by which handshakes are judged now.
    ///   - now: seconds since 1970-01-01T00:00:00Z.
    func review(by current: ServerContext, now: Int64) async -> Int {
        var ended = 0
        for (certificate, session) in table.withLockedValue({ $0.sessions }) {
            guard session.objection(of: current, now: now) != nil else { continue }
            let isStill = table.withLockedValue { table in
                guard table.sessions[certificate] === session else { return false }
                table.sessions[certificate] = nil
                return true
            }
            guard isStill else { continue }
            session.end()
            await desk.closed(session.routingID)
            ended += 1
        }
        return ended
    }

    /// Lets those go who have waited long enough, and ends the sessions that nobody has used for a while; to be called each second.
    func sweep(now: ContinuousClock.Instant = .now) async {
        for session in all { session.wakeLate(now: now) }
        let gone = table.withLockedValue { table in
            let gone = table.sessions.filter { $0.value.hasEnded || $0.value.endIfIdle(since: now - Self.patience) }
            for certificate in gone.keys { table.sessions[certificate] = nil }
            return gone
        }
        for session in gone.values { await desk.closed(session.routingID) }
    }

    /// Begins no more, and lets everybody go who waits for notices; whatever else was asked is still answered.
    func close() {
        table.withLockedValue { $0.isClosing = true }
        for session in all { session.close() }
    }

    /// Ends all of them for good.
    func end() async {
        let all = table.withLockedValue { table in
            defer { table = Table(isClosing: true) }
            return table.sessions
        }
        for session in all.values {
            session.end()
            await desk.closed(session.routingID)
        }
    }

    private var all: [ExchangeSession] { table.withLockedValue { Array($0.sessions.values) } }

    /// Never used twice, and no session of the edge has one like it: there a `#` stands behind the partner.
    private static func routingID(_ partner: PartnerID) -> [UInt8] {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        return Array("\(partner)~".utf8) + (0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] }
    }
}
