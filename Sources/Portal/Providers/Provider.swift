// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Somebody else who proves who people are, by OpenID Connect.
package struct Provider: Hashable, Sendable {
    /// Its word in the configuration and in paths.
    package var id: String
    /// What people are shown.
    package var name: String
    /// Exactly as it calls itself.
    package var issuer: String
    package var clientID: String
    package var clientSecret: String
    /// A file of authorities for its TLS; nil for the system's.
    package var authority: String?
    /// Domains of e-mail addresses that it may speak for, in lower case; of no other it is believed.
    package var domains: Set<String>
    /// The tenant whose tokens count (`tid` of Microsoft Entra ID); of it no `email_verified` is asked, for it says none.
    package var tenant: String?
    /// What in a token says that a second factor was given; nil where ours is always asked for.
    package var factor: Factor?

    /// A claim that stands for a second factor.
    package enum Factor: Hashable, Sendable {
        /// `acr` is this (OpenID Connect Core section 2).
        case acr(String)
        /// `amr` has this (RFC 8176).
        case amr(String)
    }

    package init(
        id: String, name: String, issuer: String, clientID: String, clientSecret: String, authority: String? = nil,
        domains: Set<String>, tenant: String? = nil, factor: Factor? = nil
    ) {
        self.id = id
        self.name = name
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.authority = authority
        self.domains = domains
        self.tenant = tenant
        self.factor = factor
    }

    /// Where it says where everything else is (OpenID Connect Discovery section 4).
    var discovery: String { (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration" }

    /// Whether it may speak for an address.
    func speaksFor(_ email: String) -> Bool {
        email.split(separator: "@", omittingEmptySubsequences: false).last.map { domains.contains(String($0)) } ?? false
    }

    /// Whether a text is an https address on one line, with a host, and without a user or a fragment.
    package static func isHTTPS(_ text: String) -> Bool {
        guard text.utf8.count <= 2_000,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }),
            let parts = URLComponents(string: text), parts.scheme == "https", parts.host?.isEmpty == false, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return false }
        return true
    }
}

/// Who somebody is, by a token of a provider that was checked.
package struct ProviderIdentity: Hashable, Sendable {
    package var issuer: String
    /// The provider's own name of the person, which never goes to another.
    package var subject: String
    /// In lower case.
    package var email: String
    /// Whether the provider says that a second factor was given, and that it was given now, where that counts.
    package var hasFactor: Bool
}

/// Why a provider signed nobody in; the raw value is the audit's word for it.
package enum ProviderFault: String, Error, Hashable, Sendable, CaseIterable {
    /// It does not answer, or not in time.
    case down = "provider-down"
    /// It was not asked, because others wait for it or nobody waits any more; that says nothing of the provider.
    case busy = "provider-busy"
    /// It answered with an error, or with what cannot be read.
    case answer = "provider-answer"
    /// It, or the person, refused.
    case refused = "provider-refused"
    /// Its token is malformed, or has a claim that it must not have.
    case malformed = "provider-token-malformed"
    /// Signed by no algorithm that is taken: RS256 and ES256 alone.
    case algorithm = "provider-token-algorithm"
    /// Signed by a key that the provider does not publish.
    case key = "provider-token-key"
    case signature = "provider-token-signature"
    case issuer = "provider-token-issuer"
    /// For another client.
    case audience = "provider-token-audience"
    case expired = "provider-token-expired"
    /// Of the future.
    case early = "provider-token-early"
    /// Of another sign-in.
    case nonce = "provider-token-nonce"
    case tenant = "provider-token-tenant"
    /// No e-mail, one that is not verified, or one of a domain that the provider may not speak for.
    case email = "provider-token-email"
}
