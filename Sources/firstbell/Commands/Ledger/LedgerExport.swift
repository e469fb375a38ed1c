// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Copies the ledger for an auditor.
struct LedgerExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Copy the published ledger to a folder, for an auditor or a mirror.",
        discussion: """
            Writes the checkpoint and the tiles that belong to it (C2SP tlog-tiles), which say nothing of anybody; what is there already is \
            not copied again, so that a mirror follows by the same command. With --entries it writes what the leaves commit to beside \
            them: codes, times, ids of organisations and notices, no person. Check it with `firstbell-verify FOLDER --key KEY`.
            """)

    @Argument(help: "The folder; made where it does not exist.", completion: .directory)
    var folder: String

    @Flag(help: "Also what each leaf commits to, one JSON line each, as far as it can still be opened.")
    var entries = false

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try LedgerExporting(deployment: deployment.load(), folder: folder, entries: entries).perform(format.format)
    }
}
