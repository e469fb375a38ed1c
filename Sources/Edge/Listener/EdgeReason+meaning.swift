// SPDX-License-Identifier: Apache-2.0

extension EdgeReason {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .connections: "One address, or all together, had as many connections by HTTP as they may."
        case .addressRate: "Too many new connections came from one address in a second."
        case .pendingHandshakes: "Too many connections have not finished their handshakes."
        case .partnerRate: "Too many new connections of one partner came in a second."
        case .partnerSessions: "The partner has as many sessions as it may."
        case .routerUnavailable: "The broker behind the edge did not answer."
        case .closedDuringHandshake: "The client closed the connection before TLS was complete."
        case .keyUpdates: "The client changed the keys of its TLS connection more than 100 times."
        case .refusedByClient: "The client refused the broker's certificate, or gave up, with a TLS alert."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .addressRate, .partnerRate: "Keep connections open, and wait a second and more between two tries."
        case .connections: "Use one connection for many requests, and look who connects (`peer` in the log)."
        case .pendingHandshakes: "Try again; if it lasts, look who connects (`peer` in the log)."
        case .partnerSessions: "Close sessions that are not used, or raise `limits.sessionsPerPartner`."
        case .routerUnavailable: "Try again; `firstbell status`."
        case .closedDuringHandshake: "Nothing, unless it is a partner's: then `firstbell doctor --profile` there."
        case .keyUpdates: "Treat it as an attack: no TLS library changes keys before some 16 million records."
        case .refusedByClient: "Give the client the partnership's `authority.pem` and the address of its profile."
        }
    }

    /// Whether the same connection may succeed later without a change.
    package var isRetriable: Bool { self != .refusedByClient }
}

/// FirstBell's own reasons for a cut; beside them a cut may carry the word of a `RefusalReason`.
package enum CutCode: String, Hashable, Sendable, CaseIterable {
    case suspended
    case revoked = "certificate-revoked"
    case expired = "certificate-expired"
    case mismatch = "identity-mismatch"
    case protocolViolation = "protocol-violation"
    case shutdown
    case silent

    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .suspended: "The partner was suspended in the directory."
        case .revoked: "The certificate was revoked."
        case .expired: "The certificate came to its end."
        case .mismatch: "What the session says of itself and what the edge proved about it differ."
        case .protocolViolation: "The session broke the rules of FB1."
        case .shutdown: "The broker is shutting down."
        case .silent: "Nothing came from the client, not even an answer to a PING: its line or its machine is dead."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .suspended: "Ask the partnership; `firstbell partner resume`."
        case .revoked: "Ask the partnership for a new certificate."
        case .expired: "`firstbell partner renew`."
        case .mismatch: "Treat it as an attack: look who connected from that address."
        case .protocolViolation: "Correct the client by docs/protocol.md."
        case .shutdown: "Connect again and say HELLO."
        case .silent: "Look at the client and the network between; it connects again by itself."
        }
    }

    /// Whether the same connection may succeed later without a change.
    package var isRetriable: Bool { self == .shutdown || self == .silent }
}
