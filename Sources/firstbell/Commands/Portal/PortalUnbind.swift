// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Takes away certificates and providers by which somebody signs in.
struct PortalUnbind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unbind",
        abstract: "Take away the certificate and the providers that an account is bound to; sessions end at once.",
        discussion: "Whoever has no password needs `firstbell portal reset` after that.")

    @OptionGroup var account: PortalAccountOptions

    func run() async throws { try PrintedAnswer(await account.ask(.portalUnbind)).print(.text) }
}
