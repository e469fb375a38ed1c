// SPDX-License-Identifier: Apache-2.0
package import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every setting of the directory that has not ended.
    package func settings() throws -> [SettingRow] {
        try pool.read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM setting WHERE ended_at IS NULL ORDER BY id")
            var settings: [SettingRow] = []
            while let row = try rows.next() { settings.append(try Self.setting(row)) }
            return settings
        }
    }

    /// One setting; nil for one that the directory does not have, or no more.
    package func setting(_ id: PartnerID) throws -> SettingRow? {
        try pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM setting WHERE id = ? AND ended_at IS NULL", arguments: [id.description])
                .map(Self.setting)
        }
    }

    /// Settings of an authority that have not ended, by name, and how many there are.
    ///
    /// - Parameter text: what the name has in it, or the code; empty for all.
    package func settings(
        of authority: PartnerID, named text: String, limit: Int, offset: Int
    ) throws -> (rows: [SettingRow], total: Int) {
        let words = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        let condition = """
            FROM setting WHERE ended_at IS NULL AND authority = ?1
            AND (?3 = '' OR name LIKE ?2 ESCAPE '\\' OR substr(id, instr(id, '/') + 1) = ?3)
            """
        let arguments: StatementArguments = [authority.code, "%\(words)%", text.uppercased()]
        return try pool.read { db in
            (
                try Row.fetchAll(
                    db, sql: "SELECT * \(condition) ORDER BY name, id LIMIT ?4 OFFSET ?5", arguments: arguments + [limit, offset]
                ).map(Self.setting),
                try Int.fetchOne(db, sql: "SELECT count(*) \(condition)", arguments: arguments) ?? 0
            )
        }
    }

    private static func setting(_ row: Row) throws -> SettingRow {
        func day(_ column: String) -> CivilDate? { (row[column] as Int?).map { CivilDate(daysSinceEpoch: $0) } }
        guard let id = PartnerID(row["id"] as String), let category = SettingCategory(rawValue: row["category"]),
            let status = SettingStatus(rawValue: row["status"])
        else { throw JournalError.damaged("setting") }
        return SettingRow(
            id: id, name: row["name"], category: category, status: status, type: row["type"], phase: row["phase"],
            localAuthority: row["authority"], localAuthorityName: row["authority_name"], postcode: row["postcode"],
            openedOn: day("opened_day"), closedOn: day("closed_day"), lowestAge: row["lowest_age"],
            highestAge: row["highest_age"], establishmentNumber: row["number"], ukprn: row["ukprn"],
            participates: row["participates"])
    }

    /// The standing roll rows of some settings.
    package func rollRows(of scopes: Set<PartnerID>) throws -> StandingRolls {
        try pool.read { db in
            var rolls = StandingRolls()
            for scope in scopes.sorted() {
                for row in try Row.fetchAll(
                    db, sql: "SELECT id, sealed FROM roll WHERE setting = ? AND ended_at IS NULL ORDER BY id",
                    arguments: [scope.description])
                {
                    do {
                        let sealed = [UInt8](row["sealed"] as Data)
                        rolls.rows.append((try RollRow(sealed: sealed, setting: scope.description, key: key), row["id"]))
                    } catch JournalError.damaged {
                        rolls.unreadable.append((row["id"], scope))
                    }
                }
            }
            return rolls
        }
    }

    /// The standing key adults of some partners, opened, each with its row number; of all partners for nil.
    package func keyAdultRows(of scopes: Set<PartnerID>? = nil) throws -> [(row: KeyAdultRow, number: Int64)] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT id, partner, sealed FROM key_adult WHERE ended_at IS NULL ORDER BY id")
                .compactMap { row in
                    guard let partner = PartnerID(row["partner"] as String) else { throw JournalError.damaged("key adult") }
                    guard scopes?.contains(partner) ?? true else { return nil }
                    let plain = try key.openRecord([UInt8](row["sealed"] as Data), context: "key-adult/\(partner)")
                    return (try KeyAdultRow(fields: RowText.decode(plain)), row["id"])
                }
        }
    }

    /// When the training of each standing key adult counts, without the persons.
    package func training() throws -> [PartnerID: [TrainingSpan]] {
        try pool.read { db in
            var spans: [PartnerID: [TrainingSpan]] = [:]
            for row in try Row.fetchAll(
                db,
                sql: "SELECT id, partner, trained_on, expires_on FROM key_adult WHERE ended_at IS NULL AND trained_on IS NOT NULL")
            {
                guard let partner = PartnerID(row["partner"] as String) else { throw JournalError.damaged("key adult") }
                spans[partner, default: []].append(
                    TrainingSpan(keyAdult: row["id"], from: row["trained_on"], to: row["expires_on"] ?? Int.max))
            }
            return spans
        }
    }

    /// Settings of which a roll is loaded.
    package func loadedRolls() throws -> Set<PartnerID> {
        try pool.read { db in
            Set(try String.fetchAll(db, sql: "SELECT setting FROM roll_scope").compactMap { PartnerID($0) })
        }
    }

    /// Every calendar row, in the order of its file.
    package func calendarEntries() throws -> [CalendarEntry] { try pool.read(Self.calendarEntries) }

    /// Every bank holiday.
    package func bankHolidays() throws -> [BankHolidayRow] { try pool.read(Self.bankHolidays) }

    /// Every calendar and the bank holidays, in the version in force.
    package func calendarBook() throws -> CalendarBook {
        try pool.read { db in
            let holidays = Dictionary(grouping: try Self.bankHolidays(db), by: \.division).mapValues { $0.map(\.date) }
            return CalendarBook(
                entries: try Self.calendarEntries(db), bankHolidays: BankHolidays(holidays),
                version: try Self.meta("calendarVersion", db).flatMap { Int($0) } ?? 0)
        }
    }

    private static func calendarEntries(_ db: Database) throws -> [CalendarEntry] {
        try Row.fetchAll(db, sql: "SELECT scope, kind, from_day, to_day, note FROM calendar ORDER BY id").map { row in
            guard let scope = PartnerID(row["scope"] as String), let kind = CalendarKind(rawValue: row["kind"]),
                let entry = CalendarEntry(
                    scope: scope, kind: kind, from: CivilDate(daysSinceEpoch: row["from_day"]),
                    to: CivilDate(daysSinceEpoch: row["to_day"]), note: row["note"])
            else { throw JournalError.damaged("calendar row") }
            return entry
        }
    }

    private static func bankHolidays(_ db: Database) throws -> [BankHolidayRow] {
        try Row.fetchAll(db, sql: "SELECT division, day, title, notes FROM bank_holiday ORDER BY division, day").map { row in
            guard let division = Division(rawValue: row["division"]) else { throw JournalError.damaged("bank holiday") }
            return BankHolidayRow(
                division: division, date: CivilDate(daysSinceEpoch: row["day"]), title: row["title"], notes: row["notes"])
        }
    }
}

/// The roll rows that stand, in the order of their settings and of the file.
package struct StandingRolls: Sendable {
    /// Those that open, each with its row number.
    package var rows: [(row: RollRow, number: Int64)] = []
    /// The numbers of those that do not.
    package var unreadable: [(number: Int64, setting: PartnerID)] = []

    package init() {}
}

/// The days, counted from 1970-01-01, on which one key adult's training counts.
package struct TrainingSpan: Hashable, Sendable {
    /// The key adult's row.
    package let keyAdult: Int64
    package let from: Int
    package let to: Int

    package func covers(_ day: CivilDate) -> Bool { from <= day.daysSinceEpoch && day.daysSinceEpoch <= to }
}
