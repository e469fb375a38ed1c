// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Makes a deployment.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a deployment: configuration, CA, broker certificate, deployment key, empty journal.",
        discussion: """
            The folder must be new or empty. The key of the CA goes into ca/, which the daemon never reads: move it to where \
            certificates are signed. A rehearsal deployment has a clock of its own and is marked for ever.
            """)

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "SPIFFE trust domain of the partnership, such as worcestershire.example.")
    var trustDomain: String

    @Option(help: "Where partners connect, HOST:PORT.")
    var listen: HostPort?

    @Option(help: "What profiles and certificates say instead, HOST:PORT.")
    var advertise: HostPort?

    @Option(help: "Where key adults find their pages by https, HOST:PORT; without it there is no portal.")
    var portal: HostPort?

    @Option(help: "Name of this broker.")
    var name: String?

    @Option(help: "Code of the local authority that owns holds where no setting is known, such as 885.")
    var localAuthority: String?

    @Flag(help: "A deployment for trying things, on a clock of its own.")
    var rehearsal = false

    func run() async throws {
        let founding = Founding(
            folder: folder,
            settings: [
                "trustDomain": trustDomain, "name": name, "edge.listen": listen?.description,
                "edge.advertise": advertise?.description,
                "portal.listen": portal?.description, "area.localAuthority": localAuthority,
            ].compactMapValues { $0 }, rehearsal: rehearsal)
        try Console.lines(await founding.perform())
    }
}
