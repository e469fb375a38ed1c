// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Lets somebody set password and second factor anew.
struct PortalReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take password and second factor from an account and invite its owner anew.",
        discussion: "Its sessions end at once. Ask the person by telephone before you believe a letter.")

    @Argument(help: "The account's e-mail.")
    var email: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let loaded = try deployment.load()
        let place = try PortalAddress(of: loaded)
        let reply = try await Administrator(loaded).ask(.portalReset, ["email": .string(email)])
        try PrintedAnswer(place.linked(reply.value)).print(format.format)
    }
}
