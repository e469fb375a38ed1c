// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What proves somebody beside a password: a name at a provider of OpenID Connect, or the key of a certificate.
package struct PortalProof: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case provider
        case certificate
    }

    package var kind: Kind
    /// The provider, as it calls itself; empty for a certificate, whose authority TLS has verified.
    package var issuer: String
    /// The provider's own name of the person (`sub`), or the SHA-256 of the certificate's public key in lower-case hex.
    package var subject: String

    package init(kind: Kind, issuer: String, subject: String) {
        self.kind = kind
        self.issuer = issuer
        self.subject = subject
    }

    /// - Parameter key: the SHA-256 of a certificate's SubjectPublicKeyInfo in lower-case hex.
    package static func certificate(_ key: String) -> PortalProof { PortalProof(kind: .certificate, issuer: "", subject: key) }

    /// What its fields are sealed for.
    static func context(_ account: Int64) -> String { "portal-binding/\(account)" }

    /// By which it is found; of no other kind or issuer.
    func key(_ key: DeploymentKey) -> [UInt8] { key.lookup("portal-binding", kind.rawValue, issuer, subject) }
    /// Of one account there is one of each.
    func issuerKey(_ key: DeploymentKey) -> [UInt8] { key.lookup("portal-binding-issuer", kind.rawValue, issuer) }

    /// What follows the word of the ledger's entry for whoever signed in with it.
    var suffix: String { "-with-\(kind.rawValue)" }
}

/// What an account is bound to.
package struct PortalBinding: Hashable, Sendable {
    package var account: Int64
    package var proof: PortalProof
    package var boundAt: Instant

    package init(account: Int64, proof: PortalProof, boundAt: Instant) {
        self.account = account
        self.proof = proof
        self.boundAt = boundAt
    }
}
