// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Journal
import Reports
import Safeguarding

/// A command that prints a report of tables, beside a running daemon.
protocol FigureCommand: AsyncParsableCommand {
    associatedtype Options: FigurePrinting

    static var figure: FigureName { get }

    var options: Options { get }
}

extension FigureCommand {
    func run() async throws { try options.print { try Self.figure.report($0, $1, audience: $2) } }
}

/// Options by which a report of tables is made and printed.
protocol FigurePrinting {
    func print(_ make: (JournalReader, ReportHeading, ReportAudience) throws -> FigureReport) throws
}

/// A command that prints a report of tables which can count the notices of earlier systems.
protocol HistoryFigureCommand: AsyncParsableCommand {
    static var figure: FigureName { get }

    var options: HistoryFigureOptions { get }
}

extension HistoryFigureCommand {
    func run() async throws {
        let history = options.history
        try options.figures.print { try Self.figure.report($0, $1, audience: $2, history: history) }
    }
}

/// What such a report can be asked.
struct HistoryFigureOptions: ParsableArguments {
    @Option(help: "Notices of earlier systems (import history): leave-out, include or only.")
    var history: HistoryUse = .leaveOut

    @OptionGroup var figures: FigureOptions
}

/// What every report of tables can be asked.
struct FigureOptions: ParsableArguments, FigurePrinting {
    @OptionGroup var span: SpanOptions

    @OptionGroup var form: FigureForm

    func print(_ make: (JournalReader, ReportHeading, ReportAudience) throws -> FigureReport) throws {
        try form.print(from: span.from, to: span.to, make)
    }
}

/// For whom a report of tables is, and in what form.
struct FigureForm: ParsableArguments, FigurePrinting {
    @Option(help: "inside or public: for the public, counts of 1 to 4 and what would give them back are not shown.")
    var audience: Readers = .inside

    @Option(help: "text, json, csv or html.")
    var format: ReportFormat = .text

    @OptionGroup var deployment: DeploymentOptions

    func print(_ make: (JournalReader, ReportHeading, ReportAudience) throws -> FigureReport) throws {
        try print(from: nil, to: nil, make)
    }

    func print(
        from: CivilDate?, to: CivilDate?,
        _ make: (JournalReader, ReportHeading, ReportAudience) throws -> FigureReport
    ) throws {
        let report = try DeploymentJournal(deployment: deployment.load()).figures(from: from, to: to) {
            try make($0, $1, audience.audience)
        }
        try Console.text(report.rendered(as: format))
    }

    /// The words of `--audience`.
    enum Readers: String, ExpressibleByArgument, CaseIterable {
        case inside
        case `public`

        var audience: ReportAudience { self == .inside ? .inside : .outside }
    }
}
