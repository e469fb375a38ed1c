// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Safeguarding

/// A session as the edge admitted it: who it is, and what the broker may ask of the connection.
package struct AdmittedSession: Sendable {
    package let routingID: [UInt8]
    package let partner: PartnerID
    /// Lower-case hex SHA-256 of the client certificate.
    package let certificate: [UInt8]
    /// The partner's id in octets, as the rebuilt READY carries it.
    package let partnerOctets: [UInt8]
    /// Says how many publishes of the session have been answered.
    package let publishesAnswered: @Sendable (Int) -> Void
    /// Ends the connection at once; the text goes to the log and names no person.
    package let cut: @Sendable (String) -> Void
    /// Takes what the broker says to a session that has no socket at the ROUTER; nil for one that has.
    package let door: (@Sendable (DoorWord) -> Void)?

    package init(
        routingID: [UInt8], partner: PartnerID, certificate: String, publishesAnswered: @escaping @Sendable (Int) -> Void,
        cut: @escaping @Sendable (String) -> Void, door: (@Sendable (DoorWord) -> Void)? = nil
    ) {
        self.routingID = routingID
        self.partner = partner
        self.certificate = Array(certificate.utf8)
        partnerOctets = Array(partner.description.utf8)
        self.publishesAnswered = publishesAnswered
        self.cut = cut
        self.door = door
    }
}

/// The sessions that the edge has admitted and not yet ended, by routing id.
///
/// The edge registers a session before any of its octets can reach the broker's socket, so a message from an id that is not
/// here, or whose connection properties differ, did not come through the edge (zeromq.md 1.3 point 4).
package final class SessionRegistry: Sendable {
    private struct Table {
        var sessions: [[UInt8]: AdmittedSession] = [:]
        /// Of each partner, the sessions with a door.
        var doors: [PartnerID: Set<[UInt8]>] = [:]
    }

    private let table = NIOLockedValueBox(Table())

    package init() {}

    package func opened(_ session: AdmittedSession) {
        table.withLockedValue { table in
            table.sessions[session.routingID] = session
            if session.door != nil { table.doors[session.partner, default: []].insert(session.routingID) }
        }
    }

    package func closed(_ routingID: [UInt8]) {
        table.withLockedValue { table in
            guard let session = table.sessions.removeValue(forKey: routingID), session.door != nil else { return }
            table.doors[session.partner]?.remove(routingID)
            if table.doors[session.partner]?.isEmpty == true { table.doors[session.partner] = nil }
        }
    }

    package func session(_ routingID: [UInt8]) -> AdmittedSession? { table.withLockedValue { $0.sessions[routingID] } }

    package func sessions(of partner: PartnerID) -> [AdmittedSession] {
        table.withLockedValue { $0.sessions.values.filter { $0.partner == partner } }
    }

    /// Whether any session has a door.
    var hasDoors: Bool { table.withLockedValue { !$0.doors.isEmpty } }

    /// Says something to every door of a partner.
    func tell(_ partner: PartnerID, _ word: DoorWord) {
        let doors = table.withLockedValue { table in
            (table.doors[partner] ?? []).compactMap { table.sessions[$0]?.door }
        }
        for door in doors { door(word) }
    }

    /// Every partner that has a session.
    var partners: Set<PartnerID> { table.withLockedValue { Set($0.sessions.values.map(\.partner)) } }

    package var count: Int { table.withLockedValue { $0.sessions.count } }
}
