// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Resumes a suspended partner.
struct PartnerResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let a suspended partner connect again.",
        discussion: "Notices that waited for it go out.")

    @Argument(help: "The partner.")
    var id: PartnerID

    @Option(help: "Why, for whoever asks later.")
    var reason: String

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .partnerResume, ["id": .string(id.description), "reason": .string(reason)])
        try PrintedAnswer(reply).print(.text)
    }
}
