// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Portal

/// Sessions and limits on a clock of the test's.
@Suite struct SessionTests {
    /// A table that expectations can change.
    private final class Table {
        private var table = SessionTable()
        var count: Int { table.count }
        func begin(_ account: Int64, now: Int64) -> String? { table.begin(account, generation: 1, now: now) }
        func use(_ token: String, now: Int64) -> SessionTable.Session? { table.use(token, now: now) }
        func end(_ token: String) { table.end(token) }
    }

    /// Limits that expectations can change.
    private final class Limits {
        private var limits = SignInLimits()
        func allows(email: String, address: String, now: Int64) -> Bool { limits.allows(email: email, address: address, now: now) }
        func attempt(email: String, address: String, now: Int64) -> Bool {
            limits.attempt(email: email, address: address, now: now)
        }
        func failed(email: String, address: String, now: Int64) -> Bool {
            _ = limits.attempt(email: email, address: address, now: now)
            return !limits.allows(email: email, address: address, now: now)
        }
        func withdrawn(email: String, address: String) { limits.withdrawn(email: email, address: address) }
        var remembered: Int { limits.remembered }
        func succeeded(email: String, address: String) { limits.succeeded(email: email, address: address) }
    }

    @Test func `a session ends after a quarter of an hour without a request, and each request makes it last`() throws {
        let table = Table()
        let token = try #require(table.begin(7, now: 0))
        var now: Int64 = 0
        for _ in 0..<5 {
            now += SessionTable.idle - 1
            #expect(table.use(token, now: now)?.account == 7)
        }
        #expect(table.use(token, now: now + SessionTable.idle) == nil)
        #expect(table.count == 0)
    }

    @Test func `no request makes it last longer than a working day`() throws {
        let table = Table()
        let token = try #require(table.begin(7, now: 0))
        for now in stride(from: Int64(0), to: SessionTable.longest, by: 600) { #expect(table.use(token, now: now) != nil) }
        #expect(table.use(token, now: SessionTable.longest) == nil)
    }

    @Test func `of one account the oldest ends for a new one, and another's token is nobody's`() throws {
        let table = Table()
        let tokens = try (0..<6).map { try #require(table.begin(7, now: Int64($0))) }
        let other = try #require(table.begin(8, now: 6))
        #expect(Set(tokens + [other]).count == 7)
        #expect(table.use(tokens[0], now: 7) == nil)
        #expect(tokens.dropFirst().allSatisfy { table.use($0, now: 7) != nil })
        table.end(tokens[5])
        #expect(table.use(tokens[5], now: 7) == nil && table.use(other, now: 7)?.account == 8)
        #expect(table.use("", now: 7) == nil)
    }

    @Test func `after so many failures nobody is heard for that account, from anywhere, until the window is over`() {
        let limits = Limits()
        for attempt in 1...SignInLimits.perAccount {
            #expect(limits.allows(email: "a@b.example", address: "192.0.2.\(attempt)", now: 100))
            #expect(
                limits.failed(email: "a@b.example", address: "192.0.2.\(attempt)", now: 100) == (attempt == SignInLimits.perAccount)
            )
        }
        #expect(!limits.allows(email: "A@B.example", address: "198.51.100.1", now: 100 + SignInLimits.window - 1))
        #expect(limits.allows(email: "c@b.example", address: "192.0.2.1", now: 100))
        #expect(limits.allows(email: "a@b.example", address: "192.0.2.1", now: 100 + SignInLimits.window))
    }

    @Test func `an address that tries one account after another is not heard either`() {
        let limits = Limits()
        for attempt in 0..<SignInLimits.perAddress {
            _ = limits.failed(email: "\(attempt)@b.example", address: "192.0.2.1", now: 5)
        }
        #expect(!limits.allows(email: "new@b.example", address: "192.0.2.1", now: 5))
        #expect(limits.allows(email: "new@b.example", address: "192.0.2.2", now: 5))
    }

    @Test func `a network of IPv6 is one address`() {
        let limits = Limits()
        for attempt in 0..<SignInLimits.perAddress {
            #expect(limits.attempt(email: "\(attempt)@b.example", address: "2001:db8::\(attempt + 1)", now: 5))
        }
        #expect(!limits.allows(email: "new@b.example", address: "2001:db8::ffff", now: 5))
        #expect(limits.allows(email: "new@b.example", address: "2001:db8:1::1", now: 5))
        limits.succeeded(email: "0@b.example", address: "2001:db8::abcd")
        #expect(limits.allows(email: "new@b.example", address: "2001:db8::ffff", now: 5))
    }

    @Test func `sign-ins under way are kept of so many of a network of IPv6`() {
        var table = PendingTable<Int>(capacity: 100, perAddress: 3, patience: 600)
        let cookies = (1...4).map { table.keep($0, from: "2001:db8::\($0)", now: Int64($0)) }
        let other = table.keep(5, from: "2001:db8:1::1", now: 5)
        #expect(cookies.map { table.value($0, now: 5) } == [nil, 2, 3, 4] && table.value(other, now: 5) == 5)
    }

    @Test func `an attempt counts before it is judged, and whoever signs in costs the address nothing`() {
        let limits = Limits()
        for attempt in 0..<SignInLimits.perAddress * 2 {
            #expect(limits.attempt(email: "\(attempt)@b.example", address: "192.0.2.1", now: 5))
            limits.succeeded(email: "\(attempt)@b.example", address: "192.0.2.1")
        }
        for _ in 1..<SignInLimits.perAccount { #expect(limits.attempt(email: "a@b.example", address: "192.0.2.1", now: 5)) }
        limits.withdrawn(email: "a@b.example", address: "192.0.2.1")
        let heard = (0..<3).map { _ in limits.attempt(email: "a@b.example", address: "192.0.2.1", now: 5) }
        #expect(heard == [true, true, false])
    }

    @Test func `whoever signs in is forgiven, and memory is bounded`() {
        let limits = Limits()
        for _ in 1..<SignInLimits.perAccount { _ = limits.failed(email: "a@b.example", address: "192.0.2.1", now: 0) }
        limits.succeeded(email: "a@b.example", address: "192.0.2.1")
        #expect(!limits.failed(email: "a@b.example", address: "192.0.2.1", now: 0))
        for attempt in 0..<SignInLimits.capacity { _ = limits.failed(email: "\(attempt)", address: "\(attempt)", now: 0) }
        #expect(limits.remembered <= SignInLimits.capacity)
    }
}
