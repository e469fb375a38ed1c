// SPDX-License-Identifier: Apache-2.0
import Broker
import NIOConcurrencyHelpers
import Safeguarding
import Wire

/// A certificate's session with the broker, over however many requests and connections.
///
/// To the broker it is a session like one of ZeroMQ. HTTP has none, so it lives from the first request until none has come for
/// a while.
final class ExchangeSession: Sendable {
    /// The most requests that wait for the broker at a time.
    static let limit = 64

    /// What a request gets instead of an answer.
    enum Failure: Error {
        /// The session has ended; a new one may be begun.
        case ended
        /// Too many requests of the certificate wait.
        case crowded
    }

    /// Somebody who waits for a notice.
    private struct Waiting {
        var continuation: CheckedContinuation<Void, Never>
        var deadline: ContinuousClock.Instant
        /// How many notices it waits for.
        var count: Int
    }

    private struct State {
        var last: UInt64 = 0
        var pending: [UInt64: CheckedContinuation<Message?, Never>] = [:]
        var waiting: [UInt64: Waiting] = [:]
        var shelf = NoticeShelf()
        /// The window of the last HELLO that was welcomed; nil before.
        var window: Int?
        var lastUsed: ContinuousClock.Instant
        var isEnded = false

        var isIdle: Bool { pending.isEmpty && waiting.isEmpty }
    }

    let routingID: [UInt8]
    private let state: NIOLockedValueBox<State>

    init(routingID: [UInt8], now: ContinuousClock.Instant) {
        self.routingID = routingID
        state = NIOLockedValueBox(State(lastUsed: now))
    }

    /// As the broker knows it.
    func admitted(_ partner: PartnerID, certificate: String) -> AdmittedSession {
        AdmittedSession(
            routingID: routingID, partner: partner, certificate: certificate, publishesAnswered: { _ in },
            cut: { [weak self] _ in self?.end() }, door: { [weak self] in self?.heard($0) })
    }

    // MARK: What the partner asks

    /// Says something to the broker and waits for its answer.
    func ask(_ verb: Verb, _ body: [UInt8], through desk: some ExchangeDesk) async throws(Failure) -> Message {
        var failure = Failure.ended
        let answer = await withCheckedContinuation { (continuation: CheckedContinuation<Message?, Never>) in
            let number = state.withLockedValue { state -> UInt64? in
                guard !state.isEnded else { return nil }
                guard state.pending.count < Self.limit else {
                    failure = .crowded
                    return nil
                }
                state.last += 1
                state.pending[state.last] = continuation
                return state.last
            }
            guard let number else { return continuation.resume(returning: nil) }
            let message = Message(verb, correlation: Array(String(number).utf8), body: body)
            Task { if await !desk.received(message, from: routingID) { end() } }
        }
        guard let answer else { throw failure }
        return answer
    }

    /// Waits until there are so many notices, or the session has ended, or ``wakeLate(now:)`` finds the time past.
    func waitForNotices(_ count: Int, until deadline: ContinuousClock.Instant) async {
        let number = state.withLockedValue { state in
            state.last += 1
            return state.last
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayWait = state.withLockedValue { state in
                    let mayWait = state.shelf.count < count && !state.isEnded && !Task.isCancelled
                    if mayWait { state.waiting[number] = Waiting(continuation: continuation, deadline: deadline, count: count) }
                    return mayWait
                }
                if !mayWait { continuation.resume() }
            }
        } onCancel: {
            state.withLockedValue { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
        }
    }

    /// Lets those go who have waited as long as they wanted to.
    func wakeLate(now: ContinuousClock.Instant) {
        let late = state.withLockedValue { state in
            let late = state.waiting.filter { $0.value.deadline <= now }
            for number in late.keys { state.waiting[number] = nil }
            return late
        }
        for waiting in late.values { waiting.continuation.resume() }
    }

    /// The notices without a receipt, at most so many, as a body.
    func notices(limit: Int) -> [UInt8] { state.withLockedValue { $0.shelf.body(limit: limit) } }

    var window: Int? { state.withLockedValue { $0.window } }

    func welcomed(window: Int) { state.withLockedValue { $0.window = window } }

    /// The partner has a notice, or its receipt came too late to matter.
    func settled(_ notice: String) { state.withLockedValue { $0.shelf.remove(Array(notice.utf8)) } }

    // MARK: What the broker says

    private func heard(_ message: Message) {
        switch message.verb {
        case .notice:
            let waiting = state.withLockedValue { state in
                state.shelf.put(.init(id: message.correlation, body: message.body))
                let served = state.waiting.filter { $0.value.count <= state.shelf.count }
                for number in served.keys { state.waiting[number] = nil }
                return served
            }
            for waiting in waiting.values { waiting.continuation.resume() }
        case .bye: end()
        default:
            // Progress that nobody asked for has no correlation, and is no answer.
            guard let number = UInt64(String(decoding: message.correlation, as: UTF8.self)) else { return }
            state.withLockedValue { $0.pending.removeValue(forKey: number) }?.resume(returning: message)
        }
    }

    // MARK: The end

    /// Notes that a request uses the session; false when it has ended.
    func use(_ now: ContinuousClock.Instant) -> Bool {
        state.withLockedValue { state in
            state.lastUsed = max(now, state.lastUsed)
            return !state.isEnded
        }
    }

    var hasEnded: Bool { state.withLockedValue { $0.isEnded } }

    /// Ends when nothing has used it since then; whether it did.
    func endIfIdle(since limit: ContinuousClock.Instant) -> Bool {
        state.withLockedValue { state in
            guard state.isIdle, state.lastUsed < limit, !state.isEnded else { return false }
            state.isEnded = true
            return true
        }
    }

    /// Answers whoever waits with nothing; later requests get nothing either.
    func end() {
        let (pending, waiting) = state.withLockedValue { state in
            state.isEnded = true
            defer { (state.pending, state.waiting) = ([:], [:]) }
            return (state.pending, state.waiting)
        }
        for continuation in pending.values { continuation.resume(returning: nil) }
        for waiting in waiting.values { waiting.continuation.resume() }
    }
}
