// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// What attackers leave behind in a daemon: nothing (proofs.md T13).
    @Suite struct AttackTests {
        /// The address sanitizer keeps what was let go of, up to 256 MiB by itself.
        private static let words = ["/usr/bin/env", "ASAN_OPTIONS=quarantine_size_mb=1"]

        /// Memory that a daemon may keep for itself when it has been busy: arenas of the allocator, and pages of the journal.
        static let spareMemory = 12 << 20

        /// One way of ending badly.
        private enum Attack: CaseIterable {
            case garbage, silence, halfHandshake, badReady, oversizeFrame, badEvent

            func perform(_ folder: String, port: Int, _ number: Int) async throws {
                let hasTLS = self != .garbage && self != .silence
                let peer = try await RawPartner(folder: hasTLS ? folder : nil, port: port)
                do {
                    switch self {
                    case .garbage:
                        var random = SeededGenerator(seed: UInt64(number))
                        try await peer.send((0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) })
                    case .silence: break
                    case .halfHandshake: try await peer.send(Array(ZMTPBytes.greeting().prefix(40)))
                    case .badReady: try await peer.send(ZMTPBytes.greeting() + ZMTPBytes.ready([("Socket-Type", [0, 1, 2])]))
                    case .oversizeFrame:
                        try await peer.shakeHands()
                        try await peer.send([2, 0, 0, 0, 2, 0, 0, 0, 0])
                    case .badEvent:
                        try await peer.shakeHands()
                        let event = Array("{\"id\":\"\(number)\",\"data\":[".utf8) + .zeros(60_000)
                        for _ in 0..<4 {
                            try await peer.send(
                                ZMTPBytes.message(Wire.Message(.publish, correlation: [1], body: event).frames))
                        }
                    }
                } catch {
                    // Refused before it was through, which is what it was for.
                }
                await peer.close()
            }
        }

        @Test func `after hundreds of attacks the daemon has the descriptors and the memory that it had`() async throws {
            try await withDaemon(under: { _ in Self.words }) { daemon in
                let books = await daemon.keepBooks()
                let process = try #require(await daemon.identifier)
                let atRest = try Holdings(of: process)
                // What is made once and kept, such as buffers and tables of refusals, is made by a first round.
                try await attack(daemon, times: 20)
                let settled = try await holdings(of: process) { $0.descriptors <= atRest.descriptors }
                // A session that is there is seen.
                let held = try await RawPartner(folder: daemon.profileFolder("police/22"), port: await daemon.port)
                try await held.shakeHands()
                #expect(try await holdings(of: process) { $0.descriptors > settled.descriptors }.descriptors > settled.descriptors)
                try await attack(daemon, times: 60)
                await held.close()
                let after = try await holdings(of: process) {
                    $0.descriptors <= settled.descriptors && $0.memory <= settled.memory + Self.spareMemory
                }
                #expect(after.descriptors <= settled.descriptors)
                #expect(after.memory <= settled.memory + Self.spareMemory, "\(settled.memory) octets became \(after.memory)")

                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try numberedEvent(1).octets)
                #expect(try await daemon.json("status")["events"]?.integer == 1)
                try daemon.check(await books.history, isSettled: false)
            }
        }

        /// Every attack so many times, some at once, by all partners in turn.
        private func attack(_ daemon: DaemonFixture, times: Int) async throws {
            let port = await daemon.port
            let partners = ["police/22", "police/20", "school/116900", "school/116901", "school/116902", "school/116903"]
            for round in 0..<times {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (position, attack) in Attack.allCases.enumerated() {
                        let folder = daemon.profileFolder(partners[(round + position) % partners.count])
                        group.addTask { try await attack.perform(folder, port: port, round * 10 + position) }
                    }
                    try await group.waitForAll()
                }
            }
        }

        /// What a process holds once it is as wanted, or after ten seconds.
        private func holdings(of process: Int32, until wanted: (Holdings) -> Bool) async throws -> Holdings {
            let begun = ContinuousClock.now
            while true {
                let holdings = try Holdings(of: process)
                if wanted(holdings) || ContinuousClock.now - begun > .seconds(10) { return holdings }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}

/// What a process has of the system, as proc(5) tells it.
private struct Holdings {
    let descriptors: Int
    /// Octets of memory that no file stands behind.
    let memory: Int

    init(of process: Int32) throws {
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
        memory = try #require(line.split { !$0.isNumber }.first.flatMap { Int($0) }) << 10
    }
}
