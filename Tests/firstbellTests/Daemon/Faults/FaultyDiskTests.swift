// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import firstbell

/// The disk that breaks is itself shown to break: what it says is lost must be able to be lost.
@Suite struct FaultyDiskTests {
    /// A program with a folder of its own on a disk that breaks; ends by killing itself.
    private func run(_ script: String, prepare: (FaultyDisk) -> Void = { _ in }, loss: PowerLoss? = nil) throws -> TestFolder {
        let folder = try TestFolder()
        let disk = try FaultyDisk(under: folder.path)
        prepare(disk)
        let words = try disk.words() + ["python3", "-c", "import os, sqlite3, sys\n" + script, folder.path]
        let outcome = try ForeignCommand(words[0], Array(words.dropFirst()))
        #expect(outcome.status == 128 + 9, "\(outcome.text)")
        try disk.losePower(loss ?? PowerLoss(manner: .forgetful, seed: 1))
        return folder
    }

    private func content(_ folder: TestFolder, _ name: String) -> String? {
        try? String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    }

    @Test func `what was written and synced stays, what was only written goes`() throws {
        let folder = try run(
            """
            file = os.open(sys.argv[1] + "/journal.a", os.O_RDWR | os.O_CREAT)
            place = os.open(sys.argv[1], os.O_RDONLY)
            os.write(file, b"kept"); os.fsync(file); os.fsync(place)
            os.pwrite(file, b"LO", 0); os.pwrite(file, b"ST", 4); os.ftruncate(file, 3)
            other = os.open(sys.argv[1] + "/journal.b", os.O_RDWR | os.O_CREAT)
            os.write(other, b"x"); os.fsync(other)
            os.kill(os.getpid(), 9)
            """)
        #expect(content(folder, "journal.a") == "kept")
        #expect(content(folder, "journal.b") == nil, "the folder was not synced")
    }

    @Test func `a file that was unlinked is back until the folder is synced`() throws {
        for (sync, left) in [("", "kept"), ("os.fsync(place);", nil)] as [(String, String?)] {
            let folder = try run(
                """
                file = os.open(sys.argv[1] + "/journal.a", os.O_RDWR | os.O_CREAT)
                place = os.open(sys.argv[1], os.O_RDONLY)
                os.write(file, b"kept"); os.fsync(file); os.fsync(place)
                os.unlink(sys.argv[1] + "/journal.a"); \(sync) os.kill(os.getpid(), 9)
                """)
            #expect(content(folder, "journal.a") == left)
        }
    }

    @Test func `after a sync that failed nothing of that file is durable any more`() throws {
        let folder = try run(
            """
            file = os.open(sys.argv[1] + "/journal.a", os.O_RDWR | os.O_CREAT)
            place = os.open(sys.argv[1], os.O_RDONLY)
            os.write(file, b"kept"); os.fsync(file); os.fsync(place)
            os.write(file, b" lost")
            try: os.fsync(file)
            except OSError as error: assert error.errno == 5
            else: sys.exit("the sync did not fail")
            os.fsync(file)
            os.kill(os.getpid(), 9)
            """, prepare: { $0.fail(.sync, number: 2, with: EIO) })
        #expect(content(folder, "journal.a") == "kept")
    }

    /// SQLite's own promise is the measure: the system's library goes through this disk, and a writer that does not sync loses.
    @Test(arguments: [("FULL", 20...20), ("OFF", 0...0)])
    func `SQLite loses commits when it does not sync, and none when it does`(level: String, expected: ClosedRange<Int>) throws {
        let folder = try run(
            """
            db = sqlite3.connect(sys.argv[1] + "/journal.db", isolation_level=None)
            for line in ["journal_mode=WAL", "wal_autocheckpoint=0", "synchronous=FULL"]: db.execute("PRAGMA " + line)
            db.execute("CREATE TABLE t (a)")
            db.execute("PRAGMA synchronous=\(level)")
            for number in range(20): db.execute("INSERT INTO t VALUES (?)", (number,))
            os.kill(os.getpid(), 9)
            """)
        let count = try ForeignCommand(
            "/usr/bin/env",
            [
                "python3", "-c",
                "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM t').fetchone()[0])",
                "\(folder.path)/journal.db",
            ])
        let left = try #require(Int(count.text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(count.text)")
        #expect(expected.contains(left))
    }

    private static let before = [UInt8](repeating: 1, count: 1536)
    private static let after = [UInt8](repeating: 2, count: 2048)
    private static let steps: [UndoLog.Step] = [
        .write(path: "a", offset: 0, count: 1024, size: 1536, old: Array(before[0..<1024])),
        .write(path: "a", offset: 1024, count: 1024, size: 1536, old: Array(before[1024..<1536])),
    ]

    @Test(arguments: 0..<50) func `a torn file has in each sector the old content or the new`(seed: UInt64) {
        for manner in [PowerLoss.Manner.torn, .cutOff] {
            var random = SeededGenerator(seed: seed)
            let left = PowerLoss(manner: manner, seed: seed).remains(of: Self.after, after: Self.steps, &random)
            #expect([1536, 2048].contains(left.count))
            for start in stride(from: 0, to: left.count, by: 512) { #expect(Set(left[start..<start + 512]).count == 1) }
        }
    }

    @Test func `tearing gives more than one outcome, and forgetting the old content`() {
        var outcomes: Set<[UInt8]> = []
        for seed in 0..<50 {
            var random = SeededGenerator(seed: UInt64(seed))
            outcomes.insert(PowerLoss(manner: .torn, seed: 0).remains(of: Self.after, after: Self.steps, &random))
        }
        #expect(outcomes.count > 5)
        var random = SeededGenerator(seed: 0)
        #expect(PowerLoss(manner: .forgetful, seed: 0).remains(of: Self.after, after: Self.steps, &random) == Self.before)
    }
}
