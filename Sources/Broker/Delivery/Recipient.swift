// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// The notices and sessions of one recipient.
struct Recipient: Sendable {
    /// Waiting notices from `head`, the urgent ones and whatever must not be overtaken by them first, else in order of sequence;
    /// settled ones are skipped when they come up.
    private var queue: [WaitingNotice] = []
    private var head = 0
    private var waiting: Set<Int64> = []
    /// Those of them that are urgent.
    private var urgent: Set<Int64> = []
    /// Drills that wait, in order; they go when nothing in the queue can.
    private var drills: [WaitingNotice] = []
    /// No notice in the queue has a greater sequence.
    private var newest = Int64.min
    private var out: [Int64: Outstanding] = [:]
    private var sessions: [SessionNumber: Session] = [:]
    private var sticky: [Int64: SessionNumber] = [:]

    private struct Session {
        var window: Int
        var out = 0
        /// Its socket would take no more; nothing is tried until a receipt comes or the clock ticks.
        var resting = false
        /// After the clock ended its rest, how many may still be tried until it ticks again or a receipt comes; nil for any number.
        ///
        /// Each attempt is journalled, so a socket that is still full must not refuse a whole window each second.
        var trials: Int?

        var free: Int { resting ? 0 : min(window - out, trials ?? .max) }

        mutating func sent() {
            out += 1
            if let left = trials { trials = left - 1 }
        }

        mutating func returned() {
            out -= 1
            if let left = trials { trials = left + 1 }
        }

        mutating func settled() {
            out -= 1
            resting = false
            trials = nil
        }
    }

    private struct Outstanding {
        var notice: WaitingNotice
        var session: SessionNumber
        var sentAt: Instant
    }

    /// Without drills, which nobody waits for.
    var pending: Int {
        waiting.count + out.count - drills.count { waiting.contains($0.sequence) } - out.values.count { $0.notice.isDrill }
    }

    func standing(of sequence: Int64) -> DeliveryStanding {
        if let out = out[sequence] { return .out(resendAt: out.sentAt + Delivery.patience) }
        return waiting.contains(sequence) ? .waiting : .unknown
    }

    func outstanding(on session: SessionNumber) -> Int { sessions[session]?.out ?? 0 }

    func window(of session: SessionNumber) -> Int? { sessions[session]?.window }

    mutating func helloed(_ session: SessionNumber, window: Int) {
        sessions[session, default: Session(window: window)].window = window
    }

    mutating func ended(_ session: SessionNumber) {
        guard sessions.removeValue(forKey: session) != nil else { return }
        sticky = sticky.filter { $0.value != session }
        let returned = out.values.filter { $0.session == session }.map(\.notice)
        for notice in returned { out[notice.sequence] = nil }
        restore(returned)
    }

    mutating func enqueue(_ notice: WaitingNotice) {
        guard out[notice.sequence] == nil, !waiting.contains(notice.sequence) else { return }
        if notice.isDrill { return restore([notice]) }
        if head >= queue.count { newest = .min }
        if notice.isUrgent || notice.sequence <= newest {
            restore([notice])
        } else {
            queue.append(notice)
            waiting.insert(notice.sequence)
            newest = notice.sequence
        }
    }

    /// Enqueues many at once: each urgent one alone would put the whole queue in order again.
    mutating func enqueue(all notices: ArraySlice<WaitingNotice>) {
        guard notices.contains(where: \.isUrgent) else { return notices.forEach { enqueue($0) } }
        if head >= queue.count { newest = .min }
        restore(notices.filter { out[$0.sequence] == nil && !waiting.contains($0.sequence) })
    }

    /// True when that made room.
    mutating func settled(_ sequence: Int64) -> Bool {
        waiting.remove(sequence)
        urgent.remove(sequence)
        guard let done = out.removeValue(forKey: sequence) else { return false }
        sessions[done.session]?.settled()
        return true
    }

    mutating func returnUnsent(_ dispatch: Delivery.Dispatch) {
        guard let back = out.removeValue(forKey: dispatch.notice.sequence) else { return }
        sessions[back.session]?.returned()
        var notice = back.notice
        // A drill that no socket took has not been sent, and there are only so many times.
        if notice.isDrill { notice.attempt -= 1 }
        restore([notice])
    }

    mutating func rest(_ session: SessionNumber) { sessions[session]?.resting = true }

    /// - Parameter abandoned: gets the drills that are not sent any more.
    /// - Returns: whether something may go that could not.
    mutating func tick(now: Instant, abandoned: inout [Int64]) -> Bool {
        var woken = false
        for (number, session) in sessions where session.resting || session.trials != nil {
            sessions[number]?.trials = session.resting ? 1 : nil
            sessions[number]?.resting = false
            woken = true
        }
        // A clock that was set back would put off what is out by as much.
        for (sequence, entry) in out where entry.sentAt > now { out[sequence]?.sentAt = now }
        let late = out.values.filter { now - $0.sentAt >= Delivery.patience }
        for entry in late {
            out[entry.notice.sequence] = nil
            sessions[entry.session]?.out -= 1
        }
        restore(late.map(\.notice))
        abandoned += late.map(\.notice).filter { $0.isDrill && $0.attempt >= WaitingNotice.drillAttempts }.map(\.sequence)
        return woken || !late.isEmpty
    }

    /// The next notice that may go, which then is out.
    mutating func next(now: Instant) -> Delivery.Dispatch? {
        guard sessions.contains(where: { $0.value.free > 0 }) else { return nil }
        var position = head
        while position < queue.count {
            let notice = queue[position]
            guard waiting.contains(notice.sequence) else {
                // A removal at the head may close the gap before it, and then every place is another.
                let isFirst = position == head
                remove(at: position)
                if isFirst { position = head }
                continue
            }
            if let session = session(for: notice.person) {
                remove(at: position)
                waiting.remove(notice.sequence)
                urgent.remove(notice.sequence)
                sticky[notice.person] = session
                sessions[session]?.sent()
                out[notice.sequence] = Outstanding(notice: notice, session: session, sentAt: now)
                return Delivery.Dispatch(notice: notice, session: session)
            }
            position += 1
        }
        return nextDrill(now: now)
    }

    /// The next drill that may go, which then is out.
    private mutating func nextDrill(now: Instant) -> Delivery.Dispatch? {
        drills.removeAll { !waiting.contains($0.sequence) }
        guard let drill = drills.first, let session = session(for: drill.person) else { return nil }
        drills.removeFirst()
        waiting.remove(drill.sequence)
        sessions[session]?.sent()
        out[drill.sequence] = Outstanding(notice: drill, session: session, sentAt: now)
        // The journal counts the attempt when it is made; this one knows only how many there were.
        out[drill.sequence]?.notice.attempt += 1
        return Delivery.Dispatch(notice: drill, session: session)
    }

    /// Enqueues a notice and takes it out again where it may go now; `isReady` when another may go before it.
    mutating func releasedAtOnce(_ notice: WaitingNotice, now: Instant) -> (session: SessionNumber?, isReady: Bool) {
        enqueue(notice)
        guard let dispatch = next(now: now) else { return (nil, false) }
        guard dispatch.notice.sequence == notice.sequence else {
            returnUnsent(dispatch)
            return (nil, true)
        }
        return (dispatch.session, false)
    }

    /// The session a person sticks to if it has room, else the one with the most room; nil to wait.
    private func session(for person: Int64) -> SessionNumber? {
        if let own = sticky[person], let session = sessions[own] { return session.free > 0 ? own : nil }
        var best: (number: SessionNumber, free: Int)?
        for (number, session) in sessions where session.free > 0 {
            // Of two with as much room the one with the lower number, whatever the order of the table.
            if let best, best.free > session.free || best.free == session.free && best.number < number { continue }
            best = (number, session.free)
        }
        return best?.number
    }

    private mutating func remove(at position: Int) {
        if position == head {
            head += 1
            if head > 1024, head * 2 > queue.count {
                queue.removeFirst(head)
                head = 0
            }
        } else {
            queue.remove(at: position)
        }
    }

    /// Puts notices where they belong.
    ///
    /// What is about the same person and older than an urgent one goes before it, for order holds for each person.
    private mutating func restore(_ returned: [WaitingNotice]) {
        let exercises = returned.filter { $0.isDrill && $0.attempt < WaitingNotice.drillAttempts }
        if !exercises.isEmpty {
            waiting.formUnion(exercises.map(\.sequence))
            let known = Set(exercises.map(\.sequence))
            drills = (drills.filter { !known.contains($0.sequence) } + exercises).sorted { $0.sequence < $1.sequence }
        }
        let notices = returned.filter { !$0.isDrill }
        guard !notices.isEmpty else { return }
        waiting.formUnion(notices.map(\.sequence))
        newest = notices.reduce(newest) { max($0, $1.sequence) }
        urgent.formUnion(notices.filter(\.isUrgent).map(\.sequence))
        let returning = Set(notices.map(\.sequence))
        // A notice that was settled and comes back may still have its old place in the queue.
        queue = (notices + queue[head...].filter { !returning.contains($0.sequence) }).sorted { $0.sequence < $1.sequence }
        head = 0
        guard !urgent.isEmpty else { return }
        var last: [Int64: Int64] = [:]
        for notice in queue where urgent.contains(notice.sequence) { last[notice.person] = notice.sequence }
        func goesAhead(_ notice: WaitingNotice) -> Bool { last[notice.person].map { notice.sequence <= $0 } ?? false }
        queue = queue.filter(goesAhead) + queue.filter { !goesAhead($0) }
    }
}
