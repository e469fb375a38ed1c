// SPDX-License-Identifier: Apache-2.0
import Foundation
import Portal
import Safeguarding
import Yams

/// The providers of OpenID Connect by which people may sign in, as a file of their own has them: a section for each.
struct ProvidersFile {
    let providers: [Provider]

    private static let fields: [(name: String, expected: String)] = [
        ("name", "what people are shown, such as Microsoft"),
        ("issuer", "the https address that the provider calls itself, exactly as its discovery document has it"),
        ("clientId", "the name under which the provider knows this deployment"),
        ("clientSecret", "a path with a '/', or credential:NAME for a systemd credential"),
        ("authority", "a path of certificates in PEM; leave it out for those that the system trusts"),
        ("domains", "domains of e-mail addresses with commas between them, such as council.example"),
        ("tenant", "the id of the tenant at Microsoft Entra ID, whose tokens have no email_verified"),
        ("factorAcr", "the acr of a token that stands for a second factor"),
        ("factorAmr", "the word in the amr of a token that stands for a second factor, such as mfa"),
    ]
    private static let example = "docs/operation.md"

    /// Reads the providers of a deployment; none where its configuration names no file.
    ///
    /// - Parameter opensSecrets: false where it is only asked whether the file is right: a secret that systemd shows to the daemon alone
    ///   is not looked for then.
    /// - Throws: `ConfigurationError` or `CommandFailure`, naming what is wrong and never a secret.
    static func load(
        of deployment: Deployment, opensSecrets: Bool = true,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> [Provider] {
        let path = deployment.configuration.portal.providers
        guard !path.isEmpty else { return [] }
        let octets = try ImportFile.read(deployment.path(path))
        guard octets.count < 1 << 16, let text = String(validating: octets, as: UTF8.self) else {
            throw CommandFailure("\(path) is no file of providers", try: "one as in \(example)")
        }
        return try ProvidersFile(
            text: text, name: path, deployment: deployment, opensSecrets: opensSecrets, environment: environment
        ).providers
    }

    /// - Parameter name: what messages call the file.
    init(
        text: String, name: String, deployment: Deployment, opensSecrets: Bool = true, environment: [String: String]
    ) throws {
        let ids = try Self.sections(text, name)
        let grammar = ConfigurationFile.Grammar(
            keys: ids.flatMap { id in Self.fields.map { ("\(id).\($0.name)", $0.expected) } }, example: Self.example)
        let file = try ConfigurationFile(text: text, name: name, grammar: grammar)
        var problems: [ConfigurationError.Problem] = []
        func wrong(_ key: String, _ what: String, _ remedy: String) {
            problems.append(.init(place: "\(name):\(file.entries[key]?.line ?? 1)", what: "\(key) \(what)", remedy: remedy))
        }
        var found: [Provider] = []
        for id in ids {
            func text(_ field: String) -> String? { file.entries["\(id).\(field)"]?.text }
            func needed(_ field: String) -> String {
                let text = text(field) ?? ""
                if text.isEmpty {
                    wrong("\(id).\(field)", "is missing", Self.fields.first { $0.name == field }?.expected ?? "")
                } else if !Self.isLine(text) {
                    wrong("\(id).\(field)", "is not one line of up to 500 characters", "one")
                }
                return text
            }
            let issuer = needed("issuer")
            if !issuer.isEmpty, !Provider.isHTTPS(issuer) || issuer.contains("?") {
                wrong("\(id).issuer", "is no https address without a query", "such as https://accounts.google.com")
            }
            let domains = needed("domains").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            for domain in domains where !Self.isDomain(domain) {
                wrong("\(id).domains", "has a word that is no domain", "such as council.example, school.example")
            }
            if text("factorAcr") != nil, text("factorAmr") != nil {
                wrong("\(id).factorAmr", "stands beside factorAcr", "one of the two")
            }
            let factor = text("factorAcr").map { Provider.Factor.acr($0) } ?? text("factorAmr").map { .amr($0) }
            found.append(
                Provider(
                    id: id, name: needed("name"), issuer: issuer, clientID: needed("clientId"),
                    clientSecret: needed("clientSecret"),
                    authority: text("authority"), domains: Set(domains), tenant: text("tenant")?.lowercased(), factor: factor))
        }
        for (id, one) in zip(ids, found) where found.contains(where: { $0.id != id && $0.issuer == one.issuer }) {
            wrong("\(id).issuer", "is another section's too", "one section for an issuer")
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        // Where they lie is known to be right before any is read.
        providers = try found.map { provider in
            var provider = provider
            let key = "clientSecret of \(provider.id)"
            // A word alone is more likely the secret itself than a file beside firstbell.yaml.
            guard let location = SecretLocation(provider.clientSecret), location.isCertain else {
                throw CommandFailure(
                    "\(key) is no place of a secret", try: "a path with a '/', such as ./\(provider.id).secret, or credential:NAME")
            }
            if case .credential = location, !opensSecrets {
                provider.clientSecret = ""
            } else {
                provider.clientSecret = try deployment.secretLine(location, key, environment, showsPath: false)
            }
            provider.authority = try deployment.authorityFile(provider.authority ?? "", "authority of \(provider.id)")
            return provider
        }
    }

    /// The words of the sections, in the order of the file.
    private static func sections(_ text: String, _ name: String) throws(ConfigurationError) -> [String] {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw ConfigurationError(problems: [ConfigurationFile.problem(of: error, name: name, example: example)])
        }
        var problems: [ConfigurationError.Problem] = []
        let ids = (root?.mapping ?? [:]).compactMap { key, _ -> String? in
            let id = key.scalar?.string ?? ""
            if id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }),
                (1...32).contains(id.utf8.count)
            {
                return id
            }
            problems.append(
                .init(
                    place: "\(name):\(key.mark?.line ?? 1)", what: "a provider's word is not of lower-case letters, digits and '-'",
                    remedy: "such as `microsoft:`"))
            return nil
        }
        if problems.isEmpty, ids.isEmpty {
            problems.append(.init(place: name, what: "no provider stands in it", remedy: "a section as in \(example)"))
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        return ids
    }

    private static func isDomain(_ text: String) -> Bool {
        if case .valid = EmailAddress.check("a@\(text)") { true } else { false }
    }

    private static func isLine(_ text: String) -> Bool {
        text.utf8.count <= 500 && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}
