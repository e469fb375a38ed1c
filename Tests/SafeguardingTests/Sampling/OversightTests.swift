// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct OversightTests {
    private let received = Instant(milliseconds: 1_794_957_000_000)

    private func standing(_ oversight: [AuditCase.Oversight], isReceived: Bool = true, after: Duration = .seconds(90_000)) throws
        -> OversightStanding
    {
        AuditCase(
            sequence: 1, stratum: .new, producer: try #require(PartnerID("police/22")),
            timeline: isReceived ? [.init(at: received, what: AuditCase.delivered)] : [], oversight: oversight
        ).standing(asOf: received + after)
    }

    @Test func `24 hours run by the clock from when the notice was received`() throws {
        let day = Duration.seconds(86_400)
        #expect(try standing([.init(at: received + day)]) == .inTime)
        #expect(try standing([.init(at: received + day + .milliseconds(1))]) == .late)
        #expect(try standing([.init(at: received + day + day), .init(at: received + .seconds(5))]) == .inTime)
        #expect(try standing([]) == .missing)
        #expect(try standing([], after: day) == .notYetDue)
        #expect(try standing([], isReceived: false) == .notReceived)
        #expect(try standing([.init(at: received), .init(at: received, exclusion: .notOpen)]) == .excluded(.notOpen))
    }

    @Test func `what does not count is not in time, late or missing`() {
        let standings: [OversightStanding] = [.inTime, .late, .missing, .notYetDue, .notReceived, .excluded(.other)]
        #expect(standings.map(\.counts) == [true, true, true, false, false, false])
    }
}
