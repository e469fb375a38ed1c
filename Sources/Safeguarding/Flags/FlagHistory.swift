// SPDX-License-Identifier: Apache-2.0

/// The referrals that have flagged a pair of a victim and a perpetrator at one MARAC, as far as nobody took them back.
package struct FlagHistory: Hashable, Sendable {
    package var referrals: [Referral]

    package init(_ referrals: [Referral] = []) { self.referrals = referrals }

    /// A referral that flagged the pair.
    package struct Referral: Hashable, Sendable {
        /// The flag that it made or extended.
        package var flag: Int64
        package var reportedAt: Instant
        /// The last day of its own twelve months.
        package var until: CivilDate
        /// The last day of the flag; nil once it has lapsed.
        package var standsUntil: CivilDate?
        /// Told by the same producer under the same reference as the event that asks.
        package var isSameCase: Bool

        package init(flag: Int64, reportedAt: Instant, until: CivilDate, standsUntil: CivilDate?, isSameCase: Bool = false) {
            self.flag = flag
            self.reportedAt = reportedAt
            self.until = until
            self.standsUntil = standsUntil
            self.isSameCase = isSameCase
        }
    }

    /// The flags that stand, the oldest first.
    package var standing: [Int64] { Set(referrals.filter { $0.standsUntil != nil }.map(\.flag)).sorted() }

    /// The flag that a referral on a day comes to: a referral that was told late shortens none that stands.
    package func flag(referredOn day: CivilDate) -> MARACFlag {
        let own = MARACFlag.lastDay(referredOn: day)
        guard let standing = referrals.compactMap(\.standsUntil).max() else { return MARACFlag(.add, until: own) }
        return MARACFlag(.extend, until: max(own, standing))
    }

    /// Whether what was reported then is further abuse within twelve months of a referral, so that it is a repeat.
    ///
    /// It is by the day of the report, whatever has lapsed since; the papers of a referral are no repeat of that referral.
    package func isRepeat(reportedAt instant: Instant, on day: CivilDate) -> Bool {
        referrals.contains { !$0.isSameCase && $0.reportedAt < instant && day <= $0.until }
    }
}
