// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Shows what was said of a person's consent.
struct ConsentShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What was said of a person's consent; that somebody looked is kept in the ledger.")

    @Argument(help: "A file with the person, or - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "Only what is about the person or this case.")
    var reference: String?

    @Option(help: "Who looks.")
    var by: String

    @Option(help: "Why, for whoever asks later.")
    var reason: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let members = [("by", by), ("reason", reason), ("reference", reference)].compactMap { name, value in
            value.map { JSON.Member(name, .string($0)) }
        }
        let reply = try await Administrator(deployment.load()).ask(
            .consentShow, .object(members), payload: try ImportFile.readOrStandardInput(file))
        try PrintedAnswer(reply).print(format.format)
    }
}
