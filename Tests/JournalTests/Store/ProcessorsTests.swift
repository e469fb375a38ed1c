// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Journal

@Suite struct ProcessorsTests {
    private struct Refusal: Error, Hashable { var place: Int }

    @Test(arguments: [0, 1, 2, 3, 500]) func `what is made comes in the order of its places`(count: Int) {
        #expect(Processors.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }

    @Test func `the first that fails is what is thrown`() {
        #expect(throws: Refusal(place: 7)) {
            try Processors.map(100) { place in
                if place == 7 || place == 80 { throw Refusal(place: place) }
            }
        }
    }
}
