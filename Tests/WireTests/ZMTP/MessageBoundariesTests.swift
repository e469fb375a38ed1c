// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@Suite struct MessageBoundariesTests {
    private func follow(_ boundaries: inout MessageBoundaries, _ octets: some Collection<UInt8>) -> Int? {
        Array(octets).withUnsafeBytes { boundaries.follow($0) }
    }

    @Test func `Nothing is between two messages before the first frame, within a message, or within a frame`() {
        var boundaries = MessageBoundaries()
        #expect(!boundaries.isBetween)
        #expect(follow(&boundaries, ZMTPBytes.dealerReady().dropLast()) == nil)
        #expect(!boundaries.isBetween)
        #expect(follow(&boundaries, ZMTPBytes.dealerReady().suffix(1)) == 1)
        #expect(boundaries.isBetween)
        let first = ZMTPBytes.frame([1, 2], more: true)
        #expect(follow(&boundaries, first) == nil)
        #expect(!boundaries.isBetween)
        // A command between the frames of a message ends no message.
        #expect(follow(&boundaries, ZMTPBytes.ping(ttl: 0)) == nil)
        #expect(!boundaries.isBetween)
        let last = ZMTPBytes.frame([], more: false)
        #expect(follow(&boundaries, last + first) == last.count)
        #expect(!boundaries.isBetween)
        #expect(follow(&boundaries, last) == last.count)
        #expect(boundaries.isBetween)
    }

    @Test(arguments: 0..<200)
    func `The ends of messages are found however the stream is split`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var stream = ZMTPBytes.dealerReady()
        var ends: Set = [stream.count]
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            if Int.random(in: 0..<5, using: &random) == 0 {
                stream += ZMTPBytes.ping(ttl: 1, context: .zeros(Int.random(in: 0...16, using: &random)))
            } else {
                let sizes = (0..<Int.random(in: 1...5, using: &random)).map { _ in Int.random(in: 0...600, using: &random) }
                stream += ZMTPBytes.message(sizes.map { [UInt8](repeating: UInt8.random(in: 0...255, using: &random), count: $0) })
            }
            ends.insert(stream.count)
        }
        var boundaries = MessageBoundaries()
        var position = 0
        while position < stream.count {
            let piece = stream[position...].prefix(Int.random(in: 1...300, using: &random))
            let expected = ends.filter { $0 > position && $0 <= position + piece.count }.max().map { $0 - position }
            #expect(follow(&boundaries, piece) == expected)
            position += piece.count
            #expect(boundaries.isBetween == ends.contains(position))
        }
    }
}
