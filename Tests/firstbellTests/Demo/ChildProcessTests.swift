// SPDX-License-Identifier: Apache-2.0
import Glibc
import TestSupport
import Testing

@testable import firstbell

@Suite struct ChildProcessTests {
    @Test func `lines come as they are written, also the last without an end`() async throws {
        let folder = try TestFolder()
        let child = try ChildProcess("/bin/sh", ["-c", "printf 'one\\ntwo\\n\\nlast'; exit 3"], errors: "\(folder.path)/errors")
        var lines: [String] = []
        for await line in child.lines { lines.append(line) }
        #expect(lines == ["one", "two", "", "last"])
        #expect(await child.ended() == 3)
    }

    @Test func `a process that waits is stopped by asking`() async throws {
        let folder = try TestFolder()
        let child = try ChildProcess("/bin/sh", ["-c", "echo ready; exec sleep 600"], errors: "\(folder.path)/errors")
        var lines = child.lines.makeAsyncIterator()
        #expect(await lines.next() == "ready")
        #expect(await child.stop() == 128 + 15)
    }

    @Test func `what a process says in its error output can be shown`() async throws {
        let folder = try TestFolder()
        let child = try ChildProcess(
            "/bin/sh", ["-c", "for i in 1 2 3 4 5; do echo $i >&2; done"], errors: "\(folder.path)/errors")
        _ = await child.ended()
        #expect(child.lastErrors == "2\n3\n4\n5")
    }

    @Test func `a program that is not there is an error`() throws {
        let folder = try TestFolder()
        #expect(throws: (any Error).self) { try ChildProcess("/nonexistent", [], errors: "\(folder.path)/errors") }
    }

    @Test func `a process inherits nothing but its three streams`() async throws {
        let folder = try TestFolder()
        // Without FD_CLOEXEC, as a socket that NIO has accepted.
        let kept = open("/dev/null", O_RDONLY)
        defer { close(kept) }
        let child = try ChildProcess(
            "/bin/sh", ["-c", "for fd in /proc/$$/fd/*; do echo ${fd##*/}; done"], errors: "\(folder.path)/errors")
        var lines: [String] = []
        for await line in child.lines { lines.append(line) }
        #expect(await child.ended() == 0)
        #expect(!lines.contains("\(kept)"))
        #expect(lines.contains("2"))
    }
}
