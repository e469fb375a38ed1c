// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Says how a deployment is.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Health of the daemon: sessions, notices by stage, holds, escalations, journal.",
        discussion: "Exit code 0 when healthy, 1 when something needs a person.")

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        try StatusPage(await Administrator(deployment.load()).ask(.status)).print(format.format)
    }
}
