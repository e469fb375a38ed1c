// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Safeguarding

/// Reports for those who answer for the partnership.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on what was told to whom, and when.",
        subcommands: [
            ReportTimeliness.self, GPCoverage.self, Volumes.self, Training.self, Unresolved.self, Recipients.self, NilReturns.self,
            Papers.self, Repeats.self, Quality.self, Touches.self, MARACReturn.self, MARACActions.self, Divergence.self,
            Funnel.self, Drills.self, Sample.self,
        ])

    struct GPCoverage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "gp-coverage", abstract: "Was the practice of each victim heard at a MARAC told, and if not, why?",
            discussion: """
                Sets the victims heard in the span against the notices delivered to their GP practices; every difference has its code, \
                and the parts add up. Counts of 1 to 4 are not shown, nor what would give them back, unless --inside says that the \
                reader is of the partnership. Works beside a running daemon.
                """)

        @OptionGroup var span: SpanOptions

        @Option(help: "The code of one MARAC, such as worcestershire-north.")
        var area: String?

        @Flag(help: "For the partnership's own eyes: small counts are shown.")
        var inside = false

        @Option(help: "text, json, csv or html.")
        var format: ReportFormat = .text

        @OptionGroup var deployment: DeploymentOptions

        func run() async throws {
            let report = try DeploymentJournal(deployment: deployment.load()).coverage(
                from: span.from, to: span.to, area: area, audience: inside ? .inside : .outside)
            try Console.text(report.rendered(as: format))
        }
    }
}
