// SPDX-License-Identifier: Apache-2.0

/// What happens to a connection beside the answers; nothing needs to be done about any of it, because the client goes on
/// trying by itself.
public enum ConnectionEvent: Hashable, Sendable {
    /// The broker let this partner in; `broker` is its SPIFFE id.
    case admitted(broker: String)
    /// The broker answered HELLO; so many notices wait.
    case welcomed(pending: Int)
    /// No connection, for the reason given.
    case failed(ConnectionFailure)
    /// A good connection ended.
    case ended
    /// The broker said goodbye with a code: `shutting-down`, `suspended`, `revoked`, ...
    case farewell(code: String)
    /// A notice came that cannot be read or whose digest is wrong; it is not handed out, and the broker sends it again.
    case unreadableNotice(code: String)
}

/// Why there is no connection: a stable code, a sentence, and what to do.
public struct ConnectionFailure: Hashable, Sendable {
    /// `unreachable`, `broken`, `closed-before-admission`, `tls-alert-` and a number, `tls-`, or the reason for which this end
    /// refused the broker, such as `wrong-host`.
    public let code: String
    /// What happened, a sentence without a full stop.
    public let what: String
    /// What to do, completing "Try:".
    public let remedy: String

    init(code: String, what: String, remedy: String) {
        self.code = code
        self.what = what
        self.remedy = remedy
    }
}
