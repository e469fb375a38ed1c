// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Says what of the content that is old enough stays.
struct RetentionStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What is due, what old content stays and why, how long what is kept, and which legal holds stand.")

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try PrintedAnswer(try await Administrator(deployment.load()).ask(.retentionStatus, .object([]))).print(format.format)
    }
}
