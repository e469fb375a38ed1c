// SPDX-License-Identifier: Apache-2.0
import Crypto
import Directories
import Journal
import Safeguarding
import Wire

extension Broker {
    /// Imports a file: all of it or nothing.
    func importFile(_ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        let kind = try arguments.text("kind")
        let file = try arguments.text("file")
        let confirm = arguments.truth("confirm")
        let form: ImportForm = arguments.truth("delta") ? .delta : .snapshot
        do {
            if form == .delta, kind == "history" {
                throw AdminFailure(
                    "there is no delta of history: what a file lacks stands anyway", try: "the file, without --delta")
            }
            if form == .delta, !Self.kindsOfDeltas.contains(kind) {
                throw AdminFailure(
                    "there is no delta of \(kind): each file is the whole of what it is about",
                    try: "the whole file, without --delta")
            }
            switch kind {
            case "settings":
                return try importSettings(
                    SettingFile.parse(payload, file: file, as: form), Source(payload, file, form), confirm: confirm)
            case "successors":
                return try importSuccessors(try SuccessorFile.parse(payload, file: file), Source(payload, file), confirm: confirm)
            case "practices":
                return try importPractices(
                    PracticeFile.parse(payload, file: file, as: form), Source(payload, file, form), confirm: confirm)
            case "rolls":
                let read = try RollFile.parse(payload, file: file, as: form) { Processors.map($0, $1) }
                return try importRolls(read, Source(payload, file, form), confirm: confirm)
            case "key-adults":
                return try importKeyAdults(
                    KeyAdultFile.parse(payload, file: file, as: form),
                    Source(payload, file, form, by: arguments.optionalText("by")), confirm: confirm)
            case "contacts":
                return try importContacts(
                    ContactFile.parse(payload, file: file, as: form), Source(payload, file, form), confirm: confirm)
            case "members":
                return try importMembers(
                    ForumMemberFile.parse(payload, file: file, as: form), Source(payload, file, form), confirm: confirm)
            case "families":
                return try importFamilies(
                    FamilyFile.parse(payload, file: file, as: form), Source(payload, file, form), confirm: confirm)
            case "calendar":
                return try importCalendar(try calendar(arguments, payload, file: file), Source(payload, file), confirm: confirm)
            case "bank-holidays":
                return try importBankHolidays(
                    try BankHolidayFile.parse(payload, file: file), Source(payload, file), confirm: confirm)
            case "history":
                return try importHistory(
                    try HistoryFile.parse(payload, file: file, zone: settings.deadlines.zone, now: clock.now), Source(payload, file)
                )
            default:
                throw AdminFailure(
                    "there is no import of \(kind)",
                    try:
                        "settings, successors, practices, rolls, key-adults, contacts, members, families, calendar, bank-holidays "
                        + "or history"
                )
            }
        } catch let failure as ImportFailure {
            throw AdminFailure(
                "\(file) has \(failure.problems.count) \(failure.problems.count == 1 ? "fault" : "faults"); nothing was imported",
                try: "correct the lines above and import the file again", lines: failure.problems.lines)
        }
    }

    private func calendar(_ arguments: AdminArguments, _ payload: [UInt8], file: String) throws -> ImportedFile<CalendarEntry> {
        guard file.lowercased().hasSuffix(".ics") else { return try CalendarFile.parse(payload, file: file) }
        guard let kind = arguments.optionalText("calendarKind").flatMap(CalendarKind.init(rawValue:)) else {
            throw AdminFailure(
                "an iCalendar file does not say what its events mean", try: "--kind TERM, HOLIDAY, INSET, CLOSURE or OPEN_EXTRA")
        }
        guard let scope = arguments.optionalText("scope").flatMap({ PartnerID($0) }) else {
            throw AdminFailure(
                "an iCalendar file does not say whose it is", try: "--scope school/116900 or --scope local-authority/885")
        }
        return try CalendarFile.parseICalendar(payload, file: file, scope: scope, kind: kind)
    }

    private func importSettings(_ file: ImportedFile<SettingRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let change = try change(by: file, of: source, from: journal.reader.settings())
        try require(confirm, for: change)
        let moved = try apply(change, kind: "settings", source, seen: [.settings(SettingFile.kind(of: source.payload))]) {
            transaction in
            try transaction.apply(settings: change)
            // A setting's authority and category choose its calendar.
            _ = try transaction.calendarVersion(next: true)
        }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importSuccessors(_ file: ImportedFile<SuccessorRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.successors(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "successors", source) { try $0.apply(successors: change) }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importPractices(_ file: ImportedFile<PracticeRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let standing = try journal.reader.practices()
        let known = Dictionary(
            (try journal.reader.formerPractices() + standing).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let form = PracticeForm(of: source.payload)
        let change = try change(by: file.mapped { form?.row($0, after: known[$0.id]) ?? $0 }, of: source, from: standing)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "practices", source, seen: [.practices]) { try $0.apply(practices: change) }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importRolls(_ file: ImportedFile<RollRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let scopes = file.scopes
        if source.form == .delta { try demandRolls(of: scopes) }
        let (standing, unreadable) = try { ($0.rows, $0.unreadable) }(journal.reader.rollRows(of: scopes))
        let rolls = RollChanges(source.form == .delta ? standing.map(\.row) : [])
        let change = try change(by: file, of: source, from: standing.map(\.row)) { rolls.standing(for: $0) }
        try require(confirm, for: change)
        var warnings = file.warnings
        if source.form == .delta { Self.warn(ofNamesakes: change, among: standing.map(\.row), file, source, &warnings) }
        Self.warn(ofUnreadable: unreadable.map(\.setting), source, &warnings)
        // A snapshot is the whole of its rolls: whoever such a row was of is in it, or has left.
        let mended = source.form == .delta ? [] : unreadable
        directory.unreadableRolls.forget(Set(mended.map(\.setting)))
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        var transfers = TransferPublishing.Outcome()
        let seen = scopes.sorted().map { DirectorySource.roll($0) }
        let moved = try apply(change, kind: "rolls", source, seen: seen, unreadable: mended.count, follows: .rolls) { transaction in
            try transaction.apply(rolls: change, scopes: scopes, rows: numbers, unreadable: mended.map(\.number))
            transfers = try followRolls(in: transaction)
        } afterwards: {
            dispatch(transfers)
        }
        let summary = summary(change, of: source, warnings: warnings, moved: moved, unreadable: mended.count)
        guard case .object(var members) = summary else { return .null }
        members.append(.init("noticesMoved", .integer(Int64(transfers.moved))))
        return .object(members)
    }

    private func importKeyAdults(_ file: ImportedFile<KeyAdultRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let standing = try journal.reader.keyAdultRows(of: Set(file.values.map(\.partner)))
        let change = try change(by: file, of: source, from: standing.map(\.row))
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        let moved = try apply(change, kind: "key-adults", source, follows: .training) {
            try $0.apply(keyAdults: change, rows: numbers)
        }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importContacts(_ file: ImportedFile<ContactRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let standing = try journal.reader.contactRows(of: Set(file.values.map(\.partner)))
        let change = try change(by: file, of: source, from: standing.map(\.row))
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        let moved = try apply(change, kind: "contacts", source, follows: .nothing) {
            try $0.apply(contacts: change, rows: numbers)
        }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importMembers(_ file: ImportedFile<ForumMemberRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let change = try change(
            by: file, of: source, from: journal.reader.forumMembers(of: Set(file.values.map(\.forum))))
        try require(confirm, for: change)
        let moved = try apply(change, kind: "members", source, follows: .nothing) { try $0.apply(members: change) }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importFamilies(_ file: ImportedFile<FamilyMemberRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let standing = try journal.reader.familyRows(of: Set(file.values.map(\.cluster)))
        let change = try change(by: file, of: source, from: standing.map(\.row))
        try demandUnity(of: change, among: standing.map(\.row), file, source)
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        // The import may stand though what follows from it fails.
        defer { nextDigest = .unknown }
        let moved = try apply(change, kind: "families", source, follows: .nothing) { try $0.apply(families: change, rows: numbers) }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importCalendar(_ file: ImportedFile<CalendarEntry>, _ source: Source, confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.calendarEntries(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "calendar", source, follows: .calendars) { _ = try $0.replace(calendar: file.values) }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    private func importBankHolidays(_ file: ImportedFile<BankHolidayRow>, _ source: Source, confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.bankHolidays(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "bank-holidays", source, follows: .calendars) {
            _ = try $0.replace(bankHolidays: file.values)
        }
        return summary(change, of: source, warnings: file.warnings, moved: moved)
    }

    /// Adds notices of an earlier system; nothing ends, and nothing that the broker itself sent is touched.
    private func importHistory(_ file: ImportedFile<HistoryRow>, _ source: Source) throws -> JSON {
        let records = file.values.map(historyRecord)
        let change = try journal.write(at: clock.now) { transaction in
            let change = try transaction.apply(history: records)
            guard !change.isEmpty else { return change }
            try transaction.recordImport(
                kind: "history", digest: Array(SHA256.hash(data: source.payload)), added: change.added, changed: change.changed,
                ended: 0, unchanged: change.unchanged)
            return change
        }
        var warnings = file.warnings
        let uncertain = records.count { $0.deadline?.confidence == .low }
        if uncertain > 0 {
            warnings.append(
                ImportProblem(
                    file: source.file, line: nil, column: nil, code: .mismatch,
                    what: "has \(uncertain) notices whose deadline rests on weekdays and bank holidays, for want of term dates",
                    remedy: "Import the calendars of those years, and then this file again"))
        }
        return [
            "added": .integer(Int64(change.added)), "changed": .integer(Int64(change.changed)),
            "unchanged": .integer(Int64(change.unchanged)), "warned": .integer(Int64(warnings.count)),
            "warnings": .array(warnings.lines.map { .string($0) }),
        ]
    }

    /// A row with its deadline, which in flows other than Operation Encompass depends on what no history tells.
    private func historyRecord(_ row: HistoryRow) -> HistoryRecord {
        let rule = settings.deadlines
        var due: HistoryDeadline?
        if row.flow == .encompass || row.flow == .encompassEarlyYears {
            let deadline = directory.deadline(
                for: row.recipient, reportedAt: row.reportedAt.latest(in: rule.zone), attendance: nil, rule: rule)
            due = HistoryDeadline(
                instant: deadline.instant, confidence: deadline.confidence,
                infeasible: deadline.infeasible && !row.reportedAt.isDay)
        }
        return HistoryRecord(row: row, deadline: due, timesOutOfOrder: row.timesOutOfOrder(in: rule.zone))
    }

    /// Commits an import with everything that follows from it; returns how many open deadlines moved.
    ///
    /// - Parameters:
    ///   - unreadable: how many rows end beside those of the change.
    ///   - follows: what it makes another of the directory in memory; nil for all of it.
    private func apply<Row>(
        _ change: SnapshotChange<Row>, kind: String, _ source: Source, seen: [DirectorySource] = [], unreadable: Int = 0,
        follows: DirectoryChange? = nil,
        _ store: (JournalTransaction) throws -> Void, afterwards: () -> Void = {}
    ) throws -> Int {
        let digest = Array(SHA256.hash(data: source.payload))
        let isNothing = change.isEmpty && unreadable == 0
        try journal.write(at: clock.now) { transaction in
            // A file that changes nothing is word from its source all the same.
            try transaction.keepSeen(seen)
            if isNothing { return }
            try store(transaction)
            try transaction.recordImport(
                kind: kind, isDelta: source.form == .delta, digest: digest, added: change.added.count,
                changed: change.changed.count, ended: change.ended.count + unreadable, unchanged: change.unchanged, by: source.by)
        }
        nextSourceLook = .unknown
        if isNothing { return 0 }
        afterwards()
        // Deadlines are derived: a kill between the two transactions leaves them to the next start, which asks again.
        do {
            let moved = try followImport(of: follows)
            escalate(now: clock.now)
            return moved
        } catch {
            handleJournalFailure(error, while: "recomputing deadlines")
            var failure = AdminFailure(
                "the file is imported, and the deadlines that follow from it could not be written yet",
                try: "nothing but `firstbell status`: the daemon tries again every second")
            failure.isDone = true
            throw failure
        }
    }

    /// Kinds of which a file may say what has changed, and no more.
    private static let kindsOfDeltas: Set = ["settings", "practices", "rolls", "key-adults", "contacts", "members", "families"]

    /// What an import came from.
    private struct Source {
        var payload: [UInt8]
        /// Its name, for messages.
        var file: String
        var form: ImportForm
        /// Who changed it in the portal; nil for an operator's file.
        var by: String?

        init(_ payload: [UInt8], _ file: String, _ form: ImportForm = .snapshot, by: String? = nil) {
            self.payload = payload
            self.file = file
            self.form = form
            self.by = by
        }

        /// One fault of a line, found beside what stands.
        func fault(_ line: Int, _ what: String, _ remedy: String) -> AdminFailure {
            AdminFailure(
                "\(file) has 1 fault; nothing was imported", try: "correct the line above and import the file again",
                lines: ["\(file):\(line): \(what). \(remedy)."])
        }
    }

    /// What a file does to the rows that stand.
    ///
    /// - Parameter standing: the row that stands for the same thing as a row of a delta, under another key.
    private func change<Row>(
        by file: ImportedFile<Row>, of source: Source, from current: [Row], standing: (Row) -> Row? = { _ in nil }
    ) throws -> SnapshotChange<Row> {
        guard source.form == .delta else { return SnapshotChange(current: current, file: file.rows.lazy.map(\.value)) }
        do throws(AmbiguousChange) {
            return try SnapshotChange(current: current, changes: file.rows, standing: standing)
        } catch {
            throw source.fault(
                error.line, "is about the same row that stands as line \(error.earlier)", "Keep one of the two rows")
        }
    }

    /// A roll that is known in part would let children be looked for in vain, and named settings be doubted.
    private func demandRolls(of settings: Set<PartnerID>) throws {
        let missing = settings.subtracting(try journal.reader.loadedRolls()).sorted()
        guard let first = missing.first else { return }
        throw AdminFailure(
            "no roll of \(first)\(missing.count > 1 ? " and \(missing.count - 1) more" : "") is loaded; nothing was imported",
            try: "the whole roll once, without --delta")
    }

    /// Whoever has a new number may be the child of the same name that stands under the former one; nobody chooses.
    private static func warn(
        ofNamesakes change: SnapshotChange<RollRow>, among standing: [RollRow], _ file: ImportedFile<RollRow>, _ source: Source,
        _ warnings: inout ProblemList
    ) {
        let gone = Set(change.ended.map(\.snapshotKey)).union(change.changed.map(\.current.snapshotKey))
        let rest = RollChanges(standing.filter { !gone.contains($0.snapshotKey) })
        for row in file.rows where !row.isRemoval && rest.hasNamesake(of: row.value) {
            warnings.append(
                ImportProblem(
                    file: source.file, line: row.line, column: nil, code: .mismatch,
                    what: "is a child of whose name and birth date another stands there under another number",
                    remedy: "If they are one child, give the former row too, with remove"))
        }
    }

    private static func warn(ofUnreadable settings: [PartnerID], _ source: Source, _ warnings: inout ProblemList) {
        for (setting, count) in Dictionary(settings.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key }) {
            let isDelta = source.form == .delta
            warnings.append(
                ImportProblem(
                    file: source.file, line: nil, column: nil, code: .mismatch,
                    what: "is about \(setting), \(count) of whose rows cannot be opened and " + (isDelta ? "stay" : "have ended"),
                    remedy: isDelta
                        ? "Import the whole roll of the setting, without --delta"
                        : "Nothing is to be done if the file has every child of the setting"))
        }
    }

    private func demandUnity(
        of change: SnapshotChange<FamilyMemberRow>, among standing: [FamilyMemberRow], _ file: ImportedFile<FamilyMemberRow>,
        _ source: Source
    ) throws {
        guard source.form == .delta, let divided = change.firstDivided(among: standing) else { return }
        throw source.fault(
            file.rows.first { $0.value == divided }?.line ?? 1,
            "\(FamilyFile.familyColumn) is described in another way by a member who stands",
            "Give all members of the family, each with the same lead, dates, consent and limb")
    }

    private func require<Row>(_ confirmed: Bool, for change: SnapshotChange<Row>) throws {
        guard change.needsConfirmation, !confirmed else { return }
        throw AdminFailure(
            "this import would end more than a fifth of what stands; nothing was imported",
            try: "--confirm, if the file is complete",
            lines: change.drastic.map { "\($0.scope): \($0.ended) of \($0.current) rows would end" })
    }

    private func summary<Row>(
        _ change: SnapshotChange<Row>, of source: Source, warnings: ProblemList, moved: Int, unreadable: Int = 0
    ) -> JSON {
        var warnings = warnings
        // A report that is full of what is no practice ends most of it in vain.
        if Row.self != PracticeRow.self || PracticeForm(of: source.payload) != .report {
            for line in change.missed {
                warnings.append(
                    ImportProblem(
                        file: source.file, line: line, column: nil, code: .mismatch, what: "ends a row that does not stand",
                        remedy: "Nothing is to be done if it ended before; otherwise give the row as it stands"))
            }
        }
        return [
            "added": .integer(Int64(change.added.count)), "changed": .integer(Int64(change.changed.count)),
            "unchanged": .integer(Int64(change.unchanged)), "ended": .integer(Int64(change.ended.count + unreadable)),
            "warned": .integer(Int64(warnings.count)), "warnings": .array(warnings.lines.map { .string($0) }),
            "deadlinesMoved": .integer(Int64(moved)),
        ]
    }
}

extension ProblemList {
    /// One line a fault, and a last one that counts those left out.
    fileprivate var lines: [String] { isEmpty ? [] : description.split(separator: "\n").map(String.init) }
}
