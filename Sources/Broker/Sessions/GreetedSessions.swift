// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The sessions that have said HELLO, as the broker knows them.
struct GreetedSessions {
    private var sessions: [SessionNumber: Session] = [:]
    private var listeners: [PartnerID: Set<SessionNumber>] = [:]

    /// One session and what it asked for.
    struct Session {
        let partner: PartnerID
        var window: Int
        /// Whether it got what was delivered before and not opened; once is enough.
        var servedUnread = false
    }

    subscript(number: SessionNumber) -> Session? { sessions[number] }

    mutating func greeted(_ number: SessionNumber, partner: PartnerID, window: Int) {
        sessions[number, default: Session(partner: partner, window: window)].window = window
        // Those that publish hear of the progress of their events.
        if partner.kind == .police || partner.kind == .marac { listeners[partner, default: []].insert(number) }
    }

    mutating func servedUnread(_ number: SessionNumber) { sessions[number]?.servedUnread = true }

    /// What was to be sent again may have been forgotten; the next HELLO that asks for it gets it.
    mutating func forgetServedUnread() {
        for number in sessions.keys { sessions[number]?.servedUnread = false }
    }

    mutating func ended(_ number: SessionNumber) {
        guard let session = sessions.removeValue(forKey: number) else { return }
        listeners[session.partner]?.remove(number)
        if listeners[session.partner]?.isEmpty == true { listeners[session.partner] = nil }
    }

    /// Sessions of a producer that hear of progress, in order of their number.
    func listening(_ partner: PartnerID) -> [SessionNumber] { listeners[partner]?.sorted() ?? [] }

    /// Whether any producer hears of progress.
    var hasListener: Bool { !listeners.isEmpty }

    /// Every session with its number, in order.
    var all: [(number: SessionNumber, session: Session)] {
        sessions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
