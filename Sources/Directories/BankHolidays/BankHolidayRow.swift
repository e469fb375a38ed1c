// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A bank holiday of one division, as gov.uk publishes it (domain.md 5.3).
package struct BankHolidayRow: Hashable, Sendable {
    package var division: Division
    package var date: CivilDate
    package var title: String
    /// As published, `Substitute day`; often empty.
    package var notes: String

    package init(division: Division, date: CivilDate, title: String, notes: String = "") {
        self.division = division
        self.date = date
        self.title = title
        self.notes = notes
    }
}

/// A day of a division.
package struct BankHolidayKey: Hashable, Sendable {
    package let division: Division
    package let date: CivilDate
}
