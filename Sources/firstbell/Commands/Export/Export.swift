// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What leaves the deployment for people.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write what is known of a case for those who review it.", subcommands: [ExportCase.self, ExportChild.self])
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

    @OptionGroup var decision: DecisionOptions

    @Flag(help: "Also what each notice says, as its recipient has it.")
    var content = false

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await CaseExporting(
            deployment: deployment.load(), reference: reference, folder: out, by: decision.by, reason: decision.reason,
            content: content
        ).perform(format.format)
    }
}

/// What is known of one child, for a subject access request.
struct ExportChild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "child", abstract: "Write what is known of a child for a request of access, with everybody else taken out.",
        discussion: """
            PERSON is a JSON object with givenName, familyName, dateOfBirth and, where they are known, upn and nhsNumber. The file says, of \
            each event about the child, what was said of the child itself, who was told and when they read it; whatever is or may be about \
            somebody else is left out and listed by its place. Before it is handed to anybody, a person must read it and ask the police \
            force: who asks for a child may be the one the child is protected from. That somebody looked, and why, is kept in the ledger. \
            Every sealed body is opened once, which takes minutes in a large journal.
            """)

    @Argument(help: "A file with the person, or - for standard input.", completion: .file(extensions: ["json"]))
    var person: String

    @Option(help: "A new file.", completion: .file())
    var out: String

    @OptionGroup var decision: DecisionOptions

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await ChildExporting(
            deployment: deployment.load(), sought: SoughtChild(json: ImportFile.readOrStandardInput(person)), file: out,
            by: decision.by,
            reason: decision.reason
        ).perform(format.format)
    }
}
