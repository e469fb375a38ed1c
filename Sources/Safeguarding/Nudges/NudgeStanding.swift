// SPDX-License-Identifier: Apache-2.0

/// What became of a nudge.
package enum NudgeState: Int, Hashable, Sendable, CaseIterable {
    /// It is to be sent, for the first time or again.
    case waiting = 0
    /// A relay or receiver has taken it.
    case sent
    /// It failed for good, or for too long.
    case givenUp
    /// What it was about needs nobody any more, or not this reader: others are told, or no way leads to it.
    case notNeeded
    /// The directory has nobody who could be told, or only people who are close to an adult of the event.
    case unreached

    /// The form of ledger and status.
    package var code: String {
        switch self {
        case .waiting: "waiting"
        case .sent: "sent"
        case .givenUp: "given-up"
        case .notNeeded: "not-needed"
        case .unreached: "unreached"
        }
    }
}

/// What came of one attempt.
package enum NudgeOutcome: Hashable, Sendable {
    /// The other side answered so, an SMTP or HTTP code, and has it.
    case accepted(Int)
    /// The other side answered so, and has it not.
    case refused(Int)
    /// There was no answer; a code of libcurl.
    case failed(Int)
    /// This process ends; nothing is known of the attempt.
    case interrupted
    /// It was not tried, because the other side could not be reached just before.
    case postponed

    /// What the journal keeps; codes of libcurl are below zero.
    package var code: Int? {
        switch self {
        case .accepted(let code), .refused(let code): code
        case .failed(let code): -code
        case .interrupted, .postponed: nil
        }
    }
}

/// A nudge on its way: a state that an attempt's outcome changes.
package struct NudgeStanding: Hashable, Sendable {
    package var channel: NudgeChannel
    package var state: NudgeState
    /// How often it was handed to the other side, the attempt under way included.
    package var attempts: Int
    package var madeAt: Instant
    /// When it is to be sent; nil when never.
    package var nextAt: Instant?

    package init(
        channel: NudgeChannel, state: NudgeState = .waiting, attempts: Int = 0, madeAt: Instant, nextAt: Instant? = nil
    ) {
        self.channel = channel
        self.state = state
        self.attempts = attempts
        self.madeAt = madeAt
        self.nextAt = nextAt
    }

    /// How long after its `attempt`-th failure it is tried again: 30 seconds, doubled each time, a quarter of an hour at most.
    package static func delay(after attempt: Int) -> Duration { .seconds(min(900, 30 << min(max(attempt, 1) - 1, 5))) }

    /// Three and a half minutes, by ``delay(after:)``.
    package static let attemptsBeforeFinal = 4

    /// How it stands after an attempt.
    ///
    /// An answer that says the address or the request itself is wrong (RFC 5321 section 4.2.1, RFC 9110 section 15.5) is final once it
    /// has come to ``attemptsBeforeFinal`` attempts, for a relay or receiver that is being changed says so too; every other failure, a
    /// wrong password included, may be put right by somebody while there is patience.
    package func after(_ outcome: NudgeOutcome, at now: Instant, patience: Duration) -> NudgeStanding {
        var next = self
        switch outcome {
        case .accepted: (next.state, next.nextAt) = (.sent, nil)
        case .refused(let code) where isFinal(code) && attempts >= Self.attemptsBeforeFinal:
            (next.state, next.nextAt) = (.givenUp, nil)
        case .interrupted: next.nextAt = now
        case .postponed:
            next.attempts = max(0, attempts - 1)
            next = next.again(at: now + .seconds(15), patience)
        case .refused, .failed: next = again(at: now + Self.delay(after: attempts), patience)
        }
        return next
    }

    private func again(at instant: Instant, _ patience: Duration) -> NudgeStanding {
        var next = self
        (next.state, next.nextAt) = instant > madeAt + patience ? (.givenUp, nil) : (.waiting, instant)
        return next
    }

    private func isFinal(_ code: Int) -> Bool {
        switch channel {
        case .mail: [550, 551, 553].contains(code)
        case .webhook: [400, 410, 413, 415, 422].contains(code)
        }
    }
}
