// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What leaves the deployment for people.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write what is known of a case for those who review it.", subcommands: [ExportCase.self])
}

/// Everything under one reference, with proofs.
struct ExportCase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Write one folder about a case: timeline, decisions, receipts, proofs, and what was left out.",
        discussion: """
            case.json says what was told, decided, sent and read under the reference, with its corrections and recalls; timeline.csv has the \
            same in the order of time, each line with its leaf of the ledger; evidence-N.json proves them (`firstbell-verify`); policies/ \
            has the policies that decided. Nobody is named: what notices say is left out, and case.json lists what. With --content each \
            notice stands there as its recipient has it. That somebody looked, and why, is kept in the ledger.
            """)

    @Option(help: "The producer's reference, such as 22/26/0123456.")
    var reference: String

    @Option(help: "A new folder.", completion: .directory)
    var out: String

    @Option(help: "Who asks for it.")
    var by: String

    @Option(help: "Why, for whoever asks later.")
    var reason: String

    @Flag(help: "Also what each notice says, as its recipient has it.")
    var content = false

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard !by.allSatisfy(\.isWhitespace), !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--by and --reason must say something: they are the record of who looked.")
        }
    }

    func run() async throws {
        try await CaseExporting(
            deployment: deployment.load(), reference: reference, folder: out, by: by, reason: reason, content: content
        ).perform(format.format)
    }
}
