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

    @Option(help: "Who looks at the child.")
    var by: String?

    @Option(help: "Why, for whoever asks later.")
    var reason: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard (by == nil) == (reason == nil) else { throw ValidationError("--by and --reason go together.") }
    }

    private var members: [JSON.Member] {
        [("id", hold), ("by", by), ("reason", reason)].compactMap { name, value in value.map { JSON.Member(name, .string($0)) } }
    }

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.holdShow, .object(members))
        try PrintedAnswer(reply).print(format.format)
    }
}
