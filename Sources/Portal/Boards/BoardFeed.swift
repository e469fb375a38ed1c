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

    /// Into how many groups those who watch are put, one told after another: what they are sent is spread over half an interval, and
    /// nothing else waits long for it.
    static let groups = 20

    /// A place of somebody who watches.
    struct Watch: Sendable {
        var news: AsyncStream<News>
        /// Gives the place back.
        var leave: @Sendable () -> Void
    }

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
    /// By authority, language and page, with the look that they were last rendered of.
    private var parts: [String: (part: BoardPart, look: Int, rows: BoardRows)] = [:]
    private var lastVersion = 0
    /// The number of the look that those who watch were told of last.
    private var told = 0
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
    func watch(_ account: Int64) -> Watch? {
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
        // A browser that wakes comes back without loading its page: what is older than a page may be is not shown as if it were now.
        if let latest, time() - latest.taken < interval * 2 { continuation.yield(News(look: latest.look)) }
        if round == nil { round = Task { await goRound() } }
        return Watch(news: stream) { continuation.finish() }
    }

    /// What a look is when it is rendered, or what one after it is; all boards of an authority, a language and a page share it.
    func part(of look: Look, for key: String, _ render: @Sendable (Look, inout BoardRows) -> String) -> BoardPart {
        let known = parts[key]
        if let known, known.look >= look.number { return known.part }
        var rows = known?.rows ?? BoardRows()
        let text = render(look, &rows)
        let part: BoardPart
        if let known, known.part.text == text {
            part = known.part
        } else {
            lastVersion += 1
            part = BoardPart(text, version: lastVersion, after: known?.part)
        }
        parts[key] = (part, look.number, rows)
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
                // A look that takes long is no reason to do nothing else.
                let rest = max(interval, (ContinuousClock.now - begun) * 4)
                let told = ContinuousClock.now
                await tell(look)
                try? await Task.sleep(for: max(.zero, rest - (ContinuousClock.now - told)))
            } else {
                failures += 1
                if failures % Self.failuresToTell == 0 { tell(News(isLast: failures >= Self.failuresToEnd)) }
                try? await Task.sleep(for: max(interval, (ContinuousClock.now - begun) * 4))
            }
        }
        round = nil
    }

    /// Tells all who watch of a look, a group at a time.
    private func tell(_ look: Look) async {
        told = look.number
        let numbers = watchers.keys.sorted()
        let size = max(1, (numbers.count + Self.groups - 1) / Self.groups)
        for (place, number) in numbers.enumerated() {
            if place > 0, place % size == 0 { try? await Task.sleep(for: interval / (2 * Self.groups)) }
            watchers[number]?.continuation.yield(News(look: look))
        }
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
        // What nobody has asked for since the look before the one that is told is open nowhere.
        let open = watchers.isEmpty ? look.number : min(look.number, told)
        if !isSame { parts = parts.filter { $0.value.look >= open - 1 } }
        latest = (look, time())
        return look
    }
}
