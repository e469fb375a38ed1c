// SPDX-License-Identifier: Apache-2.0
import CZstd
import NIOConcurrencyHelpers

/// Makes the leaves of a transaction smaller and gives them back (Zstandard, RFC 8878).
///
/// A transaction of a quiet day appends a leaf or three, in which little repeats; so that these become smaller too, both sides
/// know some leaves beforehand. What is pressed begins with an octet that begins no leaf and the number of these known leaves:
/// others may be added with a number of their own, and none may ever change.
enum LedgerPress {
    /// Octets that begin no page of leaves: 0 is the type of none.
    private static let mark: [UInt8] = [0, 1]
    /// From how many octets on a page is pressed without known leaves, for enough repeats in it, and faster than small ones: the
    /// broker's thread has no time to lose where transactions are large.
    private static let large = 16_384
    private static let fast: CInt = -3
    /// More than any transaction appends.
    private static let limit: UInt64 = 1 << 28

    /// The page pressed, or as it is where that is no larger.
    static func pressed(_ page: [UInt8]) -> [UInt8] {
        let room = ZSTD_compressBound(page.count)
        let isLarge = page.count > large
        return contexts.withCompressor { context in
            let pressed = [UInt8](unsafeUninitializedCapacity: mark.count + room) { buffer, count in
                for (place, octet) in mark.enumerated() { buffer[place] = octet }
                let frame = UnsafeMutableBufferPointer(rebasing: buffer[mark.count...])
                let size =
                    isLarge
                    ? ZSTD_compressCCtx(context, frame.baseAddress, frame.count, page, page.count, fast)
                    : ZSTD_compress_usingCDict(
                        context, frame.baseAddress, frame.count, page, page.count, known.compressing)
                count = ZSTD_isError(size) == 0 ? mark.count + size : 0
            }
            return pressed.isEmpty || pressed.count >= page.count ? page : pressed
        }
    }

    /// What a page was before it was pressed; a page that is not pressed is given back as it is.
    ///
    /// - Returns: nil for octets that nothing can have been pressed to.
    static func opened(_ kept: [UInt8]) -> [UInt8]? {
        guard kept.first == mark[0] else { return kept }
        guard kept.starts(with: mark) else { return nil }
        return kept.withUnsafeBytes { octets -> [UInt8]? in
            let frame = UnsafeRawBufferPointer(rebasing: octets[mark.count...])
            let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
            // Of a frame that says nothing of its size, or is none, the size is one of the two largest numbers.
            guard size <= limit else { return nil }
            return contexts.withDecompressor { context in
                var isWhole = false
                let page = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
                    let opened = ZSTD_decompress_usingDDict(
                        context, buffer.baseAddress, buffer.count, frame.baseAddress, frame.count, known.decompressing)
                    isWhole = ZSTD_isError(opened) == 0 && opened == Int(size)
                    count = isWhole ? opened : 0
                }
                return isWhole ? page : nil
            }
        }
    }

    private static let contexts = Contexts()
    private static let known = KnownLeaves()

    /// Leaves that both sides know, made ready.
    private final class KnownLeaves: Sendable {
        private static let level: CInt = 1
        // Unsafe only in that Swift cannot see that a digested dictionary is never changed once made, and may be shared by threads
        // (zstd.h, ZSTD_createCDict).
        nonisolated(unsafe) let compressing: OpaquePointer?
        nonisolated(unsafe) let decompressing: OpaquePointer?

        init() {
            let text = Array(SampleLeaves.first.utf8)
            compressing = ZSTD_createCDict(text, text.count, Self.level)
            decompressing = ZSTD_createDDict(text, text.count)
        }
    }

    /// What the library works with, kept for the next page: making one costs more than pressing a leaf.
    private final class Contexts: Sendable {
        // True because one thread at a time has a context: the lock hands it out once and takes it back.
        private struct Idle: @unchecked Sendable {
            var compressors: [OpaquePointer] = []
            var decompressors: [OpaquePointer] = []
        }
        private let idle = NIOLockedValueBox(Idle())

        func withCompressor<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
            let context = idle.withLockedValue { $0.compressors.popLast() } ?? ZSTD_createCCtx()
            defer { if let context { idle.withLockedValue { $0.compressors.append(context) } } }
            return body(context)
        }

        func withDecompressor<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
            let context = idle.withLockedValue { $0.decompressors.popLast() } ?? ZSTD_createDCtx()
            defer { if let context { idle.withLockedValue { $0.decompressors.append(context) } } }
            return body(context)
        }
    }
}
