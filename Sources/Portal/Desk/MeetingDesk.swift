// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
package import Wire

/// What the portal asks of the daemon for the co-ordinator of a MARAC, and about recalls.
package protocol MeetingDesk: Sendable {
    /// The MARACs of somebody's partner, and what they are called.
    func maracs(of partner: PartnerID) async throws -> [(id: PartnerID, name: String)]
    /// What waits at a MARAC, without anybody: cases of meetings in a span, actions, victims heard since a day, and flags.
    func standing(of marac: PartnerID, days: Int) async throws -> MARACStanding
    /// The cases of one day's meeting, by time.
    func agenda(of marac: PartnerID, on day: CivilDate) async throws -> [AgendaCase]
    /// The references of cases, each journalled as a view.
    func references(of cases: [AgendaCase], of marac: PartnerID, for partner: PartnerID, by: String) async throws -> [Int64: String]
    /// A flag with whom it is about; journalled as a view.
    func flag(_ id: Int64, of marac: PartnerID, for partner: PartnerID, by: String) async throws -> JSON

    func recalls(of partner: PartnerID, as role: PortalRole) async throws -> [RecallStanding]
    /// How one of them stands, without who read it.
    func standing(ofRecall id: NoticeID, of partner: PartnerID, as role: PortalRole) async throws -> RecallStanding
    /// A recall with who read what was taken back; journalled as a view.
    func recall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String) async throws -> JSON
    /// Whether the clock of a breach is somebody's to stop, of those before whom it is.
    func mayClose(_ owner: PartnerID?, _ partner: PartnerID, as role: PortalRole) async -> Bool
    func closeRecall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String, reason: String) async throws
}

/// How a MARAC stands; nothing in it is about a person.
package struct MARACStanding: Sendable {
    /// Cases of the meetings of the last 92 days and of those to come.
    package var cases: [AgendaCase]
    /// Actions that wait for their owners, the nearest last day first.
    package var actions: [ActionFigure]
    /// Victims heard in the last 92 days against notices delivered to their practices.
    package var coverage: CoverageSummary
    /// Those that end within the days that were asked for.
    package var flags: [FlagStanding]
    /// How many stand in all.
    package var allFlags: Int

    package init(
        cases: [AgendaCase], actions: [ActionFigure], coverage: CoverageSummary, flags: [FlagStanding], allFlags: Int
    ) {
        self.cases = cases
        self.actions = actions
        self.coverage = coverage
        self.flags = flags
        self.allFlags = allFlags
    }

    /// How far back cases and victims are looked for, in days.
    package static let span = 92
    /// Of cases and of what waits no more is listed.
    package static let most = 1_000
}
