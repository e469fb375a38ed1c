// SPDX-License-Identifier: Apache-2.0
import Broker
import Safeguarding
import Testing
import Wire

@testable import Exchange

/// One request, one message, one answer.
@Suite struct ExchangeSiteTests {
    private let fixture = ExchangeFixture()

    private func text(_ answer: ExchangeAnswer) -> String { String(decoding: answer.body, as: UTF8.self) }

    @Test func `what HTTP cannot carry is refused before the broker hears of it`() async throws {
        #expect(await fixture.get("/").status == 404)
        #expect(await fixture.get("/v1/event").status == 404)
        #expect(await fixture.get("/v1/events/").status == 404)
        #expect(await fixture.get("/v1/events/%zz").status == 404)
        #expect(await fixture.get("/v1/events/a/b").status == 404)
        let wrong = await fixture.get("/v1/receipts")
        #expect(wrong.status == 405 && wrong.headers == [.init(name: "Allow", value: "POST")])
        #expect(await fixture.post("/v1/notices", "{}").headers == [.init(name: "Allow", value: "GET")])
        for type in [nil, "text/plain", "application/x-www-form-urlencoded"] {
            #expect(await fixture.post("/v1/events", "{}", type: type).status == 415)
        }
        #expect(await fixture.post("/v1/events", String(repeating: " ", count: Message.bodyLimit + 1)).status == 413)
        #expect(await fixture.get("/v1/events/a", [("x", "y")]).status == 400)
        for query in [("limit", "0"), ("limit", "257"), ("limit", "+1"), ("wait", "31"), ("wait", ""), ("from", "all"), ("x", "1")]
        {
            let answer = await fixture.get("/v1/notices", [query])
            #expect(answer.status == 400 && answer.mediaType == "application/problem+json", "\(query)")
        }
        #expect(await fixture.get("/v1/notices", [("wait", "1"), ("wait", "1")]).status == 400)
        #expect(fixture.desk.heard.isEmpty && fixture.desk.sessions.isEmpty)
    }

    @Test func `a publish is the body as it is, and its answer the broker's`() async throws {
        let accepted = Accepted(
            AcceptedAnswer(event: "a/b%c", sequence: 7, acceptedAt: Instant(milliseconds: 1_780_000_000_000), notices: []),
            digest: Array(repeating: 1, count: 32), duplicate: false)
        fixture.desk.answer(.publish, Message(.accepted, body: accepted.octets))
        let answer = await fixture.post("/v1/events", "{\"id\": 1}")
        #expect(answer.status == 202 && answer.body == accepted.octets && answer.mediaType == "application/json")
        #expect(answer.headers == [.init(name: "Location", value: "/v1/events/a%2Fb%25c")])
        let heard = try #require(fixture.desk.heard.first)
        #expect(heard.verb == .publish && String(decoding: heard.body, as: UTF8.self) == "{\"id\": 1}")
        // Its place leads back to the same event.
        fixture.desk.answer(.status, Message(.progress, body: Array("{}".utf8)))
        #expect(await fixture.get("/v1/events/a%2Fb%25c").status == 200)
        #expect(try StatusRequest(body: try #require(fixture.desk.heard.last).body).event == "a/b%c")
        #expect(fixture.desk.sessions.count == 1)
    }

    @Test(arguments: ProblemCode.allCases) func `a refusal keeps its words and has the status that they name`(code: ProblemCode)
        async
    {
        let problem = code == .retryLater ? Problem.retryLater(after: 30, cause: .disk) : Problem(code)
        fixture.desk.answer(.publish, .rejected(problem, correlation: []))
        let answer = await fixture.post("/v1/events", "{}")
        #expect(answer.status == code.status && answer.body == problem.octets && answer.mediaType == "application/problem+json")
        #expect(answer.headers == (code == .retryLater ? [.init(name: "Retry-After", value: "30")] : []))
    }

    @Test func `a notice is given until the broker says that it is settled, by whatever session`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 3))
        fixture.desk.follow(["n1", "n2", "n3"])
        let first = await fixture.get("/v1/notices")
        #expect(text(first) == "{\"notices\":[{\"id\":\"n1\"},{\"id\":\"n2\"},{\"id\":\"n3\"}]}")
        // Nothing new is asked of the broker while the window stays.
        #expect(await fixture.get("/v1/notices") == first && fixture.desk.heard.count == 1)
        fixture.desk.follow([])
        #expect(text(await fixture.get("/v1/notices", [("limit", "2")])) == "{\"notices\":[{\"id\":\"n1\"},{\"id\":\"n2\"}]}")
        #expect(fixture.desk.heard.count == 2)
        // A receipt is the broker's to judge: only its word takes a notice away.
        fixture.desk.answer(.receipt, Message(.recorded, body: Array("{}".utf8)))
        #expect(await fixture.post("/v1/receipts", ExchangeFixture.receipt("n1")).status == 200)
        #expect(text(await fixture.get("/v1/notices", [("limit", "2")])).contains("n1"))
        fixture.desk.say(.settled(sequence: 1))
        fixture.desk.say(.settled(sequence: 2))
        #expect(text(await fixture.get("/v1/notices", [("limit", "2")])) == "{\"notices\":[{\"id\":\"n3\"}]}")
        // One that is sent again stands where it stood, in its new words.
        fixture.desk.say(ExchangeFixture.sending("n4"))
        fixture.desk.say(ExchangeFixture.sending("n3", body: "{\"attempt\":2}"))
        #expect(text(await fixture.get("/v1/notices", [("limit", "2")])) == "{\"notices\":[{\"attempt\":2},{\"id\":\"n4\"}]}")
    }

    @Test func `a recall takes the place of what it recalls, and that of a family does not`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 2))
        fixture.desk.follow(["n1", "n2"])
        _ = await fixture.get("/v1/notices")
        func recall(_ id: String, _ data: String) {
            let body = "{\"data\":{\(data)},\"id\":\"\(id)\",\"type\":\"firstbell.recalled.v1\"}"
            fixture.desk.say(ExchangeFixture.sending(id, body: body))
        }
        recall("r3", "\"family\":\"F1\",\"notice\":\"n1\"")
        recall("r4", "\"notice\":\"n2\"")
        let left = text(await fixture.get("/v1/notices"))
        #expect(left.contains("\"id\":\"n1\"") && !left.contains("\"id\":\"n2\""))
        #expect(left.contains("\"id\":\"r3\"") && left.contains("\"id\":\"r4\""))
    }

    @Test func `what is unread is served once a session, and whoever asks again after a minute has another`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 1))
        fixture.desk.follow(["n1"])
        var request = ExchangeRequest(.get, "/v1/notices", from: ExchangeFixture.school, certificate: "aa")
        request.query = [("from", "unread")]
        let (begun, served) = (ContinuousClock.now, "{\"notices\":[{\"id\":\"n1\"}]}")
        #expect(text(await fixture.site.answer(request, now: begun)) == served)
        let first = try #require(fixture.desk.sessions.first).routingID
        // Asked in a loop it is no new attempt.
        #expect(text(await fixture.site.answer(request, now: begun + .seconds(59))) == served)
        #expect(fixture.desk.closed == 0 && fixture.desk.heard.count == 1)
        #expect(text(await fixture.site.answer(request, now: begun + .seconds(60))) == served)
        #expect(fixture.desk.closed == 1 && fixture.desk.sessions.count == 1)
        #expect(fixture.desk.sessions.first?.routingID != first)
    }

    @Test func `whoever waits is told when a notice comes, and let go when the time is past`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        #expect(text(await fixture.get("/v1/notices")) == "{\"notices\":[]}")
        async let waiting = fixture.get("/v1/notices", [("wait", "30")])
        async let other = fixture.get("/v1/notices", [("wait", "30")])
        fixture.desk.say(ExchangeFixture.sending("n1"))
        #expect(text(await waiting) == "{\"notices\":[{\"id\":\"n1\"}]}")
        #expect(await other == waiting)
        fixture.desk.say(.settled(sequence: 1))
        async let late = fixture.get("/v1/notices", [("wait", "30")])
        // It may not have begun to wait at the first sweep, but is let go at some.
        let sweeping = Task {
            while !Task.isCancelled {
                await fixture.site.sweep(now: .now + .seconds(31))
                await Task.yield()
            }
        }
        #expect(text(await late) == "{\"notices\":[]}")
        sweeping.cancel()
    }

    @Test func `a session ends when nobody uses it, and another begins`() async throws {
        let begun = ContinuousClock.now
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 1))
        fixture.desk.follow(["n1"])
        _ = await fixture.get("/v1/notices")
        _ = await fixture.get("/v1/notices", certificate: "bb")
        #expect(fixture.site.sessionCount == 2)
        let ids = Set(fixture.desk.sessions.map(\.routingID))
        #expect(ids.allSatisfy { String(decoding: $0, as: UTF8.self).hasPrefix("school/116900~") } && ids.count == 2)
        await fixture.site.sweep(now: begun + .seconds(59))
        #expect(fixture.site.sessionCount == 2)
        await fixture.site.sweep(now: .now + .seconds(61))
        #expect(fixture.site.sessionCount == 0 && fixture.desk.closed == 2)
        // What it was sent without a receipt the broker sends to the next one.
        #expect(text(await fixture.get("/v1/notices")) == "{\"notices\":[{\"id\":\"n1\"}]}")
        #expect(fixture.desk.heard.filter { $0.verb == .hello }.count == 3)
        #expect(Set(fixture.desk.sessions.map(\.routingID)).isDisjoint(with: ids))
    }

    @Test func `a session that the broker ends answers whoever waits, and the next request begins anew`() async throws {
        async let unanswered = fixture.post("/v1/events", "{}")
        await fixture.desk.heard(1)
        fixture.desk.say(.message(Message(.bye, body: Bye(.shuttingDown).octets)))
        let answer = await unanswered
        #expect(answer.status == 503 && answer.headers == [.init(name: "Retry-After", value: "1")])
        fixture.desk.answer(.publish, .rejected(Problem(.invalidEvent), correlation: []))
        #expect(await fixture.post("/v1/events", "{}").status == 422)
        #expect(fixture.desk.closed == 1)
    }

    @Test func `a broker that forgot a session lets nobody wait for ever`() async throws {
        fixture.desk.answer(.publish, .rejected(Problem(.invalidEvent), correlation: []))
        _ = await fixture.post("/v1/events", "{}")
        await fixture.desk.closed(try #require(fixture.desk.sessions.first).routingID)
        #expect(await fixture.post("/v1/events", "{}").status == 503)
        #expect(await fixture.post("/v1/events", "{}").status == 422)
    }

    @Test func `a session that took notices once keeps them for nobody who only publishes`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        fixture.desk.answer(.publish, .rejected(Problem(.invalidEvent), correlation: []))
        _ = await fixture.get("/v1/notices")
        let first = try #require(fixture.desk.sessions.first).routingID
        _ = await fixture.post("/v1/events", "{}")
        await fixture.site.sweep(now: .now + .seconds(61))
        _ = await fixture.post("/v1/events", "{}")
        #expect(fixture.desk.closed == 1 && fixture.desk.sessions.first?.routingID != first)
    }

    /// Otherwise publishes without a pause would keep notices from the partner's other sessions for ever.
    @Test func `nor for whoever has a publish waiting at every look, which is told to come again`() async throws {
        let begun = ContinuousClock.now
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        _ = await fixture.get("/v1/notices")
        async let unanswered = fixture.post("/v1/events", "{}")
        await fixture.desk.heard(2)
        await fixture.site.sweep(now: begun + .seconds(59))
        #expect(fixture.desk.closed == 0)
        await fixture.site.sweep(now: .now + .seconds(61))
        #expect(fixture.desk.closed == 1)
        let answer = await unanswered
        #expect(answer.status == 503 && answer.headers.contains { $0.name == "Retry-After" })
    }

    @Test func `whoever is cancelled is let go though the broker says nothing, and nobody begins once all has ended`() async throws
    {
        let asking = Task { await fixture.post("/v1/events", "{}").status }
        await fixture.desk.heard(1)
        asking.cancel()
        #expect(await asking.value == 503)
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 0))
        let waiting = Task { await fixture.get("/v1/notices", [("wait", "30")]).status }
        await fixture.desk.heard(2)
        fixture.site.close()
        #expect(await waiting.value == 200)
        #expect(await fixture.get("/v1/notices", certificate: "bb").status == 503)
        await fixture.site.end()
        #expect(await fixture.post("/v1/events", "{}").status == 503)
        #expect(fixture.desk.sessions.isEmpty)
    }

    @Test func `a certificate that counts no more is given nothing of what waits`() async throws {
        fixture.desk.answer(.hello, ExchangeFixture.welcome(pending: 2))
        fixture.desk.follow(["n1"])
        let waiting = Task { await fixture.get("/v1/notices") }
        await fixture.desk.heard(1)
        for session in fixture.desk.sessions { session.cut("suspended") }
        let answer = await waiting.value
        #expect(answer.status == 503 && !text(answer).contains("n1"))
    }

    @Test func `only so many requests of a certificate wait`() async throws {
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<ExchangeSession.limit { group.addTask { await fixture.post("/v1/events", "{}").status } }
            await fixture.desk.heard(ExchangeSession.limit)
            let refused = await fixture.post("/v1/events", "{}")
            #expect(refused.status == 429 && refused.headers == [.init(name: "Retry-After", value: "1")])
            await fixture.site.end()
            for await status in group { #expect(status == 503) }
        }
        #expect(fixture.site.sessionCount == 0 && fixture.desk.closed == 1)
    }
}
