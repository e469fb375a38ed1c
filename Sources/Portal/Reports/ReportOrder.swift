// SPDX-License-Identifier: Apache-2.0
package import Reports
package import Safeguarding

/// A report that the portal has a page for, by its name on the command line.
package enum ReportName: String, Hashable, Sendable, CaseIterable {
    case timeliness
    case volumes, recipients, repeats, quality, touches, training, unresolved, funnel, divergence, papers, drills
    case nilReturns = "nil-returns"
    case gpCoverage = "gp-coverage"
    case maracReturn = "marac-return"
    case maracActions = "marac-actions"
    case sample

    /// Whether nobody outside the partnership has it: its small counts are never hidden, or it is of the moment, and two looks at it
    /// tell what happened between them.
    package var isForInsideAlone: Bool { [.timeliness, .sample, .unresolved].contains(self) }

    /// As a report of tables; nil of those that have a form of their own.
    package var figure: FigureName? { FigureName(rawValue: rawValue) }

    /// Whether it can count the notices of earlier systems.
    package var takesHistory: Bool { self == .timeliness || figure?.takesHistory ?? false }

    /// Whether it is of a range of days, and not of the moment.
    package var hasSpan: Bool { self != .unresolved }

    /// Whether somebody with a role is given it.
    package func isFor(_ role: PortalRole) -> Bool {
        switch role {
        case .lead, .auditor: true
        case .informationGovernance: self != .sample
        case .maracCoordinator: [.gpCoverage, .maracReturn, .maracActions].contains(self)
        case .keyAdult, .deputy, .dutyOfficer, .operator: false
        }
    }
}

/// What a report is narrowed to or divided by, where the command line can do so too.
package struct ReportFilters: Hashable, Sendable {
    /// The groups of a report of timeliness.
    package var dimensions = TimelinessDimension.usual
    package var history = HistoryUse.leaveOut
    /// The code of one MARAC, of the coverage of practices.
    package var area: String?

    package init() {}
}

/// What is asked of a report.
package struct ReportOrder: Hashable, Sendable {
    /// What a sample is drawn by.
    package struct Draw: Hashable, Sendable {
        package var size: Int
        package var seed: UInt64

        package init(size: Int, seed: UInt64) {
            self.size = size
            self.seed = seed
        }
    }

    package var name: ReportName
    package var from: CivilDate?
    package var to: CivilDate?
    package var audience: ReportAudience
    package var format: ReportFormat
    /// Of a sample alone.
    package var draw: Draw?
    /// What narrows or divides it; only inside the partnership, for of what is hidden one table gives back what another hides.
    package var filters = ReportFilters()

    package init(
        _ name: ReportName, from: CivilDate? = nil, to: CivilDate? = nil, audience: ReportAudience, as format: ReportFormat,
        draw: Draw? = nil
    ) {
        self.name = name
        self.from = from
        self.to = to
        self.audience = audience
        self.format = format
        self.draw = draw
    }
}
