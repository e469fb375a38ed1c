// SPDX-License-Identifier: Apache-2.0
import DequeModule
import Safeguarding

/// Recipients for whom something may be sent, in the order in which they came; each stands in it once.
struct DeliveryQueue: Sendable {
    private var members: Set<PartnerID> = []
    private var order: Deque<PartnerID> = []

    var isEmpty: Bool { members.isEmpty }

    /// Puts a recipient last, unless it stands in the queue already.
    mutating func insert(_ partner: PartnerID) {
        guard members.insert(partner).inserted else { return }
        order.append(partner)
    }

    /// Takes the first out.
    mutating func removeFirst() -> PartnerID? {
        guard let partner = order.popFirst() else { return nil }
        members.remove(partner)
        return partner
    }
}
