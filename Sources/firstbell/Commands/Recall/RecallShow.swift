// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Shows one recall.
struct RecallShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One recall: each notice it took back, who had it, who opened it and who deleted it.",
        discussion: """
            With --by and --reason also the e-mail of each reader and what the producer wrote; that somebody looked is kept in the \
            ledger.
            """)

    @Argument(help: "The recall, as `recall list` names it.")
    var recall: String

    @Option(help: "Who looks at the readers.")
    var by: String?

    @Option(help: "Why, for whoever asks later.")
    var reason: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard (by == nil) == (reason == nil) else { throw ValidationError("--by and --reason go together.") }
    }

    private var members: [JSON.Member] {
        [("id", recall), ("by", by), ("reason", reason)].compactMap { name, value in
            value.map { JSON.Member(name, .string($0)) }
        }
    }

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.recallShow, .object(members))
        try PrintedAnswer(reply).print(format.format)
    }
}
