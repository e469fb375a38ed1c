// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The deployment key.
struct Key: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The deployment key, which seals the journal.", subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract:
                "Put a new deployment key in force, and seal everything anew with it; goes on with a change that was interrupted.",
            discussion: """
                The daemon must not run meanwhile. Keys of bodies and records of the directories are sealed anew in batches, each on the \
                disk before the next; after a kill at any moment the command goes on where it was, and a daemon started in between \
                reads both keys. The former key stays beside the new one with .old at its name until nothing needs it, and is then \
                removed. Backups taken before need the former key: keep it with them.
                """)

        @Option(help: "Records sealed anew in one transaction.")
        var batch = 1000

        @Option(help: "Seal for at most so long, such as 60s, and leave the rest to the next time.")
        var within: DurationArgument?

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var format: FormatOption

        func validate() throws {
            guard (1...100_000).contains(batch) else { throw ValidationError("--batch is from 1 to 100000.") }
        }

        func run() async throws {
            try KeyRotating(deployment: deployment.load(), batch: batch, limit: within?.duration).perform(format.format)
        }
    }
}
