// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Wire
import ZeroMQ

extension Gateway {
    /// Sends what a committed turn decided.
    func send(_ outbox: Outbox) {
        for answer in outbox.answers {
            guard let session = sessions[answer.session] else { continue }
            send(answer.message, to: session)
            if answer.endsPublish {
                sessions.answered(session.number)
                session.admitted.publishesAnswered(1)
            }
        }
        for notice in outbox.notices { send(notice, heard: outbox.refusalsHeard) }
        handOver()
        publishCounters()
    }

    func send(_ message: Wire.Message, to session: SessionTable.Session) {
        if let door = session.admitted.door { return door(.message(message)) }
        do {
            switch try router?.send(to: session.admitted.routingID, message.frames) {
            case .sent, nil: break
            case .wouldBlock: tally.answersDropped += 1
            case .unroutable: end(session.admitted.routingID)
            }
        } catch {
            logger.error("the broker's socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
        }
    }

    /// Sends a notice; one for a session that is gone waits again as soon as the broker hears of its end.
    private func send(_ sending: Outbox.Sending, heard: Int) {
        let number = sending.dispatch.session
        guard let session = sessions[number] else { return }
        if let door = session.admitted.door {
            door(.notice(sending.message(source: settings.source), sequence: sending.dispatch.notice.sequence))
            count(sending)
            return
        }
        if congestion.holdsBack(number, heard: heard) { return refuse(sending.dispatch) }
        do {
            switch try router?.send(to: session.admitted.routingID, sending.message(source: settings.source).frames) {
            case .sent:
                count(sending)
                congestion.sent(number)
            case .wouldBlock, nil: refuse(sending.dispatch)
            case .unroutable: end(session.admitted.routingID)
            }
        } catch {
            refuse(sending.dispatch)
        }
    }

    private func count(_ sending: Outbox.Sending) {
        if sending.notice.kind != .drill { tally.noticesSent += 1 }
    }

    /// Has the doors forget what their partners are not to be given any more.
    func settled(_ settlements: [Delivery.Settlement]) {
        for settlement in settlements { registry.tell(settlement.recipient, .settled(sequence: settlement.sequence)) }
    }

    private func refuse(_ dispatch: Delivery.Dispatch) {
        congestion.refused(dispatch.session)
        pending.append(.congested(dispatch))
    }
}
