// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Ends a legal hold.
struct RetentionRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Let content age again that was held.")

    @Argument(help: "The id of a notice or of an event, or the reference of a case.")
    var reference: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .retentionRelease,
            ["of": .string(reference), "by": .string(decision.by), "reason": .string(decision.reason)])
        try PrintedAnswer(reply).print(.text)
    }
}
