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
                try deployment.secretLine($0, "escalation.mailPassword", environment)
            }
            relay = MailRelay(
                host: place.host, port: Int(place.port), security: escalation.mailSecurity,
                authority: try deployment.authorityFile(escalation.mailAuthority, "escalation.mailAuthority"),
                user: escalation.mailUser.isEmpty ? nil : escalation.mailUser, password: password, sender: sender)
        }
        if !escalation.webhook.isEmpty {
            guard let location = escalation.webhookSecret else {
                throw CommandFailure(
                    "escalation.webhook is set, and escalation.webhookSecret is not",
                    try: "a file of mode 0600 with what the receiver has too, such as of `openssl rand -hex 32`")
            }
            let secret = try deployment.secretLine(location, "escalation.webhookSecret", environment)
            guard secret.utf8.count >= 32 else {
                throw CommandFailure(
                    "the secret of escalation.webhookSecret is shorter than 32 characters", try: "`openssl rand -hex 32`")
            }
            webhook = Webhook(
                url: escalation.webhook,
                authority: try deployment.authorityFile(escalation.webhookAuthority, "escalation.webhookAuthority"),
                secret: Array(secret.utf8))
        }
    }
}
