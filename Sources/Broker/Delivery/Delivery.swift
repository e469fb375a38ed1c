// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

/// Which waiting notice goes to which session, and when it goes again.
///
/// State without I/O: sessions, releases, receipts and the clock are told to it, and it says what to send. A session has a
/// window of notices without a receipt; sessions of one partner compete; a person sticks to one session until that ends, so
/// that notices about one person reach one recipient in order (design.md section 5).
package struct Delivery: Sendable {
    /// How long a notice may stay without a `delivered` receipt before it is sent again.
    package static let patience = Duration.seconds(60)

    private var recipients: [PartnerID: Recipient] = [:]
    private var partners: [SessionNumber: PartnerID] = [:]
    private var ready = DeliveryQueue()
    private var settlements: [Settlement] = []

    package init() {}

    /// A notice that is not to be sent any more.
    struct Settlement: Hashable, Sendable {
        let sequence: Int64
        let recipient: PartnerID
    }

    /// One notice to be sent on one session.
    package struct Dispatch: Hashable, Sendable {
        package let notice: WaitingNotice
        package let session: SessionNumber
    }

    /// A session said how much it takes; saying it again changes the window and nothing else.
    package mutating func helloed(_ session: SessionNumber, partner: PartnerID, window: Int) {
        partners[session] = partner
        recipients[partner, default: Recipient()].helloed(session, window: window)
        ready.insert(partner)
    }

    /// A session ended: what was out on it waits again, before everything newer.
    package mutating func ended(_ session: SessionNumber) {
        guard let partner = partners.removeValue(forKey: session) else { return }
        recipients[partner]?.ended(session)
        ready.insert(partner)
    }

    /// A notice waits for its recipient.
    package mutating func released(_ notice: WaitingNotice) {
        recipients[notice.recipient, default: Recipient()].enqueue(notice)
        ready.insert(notice.recipient)
    }

    /// Notices wait for their recipients, in any order; it takes least time where those of a recipient follow each other.
    package mutating func released(all notices: [WaitingNotice]) {
        var rest = notices[...]
        while let recipient = rest.first?.recipient {
            let same = rest.prefix { $0.recipient == recipient }
            recipients[recipient, default: Recipient()].enqueue(all: same)
            ready.insert(recipient)
            rest = rest[same.endIndex...]
        }
    }

    /// The session to which a notice released now can go at once, with nothing of its recipient before it.
    ///
    /// It then counts as sent; nil when it has to wait its turn, in which it then is.
    package mutating func releasedAtOnce(_ notice: WaitingNotice, now: Instant) -> SessionNumber? {
        let (session, isReady) = recipients[notice.recipient, default: Recipient()].releasedAtOnce(notice, now: now)
        if isReady { ready.insert(notice.recipient) }
        return session
    }

    /// The recipient stored, refused or otherwise settled a notice.
    package mutating func settled(_ sequence: Int64, recipient: PartnerID) {
        settlements.append(Settlement(sequence: sequence, recipient: recipient))
        if recipients[recipient]?.settled(sequence) == true { ready.insert(recipient) }
    }

    /// What was settled since this was asked last.
    mutating func takeSettlements() -> [Settlement] {
        defer { settlements.removeAll(keepingCapacity: true) }
        return settlements
    }

    /// The socket would not take a notice; it waits again, and its session rests until the next tick or receipt.
    package mutating func congested(_ dispatch: Dispatch) {
        recipients[dispatch.notice.recipient]?.returnUnsent(dispatch)
        recipients[dispatch.notice.recipient]?.rest(dispatch.session)
    }

    /// Time passed: notices out for longer than ``patience`` wait again, rested sessions are tried again.
    package mutating func tick(now: Instant) {
        for partner in recipients.keys {
            var abandoned: [Int64] = []
            if recipients[partner]?.tick(now: now, abandoned: &abandoned) == true { ready.insert(partner) }
            settlements += abandoned.map { Settlement(sequence: $0, recipient: partner) }
        }
    }

    /// What is to be sent now, at most `limit` notices; each then counts as out.
    ///
    /// Each recipient gets at most `share`, so that none with a backlog keeps another waiting, nor those whose requests the next
    /// turn answers.
    package mutating func take(limit: Int, ofEach share: Int = Delivery.share, now: Instant) -> [Dispatch] {
        var dispatches: [Dispatch] = []
        var again: [PartnerID] = []
        while dispatches.count < limit, let partner = ready.removeFirst() {
            let end = min(limit, dispatches.count + share)
            while dispatches.count < end, let dispatch = recipients[partner]?.next(now: now) { dispatches.append(dispatch) }
            // One that got all it may has perhaps more; one that got less has none.
            if dispatches.count == end { again.append(partner) }
        }
        for partner in again { ready.insert(partner) }
        return dispatches
    }

    /// How many notices a recipient gets in a short turn, and how many receipts of a session are heard in it.
    package static let share = 16

    /// Whether ``take(limit:now:)`` might give more.
    package var hasReady: Bool { !ready.isEmpty }

    /// Where a notice is that its recipient has not stored yet.
    package func standing(of sequence: Int64, recipient: PartnerID) -> DeliveryStanding {
        recipients[recipient]?.standing(of: sequence) ?? .unknown
    }

    /// How many notices a partner has not stored yet.
    package func pending(_ partner: PartnerID) -> Int { recipients[partner]?.pending ?? 0 }

    /// The window that a session asked for; nil before its HELLO.
    package func window(of session: SessionNumber) -> Int? {
        partners[session].flatMap { recipients[$0]?.window(of: session) }
    }

    /// How many notices are out on a session.
    package func outstanding(on session: SessionNumber) -> Int {
        partners[session].flatMap { recipients[$0]?.outstanding(on: session) } ?? 0
    }
}

/// The number of one session, unique in the life of the daemon.
package typealias SessionNumber = UInt64
