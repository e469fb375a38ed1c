// SPDX-License-Identifier: Apache-2.0
import Safeguarding
package import TLS
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
    package func answer(_ request: ExchangeRequest, now: ContinuousClock.Instant = .now) async -> ExchangeAnswer {
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
        case .receipt: return await ask(.receipt, request.body, request).answer
        case .notices:
            do throws(NoticeQuery.Refusal) {
                return await notices(try NoticeQuery(request.query), request, now: now)
            } catch {
                return ExchangeAnswer(400, "Bad Request", error.detail)
            }
        }
    }

    /// Follows time; to be called each second.
    package func sweep(now: ContinuousClock.Instant = .now) async { await sessions.sweep(now: now) }

    /// Ends the sessions of certificates that do not count any more, whether or not a request asks; to be called each second.
    ///
    /// It verifies a chain a session after each change of the context, on the thread of the caller.
    ///
    /// - Parameters:
    ///   - judge: by which handshakes are judged now.
    ///   - now: seconds since 1970-01-01T00:00:00Z, of the clock by which certificates end.
    /// - Returns: how many ended.
    package func review(by judge: ServerContext, now: Int64) async -> Int { await sessions.review(by: judge, now: now) }

    /// The daemon is about to end: nobody is kept who waits for notices, and no session begins any more.
    package func close() { sessions.close() }

    /// Ends every session for good; what was sent and has no receipt waits again.
    package func end() async { await sessions.end() }

    /// A certificate does not count any more.
    package func end(certificate: String) async { await sessions.end(certificate) }

    private func publish(_ request: ExchangeRequest) async -> ExchangeAnswer {
        let outcome = await ask(.publish, request.body, request)
        guard let message = outcome.message, message.verb == .accepted, let accepted = try? Accepted(body: message.body) else {
            return outcome.answer
        }
        return ExchangeAnswer(message, event: accepted.answer.event)
    }

    private func notices(
        _ query: NoticeQuery, _ request: ExchangeRequest, now: ContinuousClock.Instant
    ) async -> ExchangeAnswer {
        guard var session = await sessions.session(of: request, asks: true) else { return Self.failed(.ended) }
        var unread = query.unread
        if unread, let last = session.unreadAt {
            // Each time is an attempt a notice in the ledger, so whoever always asks gets what is on the shelf.
            unread = now - last >= ExchangeSessions.patience
        }
        if unread, session.unreadAt != nil {
            // The broker serves that once a session, and whoever asks again has begun anew.
            await sessions.end(request.certificate)
            guard let next = await sessions.session(of: request, asks: true) else { return Self.failed(.ended) }
            session = next
        }
        var pending = 0
        if session.window != query.limit || unread {
            let hello = Hello(window: query.limit, fromUnread: unread)
            let outcome = await ask(.hello, hello.octets, request, of: session)
            guard let message = outcome.message, message.verb == .welcome, let welcome = try? Welcome(body: message.body) else {
                return outcome.answer
            }
            session.welcomed(hello, now: now)
            pending = welcome.pending
        }
        do throws(ExchangeSession.Failure) {
            let patience = Duration.seconds(query.wait)
            let begun = ContinuousClock.now
            // They come one by one, and may be out on another session of the partner.
            if pending > 0 { try await session.waitForNotices(min(pending, query.limit), until: begun + Self.settling) }
            if patience > .zero { try await session.waitForNotices(1, until: begun + patience) }
        } catch {
            return Self.failed(error)
        }
        return session.notices(limit: query.limit).map { ExchangeAnswer(200, ExchangeAnswer.json, $0) } ?? Self.failed(.ended)
    }

    /// What came of a message.
    private struct Outcome {
        /// Nil where the broker said nothing.
        var message: Message?
        var answer: ExchangeAnswer
    }

    private func ask(_ verb: Verb, _ body: [UInt8], _ request: ExchangeRequest, of known: ExchangeSession? = nil) async -> Outcome {
        let begun = known == nil ? await sessions.session(of: request) : nil
        guard let session = known ?? begun else { return Outcome(answer: Self.failed(.ended)) }
        do throws(ExchangeSession.Failure) {
            let message = try await session.ask(verb, body, through: desk)
            return Outcome(message: message, answer: ExchangeAnswer(message))
        } catch {
            return Outcome(answer: Self.failed(error))
        }
    }

    private static func failed(_ failure: ExchangeSession.Failure) -> ExchangeAnswer {
        switch failure {
        case .ended: ExchangeAnswer(.retryLater(after: 1, cause: .stopping))
        case .crowded:
            ExchangeAnswer(
                429, "Too Many Requests", "More than \(ExchangeSession.limit) requests of this certificate wait for an answer.",
                headers: [.init(name: "Retry-After", value: "1")])
        }
    }
}
