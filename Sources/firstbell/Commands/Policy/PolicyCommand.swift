// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Questions to the policy.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "The decision table: check it, compare two, ask why, ask it of the past.",
        subcommands: [PolicyCheck.self, PolicyExplain.self, PolicyDiff.self, PolicyReplayCommand.self])
}
