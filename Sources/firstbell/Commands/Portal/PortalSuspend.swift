// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Suspends an account of the portal.
struct PortalSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Keep somebody out of the portal; sessions end at once.")

    @Argument(help: "The account's e-mail.")
    var email: String

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.portalSuspend, ["email": .string(email)])
        try PrintedAnswer(reply).print(.text)
    }
}
