// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The register of consent.
struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "What people said of consent, and who answers for going without it.",
        discussion: "A person is named in a file, never on the command line, where other users of the machine could read it.",
        subcommands: [ConsentRecord.self, ConsentShow.self, ConsentWithdraw.self])
}
