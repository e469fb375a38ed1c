// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@testable import Broker

@Suite struct GreetedSessionsTests {
    @Test func `only sessions of producers hear of progress, and only until they end`() throws {
        let police = try #require(PartnerID("police/22"))
        let school = try #require(PartnerID("school/116900"))
        var sessions = GreetedSessions()
        #expect(!sessions.hasListener)
        sessions.greeted(1, partner: school, window: 8)
        #expect(!sessions.hasListener)
        sessions.greeted(3, partner: police, window: 1)
        sessions.greeted(2, partner: police, window: 1)
        #expect(sessions.listening(police) == [2, 3] && sessions.listening(school).isEmpty)
        sessions.ended(2)
        sessions.ended(2)
        #expect(sessions.listening(police) == [3])
        sessions.ended(3)
        #expect(!sessions.hasListener)
        #expect(sessions.all.map(\.number) == [1])
    }

    @Test func `a second HELLO changes the window and keeps what was served`() throws {
        let school = try #require(PartnerID("school/116900"))
        var sessions = GreetedSessions()
        sessions.greeted(1, partner: school, window: 8)
        sessions.servedUnread(1)
        sessions.greeted(1, partner: school, window: 16)
        #expect(sessions[1]?.window == 16 && sessions[1]?.servedUnread == true)
        sessions.forgetServedUnread()
        #expect(sessions[1]?.servedUnread == false)
    }
}
