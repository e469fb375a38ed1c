// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Ends a hold without a notice.
struct HoldDeny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny", abstract: "Decide that no notice is sent; the decision is kept for ever.")

    @Argument(help: "The hold, as `hold list` names it.")
    var hold: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.holdDeny, .object(decision.members(hold: hold)))
        try PrintedAnswer(reply).print(.text)
    }
}
