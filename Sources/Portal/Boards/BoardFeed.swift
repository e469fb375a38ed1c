// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// One look at what is due, once a second at most, for all who watch.
///
/// It looks while somebody watches and not otherwise. Each who watches has a place for one look, and a new one takes the place of
/// one that nobody took.
actor BoardFeed {
    /// A look, and when it was.
    struct Look: Sendable {
        /// Another number where boards show something else.
        var number: Int
        var board: BoardReading
        var at: Instant
    }

    /// What whoever watches is told.
    struct News: Sendable {
        /// Nil where there has been none for some time: what a board shows is old.
        var look: Look?
        /// Whether no look will come any more.
        var isLast = false
    }

    /// How many looks have to fail for boards to say so, and how many for them to end.
    static let failuresToTell = 5
    static let failuresToEnd = 60

    /// How many may watch at once, and how many of one account; its oldest ends for a new one.
    static let capacity = 1_000
    static let perAccount = 5

    private struct Watcher {
        var account: Int64
        var continuation: AsyncStream<News>.Continuation
    }

    private let desk: any PortalDesk
    private let interval: Duration
    private let time: @Sendable () -> ContinuousClock.Instant
    private var watchers: [Int: Watcher] = [:]
    private var nextWatcher = 0
    private var latest: (look: Look, taken: ContinuousClock.Instant)?
    private var looking: Task<Look, any Error>?
    private var round: Task<Void, Never>?
    /// A part of a board as pages have it, and as an event.
    struct Rendered: Sendable {
        var text: String
        var event: [UInt8]
    }

    /// Of the latest look, by authority, language and page.
    private var rendered: [String: Rendered] = [:]
    /// How often the desk was asked.
    private(set) var looks = 0

    /// - Parameter time: by which a look becomes old.
    init(
        desk: any PortalDesk, every interval: Duration, time: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.desk = desk
        self.interval = interval
        self.time = time
    }

    /// What is due, no older than two intervals: whoever asks for a page does not wait for a look while the last is of just now.
    func look() async throws -> Look {
        if let latest, time() - latest.taken < interval * 2 {
            if time() - latest.taken >= interval { _ = begun() }
            return latest.look
        }
        return try await begun().value
    }

    /// What is due, no older than the interval.
    private func newest() async throws -> Look {
        if let latest, time() - latest.taken < interval { return latest.look }
        return try await begun().value
    }

    /// The look that is being taken, or one that begins now.
    private func begun() -> Task<Look, any Error> {
        if let looking { return looking }
        let task = Task {
            defer { looking = nil }
            return try await take()
        }
        looking = task
        return task
    }

    /// Every look from now on, until nobody reads it or others of the account take its place; nil when too many watch.
    func watch(_ account: Int64) -> AsyncStream<News>? {
        // A browser that went away is found out only when something is sent to it.
        let own = watchers.filter { $0.value.account == account }.sorted { $0.key < $1.key }
        for (number, watcher) in own.dropLast(Self.perAccount - 1) {
            watchers[number] = nil
            watcher.continuation.finish()
        }
        guard watchers.count < Self.capacity else { return nil }
        let number = nextWatcher
        nextWatcher += 1
        let (stream, continuation) = AsyncStream.makeStream(of: News.self, bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { [weak self] _ in Task { await self?.leave(number) } }
        watchers[number] = Watcher(account: account, continuation: continuation)
        if let latest { continuation.yield(News(look: latest.look)) }
        if round == nil { round = Task { await goRound() } }
        return stream
    }

    /// What a look is when it is rendered, which all boards of an authority, a language and a page share.
    func part(of look: Look, for key: String, _ render: @Sendable (Look) -> String) -> Rendered {
        let key = "\(look.number) \(key)"
        if let known = rendered[key] { return known }
        let text = render(look)
        let part = Rendered(text: text, event: BoardEvent.octets("board", text))
        rendered[key] = part
        return part
    }

    var watching: Int { watchers.count }

    private func leave(_ number: Int) { watchers[number] = nil }

    private func goRound() async {
        var failures = 0
        while !watchers.isEmpty {
            let begun = ContinuousClock.now
            // What cannot be read now is read a second later; a board says as of when it is.
            if let look = try? await newest() {
                failures = 0
                for watcher in watchers.values { watcher.continuation.yield(News(look: look)) }
            } else {
                failures += 1
                if failures % Self.failuresToTell == 0 { tell(News(isLast: failures >= Self.failuresToEnd)) }
            }
            // A look that takes long is no reason to do nothing else.
            try? await Task.sleep(for: max(interval, (ContinuousClock.now - begun) * 4))
        }
        round = nil
    }

    private func tell(_ news: News) {
        for watcher in watchers.values { watcher.continuation.yield(news) }
        guard news.isLast else { return }
        for watcher in watchers.values { watcher.continuation.finish() }
        watchers = [:]
    }

    private func take() async throws -> Look {
        looks += 1
        let now = desk.now
        let board = try await desk.board()
        // A minute that passes changes what is at risk, and as of when the board is.
        let isSame =
            latest.map {
                $0.look.board.lines == board.lines && $0.look.at.milliseconds / 60_000 == now.milliseconds / 60_000
            } ?? false
        let look = Look(number: (latest?.look.number ?? 0) + (isSame ? 0 : 1), board: board, at: now)
        if !isSame { rendered = [:] }
        latest = (look, time())
        return look
    }
}

/// Server-sent events (WHATWG HTML, 9.2).
enum BoardEvent {
    static func octets(_ name: String, _ text: String) -> [UInt8] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }.joined()
        return Array("event: \(name)\n\(lines)\n".utf8)
    }

    /// Says nothing, so that a connection that is gone is found out.
    static let beat = Array(": \n\n".utf8)
}
