// SPDX-License-Identifier: Apache-2.0
package import TLS

/// What a tunnel has to tell: libzmq tries again in silence, so nothing else can say why a client is not heard.
package enum TunnelEvent: Hashable, Sendable {
    /// The broker has begun to speak: TLS is complete at both ends and the partner is let in.
    case admitted(PeerCertificate)
    /// A connection failed before the broker spoke; another is tried when the client asks again.
    case failed(TunnelFailure)
    /// A connection that had been admitted broke.
    case lost(TunnelFailure)
    /// A connection that had been admitted ended in good order, by either side.
    case ended
}

/// Why a connection of a tunnel did not come about or did not last.
package enum TunnelFailure: Error, Hashable, Sendable {
    /// No TCP connection: refused, no route, an unknown name, or no answer in time; `reason` is the system's word for it.
    case unreachable(reason: String)
    /// TLS failed: either end refused the other, or the connection broke.
    case tls(TLSError)
    /// The broker closed before it said a word, as it does beyond its limits of new connections and sessions.
    case closedBeforeAdmission
    /// The system broke the connection; `reason` is its word for it.
    case broken(reason: String)
}
