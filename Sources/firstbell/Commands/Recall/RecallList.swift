// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Lists recalls.
struct RecallList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Every recall, the newest first.")

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.recallList)
        try PrintedAnswer(reply).print(format.format)
    }
}
