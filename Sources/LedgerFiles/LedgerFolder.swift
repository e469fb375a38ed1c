// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Ledger

/// A folder in which a ledger is published or mirrored; everything in it follows from the journal and may be read by anyone.
///
/// Files come into being whole, by a rename. They are not synced one by one: ``sync(size:)`` says up to where all of them are
/// on the disk, and what came after is written again by the next process.
package final class LedgerFolder {
    package let files: MirrorFolder
    private let path: String
    private var made: Set<String> = []
    private var partial: [String] = []

    private static let markName = ".synced"

    /// Opens the folder, or makes it.
    ///
    /// - Throws: ``LedgerFolderError``.
    package init(path: String) throws {
        self.path = path
        files = MirrorFolder(path: path)
        try folder(path)
    }

    /// The number of leaves whose tiles are on the disk.
    package var synced: UInt64 { files.text(of: Self.markName).flatMap { UInt64($0.dropLast()) } ?? 0 }

    /// Writes a tile.
    ///
    /// The narrower ones that a full tile takes the place of go with the next ``prune()``.
    package func write(_ tile: Tile, _ octets: [UInt8]) throws {
        try write(tile.path, octets)
        if tile.isFull { partial.append("\(path)/\(tile.place).p") }
    }

    /// Writes a small file such as `checkpoint`.
    package func write(_ name: String, _ octets: [UInt8]) throws {
        let place = "\(path)/\(name)"
        try folder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
        let fresh = "\(path)/.fresh"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerFolderError(errno) }
        let written = octets.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let failure = errno
        // A name that is renamed to before its octets are on the disk may be empty after the power fails; of tiles that costs a
        // minute's work, and nothing else is written again.
        let isTile = name.hasPrefix("tile/")
        let isSynced = isTile || fsync(descriptor) == 0
        close(descriptor)
        guard isSynced else { throw LedgerFolderError(errno) }
        guard written == octets.count else { throw LedgerFolderError(written < 0 ? failure : ENOSPC) }
        guard rename(fresh, place) == 0 else { throw LedgerFolderError(errno) }
    }

    /// Removes narrower tiles of places that are full by now; call it when the checkpoint that needs the full ones is out.
    package func prune() {
        for place in partial { try? FileManager.default.removeItem(atPath: place) }
        partial = []
    }

    /// Brings all that was written to the disk, and remembers that the tiles of so many leaves are there.
    package func sync(size: UInt64) throws {
        // One call for some thousand small files, which returns when they are on the disk (Linux, sync(2)).
        Glibc.sync()
        try write(Self.markName, Array("\(size)\n".utf8))
    }

    /// Removes all tiles, so that they are written again from the first leaf.
    package func clear() throws {
        try? FileManager.default.removeItem(atPath: "\(path)/\(Self.markName)")
        try? FileManager.default.removeItem(atPath: "\(path)/tile")
        made = [path]
    }

    private func folder(_ path: String) throws {
        guard !made.contains(path) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        } catch {
            throw LedgerFolderError(errno)
        }
        // A folder for each 1,000 tiles; nobody needs to remember all of them.
        if made.count > 4096 { made = [] }
        made.insert(path)
    }
}

/// The published files cannot be written.
package struct LedgerFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system's number for what is wrong.
    package let code: Int32

    init(_ code: Int32) { self.code = code }

    package var description: String { String(cString: strerror(code)) }
}
