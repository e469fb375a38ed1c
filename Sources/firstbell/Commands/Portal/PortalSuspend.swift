// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Suspends an account of the portal.
struct PortalSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Keep somebody out of the portal; sessions end at once.")

    @OptionGroup var account: PortalAccountOptions

    func run() async throws { try PrintedAnswer(await account.ask(.portalSuspend)).print(.text) }
}
