// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Destroys now what the evening would.
struct RetentionRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Destroy now what is due, without waiting for the evening.")

    @Flag(help: "Only say what would be destroyed.")
    var dryRun = false

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let administrator = try Administrator(deployment.load())
        let names = [
            "due", "waiting", "unresolved", "inForce", "held", "subjects", "notices", "words", "rows", "metadata", "entries",
        ]
        var sums = [Int64](repeating: 0, count: names.count)
        var next: Int64? = 0
        var part = "content"
        // In parts, between which the daemon takes events.
        var fromDaemon = false
        while let after = next {
            let reply = try await administrator.ask(
                .retentionRun, ["part": .string(part), "after": .integer(after), "dryRun": .boolean(dryRun)])
            for (place, name) in names.enumerated() { sums[place] += reply.value[name]?.integer ?? 0 }
            fromDaemon = reply.fromDaemon
            next = reply.value["next"]?.integer
            part = reply.value["nextPart"]?.string ?? part
        }
        let members = zip(names, sums).map { JSON.Member($0, .integer($1)) }
        let sum = try JSONDocument(JSON.object(members).octets).root
        try PrintedAnswer(Administrator.Reply(value: sum, fromDaemon: fromDaemon)).print(format.format)
    }
}
