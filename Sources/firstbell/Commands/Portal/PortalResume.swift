// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Resumes an account of the portal.
struct PortalResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let somebody into the portal again; they sign in anew.")

    @OptionGroup var account: PortalAccountOptions

    func run() async throws { try PrintedAnswer(await account.ask(.portalResume)).print(.text) }
}
