// SPDX-License-Identifier: Apache-2.0

/// The numbers by which an audit's sample is drawn: the same from the same seed on every machine and in every version.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014); a number below a bound is
/// drawn again where it would favour the small ones.
package struct AuditGenerator: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number from 0 to one less than `bound`, each as likely as any other.
    ///
    /// - Parameter bound: more than 0.
    package mutating func next(below bound: UInt64) -> UInt64 {
        // 2^64 is no multiple of most bounds: as many of the smallest numbers as are left over are not used.
        let least = (0 &- bound) % bound
        while true {
            let number = next()
            if number >= least { return number % bound }
        }
    }
}
