// SPDX-License-Identifier: Apache-2.0
import Foundation
import JWTKit
import NIOConcurrencyHelpers
import Wire

@testable import Portal

/// A provider in memory, whose tokens a test can forge.
final class FakeProvider: ProviderLine {
    struct State: Sendable {
        /// By kid; the first signs.
        var keys: [(id: String, key: ES256PrivateKey)] = []
        /// Of the token that comes next, by name, as JSON.
        var claims: [String: String] = [:]
        var header: String?
        /// Changes the finished token.
        var forge: @Sendable (String) -> String = { $0 }
        var fault: ProviderFault?
        /// Of the exchange of a code alone.
        var tokenFault: ProviderFault?
        /// What its metadata says of `iss` beside a code.
        var saysIssuer = false
        /// Whether it is to be left alone, as the last who asked was told.
        var rests: @Sendable () -> Bool = { false }
        var nonce = ""
        var asked: [ProviderRequest] = []
    }

    static let provider = Provider(
        id: "example", name: "Example ID", issuer: "https://id.example", clientID: "firstbell", clientSecret: "a secret+",
        domains: ["example-primary.example"], factor: .amr("mfa"))

    let state = NIOLockedValueBox(State())
    private let now: Int64

    init(now: Int64) {
        self.now = now
        state.withLockedValue { $0.keys = [("k-1", ES256PrivateKey())] }
        claim(email: Sample.lead)
    }

    /// The claims of a token that is right but for what is changed.
    func claim(email: String, subject: String = "s-1", _ changes: [String: String?] = [:]) {
        let right = [
            "iss": "\"https://id.example\"", "sub": "\"\(subject)\"", "aud": "\"firstbell\"", "exp": "\(now + 300)",
            "iat": "\(now)", "auth_time": "\(now)", "email": "\"\(email)\"", "email_verified": "true",
        ]
        state.withLockedValue {
            $0.claims = right.merging(changes.compactMapValues { $0 }) { $1 }.filter { changes[$0.key] != .some(nil) }
        }
    }

    func ask(_ request: ProviderRequest, unless rests: @escaping @Sendable () -> Bool) async throws(ProviderFault) -> [UInt8] {
        let (fault, keys, saysIssuer) = state.withLockedValue { state in
            state.asked.append(request)
            state.rests = rests
            return (state.fault ?? (request.form == nil ? nil : state.tokenFault), state.keys, state.saysIssuer)
        }
        if let fault { throw fault }
        if Task.isCancelled { throw .busy }
        switch request.url {
        case "https://id.example/.well-known/openid-configuration":
            return Array(
                """
                {"issuer":"https://id.example","authorization_endpoint":"https://id.example/in?a=1",
                "token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys",
                "authorization_response_iss_parameter_supported":\(saysIssuer)}
                """.utf8)
        case "https://id.example/keys":
            let texts = keys.map { id, key in
                let (x, y) = key.parameters ?? ("", "")
                return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"\(id)\",\"x\":\"\(Self.url(x))\",\"y\":\"\(Self.url(y))\"}"
            }
            // Kinds that nobody here takes stand in the sets of others.
            return Array("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"},\(texts.joined(separator: ","))]}".utf8)
        case "https://id.example/token":
            guard let token = try? await token() else { throw .answer }
            return Array("{\"id_token\":\"\(token)\",\"token_type\":\"Bearer\"}".utf8)
        default: throw .answer
        }
    }

    /// Where somebody is sent back to who has left with a page and said yes.
    func back(from leaving: Page) -> String {
        let query = PageRequest.fields(Browser.place(in: leaving).split(separator: "?", maxSplits: 1).last ?? "") ?? [:]
        state.withLockedValue { $0.nonce = query["nonce"] ?? "" }
        let place = (query["redirect_uri"] ?? "").replacing("https://portal.example", with: "")
        return "\(place)?code=c-1&state=\(query["state"] ?? "")"
    }

    /// Signs whatever header and claims are set.
    func token() async throws -> String {
        let (key, header, claims, nonce, forge) = state.withLockedValue { state in
            (
                state.keys[0], state.header ?? "{\"alg\":\"ES256\",\"kid\":\"\(state.keys[0].id)\"}", state.claims, state.nonce,
                state.forge
            )
        }
        let all = ["nonce": "\"\(nonce)\""].merging(claims) { $1 }
        let body = "{" + all.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        let text = "\(Base64URL.text(header.utf8)).\(Base64URL.text(body.utf8))"
        let signer = try await JWTKeyCollection().add(ecdsa: key.key).getKey()
        return forge("\(text).\(Base64URL.text(try signer.sign(Array(text.utf8))))")
    }

    private static func url(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension Browser {
    /// Where a page sends the browser.
    static func place(in page: Page) -> String {
        page.headers.last { $0.name == "Refresh" }?.value.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
    }

    /// Sends a form that leads to the provider, says yes there, and comes back.
    func through(_ provider: FakeProvider, _ path: String, _ form: [String: String] = [:], seal: String?) async -> Page {
        let leaving = await post(path, form, seal: seal)
        guard leaving.status == 200 else { return leaving }
        return await get(provider.back(from: leaving))
    }
}
