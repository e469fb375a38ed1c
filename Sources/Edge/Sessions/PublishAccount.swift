// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// The PUBLISH messages of one session that have no answer yet, against their limit.
struct PublishAccount: Hashable, Sendable {
    /// What follows from answers.
    struct Answered: Hashable {
        /// The session was paused for its number of messages, and is no longer; once, when the last answer that was missing came.
        var resumes: Bool
        /// What the messages that were answered took up.
        var octets: Int
    }

    let limit: Int
    /// The octets of each, in the order in which they came, which is that of answers but for what is refused unread.
    private var sizes = CircularBuffer<Int>()
    private(set) var isPaused = false

    init(limit: Int) { self.limit = limit }

    var unanswered: Int { sizes.count }

    mutating func seen(_ messages: [Int]) {
        sizes.append(contentsOf: messages)
        if unanswered > limit { isPaused = true }
    }

    mutating func answered(_ count: Int) -> Answered {
        var octets = 0
        for _ in 0..<min(count, sizes.count) { octets += sizes.removeFirst() }
        let resumes = isPaused && unanswered <= limit
        if resumes { isPaused = false }
        return Answered(resumes: resumes, octets: octets)
    }
}
