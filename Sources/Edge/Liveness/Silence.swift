// SPDX-License-Identifier: Apache-2.0

/// For how long nothing came from a client and nothing went to it, in rounds of its event loop.
///
/// Rounds are counted and no clock is read: a daemon that was stopped, or whose machine slept, cuts nobody for having said
/// nothing to it meanwhile, and a message costs no more than a store. A line that dies is found in the last round, which comes
/// within 25 seconds when a round is a second.
struct Silence: Hashable, Sendable {
    /// So many rounds without a word in one direction draw a PING.
    static let pingAfter = 9
    /// So many rounds without a word from the client end its session: 15 after the PING that it did not answer.
    static let endAfter = 24
    /// What the PING asks the client to wait for: every PING is followed by another, or by a message, well before.
    static let timeToLive: UInt16 = 600

    enum Verdict: Hashable, Sendable {
        case nothing
        case ping
        case dead
    }

    private var unheard = 0
    private var unsaid: Int
    private var patience = Silence.endAfter

    /// - Parameter number: of the connection; those that come together are not all pinged in the same round.
    init(number: Admissions.Number) { unsaid = Int(number % UInt64(Silence.pingAfter)) }

    /// Something came from the client, or went to it at last after it had waited.
    mutating func heard() {
        unheard = 0
        patience = Silence.endAfter
    }

    /// Something went to the client.
    mutating func said() { unsaid = 0 }

    /// The client asked in a PING to be given up after so many whole rounds in which it says nothing more.
    mutating func asked(toEndAfter rounds: Int) { patience = min(Silence.endAfter, rounds + 2) }

    /// A round has come.
    ///
    /// - Parameter isListening: false while the edge does not read the client, which can then not be heard.
    mutating func look(isListening: Bool) -> Verdict {
        unheard = isListening ? unheard + 1 : 0
        unsaid += 1
        if unheard >= patience { return .dead }
        return unheard == Silence.pingAfter || unsaid >= Silence.pingAfter ? .ping : .nothing
    }
}
