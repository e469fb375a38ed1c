// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    func advanceClock(by milliseconds: Int64) throws -> JSON {
        guard milliseconds > 0 else {
            throw AdminFailure("a clock is only moved forward", try: "firstbell clock advance 90m")
        }
        return try moveClock(to: clock.offset + milliseconds)
    }

    func setClock(to instant: Instant) throws -> JSON { try moveClock(to: clock.offset(showing: instant)) }

    private func moveClock(to offset: Int64) throws -> JSON {
        guard settings.rehearsal else {
            throw AdminFailure(
                "the clock of a real deployment is the machine's", try: "a deployment made with firstbell init --rehearsal")
        }
        try journal.write(at: clock.now) { try $0.setClockOffset(offset) }
        clock.setOffset(offset)
        nextEscalation = nil
        nextConsentLook = .unknown
        nextDigest = .unknown
        nextDrills = .unknown
        nextEvening = .unknown
        tick()
        return ["now": .string(clock.now.rfc3339)]
    }
}
