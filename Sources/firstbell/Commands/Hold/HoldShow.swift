// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Shows one hold.
struct HoldShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One hold.",
        discussion: "With --by and --reason also the child that it is about; that somebody looked is kept in the ledger.")

    @Argument(help: "The hold, as `hold list` names it.")
    var hold: String

    @OptionGroup var view: ViewOptions
    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.holdShow, .object(view.members(id: hold)))
        try PrintedAnswer(reply).print(format.format)
    }
}
