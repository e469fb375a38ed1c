// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    @Suite struct SyncTests {
        @Test func `the kernel is asked for the disk before each answer`() async throws {
            let strace = try ForeignTools.program("/usr/bin/strace", package: "strace")
            let folder = try TestFolder()
            let trace = folder.path + "/trace"
            // With -D the daemon itself is the child that the test asks to end.
            let words = [
                strace, "-D", "-f", "-qq", "-s", "48", "-o", trace, "-e", "trace=fsync,fdatasync,sendto,sendmsg,recvfrom,recvmsg",
            ]
            try await withDaemon(under: { _ in words }) { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
                for number in 10..<25 {
                    _ = try await police.accepted(Array(text.replacing("019df4a1-1001", with: "019df4a1-30\(number)").utf8))
                    try await school.record(.delivered, of: try await school.notice())
                }
                #expect(await daemon.stop() == 0)
                let log = try SyscallTrace(path: trace)
                #expect(log.answers == 30)
                #expect(log.answersWithoutSync == 0)
            }
        }

        @Test func `a trace without a sync before an answer is told from one with it`() throws {
            let lines = [
                #"7 recvfrom(33, "\1\3FB1\1\7PUBLISH\1\0011"..., 8192, 0, NULL, NULL) = 900"#, "8 fdatasync(12) = 0",
                #"7 sendto(33, "\1\3FB1\1\10ACCEPTED\1\0011"..., 700, 0, NULL, 0) = 700"#,
            ]
            #expect(SyscallTrace(lines: lines).answersWithoutSync == 0)
            #expect(SyscallTrace(lines: [lines[1], lines[0], lines[2]]).answersWithoutSync == 1)
            #expect(SyscallTrace(lines: [lines[0], lines[2], lines[1]]).answersWithoutSync == 1)
            let failed = [lines[0], "8 fdatasync(12) = -1 EIO (Input/output error)", lines[2]]
            #expect(SyscallTrace(lines: failed).answersWithoutSync == 1)
            let split = [lines[0], "8 fdatasync(12 <unfinished ...>", lines[2], "8 <... fdatasync resumed>) = 0"]
            #expect(SyscallTrace(lines: split).answersWithoutSync == 1)
        }
    }
}

/// What `strace -f` saw of requests, syncs and answers; the hop between edge and ROUTER is in clear, so that verbs can be read.
struct SyscallTrace {
    private(set) var answers = 0
    /// Answers that were sent with no finished sync since the last request was read.
    private(set) var answersWithoutSync = 0

    init(path: String) throws {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        self.init(lines: text.split(separator: "\n").map(String.init))
    }

    init(lines: [String]) {
        var isSynced = false
        for line in lines {
            if line.contains("recvfrom"), line.contains("PUBLISH") || line.contains("RECEIPT") { isSynced = false }
            if line.contains("fdatasync") || line.contains("fsync"), line.hasSuffix(" = 0") { isSynced = true }
            if line.contains("sendto("), line.contains("ACCEPTED") || line.contains("RECORDED") {
                answers += 1
                answersWithoutSync += isSynced ? 0 : 1
            }
        }
    }
}
