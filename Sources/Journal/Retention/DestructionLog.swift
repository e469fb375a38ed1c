// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// The list, beside the journal and outside every backup, of the events whose content was destroyed.
///
/// A backup that is older brings the content back, and only what did not go back with it can say so. Each record is an event's
/// number and the first half of its keyed digest, 24 octets, in the order of the journal's own table; nothing in it is content.
final class DestructionLog {
    struct Record: Hashable {
        var event: Int64
        var proof: [UInt8]
    }

    private static let length = 24
    private let path: String

    init(path: String) { self.path = path }

    /// How many whole records the file has; what a kill left half written counts for nothing.
    private func count() -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) / Self.length
    }

    /// Records that the journal does not have, which went back in time; none in the ordinary course of things.
    func beyond(_ pool: DatabasePool) throws -> [Record] {
        let known = try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM destruction") ?? 0 }
        guard count() > known else { return [] }
        // To serve what was destroyed is worse than not to start.
        guard let file = FileHandle(forReadingAtPath: path) else { throw JournalError.damaged("list of destructions") }
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(known * Self.length))
        let octets = [UInt8](try file.readToEnd() ?? Data())
        return stride(from: 0, through: octets.count - Self.length, by: Self.length).map { start in
            Record(
                event: Int64(bitPattern: octets[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }),
                proof: Array(octets[start + 8..<start + Self.length]))
        }
    }

    /// Brings the list up to the journal, and to the disk.
    func follow(_ pool: DatabasePool) throws {
        let known = count()
        let octets = try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT event, proof FROM destruction ORDER BY seq LIMIT -1 OFFSET ?", arguments: [known])
                .flatMap { row in
                    withUnsafeBytes(of: (row[0] as Int64).bigEndian) { [UInt8]($0) } + [UInt8](row[1] as Data)
                }
        }
        if octets.isEmpty { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JournalError.damaged("list of destructions") }
        defer { close(descriptor) }
        // Over what a kill left half written.
        guard pwrite(descriptor, octets, octets.count, off_t(known * Self.length)) == octets.count, fsync(descriptor) == 0 else {
            throw JournalError.damaged("list of destructions")
        }
    }
}
