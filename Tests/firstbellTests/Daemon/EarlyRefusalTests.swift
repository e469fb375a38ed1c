// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Near a limit the daemon refuses events and goes on with receipts.
    @Suite struct EarlyRefusalTests {
        @Test func `near its limit of memory the daemon refuses events with the cause, and takes receipts`() async throws {
            try await withDaemon { daemon in
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                #expect(try await daemon.json("status")["limits"]?["refusing"]?.count == 0)
                #expect(await daemon.stop() == 0)

                // Less than any daemon has in use.
                let text = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
                let limited = text.replacing("# memoryMegabytes: 0", with: "memoryMegabytes: 1")
                #expect(limited != text)
                try limited.write(toFile: daemon.configuration, atomically: true, encoding: .utf8)
                try await daemon.start()

                let problem = try await police.rejection(of: .publish, try exampleEvent("02-weekend"))
                #expect(problem.code == .retryLater)
                #expect(problem.cause == .memory)
                #expect(problem.retryAfter == 30)
                try await school.hello()
                let notice = try await school.notice()
                try await school.record(.delivered, of: notice)
                let status = try await daemon.json("status")
                #expect(status["condition"]?.string == "memory-full")
                #expect(status["limits"]?["refusing"]?[0]?.string == "memory")
                #expect(status["limits"]?["refused"]?["memory"]?.integer == 1)
                #expect((status["limits"]?["memoryResident"]?.integer ?? 0) > 1 << 20)
                #expect(status["byStage"]?["delivered"]?.integer == 1)
                #expect(try await daemon.firstbell("status").status == 1, "that needs a person")
            }
        }
    }
}
