// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Ledger

/// A ledger as files below a folder: `checkpoint`, and tiles at their paths (C2SP tlog-tiles).
package struct MirrorFolder: TileFiles, Sendable {
    package let path: String
    // A file that is larger than any tile is none: two octets of length cannot say more than 64 KiB, 256 times.
    private static let greatest = 256 * (2 + 0xffff)

    package init(path: String) { self.path = path }

    package func octets(of tile: Tile) -> [UInt8]? { octets(at: tile.path) }

    /// The text of a small file, such as `checkpoint`; nil where there is none, or it is no UTF-8.
    package func text(of name: String) -> String? { octets(at: name).flatMap { String(validating: $0, as: UTF8.self) } }

    private func octets(at name: String) -> [UInt8]? {
        // Whoever made the folder may have put something there that never ends.
        let place = "\(path)/\(name)"
        guard (try? FileManager.default.attributesOfItem(atPath: place))?[.type] as? FileAttributeType == .typeRegular,
            let file = FileHandle(forReadingAtPath: place)
        else { return nil }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: Self.greatest + 1), data.count <= Self.greatest else { return nil }
        return Array(data)
    }
}
