// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The broker's own view of the sessions it has heard from.
struct SessionTable {
    private var byRouting: [[UInt8]: Session] = [:]
    private var routing: [SessionNumber: [UInt8]] = [:]
    private var lastNumber: SessionNumber = 0
    private var listeningProducers = 0

    /// One session and what it asked for.
    struct Session {
        let number: SessionNumber
        let admitted: AdmittedSession
        var hasHelloed = false
        var servedUnread = false

        var partner: PartnerID { admitted.partner }

        /// Whether it hears of the progress of its events.
        var isListeningProducer: Bool { hasHelloed && (partner.kind == .police || partner.kind == .marac) }
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

    mutating func end(_ routingID: [UInt8]) -> Session? {
        guard let session = byRouting.removeValue(forKey: routingID) else { return nil }
        routing[session.number] = nil
        if session.isListeningProducer { listeningProducers -= 1 }
        return session
    }

    mutating func helloed(_ number: SessionNumber) { update(number) { $0.hasHelloed = true } }

    mutating func servedUnread(_ number: SessionNumber) { update(number) { $0.servedUnread = true } }

    /// Sessions of a partner that have said HELLO.
    func listening(_ partner: PartnerID) -> [Session] { byRouting.values.filter { $0.hasHelloed && $0.partner == partner } }

    /// Whether any police or MARAC system has said HELLO, and so hears of progress.
    var hasListeningProducer: Bool { listeningProducers > 0 }

    var all: [Session] { Array(byRouting.values) }

    private mutating func update(_ number: SessionNumber, _ change: (inout Session) -> Void) {
        guard let id = routing[number], var session = byRouting[id] else { return }
        let wasListening = session.isListeningProducer
        change(&session)
        if session.isListeningProducer, !wasListening { listeningProducers += 1 }
        byRouting[id] = session
    }
}
