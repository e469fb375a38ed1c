// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Copies the journal.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the journal into a file, while the daemon runs or not.",
        discussion: """
            The copy is what stood at one instant, with a manifest beside it (FILE.json): the ledger's size and root, the schema, the \
            deployment and the SHA-256 of the file. The daemon writes FILE, so its user must be able to. Nothing is overwritten. The \
            deployment key is not in it: without the key nobody can read the copy.
            """)

    @Argument(help: "The file to make.", completion: .file())
    var file: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await BackupTaking(deployment: deployment.load(), file: file).perform(format.format)
    }
}
