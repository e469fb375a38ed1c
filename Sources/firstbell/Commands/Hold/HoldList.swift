// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Lists holds.
struct HoldList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Open holds, the nearest deadline first.")

    @Flag(help: "Also those that are resolved.")
    var all = false

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.holdList, ["state": all ? "all" : "open"])
        try PrintedAnswer(reply).print(format.format)
    }
}
