// SPDX-License-Identifier: Apache-2.0

/// Looks for a short text in many octets (Horspool's form of the Boyer-Moore search).
struct OctetSearch {
    private let text: [UInt8]
    /// How far the text may move on when its last octet stands over this one.
    private var skips: [Int]

    /// A text that is not empty.
    init(_ text: [UInt8]) {
        self.text = text
        skips = [Int](repeating: text.count, count: 256)
        for (place, octet) in text.dropLast().enumerated() { skips[Int(octet)] = text.count - 1 - place }
    }

    /// Whether the text stands there with no decimal digit after it: a number must not be found at the beginning of a longer one.
    func isIn(_ octets: [UInt8]) -> Bool {
        octets.withUnsafeBufferPointer { octets in
            text.withUnsafeBufferPointer { text in
                let last = text.count - 1
                var place = last
                while place < octets.count {
                    let octet = octets[place]
                    if octet == text[last], (0..<last).allSatisfy({ text[$0] == octets[place - last + $0] }),
                        place + 1 == octets.count || !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octets[place + 1])
                    {
                        return true
                    }
                    place += skips[Int(octet)]
                }
                return false
            }
        }
    }
}
