// SPDX-License-Identifier: Apache-2.0

/// What libFuzzer gives, read from the front for choices and as a whole for content.
struct FuzzInput {
    private(set) var rest: ArraySlice<UInt8>

    init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        rest = ArraySlice(UnsafeBufferPointer(start: start, count: count))
    }

    /// The octets that are left.
    var octets: [UInt8] { Array(rest) }

    /// The next octet as a choice; 0 when there is none.
    mutating func choice() -> UInt8 { rest.popFirst() ?? 0 }

    /// The frames of a ZMTP stream, by their headers; what does not fit is the last frame.
    func frames() -> [[UInt8]] {
        var frames: [[UInt8]] = []
        var rest = rest
        while frames.count < 12, let flags = rest.popFirst() {
            var count = 0
            for _ in 0..<(flags & 2 == 0 ? 1 : 8) { count = (count << 8 | Int(rest.popFirst() ?? 0)) & 0xFF_FFFF }
            frames.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return frames
    }
}

/// A law that the code under test broke; libFuzzer keeps the input.
func broken(_ law: StaticString) -> Never { fatalError("\(law)") }
