// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The exclusive right to write to one journal, held by one process at a time.
///
/// The lock is the kernel's (`flock`), so that it ends with the process however that ends.
final class FolderLock {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``JournalError/held(pid:)`` when another process has it.
    init(path: String) throws(JournalError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JournalError.missing }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var buffer = [UInt8](repeating: 0, count: 16)
            let count = read(descriptor, &buffer, buffer.count)
            close(descriptor)
            let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            throw JournalError.held(pid: Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
        self.descriptor = descriptor
    }

    deinit {
        // A child that has been forked and runs no program yet shares the lock, which closing alone would leave with it.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
