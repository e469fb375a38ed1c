// SPDX-License-Identifier: Apache-2.0

/// Lower-case hexadecimal.
enum Hex {
    static func text(_ octets: some Collection<UInt8>) -> String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: octets.count * 2) { buffer in
            var position = 0
            for octet in octets {
                buffer[position] = digits.utf8Start[Int(octet >> 4)]
                buffer[position + 1] = digits.utf8Start[Int(octet & 15)]
                position += 2
            }
            return position
        }
    }
}
