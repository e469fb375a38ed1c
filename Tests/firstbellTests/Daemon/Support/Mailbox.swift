// SPDX-License-Identifier: Apache-2.0

/// What has come and has not been taken yet, with waiting that ends.
///
/// A test never sleeps: it waits for the item it needs, and a bound turns an item that never comes into a sentence.
actor Mailbox<Item: Sendable> {
    private struct Waiter {
        let wanted: @Sendable (Item) -> Bool
        let continuation: CheckedContinuation<Item, any Error>
    }

    /// Nothing came that was wanted.
    struct Missed: Error, CustomStringConvertible {
        let description: String
    }

    private var items: [Item] = []
    private var waiters: [Int: Waiter] = [:]
    private var nextWaiter = 0
    private var isClosed = false

    func put(_ item: Item) {
        if let (number, waiter) = waiters.sorted(by: { $0.key < $1.key }).first(where: { $0.value.wanted(item) }) {
            waiters[number] = nil
            waiter.continuation.resume(returning: item)
        } else {
            items.append(item)
        }
    }

    /// Nothing more will come.
    func close() {
        isClosed = true
        for waiter in waiters.values { waiter.continuation.resume(throwing: Missed(description: "the other side ended")) }
        waiters = [:]
    }

    /// Takes the first item that is wanted, waiting for it; `what` completes the sentence "there was no ...".
    func take(
        _ what: String, within limit: Duration = .seconds(30), where wanted: @escaping @Sendable (Item) -> Bool = { _ in true }
    ) async throws -> Item {
        if let position = items.firstIndex(where: wanted) { return items.remove(at: position) }
        guard !isClosed else { throw Missed(description: "there was no \(what): the other side ended") }
        nextWaiter += 1
        let number = nextWaiter
        let bound = Task {
            try await Task.sleep(for: limit)
            self.miss(number, "there was no \(what) within \(limit)")
        }
        defer { bound.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            waiters[number] = Waiter(wanted: wanted, continuation: continuation)
        }
    }

    /// What has come and was not taken.
    var rest: [Item] { items }

    private func miss(_ number: Int, _ sentence: String) {
        waiters.removeValue(forKey: number)?.continuation.resume(throwing: Missed(description: sentence))
    }
}
