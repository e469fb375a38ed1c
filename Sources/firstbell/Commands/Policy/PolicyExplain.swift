// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// Explains a decision.
struct PolicyExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why a recipient is told, or not: which rule, which inputs, in plain English.",
        discussion: """
            With --event and --recipient: what would be decided now, by the policy in force and today's directories; nothing is \
            sent or kept. With --notice: what was decided of a notice, by the policy that was in force then. It says what rolls say \
            of a child: treat the answer as you treat a roll.
            """)

    @Option(help: "An event, as it would be published.", completion: .file(extensions: ["json"]))
    var event: String?

    @Option(help: "Whom it is asked for, such as school/116900.")
    var recipient: PartnerID?

    @Option(help: "A notice, by its id.")
    var notice: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard (event != nil) == (recipient != nil), (event != nil) != (notice != nil) else {
            throw ValidationError("Either --event with --recipient, or --notice.")
        }
    }

    func run() async throws {
        let deployment = try deployment.load()
        if let event, let recipient {
            try await PolicyExplaining(deployment: deployment).explain(event: event, recipient: recipient, format.format)
        } else if let notice {
            try PolicyExplaining(deployment: deployment).explain(notice: notice, format.format)
        }
    }
}
