// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What managers looked at.
struct OversightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oversight", abstract: "That a manager looked at a case, for the standard of 24 hours (report sample).",
        subcommands: [OversightRecord.self])
}
