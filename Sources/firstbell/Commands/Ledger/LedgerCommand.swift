// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Questions to the ledger, and what it gives to those who do not trust us.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The tamper-evident log.",
        subcommands: [Verify.self, LedgerProve.self, LedgerExport.self, LedgerWitness.self, LedgerKey.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Recompute every transaction's RFC 6962 root from the leaves, and every commitment whose salt still exists.",
            discussion: """
                What was published is compared too: its signature, its root, and that the ledger still begins with it. Works beside a \
                running daemon. Exit code 1, with the first place that disagrees, when the ledger does not hold.
                """)

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var format: FormatOption

        func run() async throws { try LedgerCheck(deployment: deployment.load()).perform(format.format) }
    }
}
