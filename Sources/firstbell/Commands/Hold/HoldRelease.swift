// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Releases a hold.
struct HoldRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Send the notice to the recipient that the hold is about.")

    @Argument(help: "The hold, as `hold list` names it.")
    var hold: String

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var text: TextOptions

    @Flag(help: "Whoever reads there only has the name of an adult of the event, and is somebody else.")
    var namesake = false

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .holdRelease, .object(decision.members(hold: hold) + text.members + [.init("namesake", .boolean(namesake))]))
        try PrintedAnswer(reply).print(.text)
    }
}
