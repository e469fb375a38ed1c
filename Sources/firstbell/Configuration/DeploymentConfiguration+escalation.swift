// SPDX-License-Identifier: Apache-2.0
import Post
import Safeguarding

extension DeploymentConfiguration {
    /// Who is told by mail and webhook of what nobody has dealt with; nobody, unless a relay or a receiver is named.
    struct Escalation: Hashable, Sendable {
        /// Nil for no mail.
        var mailRelay: HostPort?
        var mailSecurity = MailRelay.Security.startTLS
        /// Empty means the authorities that the system trusts, as of `webhookAuthority`.
        var mailAuthority = ""
        /// Empty where the relay asks for none.
        var mailUser = ""
        var mailPassword: SecretLocation?
        var mailSender: EmailAddress?
        /// Empty for none.
        var webhook = ""
        var webhookAuthority = ""
        var webhookSecret: SecretLocation?
        var hourBefore = NudgePlan.usualAudiences[.hourBefore] ?? []
        var halfHourBefore = NudgePlan.usualAudiences[.halfHourBefore] ?? []
        var atDeadline = NudgePlan.usualAudiences[.deadlinePassed] ?? []
        var giveUpHours = 12
        /// Nil for never.
        var readinessAt: TimeOfDay?

        /// Nil where nobody is told.
        var plan: NudgePlan? {
            let channels = [mailRelay == nil ? nil : NudgeChannel.mail, webhook.isEmpty ? nil : .webhook].compactMap { $0 }
            guard !channels.isEmpty else { return nil }
            return NudgePlan(
                audiences: [.hourBefore: hourBefore, .halfHourBefore: halfHourBefore, .deadlinePassed: atDeadline],
                channels: Set(channels), patience: .seconds(giveUpHours * 3600), evening: readinessAt)
        }
    }
}
