// SPDX-License-Identifier: Apache-2.0
import JWTKit
import Wire

/// The keys by which a provider signs tokens (RFC 7517), of the kinds that are taken.
struct ProviderKeys: Sendable {
    /// What a token may be signed with: RS256 or ES256 (RFC 7518), and never `none` or a shared secret.
    enum Algorithm: String, Hashable, Sendable { case rs256 = "RS256", es256 = "ES256" }

    private struct Key: Sendable {
        var id: String?
        var algorithm: Algorithm
        var judge: any JWTAlgorithm
    }

    private var keys: [Key] = []
    /// More than any provider has at a time; a key costs a moment to read.
    private static let most = 32

    var count: Int { keys.count }

    /// Reads a set; a key of another kind or for another purpose is left out.
    ///
    /// - Throws: ``ProviderFault/answer`` for what is no set, or has no key that is taken.
    init(_ octets: [UInt8]) async throws(ProviderFault) {
        guard let root = try? JSONDocument(octets).root, let set = root.member("keys"), set.kind == .array else { throw .answer }
        for value in set.elements.prefix(Self.most) {
            if let key = await Self.key(value) { keys.append(key) }
        }
        guard !keys.isEmpty else { throw .answer }
    }

    private static func key(_ value: JSONValue) async -> Key? {
        func text(_ name: String) -> String? { value[name]?.string }
        guard text("use") ?? "sig" == "sig", value["d"] == nil else { return nil }
        let collection = JWTKeyCollection()
        let algorithm: Algorithm
        switch text("kty") {
        case "RSA":
            // Smaller ones are weak; larger ones, and large exponents, cost whoever checks.
            guard let modulus = text("n"), let exponent = text("e"), let octets = Base64URL.octets(modulus),
                (256...1024).contains(octets.count), (1...4).contains(Base64URL.octets(exponent)?.count ?? 0),
                let key = try? Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
            else { return nil }
            algorithm = .rs256
            await collection.add(rsa: key, digestAlgorithm: .sha256)
        case "EC":
            guard text("crv") == "P-256", let x = text("x"), let y = text("y"), Base64URL.octets(x)?.count == 32,
                Base64URL.octets(y)?.count == 32, let key = try? ES256PublicKey(parameters: (x, y))
            else { return nil }
            algorithm = .es256
            await collection.add(ecdsa: key)
        default: return nil
        }
        guard text("alg") ?? algorithm.rawValue == algorithm.rawValue, let judge = try? await collection.getKey() else {
            return nil
        }
        return Key(id: text("kid"), algorithm: algorithm, judge: judge)
    }

    /// Whether one of the keys signed something.
    ///
    /// - Parameter id: the `kid` of the token; nil asks for the only key of the algorithm.
    /// - Throws: ``ProviderFault/key`` where there is no such key, ``ProviderFault/signature`` where it did not.
    func requireSigned(_ octets: [UInt8], by signature: [UInt8], _ algorithm: Algorithm, id: String?) throws(ProviderFault) {
        let fitting = keys.filter { $0.algorithm == algorithm && (id == nil || $0.id == id) }
        guard fitting.count == 1, let key = fitting.first else { throw .key }
        guard (try? key.judge.verify(signature, signs: octets)) == true else { throw .signature }
    }
}
