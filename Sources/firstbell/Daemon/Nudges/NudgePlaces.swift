// SPDX-License-Identifier: Apache-2.0
import Foundation
import Post

/// Where a deployment's nudges go, with their secrets, as the configuration says.
struct NudgePlaces {
    var relay: MailRelay?
    var webhook: Webhook?
    /// Where the portal is found; nil where there is none that has an address.
    var link: String?

    var isEmpty: Bool { relay == nil && webhook == nil }

    /// Reads what the configuration names.
    ///
    /// - Throws: `CommandFailure` naming the key that is missing or the file that cannot be used, never a secret.
    init(of deployment: Deployment, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let escalation = deployment.configuration.escalation
        link = (try? PortalAddress(of: deployment)).map { "https://\($0.place)/" }
        if let place = escalation.mailRelay {
            guard let sender = escalation.mailSender else {
                throw CommandFailure(
                    "escalation.mailRelay is set, and escalation.mailSender is not",
                    try: "escalation.mailSender: firstbell@authority.example, an address that the relay takes mail from")
            }
            guard escalation.mailUser.isEmpty == (escalation.mailPassword == nil) else {
                throw CommandFailure(
                    "of escalation.mailUser and escalation.mailPassword only one is set", try: "both, or neither")
            }
            let password = try escalation.mailPassword.map {
                try Self.line(Self.secret($0, "escalation.mailPassword", of: deployment, environment), "escalation.mailPassword")
            }
            relay = MailRelay(
                host: place.host, port: Int(place.port), security: escalation.mailSecurity,
                authority: try Self.authority(escalation.mailAuthority, "escalation.mailAuthority", of: deployment),
                user: escalation.mailUser.isEmpty ? nil : escalation.mailUser, password: password, sender: sender)
        }
        if !escalation.webhook.isEmpty {
            guard let location = escalation.webhookSecret else {
                throw CommandFailure(
                    "escalation.webhook is set, and escalation.webhookSecret is not",
                    try: "a file of mode 0600 with what the receiver has too, such as of `openssl rand -hex 32`")
            }
            let secret = try Self.line(
                Self.secret(location, "escalation.webhookSecret", of: deployment, environment), "escalation.webhookSecret")
            guard secret.utf8.count >= 32 else {
                throw CommandFailure(
                    "the secret of escalation.webhookSecret is shorter than 32 characters", try: "`openssl rand -hex 32`")
            }
            webhook = Webhook(
                url: escalation.webhook,
                authority: try Self.authority(escalation.webhookAuthority, "escalation.webhookAuthority", of: deployment),
                secret: Array(secret.utf8))
        }
    }

    private static func authority(_ path: String, _ key: String, of deployment: Deployment) throws -> String? {
        guard !path.isEmpty else { return nil }
        let path = deployment.path(path)
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw CommandFailure("\(key) cannot be read: \(path)", try: "a file of certificates in PEM, or \"\" for the system's")
        }
        return path
    }

    private static func secret(
        _ location: SecretLocation, _ key: String, of deployment: Deployment, _ environment: [String: String]
    ) throws -> [UInt8] {
        let path: String
        switch location {
        case .file(let relative):
            path = deployment.path(relative)
            try DeploymentKeyFile.requirePrivate(path, what: "secret", key: key)
        case .credential(let name):
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                throw CommandFailure(
                    "\(key) is the systemd credential \(name), and there is no $CREDENTIALS_DIRECTORY",
                    try: "\(key) with a file, or systemd with LoadCredential=\(name):...")
            }
            path = folder + "/" + name
        }
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(key) cannot be read: \(path)", try: "a file of mode 0600 that the daemon's user owns")
        }
        return [UInt8](octets)
    }

    /// The one line of a file, without its end.
    private static func line(_ octets: [UInt8], _ key: String) throws -> String {
        let line = octets.last == 0x0A ? octets.dropLast() : octets[...]
        guard !line.isEmpty, line.count <= 4_096, line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw CommandFailure("the file of \(key) is not one line of text", try: "the secret alone, on one line")
        }
        return String(decoding: line, as: UTF8.self)
    }
}
