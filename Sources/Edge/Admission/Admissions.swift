// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Safeguarding

/// Who may come in: the rates and counts of `EdgeLimits` as a value that is told what happens and when.
struct Admissions: Sendable {
    /// A connection, as long as it lasts.
    typealias Number = UInt64

    /// What becomes of a connection that was accepted.
    enum Arrival: Hashable {
        /// It begins its handshake; `evicted` has to go for it.
        case begun(Number, evicted: Number?)
        case refused(EdgeReason)
    }

    private let limits: EdgeLimits
    private var addresses: TokenBuckets<String>
    private var partners: TokenBuckets<PartnerID>
    private var sessions: [PartnerID: Int] = [:]
    private var queue = HandshakeQueue()
    private var last: Number = 0
    private(set) var connections = 0
    /// Connections that may be open at a time, by the process's file descriptors.
    let room: Int

    init(limits: EdgeLimits, room: Int) {
        self.limits = limits
        self.room = room
        addresses = TokenBuckets(rate: limits.connectionsPerAddress)
        partners = TokenBuckets(rate: limits.connectionsPerPartner)
    }

    var hasRoom: Bool { connections < room }

    /// Connections that have not finished their handshakes.
    var pending: Int { queue.count }

    /// A connection was accepted; one that begins is told of by `ended`.
    ///
    /// Addresses are told apart by their ``LimitKey``. When too many handshakes are pending, the address that has most of them gives
    /// one up for an address that has fewer, so that whoever opens thousands of connections and finishes none keeps nobody else out.
    mutating func arrived(from address: String, now: NIODeadline) -> Arrival {
        let key = LimitKey.of(address)
        guard addresses.take(key, now: now) else { return .refused(.addressRate) }
        var evicted: Number?
        if let most = limits.pendingHandshakes, queue.count >= most {
            evicted = queue.evict(for: key)
            guard evicted != nil else { return .refused(.pendingHandshakes) }
        }
        last += 1
        queue.began(last, from: key)
        connections += 1
        return .begun(last, evicted: evicted)
    }

    /// A connection proved whose it is; nil counts it as a session of the partner.
    mutating func identified(as partner: PartnerID, now: NIODeadline) -> EdgeReason? {
        guard partners.take(partner, now: now) else { return .partnerRate }
        let count = sessions[partner] ?? 0
        if let most = limits.sessionsPerPartner, count >= most { return .partnerSessions }
        sessions[partner] = count + 1
        return nil
    }

    /// A connection finished its handshakes.
    mutating func opened(_ number: Number) { queue.left(number) }

    /// A connection ended; `partner` when it was counted as a session.
    mutating func ended(_ number: Number, partner: PartnerID?) {
        connections -= 1
        queue.left(number)
        guard let partner, let count = sessions[partner] else { return }
        sessions[partner] = count > 1 ? count - 1 : nil
    }
}
