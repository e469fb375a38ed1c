// SPDX-License-Identifier: Apache-2.0
import Logging
import Safeguarding
import Wire
import ZeroMQ

extension Broker {
    /// Takes what has arrived, a batch at a time, until nothing is readable.
    func drain() {
        guard condition != .fenced, condition != .draining else { return }
        var more = true
        while more {
            var requests: [Request] = []
            more = fill(&requests)
            perform(requests)
        }
    }

    /// Reads up to a batch; false when the socket had no more.
    private func fill(_ requests: inout [Request]) -> Bool {
        requests.reserveCapacity(settings.batchLimit)
        while requests.count < settings.batchLimit {
            do {
                guard let message = try router?.receive(maxFrames: 5) else { return false }
                if let request = take(message) { requests.append(request) }
            } catch {
                logger.error("the broker's socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
                return false
            }
        }
        return true
    }

    /// Decodes a message and answers what needs no journal.
    private func take(_ message: borrowing ZeroMQ.Message) -> Request? {
        guard let session = session(of: message) else { return nil }
        do throws(MessageRefusal) {
            let decoded = try Wire.Message(frames: message.frames)
            try decoded.expect(from: .client)
            return request(decoded, session)
        } catch {
            counters.rejected += 1
            send(error.answer, to: session)
            // The edge counts a publish by its verb, before it knows whether the rest can be read.
            if message.frames.count > 1, message.frames[1] == Self.publishVerb { session.admitted.publishesAnswered(1) }
            return nil
        }
    }

    private static let publishVerb = Array(Verb.publish.rawValue.utf8)

    private func session(of message: borrowing ZeroMQ.Message) -> SessionTable.Session? {
        let known = sessions[message.routingID]
        guard let admitted = known?.admitted ?? registry.session(message.routingID) else {
            counters.strangers += 1
            return nil
        }
        guard message.property("X-Partner", equals: admitted.partnerOctets),
            message.property("X-Cert-SHA256", equals: admitted.certificate)
        else {
            counters.strangers += 1
            counters.alarms += 1
            logger.critical("a session is not who the edge admitted", metadata: ["partner": "\(admitted.partner)"])
            admitted.cut("identity-mismatch")
            return nil
        }
        return known ?? sessions.begin(admitted)
    }

    private func request(_ message: Wire.Message, _ session: SessionTable.Session) -> Request? {
        func request(_ body: Request.Body) -> Request {
            Request(session: session.number, partner: session.partner, correlation: message.correlation, body: body)
        }
        do throws(Problem) {
            switch message.verb {
            case .publish:
                if condition == .full { throw .retryLater(after: 30, cause: .disk) }
                let event = try DecodedEvent(body: message.body, now: clock.now)
                try Permission.check(event, from: session.partner, settings: settings)
                return request(.publish(event))
            case .hello: return request(.hello(try Hello(body: message.body)))
            case .receipt: return request(.receipt(try Receipt(body: message.body)))
            case .status: return request(.status(try StatusRequest(body: message.body)))
            case .bye:
                endSession(session.admitted.routingID)
                return nil
            default: return nil
            }
        } catch {
            counters.rejected += 1
            send(.rejected(error, correlation: message.correlation), to: session)
            if message.verb == .publish { session.admitted.publishesAnswered(1) }
            return nil
        }
    }
}
