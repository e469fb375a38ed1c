// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The partners of a deployment.
struct PartnerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partner", abstract: "Partners: who may connect, and with which certificates.",
        subcommands: [
            PartnerAdd.self, PartnerList.self, PartnerSuspend.self, PartnerResume.self, PartnerRenew.self, PartnerRevoke.self,
            PartnerRefreshRevocations.self,
        ])
}
