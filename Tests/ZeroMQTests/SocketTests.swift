// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1)))
struct SocketTests {
    @Test func `An actor that owns a ROUTER on its thread serves a DEALER that another actor owns`() async throws {
        let folder = try TestFolder()
        let context = try Context()
        let router = try SocketOwner()
        let dealer = try SocketOwner()
        let endpoint = try await router.bind(in: context, to: "ipc://\(folder.path)/r")
        #expect(endpoint == "ipc://\(folder.path)/r")
        var options = SocketOptions()
        options.routingID = Array("school/1#a".utf8)
        try await dealer.connect(in: context, to: endpoint, options: options)

        #expect(try await dealer.send([[1], [], [2, 3]]) == .sent)
        var atRouter = router.messages.makeAsyncIterator()
        let received = try #require(await atRouter.next())
        #expect(received.routingID == Array("school/1#a".utf8))
        #expect(received.frames == [[1], [], [2, 3]])

        #expect(try await router.send(to: received.routingID, [[9], .zeros(100_000)]) == .sent)
        var atDealer = dealer.messages.makeAsyncIterator()
        let answer = try #require(await atDealer.next())
        #expect(answer.routingID == [])
        #expect(answer.frames == [[9], .zeros(100_000)])

        await dealer.stop()
        await router.stop()
        context.terminate()
    }

    @Test func `A socket whose actor is dropped is closed on its own thread, so the context can end`() async throws {
        for _ in 0..<50 {
            let context = try Context()
            var owner: SocketOwner? = try SocketOwner()
            let thread = try #require(owner?.thread)
            _ = try await owner?.bind(in: context, to: "inproc://dropped")
            owner = nil
            await thread.stop()
            context.terminate()
        }
    }

    @Test func `Ending a context does not wait for messages that nobody took`() async throws {
        let context = try Context()
        let dealer = try SocketOwner()
        try await dealer.connect(in: context, to: "ipc:///tmp/fb-nobody-listens-here")
        #expect(try await dealer.send([[1]]) == .sent)
        await dealer.stop()
        context.terminate()
        let owner = try SocketOwner()
        await #expect(throws: ZeroMQError(call: "zmq_socket", code: 156_384_765)) {
            try await owner.connect(in: context, to: "inproc://late")
        }
        await owner.stop()
    }

    @Test func `An endpoint that is too long or cannot be read is an error that names the call`() async throws {
        let context = try Context()
        let owner = try SocketOwner()
        await #expect(throws: ZeroMQError(call: "zmq_bind", code: 36)) {
            try await owner.bind(in: context, to: "ipc:///tmp/" + String(repeating: "x", count: 110))
        }
        await #expect(throws: ZeroMQError(call: "zmq_connect", code: 22)) { try await owner.connect(in: context, to: "nonsense") }
        await owner.stop()
    }

    @Test func `Frames beyond the limit are thrown away and the next message is whole`() async throws {
        let context = try Context()
        let router = try SocketOwner()
        let dealer = try SocketOwner()
        _ = try await router.bind(in: context, to: "inproc://frames")
        try await dealer.connect(in: context, to: "inproc://frames")
        #expect(try await dealer.send((0..<11).map { [UInt8($0)] }) == .sent)
        #expect(try await dealer.send([[42]]) == .sent)
        var messages = router.messages.makeAsyncIterator()
        let long = try #require(await messages.next())
        #expect(long.isTruncated)
        #expect(long.frames == (0..<8).map { [UInt8($0)] })
        let next = try #require(await messages.next())
        #expect(!next.isTruncated)
        #expect(next.frames == [[42]])
        await dealer.stop()
        await router.stop()
    }
}
