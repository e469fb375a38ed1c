// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Puts a backup back.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Prove a backup and put it in the place of the journal.",
        discussion: """
            The daemon must not run, and no journal may be there: nothing is overwritten. The backup must be of the configuration's \
            deployment and open with its key. Every root of the ledger is recomputed from its leaves, every entry whose salt still \
            exists is opened, and only then the journal gets its name.
            """)

    @Argument(help: "The backup; its manifest FILE.json is beside it.", completion: .file())
    var file: String

    @Option(help: "An existing folder for the journal; without it journal.path of the configuration.", completion: .directory)
    var into: String?

    @Flag(inversion: .prefixedNo, help: "Prove the ledger before anything is put in place.")
    var verify = true

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try BackupRestoring(deployment: deployment.load(), file: file, folder: into, proving: verify).perform(format.format)
    }
}
