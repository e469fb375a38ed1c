// SPDX-License-Identifier: Apache-2.0
import Glibc
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing

@testable import Web

/// Which threads let others go first.
@Suite struct WebThreadsTests {
    /// How much others are preferred to the thread that asks.
    private static func courtesy() -> CInt { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    /// What a request to a server is answered with.
    private static func answer(of server: WebServer, with text: @escaping @Sendable () async -> String) async throws -> String {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let service = server.service(logger: Logger(label: "test")) {
            told.yield($0)
        } answer: { _, _ in
            Response(status: .ok, headers: [.connection: "close"], body: .init(byteBuffer: ByteBuffer(string: await text())))
        }
        let serving = Task { try await service.run() }
        defer { serving.cancel() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(host: "127.0.0.1", port: port)
        {
            channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await client.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
            var answer = ""
            for try await octets in inbound { answer += String(buffer: octets) }
            return String(answer.split(separator: "\r\n").last ?? "")
        }
    }

    @Test func `what the portal does lets others go first, and what others do does not`() async throws {
        let here = Self.courtesy()
        let threads = WebThreads.courteous
        let expected = min(19, here + 5)
        #expect(try await threads.loops.any().submit { Self.courtesy() }.get() == expected)
        #expect(await Task(executorPreference: threads.executor) { Self.courtesy() }.value == expected)
        for (threads, expected) in [(threads, expected), (nil, here)] {
            let server = WebServer(host: "127.0.0.1", port: 0, door: .plain, connectionsPerSecond: nil, threads: threads)
            #expect(try await Self.answer(of: server) { String(Self.courtesy()) } == String(expected))
        }
        #expect(Self.courtesy() == here)
    }

    /// Whoever starts the server waits for it or for the error: a start that never comes to either would keep the daemon from
    /// saying that it is ready.
    @Test(.timeLimit(.minutes(5))) func `a start where the place is taken ends, however often`() async throws {
        let taken = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(taken.localAddress?.port)
        await withDiscardingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<250 { await Self.expectNoStart(at: port) } }
            }
        }
        try await taken.close()
    }

    private static func expectNoStart(at port: Int) async {
        let server = WebServer(host: "127.0.0.1", port: port, door: .plain, connectionsPerSecond: nil, threads: .courteous)
        let service = server.service(logger: Logger(label: "test")) { _ in
            Issue.record("it listens where another does")
        } answer: { _, _ in
            Response(status: .ok)
        }
        await #expect(throws: (any Error).self) { try await service.run() }
    }
}
