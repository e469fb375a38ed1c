// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding

/// Explains what the rolls say of an event's children.
struct MatchExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Which settings may hold an event's children, field by field.",
        discussion: """
            Compares each child of the event with whoever on the rolls of today has the birth date or both names, and prints, for \
            every likeness, what speaks for and against it in bits. Helps with a hold; sends nothing, and changes no decision: only \
            an exact match is ever released by itself.
            """)

    @Option(help: "The event.", completion: .file())
    var event: String

    @Option(help: "Weights like deploy/matching.yaml; without it, those of the deployment.", completion: .file())
    var weights: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let deployment = try deployment.load()
        let settings = try DeploymentJournal(deployment: deployment).settings(rehearsal: false)
        let weights = try weights.map { try MatchWeightsFile.load($0) } ?? settings.matching
        try MatchExplaining(deployment: deployment, zone: settings.deadlines.zone, weights: weights)
            .perform(event: event, format.format)
    }
}
