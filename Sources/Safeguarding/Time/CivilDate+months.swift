// SPDX-License-Identifier: Apache-2.0

extension CivilDate {
    /// The last of the twelve calendar months from a day: the same day of the next year, and 28 February for the leap day (domain.md 3.2).
    var twelveMonthsOn: CivilDate {
        CivilDate(year: year + 1, month: month, day: day)
            ?? CivilDate(year: year + 1, month: month, day: CivilDate.length(ofMonth: month, year: year + 1)) ?? self
    }
}
