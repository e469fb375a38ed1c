// SPDX-License-Identifier: Apache-2.0

/// Why a connection could not be opened or a request got no answer.
public enum ClientError: Error, Hashable, Sendable {
    /// A file of the profile cannot be read, or the files do not belong together; `reason` names the file.
    case profile(reason: String)
    /// The certificate is another partner's than the profile says; nil when it is no partner's.
    case foreignCertificate(partner: String?)
    /// The body is longer than the 262,144 octets that a message may have.
    case tooLarge
    /// The connection was closed before an answer came; the request may or may not have had its effect, and the same
    /// request may be made again.
    case closed
    /// The system has no thread, socket or folder to give; `reason` says which call failed.
    case system(reason: String)
    /// The broker's answer cannot be read as this version of the protocol.
    case unreadableAnswer
}

extension ClientError: CustomStringConvertible {
    /// A sentence without a full stop.
    public var description: String {
        switch self {
        case .profile(let reason): reason
        case .foreignCertificate(let partner?): "the certificate is of \(partner), not of the profile's partner"
        case .foreignCertificate(nil): "the certificate is of no partner"
        case .tooLarge: "the body is longer than 262,144 octets"
        case .closed: "the connection was closed before an answer came"
        case .system(let reason): reason
        case .unreadableAnswer: "the broker's answer cannot be read as FB1"
        }
    }
}
