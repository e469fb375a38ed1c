// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// A real file system of its own under a journal, ext4 on a loop device, that can lose its power; needs root.
///
/// Power is taken from it by the file system's own means of being shut down without writing anything more, by which its makers
/// test it too (EXT4_IOC_SHUTDOWN, fs/ext4/ioctl.c): what was not synced is gone.
final class LoopDisk: Sendable {
    private let image: String
    private let place: String

    /// Whether such a disk can be had here.
    static let isPossible: Bool = {
        guard geteuid() == 0, let folder = try? TestFolder() else { return false }
        let place = folder.path + "/place"
        guard mkdir(place, 0o700) == 0, let disk = try? LoopDisk(under: place, megabytes: 16) else { return false }
        defer { disk.remove() }
        return (try? disk.losePower()) != nil
    }()

    /// Puts a folder with what is in it on a disk; beside it stands the image from then on.
    init(under folder: String, megabytes: Int = 512) throws {
        place = folder
        image = folder + ".image"
        try run(
            """
            mv "$1" "$1.seed" && mkdir -m 700 "$1" && truncate -s \(megabytes)M "$2" \
            && mkfs.ext4 -q -F -E lazy_itable_init=1 "$2" && mount -o loop "$2" "$1" && cp -a "$1.seed/." "$1" && sync -f "$1"
            """)
    }

    /// Takes away the power, in an instant; nothing can be written or read until it comes back.
    func losePower() throws {
        let folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Failed(what: "no folder") }
        defer { close(folder) }
        // EXT4_GOING_FLAGS_NOLOGFLUSH: not even the file system's own log is written.
        var manner: UInt32 = 2
        guard ioctl(folder, 0x8004_587D, &manner) == 0 else { throw Failed(what: "shutting down: \(errno)") }
    }

    /// Gives back the power: what reached the disk is there again.
    ///
    /// Nobody may have a file of it open.
    func comeBack() throws { try run("\(Self.unmounting) && mount -o loop \"$2\" \"$1\"") }

    /// Takes the disk away.
    func remove() { try? run(Self.unmounting) }

    /// Whoever has just ended may have files open for a moment more.
    private static let unmounting = """
        left=100; until umount "$1"; do left=$((left - 1)); [ $left -gt 0 ] || exit 1; sleep 0.1; done
        """

    private func run(_ script: String) throws {
        let outcome = try ForeignCommand("/bin/sh", ["-c", "{ \(script); } 2>&1", "sh", place, image])
        guard outcome.status == 0 else { throw Failed(what: outcome.text) }
    }

    struct Failed: Error { let what: String }
}
