// SPDX-License-Identifier: Apache-2.0

/// What an authority is told each evening: how many of its settings could not receive a notice, and for what; none of them by name.
package struct EveningReadiness: Hashable, Sendable {
    package var authority: PartnerID
    /// The local day of the evening.
    package var day: CivilDate
    /// How many settings were looked at.
    package var settings: Int
    /// To how many a notice would not get through.
    package var notReady: Int
    /// At how many each cause was found, those of ready settings too.
    package var causes: [ReadinessCause: Int]

    package init(authority: PartnerID, day: CivilDate, settings: Int, notReady: Int, causes: [ReadinessCause: Int]) {
        self.authority = authority
        self.day = day
        self.settings = settings
        self.notReady = notReady
        self.causes = causes
    }

    /// In the order of ``ReadinessCause``.
    package var counted: [(cause: ReadinessCause, count: Int)] {
        ReadinessCause.allCases.compactMap { cause in causes[cause].map { (cause, $0) } }
    }
}
