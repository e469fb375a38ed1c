// SPDX-License-Identifier: Apache-2.0

/// The classes of ASCII octets that identifiers are made of.
extension UInt8 {
    var isDigit: Bool { self &- 0x30 <= 9 }
    var isCapital: Bool { self &- 0x41 <= 25 }
    var isLetter: Bool { (self | 0x20) &- 0x61 <= 25 }
    /// The value of an octet that is a digit.
    var digit: Int { Int(self) - 0x30 }
}

extension StringProtocol {
    /// Calls a function with the octets of the text, without a copy on the heap for short ones.
    func withOctets<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = String(self)
        return text.withUTF8(body)
    }
}
