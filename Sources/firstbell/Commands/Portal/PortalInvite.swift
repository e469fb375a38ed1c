// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Invites somebody to the portal.
struct PortalInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Invite somebody to the portal; prints a link that works once, for 7 days.",
        discussion: """
            The e-mail of a key adult or deputy must be on the setting's list, as `firstbell import key-adults` knows it; a duty \
            officer and a lead are of a local authority. Give the link to nobody \
            else: whoever opens it first sets the password and the second factor.
            """)

    @Argument(help: "The person's e-mail.")
    var email: String

    @Option(help: "What the person may do: key-adult, deputy, duty-officer or lead.")
    var role: String

    @Option(
        name: .customLong("for"),
        help: "The setting whose notices the person reads, such as school/116900; or the authority, such as local-authority/885.")
    var partner: PartnerID

    @Option(help: "The person's name; without it the one in the list of key adults.")
    var name: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let loaded = try deployment.load()
        let place = try PortalAddress(of: loaded)
        let reply = try await Administrator(loaded).ask(
            .portalInvite,
            .object(
                [
                    .init("email", .string(email)), .init("role", .string(role)), .init("for", .string(partner.description)),
                    name.map { .init("name", .string($0)) },
                ].compactMap { $0 }))
        try PrintedAnswer(place.linked(reply.value)).print(format.format)
    }
}
