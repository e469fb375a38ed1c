// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Drills: notices about nobody, which show that a real one would reach somebody.
struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Show that a notice would reach a setting, with one about nobody.",
        subcommands: [DrillSend.self])
}
