// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// FB1 for those that cannot do ZeroMQ: each request is one message, and its answer is the broker's.
///
/// It decides nothing and keeps nothing that outlives a session.
package final class ExchangeSite: Sendable {
    private let sessions: ExchangeSessions
    private let desk: any ExchangeDesk

    package init(desk: any ExchangeDesk) {
        self.desk = desk
        sessions = ExchangeSessions(desk: desk)
    }

    /// How long a first request for notices waits for those that the broker says it has: they follow its answer at once.
    private static let settling = Duration.seconds(2)

    /// Sessions that are open now.
    package var sessionCount: Int { sessions.count }

    /// Answers a request of a partner whose certificate counts now.
    package func answer(_ request: ExchangeRequest) async -> ExchangeAnswer {
        guard let route = ExchangeRoute(path: request.path) else {
            return ExchangeAnswer(404, "Not Found", "There is nothing at this path; /v1/openapi.json says what there is.")
        }
        guard request.method == route.method else {
            return ExchangeAnswer(
                405, "Method Not Allowed", "This path takes \(route.method.rawValue).",
                headers: [.init(name: "Allow", value: route.method.rawValue)])
        }
        if route.method == .post {
            // A page of another site can make a browser that holds a certificate send a form, but not this (Fetch standard, CORS-safelisted
            // request header).
            guard request.mediaType == "application/json" else {
                return ExchangeAnswer(415, "Unsupported Media Type", "Send the body as application/json.")
            }
            guard request.body.count <= Message.bodyLimit else { return ExchangeAnswer(Problem(.tooLarge)) }
        }
        if route != .notices, !request.query.isEmpty {
            return ExchangeAnswer(400, "Bad Request", "This path takes no query.")
        }
        switch route {
        case .document: return ExchangeAnswer(200, ExchangeAnswer.json, ExchangeDocument.octets)
        case .publish: return await publish(request)
        case .status(let event): return await ask(.status, StatusRequest(event: event).octets, request).answer
        case .receipt: return await receipt(request)
        case .notices:
            do throws(NoticeQuery.Refusal) {
                return await notices(try NoticeQuery(request.query), request)
            } catch {
                return ExchangeAnswer(400, "Bad Request", error.detail)
            }
        }
    }

    /// Follows time; to be called each second.
    package func sweep(now: ContinuousClock.Instant = .now) async { await sessions.sweep(now: now) }

    /// Ends every session; what was sent and has no receipt waits again.
    package func end() async { await sessions.end() }

    private func publish(_ request: ExchangeRequest) async -> ExchangeAnswer {
        let outcome = await ask(.publish, request.body, request)
        guard let message = outcome.message, message.verb == .accepted, let accepted = try? Accepted(body: message.body) else {
            return outcome.answer
        }
        return ExchangeAnswer(message, event: accepted.answer.event)
    }

    private func receipt(_ request: ExchangeRequest) async -> ExchangeAnswer {
        let outcome = await ask(.receipt, request.body, request)
        guard let message = outcome.message, let receipt = try? Receipt(body: request.body) else { return outcome.answer }
        // What is past this stage or not the partner's any more need not be asked for again.
        let problem = message.verb == .rejected ? try? Problem(body: message.body) : nil
        if message.verb == .recorded || problem?.code == .stageConflict || problem?.code == .unknownNotice {
            outcome.session?.settled(receipt.notice)
        }
        return outcome.answer
    }

    private func notices(_ query: NoticeQuery, _ request: ExchangeRequest) async -> ExchangeAnswer {
        let session = await sessions.session(of: request.partner, certificate: request.certificate)
        var (patience, count) = (Duration.seconds(query.wait), 1)
        if session.window != query.limit || query.unread {
            let hello = Hello(window: query.limit, fromUnread: query.unread)
            let outcome = await ask(.hello, hello.octets, request, of: session)
            guard let message = outcome.message, message.verb == .welcome, let welcome = try? Welcome(body: message.body) else {
                return outcome.answer
            }
            session.welcomed(window: query.limit)
            if welcome.pending > 0 {
                // They come one by one, and whoever has waited for the first is told of all.
                (patience, count) = (Self.settling, min(welcome.pending, query.limit))
            } else if query.unread {
                patience = max(patience, Self.settling)
            }
        }
        if patience > .zero { await session.waitForNotices(count, until: .now + patience) }
        return ExchangeAnswer(200, ExchangeAnswer.json, session.notices(limit: query.limit))
    }

    /// What came of a message.
    private struct Outcome {
        var session: ExchangeSession?
        /// Nil where the broker said nothing.
        var message: Message?
        var answer: ExchangeAnswer
    }

    private func ask(_ verb: Verb, _ body: [UInt8], _ request: ExchangeRequest, of known: ExchangeSession? = nil) async -> Outcome {
        let session: ExchangeSession
        if let known {
            session = known
        } else {
            session = await sessions.session(of: request.partner, certificate: request.certificate)
        }
        do throws(ExchangeSession.Failure) {
            let message = try await session.ask(verb, body, through: desk)
            return Outcome(session: session, message: message, answer: ExchangeAnswer(message))
        } catch {
            switch error {
            case .ended: return Outcome(answer: ExchangeAnswer(.retryLater(after: 1, cause: .stopping)))
            case .crowded:
                return Outcome(
                    answer: ExchangeAnswer(
                        429, "Too Many Requests",
                        "More than \(ExchangeSession.limit) requests of this certificate wait for an answer.",
                        headers: [.init(name: "Retry-After", value: "1")]))
            }
        }
    }
}
