// SPDX-License-Identifier: Apache-2.0
import Wire

/// An ID token in its compact form, taken apart and not believed yet (RFC 7519, OpenID Connect Core section 3.1.3.7).
struct ProviderToken: Sendable {
    /// What the sign-in that asked for the token knows of it.
    struct Expectation: Sendable {
        var provider: Provider
        /// As it was sent.
        var nonce: String
        /// Seconds since 1970 by the machine's clock.
        var now: Int64
    }

    /// The most octets; those of schools have two thousand.
    private static let limit = 16 * 1024
    /// By how many seconds two clocks may differ.
    static let leeway: Int64 = 120
    /// How old a token may be that was made for a sign-in of now.
    private static let oldest: Int64 = 900

    let algorithm: ProviderKeys.Algorithm
    let keyID: String?
    private let signed: [UInt8]
    private let signature: [UInt8]
    private let claims: JSONValue

    /// - Throws: ``ProviderFault/malformed`` or ``ProviderFault/algorithm``.
    init(_ text: String) throws(ProviderFault) {
        guard text.utf8.count <= Self.limit else { throw .malformed }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
            let signature = Self.octets(parts[2])
        else { throw .malformed }
        // A `crit` names what whoever reads it must know (RFC 7515 section 4.1.11), and nothing of that is known here.
        guard header.member("crit") == nil else { throw .malformed }
        guard let name = header.member("alg")?.string, let algorithm = ProviderKeys.Algorithm(rawValue: name) else {
            throw .algorithm
        }
        if let id = header.member("kid") {
            guard let id = id.string else { throw .malformed }
            keyID = id
        } else {
            keyID = nil
        }
        self.algorithm = algorithm
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    private static func octets(_ part: String) -> [UInt8]? {
        let isPlain = part.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        return isPlain ? Base64URL.octets(part) : nil
    }

    private static func object(_ part: String) -> JSONValue? {
        guard let octets = octets(part), let root = try? JSONDocument(octets).root, root.kind == .object else { return nil }
        return root
    }

    /// Who the token says somebody is, once everything in it was checked: the signature first.
    func identity(_ expected: Expectation, _ keys: ProviderKeys) throws(ProviderFault) -> ProviderIdentity {
        try keys.requireSigned(signed, by: signature, algorithm, id: keyID)
        let provider = expected.provider
        func text(_ name: String) -> String? { claims[name]?.string }
        guard text("iss") == provider.issuer else { throw .issuer }
        try requireAudience(provider.clientID)
        try requireTimes(expected.now)
        guard let nonce = text("nonce"), nonce == expected.nonce else { throw .nonce }
        guard let subject = text("sub"), (1...255).contains(subject.utf8.count) else { throw .malformed }
        if let tenant = provider.tenant, text("tid")?.lowercased() != tenant { throw .tenant }
        guard let email = text("email")?.lowercased(), email.utf8.count <= 254, provider.speaksFor(email),
            provider.tenant != nil || isVerified
        else { throw .email }
        return ProviderIdentity(
            issuer: provider.issuer, subject: subject, email: email,
            hasFactor: proves(provider.factor) && isFresh(expected.now))
    }

    /// For us, and where others may use it too, made for us (`azp`).
    private func requireAudience(_ client: String) throws(ProviderFault) {
        guard let audience = claims["aud"] else { throw .audience }
        let names = audience.kind == .array ? audience.elements.map(\.string) : [audience.string]
        let party = claims["azp"]
        guard names.contains(client), names.count == 1 || party != nil else { throw .audience }
        if let party, party.string != client { throw .audience }
    }

    /// A time of the token; NumericDate may have a fraction (RFC 7519 section 2).
    private func seconds(_ name: String) -> Int64? { claims[name]?.double.flatMap { abs($0) < 1e12 ? Int64($0) : nil } }

    private func requireTimes(_ now: Int64) throws(ProviderFault) {
        guard let end = seconds("exp"), let made = seconds("iat") else { throw .malformed }
        guard end > now - Self.leeway, made > now - Self.oldest else { throw .expired }
        guard made <= now + Self.leeway else { throw .early }
        guard claims["nbf"] == nil || seconds("nbf").map({ $0 <= now + Self.leeway }) == true else { throw .early }
    }

    /// Some providers write the word instead of the value.
    private var isVerified: Bool { claims["email_verified"]?.boolean == true || claims["email_verified"]?.string == "true" }

    /// Whether the person signed in there for this sign-in, and not with what a browser kept of an earlier one.
    private func isFresh(_ now: Int64) -> Bool {
        seconds("auth_time").map { $0 >= now - ProviderDesk.freshness - Self.leeway && $0 <= now + Self.leeway } ?? false
    }

    private func proves(_ factor: Provider.Factor?) -> Bool {
        switch factor {
        case nil: false
        case .acr(let value): claims["acr"]?.string == value
        case .amr(let value): claims["amr"]?.kind == .array && claims["amr"]?.elements.contains { $0.string == value } == true
        }
    }
}
