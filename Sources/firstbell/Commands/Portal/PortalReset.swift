// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Lets somebody set password and second factor anew.
struct PortalReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take password and second factor from an account and invite its owner anew.",
        discussion: """
            Its sessions end at once. With --for and --role the owner goes on at another setting, or as something else. Ask the \
            person by telephone before you believe a letter.
            """)

    @Option(name: .customLong("for"), help: "The setting or authority to which the person moves.")
    var partner: PartnerID?

    @Option(help: "What the person may do from now on: key-adult, deputy, duty-officer or lead.")
    var role: String?

    @OptionGroup var account: PortalAccountOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let place = try PortalAddress(of: account.deployment.load())
        try PrintedAnswer(place.linked(await account.ask(.portalReset, moved).value)).print(format.format)
    }

    private var moved: [JSON.Member] {
        [("for", partner?.description), ("role", role)].compactMap { name, value in value.map { .init(name, .string($0)) } }
    }
}
