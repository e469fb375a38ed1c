// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
package import TLS
import Wire

/// Who is told what happens at the edge.
///
/// The closures run on event loops and must not block. For one session the order is `opened`, then `closed`.
package struct EdgeObserver: Sendable {
    /// Called before the first octet of the session can reach the ROUTER.
    package var opened: @Sendable (EdgeSession) -> Void
    /// Called once for every session that was opened, after it left the table.
    package var closed: @Sendable (EdgeSession, EdgeClosing) -> Void
    /// Called for every connection that was refused; when it had a session, `closed` follows.
    package var refused: @Sendable (EdgeRefusal) -> Void

    package init(
        opened: @escaping @Sendable (EdgeSession) -> Void = { _ in },
        closed: @escaping @Sendable (EdgeSession, EdgeClosing) -> Void = { _, _ in },
        refused: @escaping @Sendable (EdgeRefusal) -> Void = { _ in }
    ) {
        self.opened = opened
        self.closed = closed
        self.refused = refused
    }
}

/// A connection that was not let in, or was put out for what it did; with nothing in it that the peer wrote.
package struct EdgeRefusal: Hashable, Sendable {
    /// The audit's word: one of `EdgeReason`, of `ZMTPRefusal`, or of the TLS target's reasons, such as `as-server`.
    package let code: String
    /// Address and port of the peer.
    package let peerAddress: String
    /// Who it was, where its certificate had been verified.
    package let partner: PartnerID?

    package init(code: String, peerAddress: String, partner: PartnerID? = nil) {
        self.code = code
        self.peerAddress = peerAddress
        self.partner = partner
    }

    /// A connection that did not get through TLS.
    package init(_ error: TLSError, peerAddress: String) {
        let code =
            switch error {
            case .refused(let refusal): refusal.reason.rawValue
            case .closedDuringHandshake, .closedWithoutNotify, .closed: EdgeReason.closedDuringHandshake.rawValue
            case .alert: EdgeReason.refusedByClient.rawValue
            case .tooManyKeyUpdates: EdgeReason.keyUpdates.rawValue
            case .handshakeTimedOut: ZMTPRefusal.handshakeTimeout.rawValue
            case .protocolViolation, .tooMuchBeforeHandshake, .openSSL: RefusalReason.handshakeFailed.rawValue
            }
        var partner: PartnerID?
        if case .refused(let refusal) = error, let peer = refusal.peer { partner = PartnerID(peer.partner) }
        self.init(code: code, peerAddress: peerAddress, partner: partner)
    }
}

/// Why the edge itself let a connection go; the raw value is the audit's word for it.
package enum EdgeReason: String, Hashable, Sendable, CaseIterable {
    /// Too many new connections from one address.
    case addressRate = "address-rate"
    /// As many connections by HTTP as one address, or all together, may have.
    case connections
    /// Too many connections that have not finished their handshakes.
    case pendingHandshakes = "pending-handshakes"
    /// Too many new connections of one partner.
    case partnerRate = "partner-rate"
    /// Too many sessions of one partner.
    case partnerSessions = "partner-sessions"
    /// The ROUTER did not answer.
    case routerUnavailable = "router-unavailable"
    /// The client closed the connection before TLS was complete.
    case closedDuringHandshake = "closed-during-handshake"
    /// The client changed its TLS keys over and over.
    case keyUpdates = "key-updates"
    /// The client refused this end with a TLS alert.
    case refusedByClient = "refused-by-client"
}

/// Why a session ended.
package enum EdgeClosing: Hashable, Sendable {
    /// The client closed the connection, or it broke.
    case byClient
    /// The ROUTER closed its side: the broker's end.
    case byRouter
    /// The client broke a rule; the word is that of its `EdgeRefusal`.
    case refused(code: String)
    /// The broker cut it, or the edge for its silence.
    case cut(CutReason)
    /// The listener stopped.
    case stopped
}

/// Why a session is put out.
package struct CutReason: RawRepresentable, Hashable, Sendable {
    /// In kebab case.
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// The partner was suspended in the directory.
    package static let suspended = CutReason(rawValue: "suspended")
    /// The certificate was revoked.
    package static let revoked = CutReason(rawValue: "certificate-revoked")
    /// The certificate is past its end.
    package static let expired = CutReason(rawValue: "certificate-expired")
    /// What the session says of itself and what the edge knows of it differ.
    package static let mismatch = CutReason(rawValue: "identity-mismatch")
    /// The session broke the rules of FB1.
    package static let protocolViolation = CutReason(rawValue: "protocol-violation")
    /// The broker is shutting down.
    package static let shutdown = CutReason(rawValue: "shutdown")
    /// Nothing came from the client, not even an answer to a PING.
    package static let silent = CutReason(rawValue: "silent")

    /// Why a handshake would be refused now.
    init(_ reason: RefusalReason) { self.init(rawValue: reason.rawValue) }
}
