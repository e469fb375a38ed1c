// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import Safeguarding

/// The sessions of those who speak by HTTP, one a certificate.
final class ExchangeSessions: Sendable {
    /// How long a session outlives its last request.
    ///
    /// What it was sent and gave no receipt for waits again after that, so it is longer than anybody pauses who asks for notices
    /// in a loop, and no longer than that.
    static let patience = Duration.seconds(60)

    private let table = NIOLockedValueBox<[String: ExchangeSession]>([:])
    private let desk: any ExchangeDesk

    init(desk: any ExchangeDesk) { self.desk = desk }

    var count: Int { table.withLockedValue { $0.count } }

    /// The session of a certificate, begun where there is none.
    func session(of partner: PartnerID, certificate: String, now: ContinuousClock.Instant = .now) async -> ExchangeSession {
        let (session, ended) = table.withLockedValue { table in
            let known = table[certificate]
            if let known, known.use(now) { return (known, nil as ExchangeSession?) }
            let session = ExchangeSession(routingID: Self.routingID(partner), now: now)
            table[certificate] = session
            // Before anybody else can find it here and say something that the broker would take for a stranger's.
            desk.opened(session.admitted(partner, certificate: certificate))
            return (session, known)
        }
        if let ended { await desk.closed(ended.routingID) }
        return session
    }

    /// Lets those go who have waited long enough, and ends the sessions that nobody has used for a while; to be called each second.
    func sweep(now: ContinuousClock.Instant = .now) async {
        for session in table.withLockedValue({ Array($0.values) }) { session.wakeLate(now: now) }
        let gone = table.withLockedValue { table in
            let gone = table.filter { $0.value.hasEnded || $0.value.endIfIdle(since: now - Self.patience) }
            for certificate in gone.keys { table[certificate] = nil }
            return gone
        }
        for session in gone.values { await desk.closed(session.routingID) }
    }

    /// Ends all of them.
    func end() async {
        let all = table.withLockedValue { table in
            defer { table = [:] }
            return table
        }
        for session in all.values {
            session.end()
            await desk.closed(session.routingID)
        }
    }

    /// Never used twice, and no session of the edge has one like it: there a `#` stands behind the partner.
    private static func routingID(_ partner: PartnerID) -> [UInt8] {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        return Array("\(partner)~".utf8) + (0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] }
    }
}
