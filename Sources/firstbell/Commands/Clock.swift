// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Moves the clock of a rehearsal.
struct Clock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "The clock of a rehearsal deployment.", subcommands: [Advance.self])

    struct Advance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "advance",
            abstract: "Move the clock forward; deadlines and escalations on the way fire.",
            discussion: "Only in a rehearsal deployment, and never backwards.")

        @Argument(help: "How far, such as 90m, 12h or 1d12h.")
        var length: DurationArgument

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var format: FormatOption

        func run() async throws {
            let reply = try await Administrator(deployment.load()).ask(
                .clockAdvance, ["milliseconds": .integer(length.duration.wholeMilliseconds)])
            try PrintedAnswer(reply).print(format.format)
        }
    }
}
