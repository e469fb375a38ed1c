// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Recipients for whom something may be sent, in the order in which they came; each stands in it once.
struct DeliveryQueue: Sendable {
    private var members: Set<PartnerID> = []
    private var order: [PartnerID] = []
    private var head = 0

    var isEmpty: Bool { members.isEmpty }

    /// Puts a recipient last, unless it stands in the queue already.
    mutating func insert(_ partner: PartnerID) {
        guard members.insert(partner).inserted else { return }
        order.append(partner)
    }

    /// Takes the first out.
    mutating func removeFirst() -> PartnerID? {
        guard head < order.count else { return nil }
        let partner = order[head]
        head += 1
        members.remove(partner)
        // Moving the rest down costs less the more has gone before it.
        if head > 64, head * 2 > order.count {
            order.removeSubrange(..<head)
            head = 0
        }
        return partner
    }
}
