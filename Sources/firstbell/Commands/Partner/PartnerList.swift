// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Lists partners.
struct PartnerList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Partners, their state, their certificates and their sessions.")

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.partnerList)
        try PrintedAnswer(reply).print(format.format)
    }
}
