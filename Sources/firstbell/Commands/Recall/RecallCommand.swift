// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What was taken back, and what became of it.
struct RecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall", abstract: "What producers took back: who had it, who read it, and the clock of the breach.",
        subcommands: [RecallList.self, RecallShow.self, RecallClose.self])
}
