// SPDX-License-Identifier: Apache-2.0

/// A part of the United Kingdom with bank holidays of its own, named as gov.uk names it (domain.md 5.3).
package enum Division: String, Hashable, Sendable, CaseIterable {
    case englandAndWales = "england-and-wales"
    case scotland
    case northernIreland = "northern-ireland"
}

/// The bank holidays of each division.
package struct BankHolidays: Hashable, Sendable {
    /// Days since 1970-01-01, ascending and unique.
    private var days: [Division: [Int]]

    package init(_ dates: [Division: [CivilDate]] = [:]) {
        days = dates.mapValues { Set($0.map(\.daysSinceEpoch)).sorted() }
    }

    package func contains(_ date: CivilDate, in division: Division) -> Bool {
        days(in: division).containsSorted(date.daysSinceEpoch)
    }

    /// The last bank holiday known for a division.
    package func newest(in division: Division) -> CivilDate? {
        days[division]?.last.map { CivilDate(daysSinceEpoch: $0) }
    }

    /// Whether the list should be fetched again: its newest day is less than nine months ahead (domain.md 5.3).
    package func isStale(in division: Division, on today: CivilDate) -> Bool {
        guard let newest = days[division]?.last else { return true }
        return newest < today.daysSinceEpoch + 274
    }

    func days(in division: Division) -> [Int] { days[division] ?? [] }
}

extension [Int] {
    /// Whether an ascending array holds a value.
    func containsSorted(_ value: Int) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == value
    }
}
