// SPDX-License-Identifier: Apache-2.0
import Client
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire

@Suite(.timeLimit(.minutes(1)))
struct PartnerConnectionTests {
    private let authority: TestAuthority
    private let server: ServerContext
    private let folder: TestFolder

    init() throws {
        authority = try TestAuthority()
        server = try ServerContext(
            credential: try authority.broker(), clientAuthorities: [authority.authority.certificate],
            trustDomain: authority.trustDomain, admission: { $0.partner == "school/2" ? .refuse(.suspendedPartner) : .admit })
        folder = try TestFolder()
        try authority.write(try authority.partner("school/116900"), to: folder.path)
    }

    private func profile(port: Int, partner: String = "school/116900", folder: TestFolder? = nil) -> ConnectionProfile {
        let path = (folder ?? self.folder).path
        return ConnectionProfile(
            partner: partner, host: "127.0.0.1", port: port, certificate: "\(path)/certificate.pem", key: "\(path)/key.pem",
            authority: "\(path)/authority.pem")
    }

    private func open(
        port: Int, session: PartnerConnection.Session? = nil, patience: Duration = .seconds(10)
    ) async throws -> PartnerConnection {
        var timing = PartnerConnection.Timing()
        timing.patience = patience
        timing.tick = .milliseconds(20)
        return try await PartnerConnection.open(profile(port: port), session: session, timing: timing)
    }

    private static let accepted = Array("{\"event\":\"1\"}".utf8)

    @Test func `many publishes are out at once and each gets its own answer`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port)
        let answering = Task {
            // Answered in another order than asked.
            var held: [FakeBroker.Heard] = []
            for await heard in broker.heard {
                held.append(heard)
                if held.count == 50 {
                    for heard in held.reversed() { try await broker.answer(heard, .accepted, heard.message.body) }
                    return
                }
            }
        }
        let bodies = try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
            for number in 0..<50 { group.addTask { (number, try await client.publish(Array("\(number)".utf8))) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        try await answering.value
        for number in 0..<50 {
            #expect(bodies[number]?.kind == .accepted)
            #expect(bodies[number]?.body == Array("\(number)".utf8))
        }
        await client.close()
        await broker.kill()
    }

    @Test func `an unanswered publish is sent again under the same correlation`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port, patience: .milliseconds(100))
        let publishing = Task { try await client.publish([1]) }
        var heard = broker.heard.makeAsyncIterator()
        let first = try #require(await heard.next())
        let second = try #require(await heard.next())
        #expect(first.message == second.message)
        try await broker.answer(second, .accepted, Self.accepted)
        #expect(try await publishing.value.isSuccess)
        await client.close()
        await broker.kill()
    }

    @Test func `retry-later is obeyed and not returned`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port)
        let publishing = Task { try await client.publish([1]) }
        var heard = broker.heard.makeAsyncIterator()
        let first = try #require(await heard.next())
        try await broker.answer(first, .rejected, Problem.retryLater(after: 0, cause: .disk).octets)
        let second = try #require(await heard.next())
        #expect(first.message == second.message)
        try await broker.answer(second, .rejected, Problem(.conflict).octets)
        let answer = try await publishing.value
        #expect(answer.kind == .rejected)
        #expect(answer.rejectionCode == "conflict")
        await client.close()
        await broker.kill()
    }

    @Test func `a killed broker and its successor are one broker to the caller`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port, session: .init(window: 8), patience: .seconds(5))
        var heard = broker.heard.makeAsyncIterator()
        let hello = try #require(await heard.next())
        #expect(hello.message.verb == .hello)
        try await broker.welcome(hello)
        let publishing = Task { try await client.publish([7]) }
        #expect(try #require(await heard.next()).message.verb == .publish)
        await broker.kill()

        let successor = try await FakeBroker(server, port: broker.port)
        var verbs: Set<Verb> = []
        for await next in successor.heard {
            verbs.insert(next.message.verb)
            if next.message.verb == .hello { try await successor.welcome(next) }
            if next.message.verb == .publish { try await successor.answer(next, .accepted, Self.accepted) }
            if verbs == [.hello, .publish] { break }
        }
        #expect(try await publishing.value.isSuccess)
        await client.close()
        await successor.kill()
    }

    @Test func `while the broker is away, repeats do not pile up`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port, patience: .milliseconds(20))
        let publishing = Task { try await client.publish([7]) }
        var heard = broker.heard.makeAsyncIterator()
        _ = try #require(await heard.next())
        await broker.kill()
        // Five failures take more than a second of pauses, in which fifty repeats would have been due.
        var failures = 0
        for await event in client.events {
            if case .failed = event { failures += 1 }
            if failures == 5 { break }
        }
        let successor = try await FakeBroker(server, port: broker.port)
        let marker = Task { try await client.publish([8]) }
        var repeats = 0
        var isMarked = false
        for await next in successor.heard {
            try await successor.answer(next, .accepted, Self.accepted)
            if next.message.body == [8] { isMarked = true } else { repeats += 1 }
            if isMarked, repeats > 0 { break }
        }
        #expect(try await publishing.value.isSuccess)
        #expect(try await marker.value.isSuccess)
        #expect(repeats < 10)
        await client.close()
        await successor.kill()
    }

    @Test func `notices come with their digest checked, and receipts carry it`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port, session: .init(window: 8, fromUnread: true))
        var heard = broker.heard.makeAsyncIterator()
        let hello = try #require(await heard.next())
        #expect(try Hello(body: hello.message.body) == Hello(window: 8, fromUnread: true))
        try await broker.welcome(hello)
        let envelope = SampleNotice.envelope()
        var forged = envelope
        forged.digest[0] ^= 1
        try await broker.send(Wire.Message(.notice, body: forged.octets), to: hello.routingID)
        try await broker.send(Wire.Message(.notice, body: envelope.octets), to: hello.routingID)
        var events = client.events.makeAsyncIterator()
        while let event = await events.next() {
            if case .unreadableNotice(let code) = event {
                #expect(code == "digest-mismatch")
                break
            }
        }
        var notices = client.notices.makeAsyncIterator()
        let notice = try #require(await notices.next())
        #expect(notice.id == envelope.id)
        #expect(notice.body == envelope.octets)
        let recording = Task { try await client.record(.acknowledged, of: notice, by: "dsl@school.example", code: "noted") }
        var receipt = try #require(await heard.next())
        while receipt.message.verb == .hello { receipt = try #require(await heard.next()) }
        let read = try Receipt(body: receipt.message.body)
        #expect(read.digest == envelope.digest)
        #expect(read.stage == .acknowledged && read.by == "dsl@school.example" && read.code == .noted)
        try await broker.answer(receipt, .recorded, Recorded(notice: notice.id, stage: .closed, at: envelope.time).octets)
        #expect(try await recording.value.kind == .recorded)
        await client.close()
        await broker.kill()
    }

    @Test func `a refusal by the broker is told with what to do`() async throws {
        let broker = try await FakeBroker(server)
        let folder = try TestFolder()
        try authority.write(try authority.partner("school/2"), to: folder.path)
        let client = try await PartnerConnection.open(profile(port: broker.port, partner: "school/2", folder: folder))
        let failure = await failure(of: client)
        #expect(failure?.code == "tls-alert-44")
        #expect(failure?.what.contains("suspended") == true)
        await client.close()
        await broker.kill()
    }

    @Test func `a broker that is not there is told, and found when it comes`() async throws {
        let broker = try await FakeBroker(server)
        await broker.kill()
        let client = try await open(port: broker.port)
        #expect(await failure(of: client)?.code == "unreachable")
        let publishing = Task { try await client.publish([1]) }
        let late = try await FakeBroker(server, port: broker.port)
        var heard = late.heard.makeAsyncIterator()
        let first = try #require(await heard.next())
        try await late.answer(first, .accepted, Self.accepted)
        #expect(try await publishing.value.isSuccess)
        await client.close()
        await late.kill()
    }

    private func failure(of client: PartnerConnection) async -> ConnectionFailure? {
        for await event in client.events {
            if case .failed(let failure) = event { return failure }
        }
        return nil
    }

    @Test func `closing ends what waits, and a cancelled caller does not wait`() async throws {
        let broker = try await FakeBroker(server)
        let client = try await open(port: broker.port)
        let cancelled = Task { try await client.publish([1]) }
        var heard = broker.heard.makeAsyncIterator()
        _ = await heard.next()
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        let waiting = Task { try await client.publish([2]) }
        _ = await heard.next()
        await client.close()
        await #expect(throws: ClientError.closed) { try await waiting.value }
        await #expect(throws: ClientError.closed) { try await client.publish([3]) }
        await broker.kill()
    }

    @Test func `a profile of another partner or without its files is refused at once`() async throws {
        await #expect(throws: ClientError.foreignCertificate(partner: "school/116900")) {
            try await PartnerConnection.open(profile(port: 1, partner: "school/2"))
        }
        let empty = try TestFolder()
        await #expect(throws: ClientError.profile(reason: "\(empty.path)/certificate.pem: No such file or directory")) {
            try await PartnerConnection.open(profile(port: 1, folder: empty))
        }
    }

    @Test func `two partners share one runtime`() async throws {
        let broker = try await FakeBroker(server)
        let runtime = try ClientRuntime()
        let one = try await PartnerConnection.open(profile(port: broker.port), session: nil, runtime: runtime)
        let two = try await PartnerConnection.open(profile(port: broker.port), session: nil, runtime: runtime)
        let answering = Task {
            var count = 0
            for await heard in broker.heard {
                try await broker.answer(heard, .accepted, heard.message.body)
                count += 1
                if count == 2 { return }
            }
        }
        async let first = one.publish([1])
        async let second = two.publish([2])
        #expect(try await [first.body, second.body] == [[1], [2]])
        try await answering.value
        await one.close()
        await two.close()
        await runtime.stop()
        await broker.kill()
    }
}
