// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Enters a statement in the register.
struct ConsentRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Enter what somebody said of consent, or a decision to share without it.",
        discussion: """
            The file holds the data of a firstbell.consent.v1: person, state, at and recordedBy, and what else docs/protocol.md lists. A \
            decision to share without consent names its limb, its reason and two people.
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .consentRecord, payload: try ImportFile.readOrStandardInput(file))
        try PrintedAnswer(reply).print(format.format)
    }
}
