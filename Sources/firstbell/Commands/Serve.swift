// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Runs the daemon.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon.",
        discussion: """
            Prints `edge HOST:PORT`, `portal HOST:PORT` where there is one, and `ready` on standard output when partners can connect; logs go to standard error. SIGTERM and \
            SIGINT end it in order; at SIGHUP certificates, authorities and revocation lists are read anew. --now works only in a \
            rehearsal deployment.
            """)

    @Option(help: "Where partners connect, HOST:PORT; port 0 picks a free one.")
    var listen: String?

    @Option(help: "How much the log says: trace, debug, info, notice, warning, error or critical.")
    var level: String?

    @Option(help: "Where a rehearsal's clock begins, such as 2026-11-17T18:00:00Z.")
    var now: InstantArgument?

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        try await Daemon(deployment: deployment.load(flags: ["edge.listen": listen, "log.level": level]), now: now?.instant).run()
    }
}
