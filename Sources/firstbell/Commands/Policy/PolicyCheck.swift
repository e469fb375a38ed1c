// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Checks a policy file.
struct PolicyCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "What is wrong with a policy file, with rule and line; exit code 1 when anything is.",
        discussion: """
            Says of each rule that this version cannot carry out why it cannot: what such a rule is for is not shared yet. Needs no \
            deployment.
            """)

    @Argument(help: "The policy.", completion: .file(extensions: ["yaml"]))
    var file: String

    @OptionGroup var format: FormatOption

    func run() async throws { try PolicyChecking(file: file).perform(format.format) }
}
