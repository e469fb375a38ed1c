// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

/// A report of tables, by its name on the command line and in an address of the portal.
package enum FigureName: String, Hashable, Sendable, CaseIterable {
    case volumes, recipients, repeats, quality, touches, training, unresolved, funnel, divergence, papers, drills
    case nilReturns = "nil-returns"
    case maracReturn = "marac-return"
    case maracActions = "marac-actions"

    /// Whether it can count the notices of earlier systems.
    package var takesHistory: Bool { [.volumes, .recipients, .funnel, .divergence].contains(self) }

    /// Makes it.
    ///
    /// - Parameter history: what becomes of the notices of earlier systems, where it takes any.
    package func report(
        _ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience, history: HistoryUse = .leaveOut
    ) throws -> FigureReport {
        switch self {
        case .volumes: try .volumes(journal, heading, audience: audience, history: history)
        case .recipients: try .recipients(journal, heading, audience: audience, history: history)
        case .repeats: try .repeats(journal, heading, audience: audience)
        case .quality: try .quality(journal, heading, audience: audience)
        case .touches: try .touches(journal, heading, audience: audience)
        case .training: try .training(journal, heading, audience: audience)
        case .unresolved: try .unresolved(journal, heading, audience: audience)
        case .funnel: try .funnel(journal, heading, audience: audience, history: history)
        case .divergence: try .divergence(journal, heading, audience: audience, history: history)
        case .papers: try .papers(journal, heading, audience: audience)
        case .drills: try .drills(journal, heading, audience: audience)
        case .nilReturns: try .nilReturns(journal, heading, audience: audience)
        case .maracReturn: try .maracReturn(journal, heading, audience: audience)
        case .maracActions: try .maracActions(journal, heading, audience: audience)
        }
    }
}
