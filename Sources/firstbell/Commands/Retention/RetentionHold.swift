// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Keeps content from being destroyed.
struct RetentionHold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep the content of a notice's event, an event or a case until it is released.")

    @Argument(help: "The id of a notice or of an event, or the reference of a case.")
    var reference: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .retentionHold,
            ["of": .string(reference), "by": .string(decision.by), "reason": .string(decision.reason)])
        try PrintedAnswer(reply).print(.text)
    }
}
