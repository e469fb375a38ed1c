// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Shows all of it on sample data.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "All of it on sample data in one command: a daemon, a police force, three schools, a bank holiday.",
        discussion: """
            Makes a rehearsal deployment in a temporary folder, starts the daemon and the partners as processes of their own, publishes \
            fourteen messages, moves the clock past the deadlines, and tells what became of each. Takes some seconds. Everybody in the \
            sample data is invented.
            """)

    @Option(
        help: "A new folder for the deployment, which stays; without it everything is removed at the end.", completion: .directory)
    var keep: String?

    @Option(
        help: "The folder Examples of a clone; without it the nearest one above the program or this folder.", completion: .directory
    )
    var samples: String?

    func run() async throws {
        let samples = try SampleFolder(named: samples)
        try await DemoFolder(keep: keep).use { folder in
            try await Demonstration(theatre: Theatre(folder: folder), samples: samples).play()
        }
    }
}
