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
            if answer.endsPublish { session.admitted.publishesAnswered(1) }
        }
        for notice in outbox.notices { send(notice.dispatch, notice.message(source: settings.source)) }
        handOver()
        publishCounters()
    }

    func send(_ message: Wire.Message, to session: SessionTable.Session) {
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
    private func send(_ dispatch: Delivery.Dispatch, _ message: Wire.Message) {
        guard let session = sessions[dispatch.session] else { return }
        do {
            switch try router?.send(to: session.admitted.routingID, message.frames) {
            case .sent: tally.noticesSent += 1
            case .wouldBlock, nil: pending.append(.congested(dispatch))
            case .unroutable: end(session.admitted.routingID)
            }
        } catch {
            pending.append(.congested(dispatch))
        }
    }
}
