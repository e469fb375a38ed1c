// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// The key that signs the ledger.
struct LedgerKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Print the key that checks the ledger's checkpoints, or put a new one in force.",
        discussion: """
            Give the key to auditors and witnesses by a way they trust: whoever has it can tell this ledger from any other. With --new, for a \
            key that is lost or stolen, the change is recorded in the ledger, the former file stays beside the new one with .old at its \
            name, and everyone who has the former key must be given the new one. The daemon must not run meanwhile.
            """)

    @Flag(help: "Put a new key in force.")
    var new = false

    @Option(help: "Who decides; with --new.")
    var by: String?

    @Option(help: "Why; with --new.")
    var reason: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        func says(_ text: String?) -> Bool { text.map { !$0.allSatisfy(\.isWhitespace) } ?? false }
        guard !new || says(by) && says(reason) else {
            throw ValidationError("--by and --reason must say something: they are the record of a decision.")
        }
        guard new || by == nil && reason == nil else { throw ValidationError("--by and --reason go with --new.") }
    }

    func run() async throws {
        let keeping = LedgerKeyKeeping(deployment: try deployment.load())
        if new { try keeping.replace(by: by ?? "", reason: reason ?? "") }
        let key = try keeping.current()
        switch format.format {
        case .text: try Console.line(key)
        case .json: try Console.document(["key": .string(key)])
        }
    }
}
