// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Safeguarding

/// Reports for those who answer for the partnership.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reports on what was told to whom, and when.", subcommands: [Timeliness.self])

    struct Timeliness: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Was each notice there, and read, before its deadline?",
            discussion: """
                Counts notices whose incident was reported to the police in the span. Every share is printed with its numerator and \
                denominator, and the force leg, the broker leg and the recipient leg are told apart. Works beside a running daemon.
                """)

        @Option(help: "First day, YYYY-MM-DD.")
        var from: CivilDate?

        @Option(help: "Last day, YYYY-MM-DD.")
        var to: CivilDate?

        @Option(help: "text, json, csv or html.")
        var format: ReportFormat = .text

        @OptionGroup var deployment: DeploymentOptions

        func validate() throws {
            if let from, let to, to < from { throw ValidationError("--to is before --from.") }
        }

        func run() async throws {
            let report = try DeploymentJournal(deployment: deployment.load()).timeliness(from: from, to: to)
            try Console.text(report.rendered(as: format))
        }
    }
}
