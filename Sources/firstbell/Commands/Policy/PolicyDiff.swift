// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Compares two policies.
struct PolicyDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changes from one policy to another: by rule, and what is decided otherwise.",
        discussion: "Compares what the files mean, not their text. Exit code 0 whether or not anything differs.")

    @Argument(help: "The policy as it is.", completion: .file(extensions: ["yaml"]))
    var before: String

    @Argument(help: "The policy as it would be.", completion: .file(extensions: ["yaml"]))
    var after: String

    @OptionGroup var format: FormatOption

    func run() async throws { try PolicyComparing(before: before, after: after).perform(format.format) }
}
