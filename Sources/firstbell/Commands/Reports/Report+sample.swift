// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Safeguarding

extension Report {
    struct Sample: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sample",
            abstract: "Cases for an audit: the same seed draws the same ones on any machine.",
            discussion: """
                Draws from the cases that were reported in the span and of which a notice stands, as many of each stratum, and shows what \
                became of each and whether a manager looked at it within 24 hours (`oversight record`). For the partnership alone. \
                Works beside a running daemon.
                """)

        @Option(help: "How many cases, 1 to 1000.")
        var size = 20

        @Option(help: "A number; whoever draws with the same one draws the same cases.")
        var seed: UInt64

        @Option(help: "Strata with commas between them: new, repeat.")
        var strata: Strata = .init(strata: AuditStratum.allCases)

        @OptionGroup var span: SpanOptions

        @Option(help: "text, json, csv or html.")
        var format: ReportFormat = .text

        @OptionGroup var deployment: DeploymentOptions

        func validate() throws {
            guard (1...1000).contains(size) else { throw ValidationError("--size is 1 to 1000.") }
        }

        func run() async throws {
            let report = try DeploymentJournal(deployment: deployment.load()).figures(from: span.from, to: span.to) {
                try FigureReport.sample($0, $1, size: size, strata: strata.strata, seed: seed)
            }
            try Console.text(report.rendered(as: format))
        }

        /// The value of `--strata`.
        struct Strata: ExpressibleByArgument {
            var strata: [AuditStratum]

            init(strata: [AuditStratum]) { self.strata = strata }

            init?(argument: String) {
                let words = argument.split(separator: ",", omittingEmptySubsequences: false)
                strata = words.compactMap { AuditStratum(rawValue: String($0)) }
                guard strata.count == words.count, Set(strata).count == strata.count else { return nil }
            }

            var defaultValueDescription: String { strata.map(\.rawValue).joined(separator: ",") }
        }
    }
}
