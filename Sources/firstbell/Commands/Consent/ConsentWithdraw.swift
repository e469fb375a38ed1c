// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Enters a withdrawal.
struct ConsentWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Enter that somebody withdraws consent, from now on.",
        discussion: "What was shared before stays lawful. No duty and no high-risk MARAC notice waits for consent.")

    @Argument(help: "A file with the person, or - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "The case that it is about; without it everything.")
    var reference: String?

    @Option(help: "Who takes it down.")
    var by: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let members = [("by", by), ("reference", reference)].compactMap { name, value in
            value.map { JSON.Member(name, .string($0)) }
        }
        let reply = try await Administrator(deployment.load()).ask(
            .consentWithdraw, .object(members), payload: try ImportFile.readOrStandardInput(file))
        try PrintedAnswer(reply).print(format.format)
    }
}
