// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Signs the revocation list again before it is stale.
struct PartnerRefreshRevocations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh-revocations", abstract: "Sign the revocation list anew, so that it does not go stale.",
        discussion: """
            For a timer: a list counts only until its nextUpdate, and past it no partner can connect. Makes the first list, which \
            revokes nobody, where there is none.
            """)

    @OptionGroup var list: RevocationOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let deployment = try deployment.load()
        try Console.lines(RevocationSigning(deployment: deployment, options: list).refresh())
    }
}
