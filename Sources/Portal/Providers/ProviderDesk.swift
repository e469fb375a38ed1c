// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
import Wire

/// Speaks to the providers of a deployment, and remembers for an hour what they say of themselves and of their keys.
package actor ProviderDesk {
    /// In the order in which people are offered them.
    package nonisolated let providers: [Provider]
    private let line: any ProviderLine
    /// Seconds since 1970.
    private let clock: @Sendable () -> Int64
    private var known: [String: Known] = [:]
    /// Until when a provider that did not answer is not asked: whoever waits for it would keep others from theirs.
    private let restsUntil = NIOLockedValueBox<[String: Int64]>([:])

    private struct Known {
        var metadata: ProviderMetadata
        var keys: ProviderKeys
        var metadataAt: Int64
        var keysAt: Int64
    }

    /// How long what a provider says counts.
    private static let age: Int64 = 3600
    /// How often keys are asked for because of a token whose key is not among them: anybody can make such a token.
    static let patience: Int64 = 60
    /// How long a provider that did not answer is left alone.
    static let rest: Int64 = 15
    /// How many seconds ago somebody may have signed in there whose second factor there counts here.
    static let freshness: Int64 = 300

    /// - Parameter clock: seconds since 1970 by the machine's clock.
    package init(_ providers: [Provider], line: any ProviderLine, clock: @escaping @Sendable () -> Int64) {
        self.providers = providers
        self.line = line
        self.clock = clock
    }

    package nonisolated func provider(_ id: String) -> Provider? { providers.first { $0.id == id } }

    /// Where a browser is sent to sign in (OpenID Connect Core section 3.1.2.1, RFC 7636).
    func departure(to provider: Provider, for flow: SignInFlow, back: String) async throws(ProviderFault) -> String {
        let metadata = try await known(provider).metadata
        var parameters = [
            ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", back), ("scope", "openid email"),
            ("state", flow.state), ("nonce", flow.nonce), ("code_challenge", Secret.text(Secret.sha256(flow.verifier))),
            ("code_challenge_method", "S256"),
        ]
        if provider.factor != nil { parameters += [("prompt", "login"), ("max_age", "\(Self.freshness)")] }
        if case .acr(let value) = provider.factor { parameters.append(("acr_values", value)) }
        return metadata.authorization(parameters)
    }

    /// Exchanges a code for a token, and checks it.
    ///
    /// - Parameter saysIssuer: whether the provider's own `iss` came with the code.
    func arrival(
        at provider: Provider, code: String, saysIssuer: Bool, flow: SignInFlow, back: String
    ) async throws(ProviderFault) -> ProviderIdentity {
        let metadata = try await known(provider).metadata
        guard saysIssuer || !metadata.saysIssuer else { throw .issuer }
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back), ("code_verifier", flow.verifier),
            ("client_id", provider.clientID),
        ]
        var request = ProviderRequest(url: metadata.token, authority: provider.authority)
        if metadata.postsSecret {
            form.append(("client_secret", provider.clientSecret))
        } else {
            // Both are escaped as in a form first (RFC 6749 section 2.3.1).
            let pair = "\(FormEncoding.escaped(provider.clientID)):\(FormEncoding.escaped(provider.clientSecret))"
            request.authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
        }
        request.form = FormEncoding.text(form)
        let answer = try await ask(request, of: provider)
        guard let root = try? JSONDocument(answer).root, let text = root.member("id_token")?.string else { throw .answer }
        let token = try ProviderToken(text)
        let expected = ProviderToken.Expectation(provider: provider, nonce: flow.nonce, now: clock())
        do throws(ProviderFault) {
            return try token.identity(expected, try await known(provider).keys)
        } catch .key {
            return try token.identity(expected, try await changedKeys(of: provider))
        }
    }

    private func known(_ provider: Provider) async throws(ProviderFault) -> Known {
        let now = clock()
        if let known = known[provider.id], abs(now - known.metadataAt) < Self.age, abs(now - known.keysAt) < Self.age {
            return known
        }
        let metadata = try ProviderMetadata(try await fetch(provider.discovery, of: provider), of: provider)
        let keys = try await ProviderKeys(try await fetch(metadata.keys, of: provider))
        let fresh = Known(metadata: metadata, keys: keys, metadataAt: now, keysAt: now)
        known[provider.id] = fresh
        return fresh
    }

    /// Keys that may have changed since they were asked for.
    private func changedKeys(of provider: Provider) async throws(ProviderFault) -> ProviderKeys {
        let now = clock()
        guard let before = known[provider.id], now - before.keysAt >= Self.patience else { throw .key }
        // Noted before the answer is there, so that two such tokens ask once.
        known[provider.id]?.keysAt = now
        let keys = try await ProviderKeys(try await fetch(before.metadata.keys, of: provider))
        known[provider.id]?.keys = keys
        return keys
    }

    private func fetch(_ url: String, of provider: Provider) async throws(ProviderFault) -> [UInt8] {
        try await ask(ProviderRequest(url: url, authority: provider.authority), of: provider)
    }

    private func ask(_ request: ProviderRequest, of provider: Provider) async throws(ProviderFault) -> [UInt8] {
        let rests: @Sendable () -> Bool = { [clock, restsUntil] in
            clock() < restsUntil.withLockedValue { $0[provider.id] } ?? .min
        }
        guard !rests() else { throw .down }
        do throws(ProviderFault) {
            return try await line.ask(request, unless: rests)
        } catch {
            // A browser can have any code exchanged, and so have any answer made there.
            if error == .down, request.form == nil {
                let until = clock() + Self.rest
                restsUntil.withLockedValue { $0[provider.id] = until }
            }
            throw error
        }
    }
}
