// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker

/// Lets somebody set password and second factor anew.
struct PortalReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take password and second factor from an account and invite its owner anew.",
        discussion: "Its sessions end at once. Ask the person by telephone before you believe a letter.")

    @OptionGroup var account: PortalAccountOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let place = try PortalAddress(of: account.deployment.load())
        try PrintedAnswer(place.linked(await account.ask(.portalReset).value)).print(format.format)
    }
}
