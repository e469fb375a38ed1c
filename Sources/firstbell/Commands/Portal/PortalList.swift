// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Lists the accounts of the portal.
struct PortalList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Accounts of the portal, whom they are for and how they stand.",
        discussion: """
            With --by and --reason also the e-mail and name of each; that somebody looked is kept in the ledger.
            """)

    @OptionGroup var view: ViewOptions

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.portalList, .object(view.members))
        try PrintedAnswer(reply).print(format.format)
    }
}
