// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Routes a hold to a recipient.
struct HoldRoute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Send the notice to a recipient that a person has found.")

    @Argument(help: "The hold, as `hold list` names it.")
    var hold: String

    @Option(help: "The recipient, such as school/116900.")
    var to: PartnerID

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var text: TextOptions

    @Flag(help: "Whoever reads there only has the name of an adult of the event, and is somebody else.")
    var namesake = false

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .holdRoute,
            .object(
                decision.members(hold: hold) + text.members + [.init("namesake", .boolean(namesake))] + [
                    .init("to", .string(to.description))
                ]))
        try PrintedAnswer(reply).print(.text)
    }
}
