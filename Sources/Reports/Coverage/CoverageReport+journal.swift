// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension CoverageReport {
    /// Reads a report from a journal, beside whatever process writes it.
    ///
    /// - Parameters:
    ///   - from: the first day of hearings that it covers; nil is no bound.
    ///   - to: the last day, itself included.
    ///   - area: code of one MARAC; nil is every one.
    ///   - asOf: the deployment's clock, which in a rehearsal is not the machine's.
    /// - Throws: what the journal throws.
    package init(
        journal: JournalReader, from: CivilDate?, to: CivilDate?, area: String?, audience: ReportAudience, asOf: Instant,
        zone: Zone = .london
    ) throws {
        let identity = try journal.identity()
        let heading = ReportHeading(
            deployment: identity.trustDomain, rehearsal: identity.rehearsal, from: from, to: to, asOf: asOf, zone: zone)
        let bounds = heading.bounds
        let today = zone.date(at: asOf)
        self.init(
            heading: heading, hearings: try journal.victimHearings(from: bounds.from, before: bounds.before, area: area),
            trained: Set(
                try journal.training().filter { $0.key.kind == .gp && $0.value.contains { $0.covers(today) } }.keys),
            area: area, audience: audience)
    }
}
