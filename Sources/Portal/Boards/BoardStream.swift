// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// What one open board is told: each event is made when the one before has left, so that a reader who is slow gets the newest.
actor BoardStream {
    private let watch: BoardFeed.Watch
    private let isOpen: @Sendable (BoardFeed.Look?) -> Bool
    private let part: @Sendable (BoardFeed.Look) async -> BoardPart
    private let isCut = NIOLockedValueBox(false)
    private var isOver = false
    /// The look that was judged last, and the version that is shown; nil where nothing is or it was said to be old.
    private var seen: Int?
    private var shown: Int?
    /// For how many looks nothing was said.
    private var quiet = 0

    /// - Parameters:
    ///   - isOpen: whether the session goes on; nil where nothing can be read.
    ///   - part: what a look shows.
    init(
        _ watch: BoardFeed.Watch, isOpen: @escaping @Sendable (BoardFeed.Look?) -> Bool,
        part: @escaping @Sendable (BoardFeed.Look) async -> BoardPart
    ) {
        self.watch = watch
        self.isOpen = isOpen
        self.part = part
    }

    /// Ends it without a word, so that a browser tries again.
    nonisolated func cut() {
        isCut.withLockedValue { $0 = true }
        watch.leave()
    }

    /// The next event; nil after the last.
    func next() async -> [UInt8]? {
        guard !isOver else { return nil }
        for await news in watch.news {
            guard isOpen(news.look) else { return last("ended") }
            guard let look = news.look else {
                // It cannot be read: said once, and given up when it lasts.
                if news.isLast { return last("lost") }
                (seen, shown, quiet) = (nil, nil, 0)
                return BoardEvent.octets("stale")
            }
            if look.number != seen {
                seen = look.number
                let part = await part(look)
                if part.version != shown { return show(part) }
            }
            quiet += 1
            if quiet % 5 == 0 { return BoardEvent.beat }
        }
        guard !Task.isCancelled, !isCut.withLockedValue({ $0 }) else { return nil }
        return last("replaced")
    }

    private func show(_ part: BoardPart) -> [UInt8] {
        defer { (shown, quiet) = (part.version, 0) }
        if let change = part.change, change.from == shown { return change.event }
        return part.whole
    }

    private func last(_ word: String) -> [UInt8] {
        isOver = true
        watch.leave()
        return BoardEvent.octets(word)
    }
}
