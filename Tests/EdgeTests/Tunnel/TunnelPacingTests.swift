// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Edge

struct TunnelPacingTests {
    @Test func `the first attempt and the first after a success do not wait`() {
        var pacing = TunnelPacing()
        #expect(pacing.pause(random: 1) == .zero)
        pacing.failed()
        pacing.admitted()
        #expect(pacing.pause(random: 1) == .zero)
    }

    @Test func `pauses double up to the longest, and are at least half`() {
        var pacing = TunnelPacing(first: .milliseconds(100), longest: .seconds(5))
        for milliseconds in [100, 200, 400, 800, 1600, 3200, 5000, 5000] {
            pacing.failed()
            #expect(pacing.pause(random: 1) == .milliseconds(milliseconds))
            #expect(pacing.pause(random: 0) == .milliseconds(milliseconds / 2))
        }
        for _ in 0..<10_000 { pacing.failed() }
        #expect(pacing.pause(random: 1) == .seconds(5))
    }
}
