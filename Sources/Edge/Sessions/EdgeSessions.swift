// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Safeguarding

/// The sessions that are open now; safe from any thread.
package final class EdgeSessions: Sendable {
    private struct Table {
        var byRoutingID: [[UInt8]: EdgeSession] = [:]
        var byPartner: [PartnerID: Set<[UInt8]>] = [:]
        var quotas: [PartnerID: PublishQuota] = [:]
    }

    private let table = NIOLockedValueBox(Table())

    package init() {}

    /// How many there are.
    package var count: Int { table.withLockedValue { $0.byRoutingID.count } }

    /// All of them, in no order.
    package var all: [EdgeSession] { table.withLockedValue { Array($0.byRoutingID.values) } }

    /// The session that the ROUTER knows by this id.
    package subscript(routingID: [UInt8]) -> EdgeSession? { table.withLockedValue { $0.byRoutingID[routingID] } }

    /// Every session of one partner, in no order.
    package func sessions(of partner: PartnerID) -> [EdgeSession] {
        table.withLockedValue { table in (table.byPartner[partner] ?? []).compactMap { table.byRoutingID[$0] } }
    }

    /// The quota that the sessions of a partner share, from its first to its last.
    ///
    /// - Parameter limit: in octets.
    func quota(of partner: PartnerID, limit: Int) -> PublishQuota {
        table.withLockedValue { table in
            if let quota = table.quotas[partner] { return quota }
            let quota = PublishQuota(limit: limit)
            table.quotas[partner] = quota
            return quota
        }
    }

    func insert(_ session: EdgeSession) {
        table.withLockedValue { table in
            table.byRoutingID[session.routingID] = session
            // The partner's last other session may have ended since this one asked.
            if table.quotas[session.partner] == nil { table.quotas[session.partner] = session.quota }
            table.byPartner[session.partner, default: []].insert(session.routingID)
        }
    }

    func remove(_ session: EdgeSession) {
        table.withLockedValue { table in
            table.byRoutingID[session.routingID] = nil
            table.byPartner[session.partner]?.remove(session.routingID)
            if table.byPartner[session.partner]?.isEmpty == true {
                table.byPartner[session.partner] = nil
                table.quotas[session.partner] = nil
            }
        }
        session.settle()
    }
}
