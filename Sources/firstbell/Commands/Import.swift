// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Brings a file into a deployment.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Bring in settings, practices, rolls, key adults, contacts, members of forums, families, calendars, bank holidays or a history.",
        discussion: """
            An import is all or nothing: a line an error, with file, line, column, what, and what to do. Rolls, key adults and contacts are \
            snapshots of each setting in the file, members of each forum, families of each \
            cluster: rows absent from it end today. With --delta what is absent stands, and a column `remove` with `yes` in it ends a \
            row. A history is notices that an earlier system sent: it is added to what was imported before. docs/operation.md describes \
            each format.
            """)

    /// The kinds of file.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case settings, successors, practices, rolls
        case keyAdults = "key-adults"
        case contacts, members, families, calendar
        case bankHolidays = "bank-holidays"
        case history
    }

    @Argument(
        help: """
            settings, successors, practices, rolls, key-adults, contacts, members, families, calendar, bank-holidays or history.
            """)
    var what: Kind

    @Argument(help: "The file, as published or as docs/operation.md says.", completion: .file())
    var file: String

    @Flag(help: "Go ahead although it ends over 20 % of a scope.")
    var confirm = false

    @Flag(help: "The file says what has changed: rows absent from it stand, those with `yes` in the column `remove` end.")
    var delta = false

    @Option(help: "What the events of an iCalendar file mean: TERM, HOLIDAY, INSET, CLOSURE or OPEN_EXTRA.")
    var kind: String?

    @Option(help: "Whose iCalendar file it is: a partner id or local-authority/CODE.")
    var scope: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .importFile,
            [
                "kind": .string(what.rawValue), "file": .string(file), "confirm": .boolean(confirm),
                "delta": .boolean(delta),
                "calendarKind": kind.map { .string($0) } ?? .null, "scope": scope.map { .string($0) } ?? .null,
            ], payload: try ImportFile.read(file))
        try PrintedAnswer(reply).print(format.format)
    }
}
