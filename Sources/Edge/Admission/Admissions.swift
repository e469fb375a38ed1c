// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Safeguarding

/// Who may come in: the rates and counts of `EdgeLimits` as a value that is told what happens and when.
struct Admissions: Sendable {
    private let limits: EdgeLimits
    private var addresses: TokenBuckets<String>
    private var partners: TokenBuckets<PartnerID>
    private var sessions: [PartnerID: Int] = [:]
    private(set) var pending = 0
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

    /// A connection was accepted; nil lets it begin its handshake, and then it is told of by `ended`.
    mutating func arrived(from address: String, now: NIODeadline) -> EdgeReason? {
        guard addresses.take(address, now: now) else { return .addressRate }
        if let most = limits.pendingHandshakes, pending >= most { return .pendingHandshakes }
        pending += 1
        connections += 1
        return nil
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
    mutating func opened() { pending -= 1 }

    /// A connection ended; `partner` when it was counted as a session, `wasPending` when it had not finished its handshakes.
    mutating func ended(partner: PartnerID?, wasPending: Bool) {
        connections -= 1
        if wasPending { pending -= 1 }
        guard let partner, let count = sessions[partner] else { return }
        sessions[partner] = count > 1 ? count - 1 : nil
    }
}
