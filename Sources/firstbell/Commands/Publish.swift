// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Publishes events as a producer.
struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish events as a producer, and print the broker's answer to each.",
        discussion: """
            An event is a CloudEvents JSON document. An answer that is lost is asked for again under the same id; publishing an event \
            twice is harmless. Exit code 1 when any was rejected.
            """)

    @Argument(help: "Files of one event each, or - for standard input.", completion: .file(extensions: ["json"]))
    var events: [String]

    @Option(help: "How long to wait for one answer, such as 60s.")
    var patience = DurationArgument(.seconds(60))

    @OptionGroup var profile: ProfileOption
    @OptionGroup var format: FormatOption

    func validate() throws {
        if events.isEmpty { throw ValidationError("Name at least one event file, or - for standard input.") }
    }

    func run() async throws {
        try await Publication(
            profile: profile.load(), events: events, format: format.format, patience: patience.duration
        ).perform()
    }
}
