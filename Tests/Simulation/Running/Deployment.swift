// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import Logging
import Safeguarding
import TestSupport
import Wire
import ZeroMQ

import Broker

/// A folder with the journal that every run begins with: partners, settings and bank holidays, and nothing else.
///
/// It lies in memory where the machine has such a place, because the runs are about order and not about the disk.
final class Deployment: Sendable {
    static let trustDomain = "simulation.example"
    static let instant = Instant(milliseconds: 1_767_225_600_000)

    let path: String
    let key: DeploymentKey

    /// - Parameter thread: the one on which this is called.
    init(on thread: SocketThread) throws {
        path = try Self.freshFolder()
        key = try DeploymentKey([UInt8](repeating: 7, count: 32))
        let identity = DeploymentIdentity(trustDomain: Self.trustDomain, name: "simulated", rehearsal: false)
        try Journal.create(in: path, key: key, identity: identity, at: Self.instant)
        // As long as the real reserve, without its blocks: no run is about the space that it holds.
        let reserve = path + "/journal.reserve"
        try FileManager.default.removeItem(atPath: reserve)
        _ = FileManager.default.createFile(atPath: reserve, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: reserve))
        try file.truncate(atOffset: 16 << 20)
        try file.close()
        let journal = try Journal(opening: path, key: key)
        try journal.write(at: Self.instant) { transaction in
            for partner in World.police + World.recipients { try transaction.put(partner, name: "a partner") }
        }
        journal.close()
        try importDirectory(on: thread)
        try repage()
    }

    /// Writes the journal anew with small pages: each run and each crash copies it, and each table and index has at least one page.
    private func repage() throws {
        let place = Journal.path(in: path)
        let queue = try DatabaseQueue(path: place)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA page_size = 1024")
            try db.execute(sql: "VACUUM INTO '\(place)-new'")
        }
        try queue.close()
        for name in [place, place + "-wal", place + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
        try FileManager.default.moveItem(atPath: place + "-new", toPath: place)
    }

    private func importDirectory(on thread: SocketThread) throws {
        let settings = BrokerSettings(
            trustDomain: Self.trustDomain, name: "simulated", rehearsal: false, localAuthority: World.fallback.code, diskFloor: 0)
        let broker = try Broker(
            settings: settings, journal: try Journal(opening: path, key: key), clock: BrokerClock(machine: { Self.instant }),
            thread: thread, logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }, onFence: { _ in })
        try broker.assumeIsolated { broker in
            for (kind, file, text) in [
                ("settings", "schools.csv", World.schoolFile), ("settings", "nurseries.csv", World.nurseryFile),
                ("bank-holidays", "bank-holidays.json", World.bankHolidayFile),
            ] {
                _ = try broker.administer(
                    AdminRequest(.importFile, ["kind": .string(kind), "file": .string(file)], payload: Array(text.utf8)))
            }
            broker.endQuietly()
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static func freshFolder() throws -> String {
        let root = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let path = root + "/firstbell-simulation-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Copies the files that survive a process: database, write-ahead log, reserve.
    static func copyDisk(from old: String, to new: String) throws {
        for name in ["journal.db-wal", "journal.db"] {
            let source = old + "/" + name
            guard FileManager.default.fileExists(atPath: source) else { continue }
            try FileManager.default.copyItem(atPath: source, toPath: new + "/" + name)
        }
        if link(old + "/journal.reserve", new + "/journal.reserve") != 0, errno != ENOENT { throw POSIXError(.EIO) }
    }
}
