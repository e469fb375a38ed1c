// SPDX-License-Identifier: Apache-2.0

/// Eight lower-case hexadecimal digits, made together: a notice is written with some four hundred of them.
package enum HexWord {
    /// The digits of a word as ASCII, the first in the most significant octet.
    @inlinable package static func digits(of word: UInt32) -> UInt64 {
        // Each half-octet goes into an octet of its own.
        var spread = UInt64(word)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // An octet of ten or more carries into its fifth bit when six is added.
        let letters = (spread &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return spread &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    }
}
