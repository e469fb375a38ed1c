// SPDX-License-Identifier: Apache-2.0
import Logging
import Journal
import Safeguarding
package import Wire
import ZeroMQ

extension Gateway {
    /// Reads what has arrived, a batch at a time, until nothing is readable or the broker is too far behind.
    ///
    /// - Parameter most: batches after which it returns all the same. Who sends what is refused here at once, and sends it faster
    ///   than it is refused, must not keep the gateway from sending to others; its socket is then found readable again.
    func drain(most: Int = 32) {
        var left = most
        while left > 0, mayRead, fill() {
            handOver()
            left -= 1
        }
        handOver()
        publishCounters()
    }

    /// Reads up to a batch; false when the socket had no more.
    private func fill() -> Bool {
        let now = clock.now
        for _ in 0..<Self.batch {
            do {
                guard let message = try router?.receive(maxFrames: 5) else { return false }
                take(message, now: now)
            } catch {
                logger.error("the broker's socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
                return false
            }
        }
        return true
    }

    // Small enough that an idle broker starts on the first while the rest is being read.
    private static let batch = 64

    /// Decodes a message and answers what needs no journal.
    private func take(_ message: borrowing ZeroMQ.Message, now: Instant) {
        guard let session = session(of: message) else { return }
        do throws(MessageRefusal) {
            let decoded = try Wire.Message(frames: message.frames)
            try decoded.expect(from: .client)
            read(decoded, session, now: now)
        } catch {
            tally.rejected += 1
            refusals.note(RefusalRecord(place: .message, code: error.problem.code.rawValue, partner: session.partner))
            send(error.answer, to: session)
            if Self.isCounted(message) { session.admitted.publishesAnswered(1) }
        }
    }

    /// Takes a message of a session that has no socket here; what is answered goes through its door.
    ///
    /// - Parameter message: a client's, with a body within the limit.
    /// - Returns: false when there is no such session, which then gets no answer.
    package func received(_ message: Wire.Message, from routingID: [UInt8]) -> Bool {
        guard let session = sessions[routingID] ?? registry.session(routingID).map({ sessions.begin($0) }) else { return false }
        guard mayRead, router != nil else {
            tally.rejected += 1
            let cause = router == nil ? RetryCause.stopping : .overload
            send(.rejected(.retryLater(after: 1, cause: cause), correlation: message.correlation), to: session)
            return true
        }
        read(message, session, now: clock.now)
        handOver()
        publishCounters()
        return true
    }

    /// Whether the edge counted it as a publish, which it does by this alone (`FrameFollower`).
    private static func isCounted(_ message: borrowing ZeroMQ.Message) -> Bool {
        message.frames.count == 4 && message.frames[0] == Wire.Message.version && message.frames[1] == publishVerb
    }

    private static let publishVerb = Array(Verb.publish.rawValue.utf8)

    private func session(of message: borrowing ZeroMQ.Message) -> SessionTable.Session? {
        let known = sessions[message.routingID]
        guard let admitted = known?.admitted ?? registry.session(message.routingID) else {
            tally.strangers += 1
            return nil
        }
        guard message.property("X-Partner", equals: admitted.partnerOctets),
            message.property("X-Cert-SHA256", equals: admitted.certificate)
        else {
            tally.strangers += 1
            tally.alarms += 1
            logger.critical("a session is not who the edge admitted", metadata: ["partner": "\(admitted.partner)"])
            admitted.cut("identity-mismatch")
            return nil
        }
        return known ?? sessions.begin(admitted)
    }

    private func read(_ message: Wire.Message, _ session: SessionTable.Session, now: Instant) {
        func request(_ body: Request.Body) {
            pending.append(
                .request(
                    Request(
                        session: session.number, partner: session.partner, correlation: message.correlation, body: body,
                        octets: message.body.count)))
        }
        do throws(Problem) {
            switch message.verb {
            case .publish:
                if let refusal = gate.refusal(of: session.partner, now: now) { throw refusal }
                let event = try DecodedEvent(body: message.body, now: now)
                try Permission.check(event, from: session.partner, settings: settings)
                request(.publish(Publication(event, lookup: lookup)))
                sessions.published(session.number)
            case .hello: request(.hello(try Hello(body: message.body)))
            case .receipt: request(.receipt(try Receipt(body: message.body)))
            case .status: request(.status(try StatusRequest(body: message.body)))
            case .bye: end(session.admitted.routingID)
            default: break
            }
        } catch {
            tally.rejected += 1
            refusals.note(RefusalRecord(place: .message, code: error.code.rawValue, partner: session.partner))
            send(.rejected(error, correlation: message.correlation), to: session)
            if message.verb == .publish { session.admitted.publishesAnswered(1) }
        }
    }
}
