// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Stops the clock of a breach.
struct RecallClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Record that the breach was notified, or why it need not be; its clock stops.")

    @Argument(help: "The recall, as `recall list` names it.")
    var recall: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.recallClose, .object(decision.members(hold: recall)))
        try PrintedAnswer(reply).print(.text)
    }
}
