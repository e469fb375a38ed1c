// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Shows one flag.
struct FlagShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One flag: the referrals that made it, and who was told.",
        discussion: "With --by and --reason also whom it is about; that somebody looked is kept in the ledger.")

    @Argument(help: "The flag, as `flag list` names it.")
    var flag: String

    @OptionGroup var view: ViewOptions
    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.flagShow, .object(view.members(id: flag)))
        try PrintedAnswer(reply).print(format.format)
    }
}
