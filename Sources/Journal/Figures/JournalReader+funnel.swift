// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalReader {
    /// Contacts and how far the notices about them came, of the events that were reported from `from` until before `before`.
    package func funnel(from: Instant?, before: Instant?, in zone: Zone) throws -> FunnelTally {
        let parts = try eventParts(from: from, before: before) { part in
            var reached = [FunnelTally.Reached?](repeating: nil, count: part.events.count)
            try part.forEachNotice("delivered_at, opened_at, acknowledged_at, refused_at") { place, row in
                let reach = FunnelTally.Reach(
                    delivered: !row.isNull(2), opened: !row.isNull(3), acknowledged: !row.isNull(4), refused: !row.isNull(5))
                reached[place, default: .init()][reach] += 1
            }
            var tally = FunnelTally()
            for (event, reached) in zip(part.events, reached) { tally.add(event, reached ?? .init(), in: zone) }
            return tally
        }
        return parts.reduce(into: FunnelTally()) { $0.add($1) }
    }
}

extension [FunnelTally.Reached?] {
    fileprivate subscript(_ place: Int, default value: FunnelTally.Reached) -> FunnelTally.Reached {
        get { self[place] ?? value }
        set { self[place] = newValue }
    }
}
