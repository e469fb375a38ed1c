// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// Asks another policy about decisions that were taken.
struct PolicyReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "What another policy would have decided of past events; nothing is sent or kept.",
        discussion: """
            Each decision of the journal is asked again with what the policy that took it must have known. Decisions of people stand, \
            and matching is no policy's to decide. Works beside a running daemon.
            """)

    @Option(help: "First day, YYYY-MM-DD.")
    var since: CivilDate

    @Option(help: "Last day, YYYY-MM-DD.")
    var until: CivilDate?

    @Option(name: .customLong("with"), help: "The other policy.", completion: .file(extensions: ["yaml"]))
    var file: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        if let until, until < since { throw ValidationError("--until is before --since.") }
    }

    func run() async throws {
        try PolicyReplaying(deployment: deployment.load(), since: since, until: until, file: file).perform(format.format)
    }
}
