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

    @OptionGroup var view: ViewOptions
    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.recallShow, .object(view.members(id: recall)))
        try PrintedAnswer(reply).print(format.format)
    }
}
