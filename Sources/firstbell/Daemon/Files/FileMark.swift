// SPDX-License-Identifier: Apache-2.0
// In a module that is compiled as a whole, what sys/stat.h declares is CoreFoundation's where that includes it first.
import CoreFoundation
import Glibc

/// How a file looks without reading it: whatever changes what is in it changes one of these.
struct FileMark: Hashable, Sendable {
    var path: String
    /// Nil when there is none.
    var state: State?

    struct State: Hashable, Sendable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var modified: Int64
        /// Of the inode; nothing that a program sets.
        var changed: Int64
    }

    init(_ path: String) {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
        state = State(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
    }
}
