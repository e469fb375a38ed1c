// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    @Suite struct DiskFullTests {
        /// Whether a file system can be mounted in a namespace of its own, which takes root.
        static let canMount: Bool = {
            let probe = try? ForeignCommand("/usr/bin/unshare", ["-m", "/bin/mount", "-t", "tmpfs", "tmpfs", "/mnt"])
            return probe?.status == 0
        }()

        /// Runs the daemon with its journal on 200 MB of its own.
        static func ownDisk(_ daemon: DaemonFixture) -> [String] {
            let script = """
                set -e; mv "$0" "$0.seed"; mkdir "$0"; mount -t tmpfs -o size=200m tmpfs "$0"; cp -a "$0.seed/." "$0"; exec "$@"
                """
            return ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script, daemon.journal]
        }

        @Test(.enabled(if: canMount, "mounting a file system needs root"))
        func `on a full disk publishes are refused and receipts recorded, and room alone brings publishes back`() async throws {
            try await withDaemon(under: DiskFullTests.ownDisk) { daemon in
                let books = await daemon.keepBooks()
                let process = try #require(await daemon.identifier)
                await daemon.enter(through: ["/usr/bin/nsenter", "-m", "-t", "\(process)"])
                let own = "/proc/\(process)/root\(daemon.journal)"
                let disk = Filler(folder: own)
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                let other = try await daemon.dealer("school/116901")
                try await school.hello()
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                _ = try await police.accepted(try exampleEvent("04-dual-registered"))
                let notice = try await school.notice()
                let adult = "dsl@example-primary.example"

                // Nearly full: refused before anything can fail.
                try disk.leave(20 << 20)
                #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                try await refuses(police, "02-weekend")
                #expect(try await daemon.json("status")["condition"]?.string == "disk-full")
                #expect(try await daemon.firstbell("status").status == 1)
                try await school.record(.delivered, of: notice)

                // Full to the last block: the reserve is there for receipts.
                try disk.leave(0)
                try await refuses(police, "02-weekend")
                try await school.record(.opened, of: notice, by: adult)

                // Even the reserve is gone: what cannot be journalled is not acknowledged, and the daemon goes on answering. The log
                // may have begun at its start again, over blocks that it has, and then there is room all the same.
                try disk.leave(0)
                let late = try await other.ask(.hello, Hello(window: 8).octets)
                if late.verb != .welcome { #expect(try Problem(body: late.body).cause == .disk) }
                let answer = try await school.receipt(.acknowledged, of: notice, by: adult, code: .noted)
                if answer.verb != .recorded { #expect(try Problem(body: answer.body).cause == .disk) }
                #expect(try await daemon.json("status")["condition"]?.string == "disk-full")

                disk.empty()
                #expect(try await daemon.firstbell("clock", "advance", "1s").status == 0)
                _ = try await police.accepted(try exampleEvent("02-weekend"))
                try await other.hello()
                try await other.record(.delivered, of: try await other.notice())
                try await school.record(.acknowledged, of: notice, by: adult, code: .noted)
                #expect(try await daemon.json("status")["condition"]?.string == "ready")
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)

                // The daemon's disk ends with it, unless somebody has a folder of it open.
                let folder = open(own, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                defer { close(folder) }
                #expect(await daemon.stop() == 0)
                #expect(try ForeignCommand("/bin/cp", ["-a", "/proc/\(getpid())/fd/\(folder)/.", daemon.journal]).status == 0)
                try daemon.check(await books.history, isSettled: false)
            }
        }

        private func refuses(_ police: StockDealer, _ file: String) async throws {
            let problem = try await police.rejection(of: .publish, try exampleEvent(file))
            #expect(problem.code == .retryLater)
            #expect(problem.cause == .disk)
            #expect((problem.retryAfter ?? 0) > 0)
        }
    }
}

/// A file that takes up room on a disk.
private struct Filler {
    let folder: String

    struct Failed: Error { let code: Int32 }

    /// Grows until so many octets are free.
    func leave(_ octets: UInt64) throws {
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else { throw Failed(code: errno) }
        let free = UInt64(room.f_bavail) * UInt64(room.f_frsize)
        guard free > octets else { return }
        let file = open("\(folder)/filler", O_WRONLY | O_CREAT, 0o600)
        guard file >= 0 else { throw Failed(code: errno) }
        defer { close(file) }
        let failure = posix_fallocate(file, lseek(file, 0, SEEK_END), off_t(free - octets))
        guard failure == 0 else { throw Failed(code: failure) }
    }

    func empty() { unlink("\(folder)/filler") }
}
