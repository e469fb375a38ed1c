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

    @Option(help: "Who looks at the people.")
    var by: String?

    @Option(help: "Why, for whoever asks later.")
    var reason: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard (by == nil) == (reason == nil) else { throw ValidationError("--by and --reason go together.") }
    }

    private var members: [JSON.Member] {
        [("id", flag), ("by", by), ("reason", reason)].compactMap { name, value in value.map { JSON.Member(name, .string($0)) } }
    }

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.flagShow, .object(members))
        try PrintedAnswer(reply).print(format.format)
    }
}
