// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The register of MARAC flags.
struct FlagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flag", abstract: "Flags of MARACs: which stand, until when, and who was told.",
        subcommands: [FlagList.self, FlagShow.self])
}
