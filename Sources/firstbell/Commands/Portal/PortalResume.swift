// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Resumes an account of the portal.
struct PortalResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let somebody into the portal again; they sign in anew.")

    @Argument(help: "The account's e-mail.")
    var email: String

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.portalResume, ["email": .string(email)])
        try PrintedAnswer(reply).print(.text)
    }
}
