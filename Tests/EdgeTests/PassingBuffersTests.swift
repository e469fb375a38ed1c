// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Testing

@testable import Edge

@Suite struct PassingBuffersTests {
    /// Reads as a channel does: `count` octets at most into a buffer of the pool's.
    private func read(_ count: Int, with pool: inout NIOPooledRecvBufferAllocator) -> ByteBuffer {
        let (buffer, taken) = pool.buffer(allocator: ByteBufferAllocator()) { buffer in
            let taken = min(count, buffer.writableBytes)
            buffer.writeRepeatingByte(7, count: taken)
            return taken
        }
        pool.record(actualReadBytes: taken)
        return buffer
    }

    @Test func `Only the first buffer stays with the channel`() {
        var pool = NIOPooledRecvBufferAllocator(capacity: 1, recvAllocator: PassingBuffers(first: 64))
        var first = read(64, with: &pool)
        #expect(first.capacity == 64)
        #expect(first.modifyIfUniquelyOwned { _ in true } == nil)
        for count in [64, 100_000, 3, 100_000] {
            var later = read(count, with: &pool)
            #expect(later.modifyIfUniquelyOwned { _ in true } == true)
        }
        #expect(pool.count == 1)
    }

    @Test func `Reads that fill their buffers make the next ones larger, up to 64 KiB`() {
        var pool = NIOPooledRecvBufferAllocator(capacity: 1, recvAllocator: PassingBuffers(first: 512))
        let sizes = (0..<8).map { _ in read(1_000_000, with: &pool).capacity }
        #expect(sizes == [512, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 65_536])
    }

    @Test func `Small reads make the next buffers smaller again`() {
        var pool = NIOPooledRecvBufferAllocator(capacity: 1, recvAllocator: PassingBuffers(first: 512))
        for _ in 0..<8 { _ = read(1_000_000, with: &pool) }
        let last = (0..<40).map { _ in read(10, with: &pool).capacity }.last
        #expect(last == 64)
    }
}
