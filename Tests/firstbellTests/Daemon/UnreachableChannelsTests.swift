// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@testable import firstbell

@Suite struct UnreachableChannelsTests {
    @Test func `A channel whose other side is not there is left alone for longer and longer, and the other is not`() {
        var channels = UnreachableChannels()
        var now = ContinuousClock.now
        for pause in [15, 30, 60, 60] {
            channels.note(.failed(7), of: .mail, at: now)
            #expect(channels.skipped(at: now + .seconds(pause) - .milliseconds(1)) == [.mail])
            now += .seconds(pause)
            #expect(channels.skipped(at: now).isEmpty)
        }
        channels.note(.interrupted, of: .mail, at: now)
        channels.note(.failed(7), of: .mail, at: now)
        channels.note(.failed(7), of: .webhook, at: now)
        #expect(channels.skipped(at: now) == [.mail, .webhook])
        // Any answer, a refusal too, shows that it is there.
        channels.note(.refused(451), of: .mail, at: now)
        #expect(channels.skipped(at: now) == [.webhook])
        channels.note(.failed(7), of: .mail, at: now)
        #expect(channels.skipped(at: now + .seconds(15)).isEmpty)
    }
}
