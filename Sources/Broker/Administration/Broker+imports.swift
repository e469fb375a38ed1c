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
        do {
            switch kind {
            case "settings":
                return try importSettings(try SettingFile.parse(payload, file: file), payload, confirm: confirm)
            case "successors":
                return try importSuccessors(try SuccessorFile.parse(payload, file: file), payload, confirm: confirm)
            case "practices":
                return try importPractices(try PracticeFile.parse(payload, file: file), payload, confirm: confirm)
            case "rolls": return try importRolls(try RollFile.parse(payload, file: file), payload, confirm: confirm)
            case "key-adults":
                return try importKeyAdults(try KeyAdultFile.parse(payload, file: file), payload, confirm: confirm)
            case "members": return try importMembers(try ForumMemberFile.parse(payload, file: file), payload, confirm: confirm)
            case "families": return try importFamilies(try FamilyFile.parse(payload, file: file), payload, confirm: confirm)
            case "calendar":
                return try importCalendar(try calendar(arguments, payload, file: file), payload, confirm: confirm)
            case "bank-holidays":
                return try importBankHolidays(try BankHolidayFile.parse(payload, file: file), payload, confirm: confirm)
            default:
                throw AdminFailure(
                    "there is no import of \(kind)",
                    try: "settings, successors, practices, rolls, key-adults, members, families, calendar or bank-holidays")
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

    private func importSettings(_ file: ImportedFile<SettingRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.settings(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "settings", payload) { transaction in
            try transaction.apply(settings: change)
            // A setting's authority and category choose its calendar.
            _ = try transaction.calendarVersion(next: true)
        }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importSuccessors(_ file: ImportedFile<SuccessorRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.successors(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "successors", payload) { try $0.apply(successors: change) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importPractices(_ file: ImportedFile<PracticeRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let standing = try journal.reader.practices()
        let known = Dictionary(
            (try journal.reader.formerPractices() + standing).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let form = PracticeForm(of: payload)
        let change = SnapshotChange(current: standing, file: file.values.map { form?.row($0, after: known[$0.id]) ?? $0 })
        try require(confirm, for: change)
        let moved = try apply(change, kind: "practices", payload) { try $0.apply(practices: change) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importRolls(_ file: ImportedFile<RollRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let scopes = Set(file.values.map(\.setting))
        let standing = try journal.reader.rollRows(of: scopes)
        let change = SnapshotChange(current: standing.map(\.row), file: file.values)
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        var transfers = TransferPublishing.Outcome()
        let moved = try apply(change, kind: "rolls", payload) { transaction in
            try transaction.apply(rolls: change, scopes: scopes, rows: numbers)
            transfers = try followRolls(in: transaction)
        } afterwards: {
            dispatch(transfers)
        }
        guard case .object(var members) = summary(change, warnings: file.warnings, moved: moved) else { return .null }
        members.append(.init("noticesMoved", .integer(Int64(transfers.moved))))
        return .object(members)
    }

    private func importKeyAdults(_ file: ImportedFile<KeyAdultRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let standing = try journal.reader.keyAdultRows(of: Set(file.values.map(\.partner)))
        let change = SnapshotChange(current: standing.map(\.row), file: file.values)
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        let moved = try apply(change, kind: "key-adults", payload) { try $0.apply(keyAdults: change, rows: numbers) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importMembers(_ file: ImportedFile<ForumMemberRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let standing = try journal.reader.forumMembers(of: Set(file.values.map(\.forum)))
        let change = SnapshotChange(current: standing, file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "members", payload) { try $0.apply(members: change) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importFamilies(_ file: ImportedFile<FamilyMemberRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let standing = try journal.reader.familyRows(of: Set(file.values.map(\.cluster)))
        let change = SnapshotChange(current: standing.map(\.row), file: file.values)
        try require(confirm, for: change)
        let numbers = Dictionary(standing.map { ($0.row.snapshotKey, $0.number) }, uniquingKeysWith: { $1 })
        // The import may stand though what follows from it fails.
        defer { nextDigest = .unknown }
        let moved = try apply(change, kind: "families", payload) { try $0.apply(families: change, rows: numbers) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importCalendar(_ file: ImportedFile<CalendarEntry>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.calendarEntries(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "calendar", payload) { _ = try $0.replace(calendar: file.values) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    private func importBankHolidays(_ file: ImportedFile<BankHolidayRow>, _ payload: [UInt8], confirm: Bool) throws -> JSON {
        let change = SnapshotChange(current: try journal.reader.bankHolidays(), file: file.values)
        try require(confirm, for: change)
        let moved = try apply(change, kind: "bank-holidays", payload) { _ = try $0.replace(bankHolidays: file.values) }
        return summary(change, warnings: file.warnings, moved: moved)
    }

    /// Commits an import with everything that follows from it; returns how many open deadlines moved.
    private func apply<Row>(
        _ change: SnapshotChange<Row>, kind: String, _ payload: [UInt8], _ store: (JournalTransaction) throws -> Void,
        afterwards: () -> Void = {}
    ) throws -> Int {
        if change.isEmpty { return 0 }
        let digest = Array(SHA256.hash(data: payload))
        try journal.write(at: clock.now) { transaction in
            try store(transaction)
            try transaction.recordImport(
                kind: kind, digest: digest, added: change.added.count, changed: change.changed.count, ended: change.ended.count,
                unchanged: change.unchanged)
        }
        afterwards()
        // Deadlines are derived: a kill between the two transactions leaves them to the next start, which asks again.
        do {
            let moved = try followImport()
            escalate(now: clock.now)
            return moved
        } catch {
            handleJournalFailure(error, while: "recomputing deadlines")
            throw AdminFailure(
                "the file is imported, and the deadlines that follow from it could not be written yet",
                try: "nothing but `firstbell status`: the daemon tries again every second")
        }
    }

    private func require<Row>(_ confirmed: Bool, for change: SnapshotChange<Row>) throws {
        guard change.needsConfirmation, !confirmed else { return }
        throw AdminFailure(
            "this import would end more than a fifth of what stands; nothing was imported",
            try: "--confirm, if the file is complete",
            lines: change.drastic.map { "\($0.scope): \($0.ended) of \($0.current) rows would end" })
    }

    private func summary<Row>(_ change: SnapshotChange<Row>, warnings: ProblemList, moved: Int) -> JSON {
        [
            "added": .integer(Int64(change.added.count)), "changed": .integer(Int64(change.changed.count)),
            "unchanged": .integer(Int64(change.unchanged)), "ended": .integer(Int64(change.ended.count)),
            "warned": .integer(Int64(warnings.count)), "warnings": .array(warnings.lines.map { .string($0) }),
            "deadlinesMoved": .integer(Int64(moved)),
        ]
    }
}

extension ProblemList {
    /// One line a fault, and a last one that counts those left out.
    fileprivate var lines: [String] { isEmpty ? [] : description.split(separator: "\n").map(String.init) }
}
