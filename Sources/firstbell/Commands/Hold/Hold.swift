// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What waits for a person.
struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "The human queue: what waits for a person, with its clock running.",
        subcommands: [HoldList.self, HoldShow.self, HoldRelease.self, HoldRoute.self, HoldDeny.self])
}
