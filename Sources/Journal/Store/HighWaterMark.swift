// SPDX-License-Identifier: Apache-2.0
import Foundation

/// How far the ledger had come, written beside the journal after each commit and never synced.
///
/// SQLite takes a damaged frame of the write-ahead log for its end (sqlite.org/walformat.html, "Recovery"), so one flipped bit
/// would silently take back every commit after it. The mark is never ahead of what is on the disk, because it is written after
/// the commit's sync; a journal that ends before its mark has lost what was acknowledged.
final class HighWaterMark {
    private let descriptor: Int32

    /// Opens the mark or makes it; without one nothing is compared and nothing fails.
    init(path: String) { descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The leaves that the ledger had; nil when the mark is new or is itself damaged.
    var leaves: UInt64? {
        var words: [UInt64] = [0, 0]
        guard pread(descriptor, &words, 16, 0) == 16, words[0] == ~words[1] else { return nil }
        return UInt64(littleEndian: words[0])
    }

    /// The ledger has so many leaves on the disk.
    func note(_ leaves: UInt64) {
        var words = [leaves.littleEndian, ~leaves.littleEndian]
        // A mark that cannot be written stays behind, which only makes it say less.
        _ = pwrite(descriptor, &words, 16, 0)
    }
}
