// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Wire

@Suite struct OctetWordTests {
    private func word<R>(_ octets: [UInt8], _ body: (OctetWord) -> R) throws -> R {
        try octets.withUnsafeBufferPointer { body(try #require(OctetWord($0, at: 0))) }
    }

    @Test(arguments: 0..<8) func `every octet in every place is told as if it had been looked at alone`(place: Int) throws {
        for neighbour in [0x61, 0x20, 0x7E, 0x21, 0x23] as [UInt8] {
            for octet in UInt8.min...UInt8.max {
                var octets = [UInt8](repeating: neighbour, count: 8)
                octets[place] = octet
                let escapes = octet < 0x20 || octet == 0x22 || octet == 0x5C
                #expect(try word(octets, \.needsEscape) == escapes, "\(octets)")
                #expect(try word(octets, \.isPlainJSON) == (!escapes && octet < 0x80), "\(octets)")
                #expect(try word(octets, \.isPrintable) == (0x20..<0x7F).contains(octet), "\(octets)")
                #expect(try word(octets, \.isSpaces) == (octet == 0x20 && neighbour == 0x20), "\(octets)")
            }
        }
    }

    @Test(arguments: 0..<2_000) func `any eight octets are told as one by one`(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let octets = (0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let escapes = octets.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
        #expect(try word(octets, \.needsEscape) == escapes)
        #expect(try word(octets, \.isPlainJSON) == (!escapes && octets.allSatisfy { $0 < 0x80 }))
        #expect(try word(octets, \.isPrintable) == octets.allSatisfy { (0x20..<0x7F).contains($0) })
    }

    @Test func `fewer than eight octets are no word`() {
        [UInt8](repeating: 0x61, count: 9).withUnsafeBufferPointer { text in
            #expect(OctetWord(text, at: 1) != nil)
            #expect(OctetWord(text, at: 2) == nil)
        }
    }
}
