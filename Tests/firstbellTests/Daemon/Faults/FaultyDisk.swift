// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

@testable import firstbell

/// A disk that a test can break under a process that it starts: `Tests/Disk/disk.c`, loaded before libc.
///
/// It forgets what was not synced, fails chosen writes and syncs, kills the process between chosen steps, and moves its clock.
/// Numbers of writes and syncs count from the start of the process that uses the disk.
final class FaultyDisk: Sendable {
    /// The page that both sides share, in the order of `struct control`.
    private enum Field: Int {
        case writes, syncs, failKind, failAt, failErrno, failOn, failures, killKind, killAt, clock, lies
    }

    enum Operation: UInt64, Sendable, CaseIterable { case write = 1, sync }

    enum Moment: UInt64, Sendable { case beforeSync = 1, afterSync, inWrite }

    private let folder: TestFolder
    private let journal: String
    private let control: Int32

    /// A disk for the files of the journal in a folder.
    init(under journal: String) throws {
        folder = try TestFolder()
        self.journal = journal
        control = open("\(folder.path)/control", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard control >= 0, Glibc.ftruncate(control, 4096) == 0 else { throw Failed(description: "no control page") }
    }

    deinit { close(control) }

    /// What is put before a command line to run it on this disk.
    func words() throws -> [String] {
        [
            "/usr/bin/env", "LD_PRELOAD=\(try FaultyDisk.library.get())", "FIRSTBELL_DISK_FOLDER=\(journal)",
            "FIRSTBELL_DISK_CONTROL=\(folder.path)/control", "FIRSTBELL_DISK_UNDO=\(undo)",
        ]
    }

    private var undo: String { folder.path + "/undo" }

    /// Writes and syncs so far.
    func count(of operation: Operation) -> UInt64 { self[operation == .write ? .writes : .syncs] }

    /// Has the n-th operation fail, and with `goingOn` all that follow.
    func fail(_ operation: Operation, number: UInt64, with error: Int32, goingOn: Bool = false) {
        self[.failErrno] = UInt64(error)
        self[.failOn] = goingOn ? 1 : 0
        self[.failAt] = number
        self[.failures] = 0
        self[.failKind] = operation.rawValue
    }

    /// Has nothing fail any more.
    func heal() { self[.failKind] = 0 }

    /// Failures since the last ``fail(_:number:with:goingOn:)``.
    var failures: UInt64 { self[.failures] }

    /// Kills the process at its n-th sync or in its n-th write.
    func kill(_ moment: Moment, number: UInt64) {
        self[.killAt] = number
        self[.killKind] = moment.rawValue
    }

    /// Lets the process live.
    func spare() { self[.killKind] = 0 }

    /// Says that it synced and does not.
    func lie() { self[.lies] = 1 }

    /// Moves the clock of the process, against the machine's.
    func moveClock(byMilliseconds shift: Int) { self[.clock] = UInt64(bitPattern: Int64(shift) * 1_000_000) }

    /// What the dead process had not synced is lost, wholly or as `loss` says; counts begin again.
    ///
    /// - Returns: how many steps were not durable.
    @discardableResult func losePower(_ loss: PowerLoss) throws -> Int {
        let log = try UndoLog([UInt8](Data(contentsOf: URL(fileURLWithPath: undo))))
        try loss.happen(to: log)
        // The index over the log is not durable by design, and who opens the database makes it anew.
        unlink("\(journal)/journal.db-shm")
        renew()
        return log.steps.count
    }

    /// Begins the counts again, for a process that is to start.
    func renew() {
        for field in [Field.writes, .syncs, .failKind, .failures, .killKind] { self[field] = 0 }
    }

    private subscript(_ field: Field) -> UInt64 {
        get {
            var value: UInt64 = 0
            pread(control, &value, 8, off_t(field.rawValue * 8))
            return value
        }
        set {
            var value = newValue
            pwrite(control, &value, 8, off_t(field.rawValue * 8))
        }
    }

    /// The library, compiled once for this run of the tests.
    private static let library = Result {
        let folder = try TestFolder()
        let path = folder.path + "/disk.so"
        let source = BuiltProgram.package + "/Tests/Disk/disk.c"
        let compiler = try ForeignCommand(
            "/usr/bin/cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", path, source, "-ldl", "-lpthread"])
        guard compiler.status == 0 else { throw Failed(description: "Tests/Disk/disk.c does not compile: \(compiler.text)") }
        Workshops.keep(folder)
        return path
    }

    struct Failed: Error, CustomStringConvertible { let description: String }
}

/// Runs `body` with a ready daemon on a disk that can be broken.
func withDaemonOnFaultyDisk(
    _ sample: SampleDeployment = .examples, _ body: (DaemonFixture, FaultyDisk) async throws -> Void
) async throws {
    let daemon = try await DaemonFixture(sample)
    let disk = try FaultyDisk(under: daemon.journal)
    await daemon.wrap(in: try disk.words())
    try await withDaemon(daemon) { try await body($0, disk) }
}
