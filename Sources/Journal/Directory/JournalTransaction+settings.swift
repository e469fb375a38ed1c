// SPDX-License-Identifier: Apache-2.0
package import Directories
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Applies an import of settings: adds, changes and ends rows.
    package func apply(settings change: SnapshotChange<SettingRow>) throws {
        for row in change.added { try put(row) }
        for replacement in change.changed { try put(replacement.new) }
        for row in change.ended {
            try sql("UPDATE setting SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, row.id.description).run()
        }
    }

    private func put(_ row: SettingRow) throws {
        try sql(
            """
            INSERT OR REPLACE INTO setting (id, name, authority, authority_name, category, status, type, phase, postcode, opened_day,
            closed_day, lowest_age, highest_age, number, ukprn, participates, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
            """
        )
        .bind(1, row.id.description).bind(2, row.name).bind(3, row.localAuthority).bind(4, row.localAuthorityName)
        .bind(5, row.category.rawValue).bind(6, row.status.rawValue).bind(7, row.type).bind(8, row.phase).bind(9, row.postcode)
        .bind(10, row.openedOn.map { Int64($0.daysSinceEpoch) }).bind(11, row.closedOn.map { Int64($0.daysSinceEpoch) })
        .bind(12, row.lowestAge.map(Int64.init)).bind(13, row.highestAge.map(Int64.init)).bind(14, row.establishmentNumber)
        .bind(15, row.ukprn).bind(16, row.participates).run()
    }

    /// Replaces the calendar rows of every scope in `entries`, and of `scope`; the rows of other scopes stay.
    ///
    /// - Returns: the calendar version that now is in force.
    package func replace(calendar entries: [CalendarEntry], of scope: PartnerID? = nil) throws -> Int {
        let version = try calendarVersion(next: true)
        for scope in Set(entries.map(\.scope) + [scope].compactMap { $0 }) {
            try sql("DELETE FROM calendar WHERE scope = ?").bind(1, scope.description).run()
        }
        for entry in entries {
            try sql("INSERT INTO calendar (scope, kind, from_day, to_day, note, version) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(1, entry.scope.description).bind(2, entry.kind.rawValue).bind(3, entry.from.daysSinceEpoch)
                .bind(4, entry.to.daysSinceEpoch).bind(5, entry.note).bind(6, version).run()
        }
        return version
    }

    /// Replaces the bank holidays of every division in `rows`; those of other divisions stay.
    ///
    /// - Returns: the calendar version that now is in force.
    package func replace(bankHolidays rows: [BankHolidayRow]) throws -> Int {
        for division in Set(rows.map(\.division)) {
            try sql("DELETE FROM bank_holiday WHERE division = ?").bind(1, division.rawValue).run()
        }
        for row in rows {
            try sql("INSERT INTO bank_holiday (division, day, title, notes) VALUES (?, ?, ?, ?)")
                .bind(1, row.division.rawValue).bind(2, row.date.daysSinceEpoch).bind(3, row.title).bind(4, row.notes).run()
        }
        return try calendarVersion(next: true)
    }

    /// Journals that an import was made.
    ///
    /// - Parameters:
    ///   - digest: lower-case hex SHA-256 of the file; stored under a key, for a roll is personal data.
    ///   - by: who changed it in the portal, of whom a keyed digest is kept; nil for a file of an operator.
    package func recordImport(
        kind: String, isDelta: Bool = false, digest: [UInt8], added: Int, changed: Int, ended: Int, unchanged: Int,
        by: String? = nil
    ) throws {
        var entry = EntryText()
        entry.add("added", Int64(added))
        entry.add("at", nowText)
        entry.add("by", by.map { Hex.text(key.lookup("person", $0)) })
        entry.add("changed", Int64(changed))
        if isDelta { entry.add("delta", true) }
        entry.add("digest", Hex.text(key.outliving(digest)))
        entry.add("ended", Int64(ended))
        entry.add("kind", kind)
        entry.add("unchanged", Int64(unchanged))
        try append(kind == "calendar" || kind == "bank-holidays" ? .calendar : .import, entry)
    }
}
