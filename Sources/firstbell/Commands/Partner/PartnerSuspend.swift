// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Suspends a partner.
struct PartnerSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Refuse a partner from now on; its live sessions are cut within 5 seconds.",
        discussion: "Notices to it wait as holds, with their clocks running.")

    @Argument(help: "The partner.")
    var id: PartnerID

    @Option(help: "Why, for whoever asks later.")
    var reason: String

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .partnerSuspend, ["id": .string(id.description), "reason": .string(reason)])
        try PrintedAnswer(reply).print(.text)
    }
}
