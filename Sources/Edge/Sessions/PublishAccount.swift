// SPDX-License-Identifier: Apache-2.0

/// The PUBLISH messages of one session that have no answer yet, against their limit.
struct PublishAccount: Hashable, Sendable {
    enum Seen { case goOn, pause }
    enum Answered { case nothing, resume }

    let limit: Int
    private(set) var unanswered = 0
    private(set) var isPaused = false

    init(limit: Int) { self.limit = limit }

    mutating func seen(_ count: Int) -> Seen {
        unanswered += count
        if unanswered > limit { isPaused = true }
        return isPaused ? .pause : .goOn
    }

    /// `.resume` once, when the last answer that was missing came.
    mutating func answered(_ count: Int) -> Answered {
        unanswered = max(0, unanswered - count)
        guard isPaused, unanswered <= limit else { return .nothing }
        isPaused = false
        return .resume
    }
}
