// SPDX-License-Identifier: Apache-2.0

/// Where a contact came from (domain.md 1A W13): who reported it where the event says so, else who published it.
package enum ContactSource: String, Hashable, Sendable, CaseIterable {
    case police
    case partnerAgency = "partner-agency"
    case familyPublic = "family-public"

    /// - Parameter producer: counts where nobody said who reported.
    package init(reportedBy: ReportSource?, producer: PartnerKind) {
        self =
            switch reportedBy {
            case .police: .police
            case .partnerAgency: .partnerAgency
            case .familyPublic: .familyPublic
            case nil: producer == .police ? .police : .partnerAgency
            }
    }
}
