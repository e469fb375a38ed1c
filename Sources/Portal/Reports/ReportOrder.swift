// SPDX-License-Identifier: Apache-2.0
package import Reports
package import Safeguarding

/// A report that the portal has a page for, by its name on the command line.
package enum ReportName: String, Hashable, Sendable, CaseIterable {
    case timeliness
    case volumes, recipients, repeats, quality, touches, training, unresolved, funnel, divergence, papers
    case nilReturns = "nil-returns"
    case gpCoverage = "gp-coverage"
    case maracReturn = "marac-return"
    case maracActions = "marac-actions"
    case sample

    /// Whether nobody outside the partnership has it: its small counts are never hidden, or it is of the moment, and two looks at it
    /// tell what happened between them.
    package var isForInsideAlone: Bool { [.timeliness, .sample, .unresolved].contains(self) }

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
