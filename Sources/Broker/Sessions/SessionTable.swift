// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The sessions that the gateway has heard from, by the ROUTER's name for them and by number.
struct SessionTable {
    private var byRouting: [[UInt8]: Session] = [:]
    private var routing: [SessionNumber: [UInt8]] = [:]
    private var lastNumber: SessionNumber = 0

    /// One session.
    struct Session {
        let number: SessionNumber
        let admitted: AdmittedSession
        /// Publishes that the broker has and has not answered.
        var unanswered = 0

        var partner: PartnerID { admitted.partner }
    }

    subscript(routingID: [UInt8]) -> Session? { byRouting[routingID] }

    subscript(number: SessionNumber) -> Session? { routing[number].flatMap { byRouting[$0] } }

    mutating func begin(_ admitted: AdmittedSession) -> Session {
        lastNumber += 1
        let session = Session(number: lastNumber, admitted: admitted)
        byRouting[admitted.routingID] = session
        routing[session.number] = admitted.routingID
        return session
    }

    /// A publish of the session goes to the broker.
    mutating func published(_ number: SessionNumber) {
        if let routingID = routing[number] { byRouting[routingID]?.unanswered += 1 }
    }

    /// A publish of the session has its answer.
    mutating func answered(_ number: SessionNumber) {
        if let routingID = routing[number] { byRouting[routingID]?.unanswered -= 1 }
    }

    mutating func end(_ routingID: [UInt8]) -> Session? {
        guard let session = byRouting.removeValue(forKey: routingID) else { return nil }
        routing[session.number] = nil
        return session
    }

    var all: [Session] { Array(byRouting.values) }
}
