// SPDX-License-Identifier: Apache-2.0
import Broker
package import Journal
import Reports
package import Safeguarding
import Wire

/// The proof of what was recorded about a notice or a hold, as an auditor is given it; nothing of it is about a person.
package struct PortalEvidence: Sendable {
    /// A leaf that was proved.
    package struct Leaf: Hashable, Sendable {
        package var index: UInt64
        /// As `EntryKind` names it.
        package var kind: String
        /// When it was recorded; nil where what it said can no longer be opened.
        package var at: Instant?

        package init(index: UInt64, kind: String, at: Instant?) {
            self.index = index
            self.kind = kind
            self.at = at
        }
    }

    /// The JSON that `firstbell-verify` takes.
    package var octets: [UInt8]
    package var leaves: [Leaf]
    /// Leaves that no signed checkpoint covers yet.
    package var uncovered: Int
    /// Of the checkpoint: the ledger's name, its number of leaves and its root.
    package var origin: String
    package var size: UInt64
    package var root: String
    package var signedAt: Instant?

    package init(
        octets: [UInt8], leaves: [Leaf], uncovered: Int, origin: String, size: UInt64, root: String, signedAt: Instant?
    ) {
        self.octets = octets
        self.leaves = leaves
        self.uncovered = uncovered
        self.origin = origin
        self.size = size
        self.root = root
        self.signedAt = signedAt
    }
}

extension BrokerDesk {
    package func isSole(_ authority: PartnerID) async throws -> Bool { await broker.isSole(authority) }

    package func report(_ order: ReportOrder) async throws -> String {
        let (now, zone) = (now, zone)
        return try await shelf.report(order, on: zone.date(at: now)) { [self] in
            try await lookLong { try Self.report(order, $0, now: now, zone: zone) }
        }
    }

    package func recordOversight(of number: Int64, by: String, exclusion: OversightExclusion?) async throws {
        var members: [JSON.Member] = [.init("case", .integer(number)), .init("by", .string(by))]
        if let exclusion { members.append(.init("exclusion", .string(exclusion.rawValue))) }
        _ = try await broker.administer(AdminRequest(.oversightRecord, .object(members)))
        await shelf.forget(.sample)
        await shelf.forget(.timeliness)
    }

    package func evidence(of id: NoticeID, authority: PartnerID, by: String) async throws -> PortalEvidence? {
        guard try await broker.portalMayProve(id, of: authority, by: by) else { return nil }
        return try await lookLong { [prove] in try prove(id, $0) }
    }

    private static func report(_ order: ReportOrder, _ reader: JournalReader, now: Instant, zone: Zone) throws -> String {
        let identity = try reader.identity()
        let heading = ReportHeading(
            deployment: identity.trustDomain, rehearsal: identity.rehearsal, from: order.from, to: order.to, asOf: now, zone: zone)
        if let figure = order.name.figure {
            return try figure.report(reader, heading, audience: order.audience, history: order.filters.history)
                .rendered(as: order.format)
        }
        switch order.name {
        case .timeliness:
            return try TimelinessReport(
                journal: reader, from: order.from, to: order.to, asOf: now, zone: zone, by: order.filters.dimensions,
                history: order.filters.history, comparesLastYear: true
            ).rendered(as: order.format)
        case .gpCoverage:
            return try CoverageReport(
                journal: reader, from: order.from, to: order.to, area: order.filters.area, audience: order.audience, asOf: now,
                zone: zone
            ).rendered(as: order.format)
        case .sample:
            let draw = order.draw ?? .init(size: 20, seed: 0)
            return try FigureReport.sample(reader, heading, size: draw.size, strata: AuditStratum.allCases, seed: draw.seed)
                .rendered(as: order.format)
        default:
            // A report of tables was made above, and a test holds that there is no other.
            throw PortalRefusal.unavailable
        }
    }

    package func receipts(of digest: [UInt8], authority: PartnerID) async throws -> [ProvedReceipt] {
        let recipients = try await look { try $0.recipients() }
        let own = await broker.portalOwned(recipients, by: authority)
        return own.isEmpty ? [] : try await lookLong { try $0.notices(withDigest: digest, to: own) }
    }
}
