// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Wire

import Broker

/// The network and the gateway: what is said reaches the broker late, twice, in another order or never.
extension Simulation {
    var liveSessions: [SimulatedSession] { sessions.values.filter(\.isLive).sorted { $0.number < $1.number } }

    func session(of partner: PartnerID) -> SimulatedSession? {
        liveSessions.filter { $0.partner == partner }.randomElement(using: &random)
    }

    @discardableResult
    func connect(_ partner: PartnerID) -> SessionNumber? {
        guard !suspended.contains(partner) else { return nil }
        lastSession += 1
        sessions[lastSession] = SimulatedSession(number: lastSession, partner: partner)
        return lastSession
    }

    func sessionComes() throws {
        let partner = (World.police + World.recipients + World.recipients).randomElement(using: &random) ?? World.fallback
        let known = chance(2) ? session(of: partner)?.number : nil
        guard let number = known ?? connect(partner) else { return }
        let hello = Hello(window: self.number(1...4), fromUnread: chance(4))
        note("\(partner) says HELLO \(hello.window)\(hello.fromUnread ? " unread" : "") on \(number)")
        say(.hello(hello), on: number)
    }

    func sessionGoes() {
        guard let session = liveSessions.randomElement(using: &random) else { return }
        end(session.number)
    }

    /// The gateway notices that a session is gone; what was under way on it is lost.
    func end(_ number: SessionNumber) {
        guard sessions[number]?.isLive == true else { return }
        note("session \(number) ends")
        sessions[number]?.isLive = false
        sessions[number]?.up = []
        sessions[number]?.down = []
        congestion.ended(number)
        intake.append(.ended(number))
    }

    func say(_ question: Asked.Question, on number: SessionNumber) {
        guard let partner = sessions[number]?.partner else { return }
        let correlation = "q\(asked.count)"
        let (verb, body): (Verb, [UInt8]) =
            switch question {
            case .publish(let telling): (.publish, telling.octets(at: now))
            case .hello(let hello): (.hello, hello.octets)
            case .receipt(let receipt): (.receipt, receipt.octets)
            case .status(let event): (.status, StatusRequest(event: event).octets)
            }
        let message = Wire.Message(verb, correlation: Array(correlation.utf8), body: body)
        asked[correlation] = Asked(partner: partner, question: question, message: message)
        sessions[number]?.up.append(correlation)
    }

    /// Some of what was said reaches the gateway.
    func carryUp() throws {
        for _ in 0..<number(1...4) {
            guard let session = liveSessions.filter({ !$0.up.isEmpty }).randomElement(using: &random) else { return }
            let position = chance(5) ? number(0...session.up.count - 1) : 0
            let correlation = session.up[position]
            if chance(12) {
                note("\(correlation) is lost")
                sessions[session.number]?.up.remove(at: position)
                continue
            }
            if !chance(12) { sessions[session.number]?.up.remove(at: position) }
            try arrive(correlation, on: session.number)
        }
    }

    /// What the gateway does with a message.
    func arrive(_ correlation: String, on number: SessionNumber) throws {
        guard let asked = asked[correlation], let session = sessions[number] else { return }
        let message = try Wire.Message(frames: asked.message.frames)
        do throws(Problem) {
            let body: Request.Body
            switch message.verb {
            case .publish:
                if let refusal = broker.gate.refusal(of: session.partner, now: now) { throw refusal }
                let event = try DecodedEvent(body: message.body, now: now)
                try Permission.check(event, from: session.partner, settings: broker.settings)
                body = .publish(Publication(event, lookup: broker.lookup))
            case .hello: body = .hello(try Hello(body: message.body))
            case .receipt: body = .receipt(try Receipt(body: message.body))
            default: body = .status(try StatusRequest(body: message.body))
            }
            intake.append(
                .request(Request(session: number, partner: session.partner, correlation: message.correlation, body: body)))
        } catch {
            let rejected = Wire.Message.rejected(error, correlation: message.correlation)
            try answered(rejected, on: number)
            sessions[number]?.down.append(rejected)
        }
    }

    /// The broker takes what the gateway has read, or a part of it.
    func handOver() throws {
        let count = chance(3) && intake.count > 1 ? number(1...intake.count) : intake.count
        let items = Array(intake.prefix(count))
        intake.removeFirst(count)
        try decide(items)
    }

    /// One turn of the broker.
    func decide(_ items: [Intake.Item]) throws {
        for case .request(let request) in items {
            guard case .hello(let hello) = request.body, let session = sessions[request.session] else { continue }
            // What was decided before the HELLO in the same batch went by the window before it.
            sessions[request.session]?.widest = max(session.widest, hello.window)
            sessions[request.session]?.window = hello.window
        }
        for case .ended(let number) in items { sessions[number]?.out = [:] }
        broker.assumeIsolated { $0.turn(items) }
        try collect()
        sessions = sessions.mapValues { session in
            var session = session
            session.widest = session.window
            return session
        }
    }

    /// Looks at everything the broker has committed, and puts it on its way.
    func collect(reaching: Bool = true) throws {
        let outboxes = sent.withLockedValue { outboxes in
            defer { outboxes = [] }
            return outboxes
        }
        try require(.keepsRunning, !fenced.withLockedValue { $0 }, "the journal was fenced")
        let failed = failures.withLockedValue { failures in
            defer { failures = 0 }
            return failures > 0
        }
        try require(.keepsRunning, !failed || faultArmed, "a transaction failed without a cause")
        if failed { hasForgotten = true }
        for outbox in outboxes {
            for answer in outbox.answers {
                try answered(answer.message, on: answer.session)
                if reaching, sessions[answer.session]?.isLive == true { sessions[answer.session]?.down.append(answer.message) }
            }
            // Recipients are served in the order of a hash table, which no seed decides. Each one's own order stays over all its
            // sessions: where one ends in the turn that sent on it, the next attempt goes to another in that same turn.
            let notices = outbox.notices.enumerated().sorted {
                ($0.element.notice.recipient, $0.offset) < ($1.element.notice.recipient, $1.offset)
            }
            for (_, sending) in notices {
                if mutation == .dropNotice, !mutated, sending.notice.kind == .subject {
                    mutated = true
                    continue
                }
                try noticed(sending, heard: outbox.refusalsHeard, reaching: reaching)
            }
        }
        if hasForgotten { try learnWhatIsOut() }
    }

    /// After a failed turn everything that had no receipt goes again; only the broker can say what is out now.
    private func learnWhatIsOut() throws {
        for (number, session) in sessions {
            let out = session.out.keys.map { (number: $0, recipient: session.partner) }
            let standing = broker.assumeIsolated { broker in out.filter { broker.isOut($0.number, to: $0.recipient) }.map(\.number)
            }
            sessions[number]?.out = session.out.filter { standing.contains($0.key) }
        }
    }

    /// Some of what was sent reaches its partner, or is lost with its session.
    func carryDown() {
        for _ in 0..<number(1...6) {
            guard let session = liveSessions.filter({ !$0.down.isEmpty }).randomElement(using: &random) else { return }
            let message = session.down[0]
            sessions[session.number]?.down.removeFirst()
            if chance(15) {
                note("a \(message.verb.rawValue) on \(session.number) is lost")
                continue
            }
            heard(message, by: session.partner)
        }
    }
}
