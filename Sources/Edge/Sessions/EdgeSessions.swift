// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Safeguarding

/// The sessions that are open now; safe from any thread.
package final class EdgeSessions: Sendable {
    private struct Table {
        var byRoutingID: [[UInt8]: EdgeSession] = [:]
        var byPartner: [PartnerID: Set<[UInt8]>] = [:]
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

    func insert(_ session: EdgeSession) {
        table.withLockedValue { table in
            table.byRoutingID[session.routingID] = session
            table.byPartner[session.partner, default: []].insert(session.routingID)
        }
    }

    func remove(_ session: EdgeSession) {
        table.withLockedValue { table in
            table.byRoutingID[session.routingID] = nil
            table.byPartner[session.partner]?.remove(session.routingID)
            if table.byPartner[session.partner]?.isEmpty == true { table.byPartner[session.partner] = nil }
        }
    }
}
