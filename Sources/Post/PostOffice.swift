// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A relay that takes mail by SMTP under verified TLS.
package struct MailRelay: Hashable, Sendable {
    /// How TLS begins.
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// With STARTTLS, without which nothing is sent (RFC 3207).
        case startTLS = "starttls"
        /// At once (RFC 8314).
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    /// A file of authorities; nil for the system's.
    package var authority: String?
    package var user: String?
    package var password: String?
    package var sender: EmailAddress

    package init(
        host: String, port: Int, security: Security, authority: String? = nil, user: String? = nil, password: String? = nil,
        sender: EmailAddress
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.authority = authority
        self.user = user
        self.password = password
        self.sender = sender
    }
}

/// A receiver of nudges by HTTPS.
package struct Webhook: Hashable, Sendable {
    package var url: String
    /// A file of authorities; nil for the system's.
    package var authority: String?
    package var secret: [UInt8]

    package init(url: String, authority: String? = nil, secret: [UInt8]) {
        self.url = url
        self.authority = authority
        self.secret = secret
    }
}

/// Hands nudges to a relay or a receiver, one at a time; it blocks the thread that calls it, for half a minute at most.
///
/// Confined to one thread but for ``stop``.
package final class PostOffice {
    private let relay: MailRelay?
    private let webhook: Webhook?
    private let zone: Zone
    private let link: String?
    private let line: TransferLine

    /// - Parameters:
    ///   - relay: nil where no mail is sent.
    ///   - webhook: nil where none is called.
    ///   - link: where the portal is.
    package init(relay: MailRelay?, webhook: Webhook?, zone: Zone, link: String?, stop: TransferStop) {
        self.relay = relay
        self.webhook = webhook
        self.zone = zone
        self.link = link
        line = TransferLine(stop)
    }

    /// Sends one.
    ///
    /// - Parameter now: by the machine's clock, in milliseconds since 1970.
    package func send(_ nudge: Nudge, now: Instant) -> NudgeOutcome {
        switch nudge.channel {
        case .mail:
            guard let relay, let address = nudge.address else { return .postponed }
            let letter = NudgeLetter(nudge, now: now, zone: zone, link: link)
            let message = MailMessage(
                from: relay.sender, to: address, subject: letter.subject, reference: nudge.reference, date: now, body: letter.body)
            return line.mail(message, by: relay)
        case .webhook:
            guard let webhook else { return .postponed }
            return line.post(
                WebhookRequest(nudge, link: link, secret: webhook.secret, now: now.milliseconds / 1000), to: webhook)
        }
    }
}
