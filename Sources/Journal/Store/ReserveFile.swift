// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Space kept back on the journal's disk, given up when the disk is full so that receipts still find room.
final class ReserveFile {
    private let path: String
    private let octets: Int

    init(path: String, octets: Int = 16 << 20) {
        self.path = path
        self.octets = octets
    }

    /// Takes the space; false when the disk has not twice as much free.
    @discardableResult func establish() -> Bool {
        if let held = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, held >= octets { return true }
        var room = statvfs()
        let folder = (path as NSString).deletingLastPathComponent
        guard statvfs(folder, &room) == 0, UInt64(room.f_bavail) * UInt64(room.f_frsize) >= UInt64(octets) * 2 else { return false }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // Unlike ftruncate, posix_fallocate gives the file its blocks.
        guard posix_fallocate(descriptor, 0, off_t(octets)) == 0 else {
            release()
            return false
        }
        return true
    }

    func release() { try? FileManager.default.removeItem(atPath: path) }
}
