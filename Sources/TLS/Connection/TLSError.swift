// SPDX-License-Identifier: Apache-2.0

/// Why a TLS connection ended other than by `close_notify`; each of them closes the channel.
package enum TLSError: Error, Hashable, Sendable {
    /// This end refused the peer.
    case refused(Refusal)
    /// The peer refused this end, or gave up: its alert. A TLS 1.3 client may get it after its handshake is complete,
    /// because the server judges the client's certificate last (RFC 8446 section 4.4.2.4).
    case alert(TLSAlert)
    /// The peer closed the connection before the handshake was complete.
    case closedDuringHandshake
    /// The peer closed the connection without `close_notify`; what came last may be cut short.
    case closedWithoutNotify
    /// The handshake was not complete in time.
    case handshakeTimedOut
    /// A record that does not verify, or a message out of place; `detail` is OpenSSL's reason.
    case protocolViolation(detail: String)
    /// The peer changed its keys more often than ``CipherStream/keyUpdateLimit``.
    case tooManyKeyUpdates
    /// More than 1 MiB was written before the handshake was complete.
    case tooMuchBeforeHandshake
    /// Written after this end had closed.
    case closed
    /// OpenSSL could not make a connection; `detail` is its reason.
    case openSSL(detail: String)
}

/// An alert of TLS 1.3 (RFC 8446 section 6).
package struct TLSAlert: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let handshakeFailure = TLSAlert(rawValue: 40)
    package static let badCertificate = TLSAlert(rawValue: 42)
    package static let unsupportedCertificate = TLSAlert(rawValue: 43)
    package static let certificateRevoked = TLSAlert(rawValue: 44)
    package static let certificateExpired = TLSAlert(rawValue: 45)
    package static let certificateUnknown = TLSAlert(rawValue: 46)
    package static let unknownCA = TLSAlert(rawValue: 48)
    package static let protocolVersion = TLSAlert(rawValue: 70)
    package static let internalError = TLSAlert(rawValue: 80)
    package static let certificateRequired = TLSAlert(rawValue: 116)
}

extension TLSAlert: CustomStringConvertible {
    /// The alert's name in RFC 8446, or its number.
    package var description: String {
        switch self {
        case .handshakeFailure: "handshake_failure"
        case .badCertificate: "bad_certificate"
        case .unsupportedCertificate: "unsupported_certificate"
        case .certificateRevoked: "certificate_revoked"
        case .certificateExpired: "certificate_expired"
        case .certificateUnknown: "certificate_unknown"
        case .unknownCA: "unknown_ca"
        case .protocolVersion: "protocol_version"
        case .internalError: "internal_error"
        case .certificateRequired: "certificate_required"
        default: "alert \(rawValue)"
        }
    }
}
