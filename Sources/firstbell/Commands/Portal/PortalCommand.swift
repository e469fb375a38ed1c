// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Who may sign in to the portal.
struct PortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal", abstract: "Accounts of the portal: who may sign in to read a setting's notices.",
        subcommands: [
            PortalInvite.self, PortalList.self, PortalSuspend.self, PortalResume.self, PortalReset.self, PortalBind.self,
            PortalUnbind.self,
        ])
}
