// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Safeguarding

/// How soon the right people were told.
struct ReportTimeliness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeliness", abstract: "Was each notice there, and read, before its deadline?",
        discussion: """
            Counts notices whose incident was reported to the police in the span. Every share is printed with its numerator and \
            denominator, and the force leg, the broker leg and the recipient leg are told apart. With both --from and --to the same \
            days a year earlier stand beside. Works beside a running daemon.
            """)

    @OptionGroup var span: SpanOptions

    @Option(
        help: "Groups: flow, force, area, setting, setting-type, risk, weekday, month, quarter, with commas between them.",
        transform: Self.dimensions)
    var by: [TimelinessDimension] = TimelinessDimension.usual

    @Option(help: "Notices of earlier systems (import history): leave-out, include or only.")
    var history: HistoryUse = .leaveOut

    @Flag(inversion: .prefixedNo, help: "Whether the same days a year earlier stand beside.")
    var lastYear = true

    @Option(help: "text, json, csv or html.")
    var format: ReportFormat = .text

    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let report = try DeploymentJournal(deployment: deployment.load()).timeliness(
            from: span.from, to: span.to, by: by, history: history, comparesLastYear: lastYear, format: format)
        try Console.text(report.rendered(as: format))
    }

    private static func dimensions(_ text: String) throws -> [TimelinessDimension] {
        var dimensions: [TimelinessDimension] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let dimension = TimelinessDimension(rawValue: String(word)) else {
                let known = TimelinessDimension.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("Nothing is grouped by '\(word)'; there is \(known).")
            }
            guard !dimensions.contains(dimension) else { throw ValidationError("'\(word)' stands in --by twice.") }
            dimensions.append(dimension)
        }
        return dimensions
    }
}
