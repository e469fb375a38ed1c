// SPDX-License-Identifier: Apache-2.0
import Broker
import NIOConcurrencyHelpers
import Safeguarding
import TLS
import Web
import Wire

/// A certificate's session with the broker, over however many requests and connections.
///
/// To the broker it is a session like one of ZeroMQ. HTTP has none, so it lives from the first request until none has come for
/// a while.
final class ExchangeSession: Sendable {
    /// The most requests that wait for the broker at a time, and the most that wait for a notice.
    static let limit = 64

    /// What a request gets instead of an answer.
    enum Failure: Error {
        /// The session has ended; a new one may be begun.
        case ended
        /// Too many requests of the certificate wait.
        case crowded
    }

    /// Somebody who waits for notices.
    private struct Waiting {
        var continuation: CheckedContinuation<Bool, Never>
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
        /// When what is delivered and not opened was asked for, which the broker serves once a session.
        var unreadAt: ContinuousClock.Instant?
        var lastUsed: ContinuousClock.Instant
        /// When notices were asked for last.
        var lastAsked: ContinuousClock.Instant
        /// What its last request came with.
        var proof: PartnerProof?
        /// Whether nobody may wait for notices any more.
        var isClosing = false
        var isEnded = false
    }

    let routingID: [UInt8]
    private let state: NIOLockedValueBox<State>

    init(routingID: [UInt8], proof: PartnerProof?, now: ContinuousClock.Instant) {
        self.routingID = routingID
        state = NIOLockedValueBox(State(lastUsed: now, lastAsked: now, proof: proof))
    }

    /// As the broker knows it.
    func admitted(_ partner: PartnerID, certificate: String) -> AdmittedSession {
        AdmittedSession(
            routingID: routingID, partner: partner, certificate: certificate, publishesAnswered: { _ in },
            cut: { [weak self] _ in self?.end() }, door: { [weak self] in self?.heard($0) })
    }

    // MARK: What the partner asks

    /// Says something to the broker and waits for its answer; whoever is cancelled has none, though the broker may act on it.
    func ask(_ verb: Verb, _ body: [UInt8], through desk: some ExchangeDesk) async throws(Failure) -> Message {
        let (number, failure) = state.withLockedValue { state -> (UInt64, Failure?) in
            state.last += 1
            return (state.last, state.isEnded ? .ended : state.pending.count >= Self.limit ? .crowded : nil)
        }
        if let failure { throw failure }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Message?, Never>) in
                let mayAsk = state.withLockedValue { state in
                    let mayAsk = !state.isEnded && !Task.isCancelled
                    if mayAsk { state.pending[number] = continuation }
                    return mayAsk
                }
                guard mayAsk else { return continuation.resume(returning: nil) }
                let message = Message(verb, correlation: Array(String(number).utf8), body: body)
                Task { if await !desk.received(message, from: routingID) { end() } }
            }
        } onCancel: {
            state.withLockedValue { $0.pending.removeValue(forKey: number) }?.resume(returning: nil)
        }
        guard let answer else { throw .ended }
        return answer
    }

    /// Waits until there are so many notices, or the session has ended, or ``wakeLate(now:)`` finds the time past.
    func waitForNotices(_ count: Int, until deadline: ContinuousClock.Instant) async throws(Failure) {
        let number = state.withLockedValue { state in
            state.last += 1
            return state.last
        }
        let mayStay = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayStay = state.withLockedValue { state -> Bool? in
                    guard state.shelf.count < count, !state.isClosing, !state.isEnded, !Task.isCancelled else { return true }
                    guard state.waiting.count < Self.limit else { return false }
                    state.waiting[number] = Waiting(continuation: continuation, deadline: deadline, count: count)
                    return nil
                }
                if let mayStay { continuation.resume(returning: mayStay) }
            }
        } onCancel: {
            state.withLockedValue { $0.waiting.removeValue(forKey: number) }?.continuation.resume(returning: true)
        }
        if !mayStay { throw .crowded }
    }

    /// Lets those go who have waited as long as they wanted to.
    func wakeLate(now: ContinuousClock.Instant) { wake { $0.deadline <= now } }

    /// Lets everybody go who waits for notices, and keeps nobody from now on.
    func close() {
        state.withLockedValue { $0.isClosing = true }
        wake { _ in true }
    }

    private func wake(_ isDue: (Waiting) -> Bool) {
        let due = state.withLockedValue { state in
            let due = state.waiting.filter { isDue($0.value) }
            for number in due.keys { state.waiting[number] = nil }
            return due
        }
        for waiting in due.values { waiting.continuation.resume(returning: true) }
    }

    /// The notices that are not settled, at most so many, as a body; nil when the session has ended, which may be because its
    /// partner may not have them any more.
    func notices(limit: Int) -> [UInt8]? { state.withLockedValue { $0.isEnded ? nil : $0.shelf.body(limit: limit) } }

    var hasNotices: Bool { state.withLockedValue { $0.shelf.count > 0 } }

    var window: Int? { state.withLockedValue { $0.window } }

    var unreadAt: ContinuousClock.Instant? { state.withLockedValue { $0.unreadAt } }

    func welcomed(_ hello: Hello, now: ContinuousClock.Instant) {
        state.withLockedValue { state in
            state.window = hello.window
            if hello.fromUnread { state.unreadAt = now }
        }
    }

    // MARK: What the broker says

    private func heard(_ word: DoorWord) {
        switch word {
        case .notice(let message, let sequence):
            let served = state.withLockedValue { state in
                state.shelf.put(.init(sequence: sequence, body: message.body))
                let served = state.waiting.filter { $0.value.count <= state.shelf.count }
                for number in served.keys { state.waiting[number] = nil }
                return served
            }
            for waiting in served.values { waiting.continuation.resume(returning: true) }
        case .settled(let sequence): state.withLockedValue { $0.shelf.remove(sequence) }
        case .message(let message) where message.verb == .bye: end()
        case .message(let message):
            // Progress that nobody asked for has no correlation, and is no answer.
            guard let number = UInt64(String(decoding: message.correlation, as: UTF8.self)) else { return }
            state.withLockedValue { $0.pending.removeValue(forKey: number) }?.resume(returning: message)
        }
    }

    // MARK: The end

    /// Notes that a request uses the session; false when it has ended.
    ///
    /// - Parameter asks: whether it is for notices.
    func use(_ now: ContinuousClock.Instant, asks: Bool, proof: PartnerProof?) -> Bool {
        state.withLockedValue { state in
            state.proof = proof
            state.lastUsed = max(now, state.lastUsed)
            if asks { state.lastAsked = max(now, state.lastAsked) }
            return !state.isEnded
        }
    }

    /// Why the context in use would not let its partner in now; nil when it would.
    ///
    /// It verifies the chain once a context.
    ///
    /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
    func objection(of current: ServerContext, now: Int64) -> RefusalReason? {
        guard let proof = state.withLockedValue({ $0.proof }) else { return nil }
        if let reason = proof.objection(of: current, now: now) { return reason }
        state.withLockedValue { if $0.proof?.chain === proof.chain { $0.proof = proof.accepted(by: current) } }
        return nil
    }

    var hasEnded: Bool { state.withLockedValue { $0.isEnded } }

    /// Ends when nothing has used it since then; whether it did.
    ///
    /// One that was welcomed ends when nobody has asked for notices: whatever else is asked must not keep them from other
    /// sessions of the partner. What waits for an answer then has none, and may be asked again.
    func endIfIdle(since limit: ContinuousClock.Instant) -> Bool {
        let unanswered = state.withLockedValue { state -> [CheckedContinuation<Message?, Never>]? in
            let isIdle =
                state.window == nil ? state.pending.isEmpty && state.lastUsed < limit : state.lastAsked < limit
            guard isIdle, state.waiting.isEmpty, !state.isEnded else { return nil }
            state.isEnded = true
            defer { state.pending = [:] }
            return Array(state.pending.values)
        }
        guard let unanswered else { return false }
        for continuation in unanswered { continuation.resume(returning: nil) }
        return true
    }

    /// Answers whoever waits with nothing; later requests get nothing either.
    func end() {
        let (pending, waiting) = state.withLockedValue { state in
            state.isEnded = true
            defer { (state.pending, state.waiting) = ([:], [:]) }
            return (state.pending, state.waiting)
        }
        for continuation in pending.values { continuation.resume(returning: nil) }
        for waiting in waiting.values { waiting.continuation.resume(returning: true) }
    }
}
