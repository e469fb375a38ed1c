// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Says who could not receive a notice tonight.
struct Readiness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness",
        abstract: "Which settings could not receive a notice tonight, and why.",
        discussion: """
            About the settings of area.localAuthority and every other that has a roll, trained key adults or a partner. A line a \
            cause: what it would do to a notice, and until when somebody is trained. docs/errors.md says what to do about each.
            """)

    @Option(help: "Only the settings of the local authority with this code, such as 885.")
    var authority: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard let authority else { return }
        guard authority.utf8.count == 3, authority.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw ValidationError("--authority is the three digits of a local authority, such as 885.")
        }
    }

    func run() async throws {
        let arguments: JSON = ["authority": authority.map { .string($0) } ?? .null]
        let reply = try await Administrator(deployment.load()).ask(.readiness, arguments)
        try PrintedAnswer(reply).print(format.format)
    }
}
