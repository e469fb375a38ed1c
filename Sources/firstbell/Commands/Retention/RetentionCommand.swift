// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The destruction of content past its time.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Content past its time: what is due, what stays and why, and legal holds.",
        discussion: """
            The daemon destroys each evening what was settled as long ago as `retention` in the configuration says: keys and \
            content go, what happened stays for some years, and the ledger still verifies. Nothing that waits for somebody is \
            ever due.
            """,
        subcommands: [RetentionStatus.self, RetentionRun.self, RetentionHold.self, RetentionRelease.self])
}
