// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import NIOConcurrencyHelpers
import Safeguarding
import Wire

@testable import Exchange

/// A broker that answers by a table, and lets a test say things of its own accord.
final class FakeDesk: ExchangeDesk {
    private struct State {
        var sessions: [[UInt8]: AdmittedSession] = [:]
        var closed = 0
        var heard: [Message] = []
        var answers: [Verb: Message] = [:]
        /// Said right after the answer to a HELLO.
        var notices: [(message: Message, sequence: Int64)] = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = NIOLockedValueBox(State())

    func opened(_ session: AdmittedSession) { state.withLockedValue { $0.sessions[session.routingID] = session } }

    func received(_ message: Message, from routingID: [UInt8]) async -> Bool {
        let (door, answer, notices, woken) = state.withLockedValue { state in
            state.heard.append(message)
            let woken = state.waiting.filter { $0.count <= state.heard.count }
            state.waiting.removeAll { $0.count <= state.heard.count }
            let notices = message.verb == .hello ? state.notices : []
            return (state.sessions[routingID]?.door, state.answers[message.verb], notices, woken)
        }
        for waiting in woken { waiting.continuation.resume() }
        guard let door else { return false }
        if var answer {
            answer.correlation = message.correlation
            door(.message(answer))
        }
        for notice in notices { door(.notice(notice.message, sequence: notice.sequence)) }
        return true
    }

    func closed(_ routingID: [UInt8]) async {
        state.withLockedValue { state in
            state.sessions[routingID] = nil
            state.closed += 1
        }
    }

    /// What the broker will answer to a verb from now on; nil for nothing.
    func answer(_ verb: Verb, _ message: Message?) { state.withLockedValue { $0.answers[verb] = message } }

    /// Sends these after the answer to each HELLO; the last digit of an id is its sequence.
    func follow(_ ids: [String]) {
        state.withLockedValue { $0.notices = ids.map { (ExchangeFixture.notice($0), ExchangeFixture.sequence($0)) } }
    }

    var heard: [Message] { state.withLockedValue { $0.heard } }

    /// Waits until so many messages were heard.
    func heard(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLockedValue { state in
                if state.heard.count < count { state.waiting.append((count, continuation)) }
                return state.heard.count >= count
            }
            if isThere { continuation.resume() }
        }
    }

    /// Says something to every session.
    func say(_ word: DoorWord) { for door in sessions.compactMap(\.door) { door(word) } }

    var sessions: [AdmittedSession] { state.withLockedValue { Array($0.sessions.values) } }

    var closed: Int { state.withLockedValue { $0.closed } }
}

/// A site before the fake, and requests of a school.
struct ExchangeFixture {
    let desk = FakeDesk()
    let site: ExchangeSite
    static let school = PartnerID("school/116900") ?? { preconditionFailure("no id") }()

    init() { site = ExchangeSite(desk: desk) }

    func get(_ path: String, _ query: [(name: String, value: String)] = [], certificate: String = "aa") async -> ExchangeAnswer {
        var request = ExchangeRequest(.get, path, from: Self.school, certificate: certificate)
        request.query = query
        return await site.answer(request)
    }

    func post(_ path: String, _ body: String, type: String? = "application/json") async -> ExchangeAnswer {
        var request = ExchangeRequest(.post, path, from: Self.school, certificate: "aa")
        request.mediaType = type
        request.body = Array(body.utf8)
        return await site.answer(request)
    }

    /// A WELCOME with so many notices waiting.
    static func welcome(pending: Int) -> Message {
        Message(
            .welcome,
            body: Welcome(partner: school, window: 64, pending: pending, serverTime: Instant(milliseconds: 1_780_000_000_000))
                .octets)
    }

    static func notice(_ id: String) -> Message {
        Message(.notice, correlation: Array(id.utf8), body: Array("{\"id\":\"\(id)\"}".utf8))
    }

    static func sequence(_ id: String) -> Int64 { id.last?.wholeNumberValue.map(Int64.init) ?? 0 }

    /// A notice that a session is sent.
    static func sending(_ id: String, body: String? = nil) -> DoorWord {
        var message = notice(id)
        if let body { message.body = Array(body.utf8) }
        return .notice(message, sequence: sequence(id))
    }

    static func receipt(_ notice: String) -> String {
        let digest = String(repeating: "0", count: 64)
        return "{\"notice\":\"\(notice)\",\"digest\":\"\(digest)\",\"stage\":\"delivered\"}"
    }
}
