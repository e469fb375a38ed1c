// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers

/// Random octets for keys, nonces and salts, drawn from the kernel a block at a time.
///
/// Swift's `SystemRandomNumberGenerator` asks the kernel for eight octets a time, which made some twenty system calls of each
/// notice. What is handed out is wiped here, so that the pool never holds a key that is in use.
final class RandomPool: Sendable {
    /// The pool of this process.
    static let shared = RandomPool()

    private struct Pool {
        var octets = [UInt8](repeating: 0, count: RandomPool.block)
        var used = RandomPool.block
    }

    // getentropy(3) gives at most 256 octets, and those whole or not at all.
    private static let block = 256

    private let pool = NIOLockedValueBox(Pool())

    /// Draws `count` octets, at most 256.
    func octets(_ count: Int) -> [UInt8] {
        precondition(count <= Self.block)
        return pool.withLockedValue { pool in
            if pool.used + count > Self.block { Self.fill(&pool) }
            let drawn = pool.used..<pool.used + count
            pool.used = drawn.upperBound
            return pool.octets.withUnsafeMutableBytes { octets in
                let drawn = UnsafeMutableRawBufferPointer(rebasing: octets[drawn])
                defer { drawn.initializeMemory(as: UInt8.self, repeating: 0) }
                return Array(drawn)
            }
        }
    }

    /// Draws 16 octets as two words.
    func words() -> (UInt64, UInt64) {
        pool.withLockedValue { pool in
            if pool.used + 16 > Self.block { Self.fill(&pool) }
            defer { pool.used += 16 }
            let start = pool.used
            return pool.octets.withUnsafeMutableBytes { octets in
                let drawn = UnsafeMutableRawBufferPointer(rebasing: octets[start..<start + 16])
                defer { drawn.initializeMemory(as: UInt8.self, repeating: 0) }
                return (drawn.loadUnaligned(as: UInt64.self), drawn.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            }
        }
    }

    private static func fill(_ pool: inout Pool) {
        let filled = pool.octets.withUnsafeMutableBytes { octets in
            octets.baseAddress.map { getentropy($0, octets.count) == 0 } ?? false
        }
        // It fails only where the kernel has no such call (getrandom(2)), and then nothing here is safe.
        precondition(filled, "the kernel gives no random octets")
        pool.used = 0
    }
}
