// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Questions about who is who on the rolls.
struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Who on the rolls may be a child of an event.", subcommands: [MatchExplain.self])
}
