// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Broker

/// A notice does not overtake one for which its socket had no room.
@Suite struct CongestionTests {
    @Test func `what follows a refused notice waits until the broker has heard of every refusal`() {
        var congestion = Congestion()
        #expect(!congestion.holdsBack(1, heard: 0))
        congestion.refused(1)
        #expect(congestion.holdsBack(1, heard: 0) && !congestion.holdsBack(2, heard: 0))
        congestion.refused(1)
        #expect(congestion.holdsBack(1, heard: 1) && !congestion.holdsBack(1, heard: 2))
        congestion.sent(1)
        #expect(!congestion.holdsBack(1, heard: 0))
    }

    @Test func `a session that ends holds nothing back`() {
        var congestion = Congestion()
        congestion.refused(1)
        congestion.ended(1)
        #expect(!congestion.holdsBack(1, heard: 0))
    }
}
