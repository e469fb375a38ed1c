// SPDX-License-Identifier: Apache-2.0

/// What a partner needs to connect: who it is, where the broker is, and three PEM files.
public struct ConnectionProfile: Hashable, Sendable {
    /// The partner's id, `kind/code`, such as `school/116900`.
    public var partner: String
    /// DNS name or numeric address of the broker, as it stands in the broker's certificate.
    public var host: String
    /// TCP port of the broker.
    public var port: Int
    /// Path of the partner's certificate chain, PEM, leaf first.
    public var certificate: String
    /// Path of the partner's private key, PEM without a password.
    public var key: String
    /// Path of the authorities that the broker's certificate must come from, PEM.
    public var authority: String

    /// A profile from its parts.
    public init(partner: String, host: String, port: Int, certificate: String, key: String, authority: String) {
        self.partner = partner
        self.host = host
        self.port = port
        self.certificate = certificate
        self.key = key
        self.authority = authority
    }
}
