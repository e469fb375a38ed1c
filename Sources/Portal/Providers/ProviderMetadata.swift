// SPDX-License-Identifier: Apache-2.0
import Wire

/// What a provider says of itself (OpenID Connect Discovery section 3).
struct ProviderMetadata: Hashable, Sendable {
    var authorization: String
    var token: String
    var keys: String
    /// Whether the secret goes into the body of the token request, because the provider takes it in no header.
    var postsSecret: Bool
    /// Whether it says who it is whenever it sends a browser back (RFC 9207 section 3).
    var saysIssuer: Bool

    /// - Throws: ``ProviderFault/answer`` for what cannot be read, ``ProviderFault/issuer`` where it calls itself something else.
    init(_ octets: [UInt8], of provider: Provider) throws(ProviderFault) {
        guard let root = try? JSONDocument(octets).root, root.kind == .object else { throw .answer }
        guard root.member("issuer")?.string == provider.issuer else { throw .issuer }
        guard let authorization = Self.place(root, "authorization_endpoint"), let token = Self.place(root, "token_endpoint"),
            let keys = Self.place(root, "jwks_uri")
        else { throw .answer }
        self.authorization = authorization
        self.token = token
        self.keys = keys
        let methods = root.member("token_endpoint_auth_methods_supported")?.elements.compactMap(\.string) ?? []
        saysIssuer = root.member("authorization_response_iss_parameter_supported")?.boolean == true
        postsSecret = !methods.isEmpty && !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
    }

    private static func place(_ root: JSONValue, _ name: String) -> String? {
        root[name]?.string.flatMap { Provider.isHTTPS($0) ? $0 : nil }
    }

    /// Where a browser is sent to sign in.
    func authorization(_ parameters: [(String, String)]) -> String {
        authorization + (authorization.contains("?") ? "&" : "?") + FormEncoding.text(parameters)
    }
}

/// Writes `application/x-www-form-urlencoded`.
enum FormEncoding {
    static func text(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let octets = text.utf8.flatMap { octet -> [UInt8] in
            let isPlain =
                (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(octet)
            return isPlain ? [octet] : [0x25, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
