// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Which account of which deployment's portal a command is about.
struct PortalAccountOptions: ParsableArguments {
    @Argument(help: "The account's e-mail.")
    var email: String

    @OptionGroup var deployment: DeploymentOptions

    /// What the daemon answers to a verb about the account.
    func ask(_ verb: AdminVerb, _ more: [JSON.Member] = []) async throws -> Administrator.Reply {
        try await Administrator(deployment.load()).ask(verb, .object([.init("email", .string(email))] + more))
    }
}
