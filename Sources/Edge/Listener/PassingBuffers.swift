// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// Buffers to read into that are given back with what was read, sized by what came before.
///
/// NIO keeps the first buffer of a channel for the channel's life, and lets it grow to the largest that was ever needed
/// (`NIOPooledRecvBufferAllocator`): a session that waits would hold two of them, of kilobytes each. So the first is small, and
/// who says that the next may grow and hints at no size gets a new one every time. It needs `maxMessagesPerRead` 1, beyond
/// which more of them are kept.
struct PassingBuffers: RecvByteBufferAllocator {
    private let first: Int
    private var sizes: AdaptiveRecvByteBufferAllocator?

    /// `first` octets are what one read is expected to bring in the beginning, and what the channel keeps.
    init(first: Int) { self.first = first }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
        sizes?.buffer(allocator: allocator) ?? allocator.buffer(capacity: first)
    }

    mutating func record(actualReadBytes: Int) -> Bool {
        if sizes == nil { sizes = AdaptiveRecvByteBufferAllocator() } else { _ = sizes?.record(actualReadBytes: actualReadBytes) }
        return true
    }

    func nextBufferSize() -> Int? { nil }
}
