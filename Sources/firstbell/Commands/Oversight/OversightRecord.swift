// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Records that a manager looked at a case, or why it is none for the standard.
struct OversightRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record when a manager looked at a case, or why the standard is not for it.",
        discussion: """
            The case is the `sequence` of its event, as ACCEPTED, `hold list` and `report sample` name it. Who looked is kept as a keyed \
            digest. What was recorded stays; where it was recorded twice, the earlier look counts, and the last reason to leave it out.
            """)

    @Argument(help: "The sequence of the case.")
    var caseNumber: Int64

    @Option(help: "The manager who looked at it, or who leaves it out.")
    var by: String

    @Option(help: "When, with an offset: 2026-11-18T09:10:00Z. Without it, now.")
    var at: InstantArgument?

    @Option(help: "Leave it out of the standard: not-open, not-ours, duplicate or other.")
    var exclude: OversightExclusion?

    @OptionGroup var deployment: DeploymentOptions

    func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else { throw ValidationError("--by must say who looked at it.") }
        guard at == nil || exclude == nil else {
            throw ValidationError("--at is of a look, and --exclude says that there is none.")
        }
    }

    func run() async throws {
        let members = [("by", by), ("at", at?.instant.rfc3339), ("exclusion", exclude?.rawValue)].compactMap { name, value in
            value.map { JSON.Member(name, .string($0)) }
        }
        let reply = try await Administrator(deployment.load()).ask(
            .oversightRecord, .object([.init("case", .integer(caseNumber))] + members))
        try PrintedAnswer(reply).print(.text)
    }
}

extension OversightExclusion: ExpressibleByArgument {}
