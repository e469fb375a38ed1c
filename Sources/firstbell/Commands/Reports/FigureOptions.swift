// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Journal
import Reports
import Safeguarding

/// What every report of tables can be asked.
struct FigureOptions: ParsableArguments {
    @Option(help: "First day, YYYY-MM-DD.")
    var from: CivilDate?

    @Option(help: "Last day, YYYY-MM-DD.")
    var to: CivilDate?

    @OptionGroup var form: FigureForm

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to is before --from.") }
    }

    func print(_ make: (JournalReader, ReportHeading, ReportAudience) throws -> FigureReport) throws {
        try form.print(from: from, to: to, make)
    }
}

/// For whom a report of tables is, and in what form.
struct FigureForm: ParsableArguments {
    @Option(help: "inside or public: for the public, counts of 1 to 4 and what would give them back are not shown.")
    var audience: Readers = .inside

    @Option(help: "text, json, csv or html.")
    var format: ReportFormat = .text

    @OptionGroup var deployment: DeploymentOptions

    func print(
        from: CivilDate? = nil, to: CivilDate? = nil,
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
