// SPDX-License-Identifier: Apache-2.0
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1)))
struct SocketThreadTests {
    @Test func `Jobs from many tasks run one at a time on the thread`() async throws {
        let counter = try Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<2_000 { await counter.add() } }
            }
        }
        #expect(await counter.value == 16_000)
        await counter.thread.stop()
    }

    @Test func `Jobs enqueued before stop run before the thread ends`() async throws {
        for _ in 0..<50 {
            let counter = try Counter()
            async let last: Void = counter.add()
            await counter.thread.stop()
            await last
            #expect(await counter.value == 1)
        }
    }

    @Test func `Work and jobs run in the order in which they were enqueued, on the thread`() async throws {
        let counter = try Counter()
        let (values, value) = AsyncStream<Int>.makeStream()
        for number in 0..<500 {
            counter.thread.post { value.yield(counter.thread.isIsolatingCurrentContext() == true ? number : -1) }
        }
        await counter.add()
        value.finish()
        var seen: [Int] = []
        for await number in values { seen.append(number) }
        #expect(seen == Array(0..<500))
        await counter.thread.stop()
    }

    @Test func `A job that comes after stop still runs`() async throws {
        let counter = try Counter()
        await counter.thread.stop()
        await counter.add()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { for _ in 0..<100 { await counter.add() } }
            }
        }
        #expect(await counter.value == 401)
        await counter.thread.stop()
    }

    @Test func `Two who stop it both wait for its end`() async throws {
        let counter = try Counter()
        async let one: Void = counter.thread.stop()
        async let other: Void = counter.thread.stop()
        _ = await (one, other)
        #expect(counter.thread.isIsolatingCurrentContext() == false)
    }

    @Test func `Only the thread itself is its context`() async throws {
        let counter = try Counter()
        #expect(counter.thread.isIsolatingCurrentContext() == false)
        #expect(await counter.isOnThread() == true)
        await counter.thread.stop()
    }
}

private actor Counter {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private(set) var value = 0

    init() throws { thread = try SocketThread(name: "counter") }

    func add() { value += 1 }

    func isOnThread() -> Bool? { thread.isIsolatingCurrentContext() }
}
