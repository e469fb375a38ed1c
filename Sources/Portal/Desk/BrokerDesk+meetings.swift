// SPDX-License-Identifier: Apache-2.0
import Broker
package import Journal
package import Safeguarding
package import Wire

extension BrokerDesk {
    package func maracs(of partner: PartnerID) async throws -> [(id: PartnerID, name: String)] {
        let maracs = try await broker.portalMARACs(of: partner)
        let names = try await names(of: Set(maracs))
        return maracs.map { ($0, names[$0] ?? $0.description) }
    }

    package func standing(of marac: PartnerID, days: Int) async throws -> MARACStanding {
        let (now, zone) = (now, zone)
        let today = zone.date(at: now)
        let since = zone.instant(reaching: today.adding(days: -MARACStanding.span), .midnight)
        let forum = ForumID(marac.description)
        return try await lookLong { reader in
            let actions = try reader.actions(from: nil, before: nil).filter {
                $0.statement.area == marac.code && !$0.isRecalled && $0.outcome(at: now, in: zone).isWaiting
            }
            let flags = try forum.map { try reader.flags(forum: $0) } ?? []
            return MARACStanding(
                cases: try reader.agenda(of: marac, from: since, before: .farFuture, limit: MARACStanding.most),
                actions: Array(actions.sorted { $0.statement.due < $1.statement.due }.prefix(MARACStanding.most)),
                coverage: CoverageSummary(try reader.victimHearings(from: since, before: nil, area: marac.code)),
                flags: Array(flags.filter { $0.until <= today.adding(days: days) }.prefix(MARACStanding.most)),
                allFlags: flags.count)
        }
    }

    package func agenda(of marac: PartnerID, on day: CivilDate) async throws -> [AgendaCase] {
        let (from, before) = (zone.instant(reaching: day, .midnight), zone.instant(reaching: day.adding(days: 1), .midnight))
        return try await lookLong { try $0.agenda(of: marac, from: from, before: before, limit: MARACStanding.most) }
    }

    package func references(
        of cases: [AgendaCase], of marac: PartnerID, for partner: PartnerID, by: String
    ) async throws -> [Int64: String] {
        try await broker.portalReferences(of: cases, of: marac, for: partner, by: by)
    }

    package func flag(_ id: Int64, of marac: PartnerID, for partner: PartnerID, by: String) async throws -> JSON {
        try await broker.portalFlag(id, of: marac, for: partner, by: by)
    }

    package func recalls(of partner: PartnerID, as role: PortalRole) async throws -> [RecallStanding] {
        switch role {
        case .maracCoordinator:
            let maracs = try await broker.portalMARACs(of: partner)
            return try await lookBeside { try $0.recalls(madeBy: maracs) }
        case .dutyOfficer:
            let found = try await lookBeside { try $0.recalls(answeredBy: partner) }
            return try await broker.portalRecalls(found, of: partner, as: role)
        default: return []
        }
    }

    package func standing(ofRecall id: NoticeID, of partner: PartnerID, as role: PortalRole) async throws -> RecallStanding {
        try await broker.portalRecallStanding(id, of: partner, as: role)
    }

    package func recall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String) async throws -> JSON {
        try await broker.portalRecall(id, of: partner, as: role, by: by)
    }

    package func mayClose(_ owner: PartnerID?, _ partner: PartnerID, as role: PortalRole) async -> Bool {
        await broker.portalMayClose(owner, partner, as: role)
    }

    package func closeRecall(
        _ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String, reason: String
    ) async throws {
        try await broker.portalCloseRecall(id, of: partner, as: role, by: by, reason: reason)
    }
}
