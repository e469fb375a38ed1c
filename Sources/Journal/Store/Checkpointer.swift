// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import GRDB
import NIOConcurrencyHelpers

/// Moves the write-ahead log into the database file, on a connection and a queue of its own.
///
/// The writer's connection never does (`wal_autocheckpoint = 0`), so no answer waits for the database file's fsync.
final class Checkpointer {
    private let queue = DispatchQueue(label: "journal.checkpoint", qos: .utility)
    private let worker: Worker
    private let timer: any DispatchSourceTimer

    init(path: String) throws {
        let worker = try Worker(path: path)
        self.worker = worker
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .seconds(1), repeating: .seconds(1), leeway: .milliseconds(100))
        timer.setEventHandler { worker.tick() }
        timer.resume()
    }

    /// Says that the log has grown, so that idle time can be told from work.
    func noteWrite() { worker.written.withLockedValue { $0 = true } }

    /// Leaves nothing in the log, as soon as no reader needs it.
    func emptyLog() {
        worker.emptying.withLockedValue { $0 = true }
        let worker = worker
        queue.async { worker.tick() }
    }

    /// Waits until the log is empty; false when a reader kept it from being so.
    func isEmptied() -> Bool {
        queue.sync {}
        return !worker.emptying.withLockedValue { $0 }
    }

    /// The SQLite code of the checkpoint that failed, after which there is none; nil while all is well.
    var failure: Int32? { worker.failure.withLockedValue { $0 } }

    func stop() {
        timer.cancel()
        queue.sync {}
        try? worker.connection.close()
    }

    private final class Worker: Sendable {
        private static let restartSize = 64 << 20
        private static let passiveSize = 8 << 20
        /// With so many pages that a reader's snapshot keeps in the log, the log is not begun anew: the reader has just been there.
        private static let restFrames = 1_000

        let connection: DatabaseQueue
        let written = NIOLockedValueBox(false)
        let failure = NIOLockedValueBox<Int32?>(nil)
        let emptying = NIOLockedValueBox(false)
        private let log: String

        init(path: String) throws {
            var configuration = Configuration()
            configuration.label = "journal.checkpoint"
            configuration.busyMode = .timeout(2)
            connection = try DatabaseQueue(path: path, configuration: configuration)
            log = path + "-wal"
        }

        func tick() {
            let busy = written.withLockedValue { written in
                defer { written = false }
                return written
            }
            let empties = emptying.withLockedValue { emptying in
                defer { emptying = false }
                return emptying
            }
            let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
            let isTime = empties || !busy || size >= Self.passiveSize
            guard size > 0 || empties, isTime, failure.withLockedValue({ $0 == nil }) else { return }
            // PASSIVE never waits for the writer; RESTART makes the next commit begin at the log's start again, which under a
            // steady writer PASSIVE alone would never reach (sqlite.org/wal.html#avoiding_excessively_large_wal_files). RESTART and
            // TRUNCATE hold the writer's lock while they wait for readers, and a report is one for seconds.
            do {
                try connection.writeWithoutTransaction { db in
                    let moved = try db.checkpoint(.passive)
                    if size >= Self.restartSize, moved.walFrameCount - moved.checkpointedFrameCount < Self.restFrames {
                        // Longer where the log has grown though it was tried: a writer that is seldom idle is seldom met.
                        try db.execute(sql: "PRAGMA busy_timeout = \(size >= 4 * Self.restartSize ? 250 : 50)")
                        defer { try? db.execute(sql: "PRAGMA busy_timeout = 2000") }
                        _ = try db.checkpoint(.restart)
                    }
                    if empties {
                        try db.execute(sql: "PRAGMA busy_timeout = 0")
                        defer { try? db.execute(sql: "PRAGMA busy_timeout = 2000") }
                        _ = try db.checkpoint(.truncate)
                    }
                }
            } catch let error as DatabaseError {
                if empties { emptying.withLockedValue { $0 = true } }
                // Busy or full is for the next time. After a failed fsync the kernel may drop what it could not write and report
                // success next time, upon which the log would be written over and what it held would be nowhere.
                guard ![.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL].contains(error.resultCode) else { return }
                failure.withLockedValue { $0 = error.extendedResultCode.rawValue }
            } catch {
                failure.withLockedValue { $0 = ResultCode.SQLITE_ERROR.rawValue }
            }
        }
    }
}
