// SPDX-License-Identifier: Apache-2.0

/// What somebody may do in the portal.
package enum PortalRole: String, Hashable, Sendable, CaseIterable {
    /// Reads and answers the notices of a setting.
    case keyAdult = "key-adult"
    /// The same, in the place of another.
    case deputy
    case dutyOfficer = "duty-officer"
    case maracCoordinator = "marac-coordinator"
    case lead
    case auditor
    case informationGovernance = "information-governance"
    case `operator`

    /// Whether whoever has it works for a local authority, and not at a setting.
    package var isOfAuthority: Bool { self != .keyAdult && self != .deputy }
}
