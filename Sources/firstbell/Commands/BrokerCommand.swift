// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The broker's own certificate.
struct BrokerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broker", abstract: "The broker's own certificate.", subcommands: [Renew.self])

    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew",
            abstract: "Issue the broker a new key and certificate.",
            discussion: """
                With the names that partners dial as the configuration says now. The old files stay beside the new ones with .old; a \
                running daemon takes the new ones by itself, and for a changed edge.advertise has to be started again.
                """)

        @Option(help: "Folder of the CA; without it ca/ beside the configuration.", completion: .directory)
        var authority: String?

        @Option(help: "Life of the certificate in days.")
        var days = 90

        @OptionGroup var deployment: DeploymentOptions

        func validate() throws {
            guard (1...825).contains(days) else { throw ValidationError("--days is from 1 to 825.") }
        }

        func run() async throws {
            let deployment = try deployment.load()
            let folder = authority ?? deployment.path(AuthorityFolder.name)
            try Console.lines(BrokerRenewal(deployment: deployment, authority: folder, days: days).perform())
        }
    }
}
