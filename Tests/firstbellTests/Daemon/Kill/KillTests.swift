// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

extension DaemonTests {
    /// The daemon is killed under load, again and again, and nothing that it acknowledged is lost (design.md section 7).
    ///
    /// FIRSTBELL_KILLS says how often, FIRSTBELL_SEED repeats the choices of a run.
    @Suite struct KillTests {
        static let kills = environment("FIRSTBELL_KILLS") ?? 8
        static let seed = UInt64(environment("FIRSTBELL_SEED") ?? 20_260_504)

        private static func environment(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

        @Test func `kills at random moments under load lose, invent and repeat nothing that was acknowledged`() async throws {
            try await withDaemon(.load) { daemon in
                let log = LoadLog()
                let context = try Context(maxSockets: 64)
                var schools: [RecordingSchool] = []
                // The first school has two systems, which compete.
                for name in LoadChild.schools + LoadChild.schools.prefix(1) {
                    let partner = try #require(PartnerID(name))
                    schools.append(try await RecordingSchool(partner, daemon: daemon, log: log, context: context))
                }
                var producers: [LoadProducer] = []
                for force in LoadChild.forces {
                    let partner = try #require(PartnerID("police/\(force)"))
                    producers.append(
                        try await LoadProducer(partner, profile: await daemon.profile(partner.description), log: log))
                }
                let heads = try await withThrowingTaskGroup(of: Void.self) { group in
                    for (number, producer) in producers.enumerated() {
                        group.addTask { try await producer.run(lanes: 4, seed: Self.seed &+ UInt64(number * 1000)) }
                    }
                    let heads = try await Self.torment(daemon, log)
                    for producer in producers { producer.stop() }
                    try await group.waitForAll()
                    return heads
                }
                try await log.settle()
                try await check(await log.history, daemon, heads, producers)
                for producer in producers { await producer.close() }
                for school in schools { await school.close() }
            }
        }

        /// A tree head that the daemon showed.
        struct Head: Sendable {
            var size: UInt64
            var root: MerkleHash
        }

        private static func reader(_ daemon: DaemonFixture) throws -> JournalReader {
            let key = URL(fileURLWithPath: daemon.deployment + "/keys/deployment.key")
            return try JournalReader(folder: daemon.journal, key: try DeploymentKey([UInt8](Data(contentsOf: key))))
        }

        private static func head(_ daemon: DaemonFixture) throws -> Head {
            let reader = try reader(daemon)
            let size = UInt64(try reader.status(now: Instant(milliseconds: 0)).ledgerSize)
            return Head(size: size, root: try #require(try reader.root(at: size)))
        }

        /// Kills and restarts; the tree head after each start.
        private static func torment(_ daemon: DaemonFixture, _ log: LoadLog) async throws -> [Head] {
            var random = SeededGenerator(seed: seed)
            var heads: [Head] = []
            for _ in 0..<kills {
                try await log.grow(by: Int.random(in: 1...200, using: &random))
                // Answers come after commits: some more microseconds put kills between all other steps too.
                try await Task.sleep(for: .microseconds(Int.random(in: 0...3000, using: &random)))
                await daemon.kill()
                if Int.random(in: 0..<4, using: &random) == 0 {
                    // A kill while the daemon recovers from the kill before.
                    try await daemon.begin()
                    try await Task.sleep(for: .milliseconds(Int.random(in: 1...300, using: &random)))
                    await daemon.kill()
                }
                try await daemon.start()
                heads.append(try head(daemon))
            }
            return heads
        }

        private func check(
            _ history: LoadHistory, _ daemon: DaemonFixture, _ heads: [Head], _ producers: [LoadProducer]
        ) async throws {
            let reader = try Self.reader(daemon)
            #expect(history.accepted.count > Self.kills, "the load was none")
            let violations = LoadChecker(history: history, journal: try standing(history, reader)).violations
            #expect(violations.isEmpty, "seed \(Self.seed), \(violations.count): \(violations.prefix(20))")

            #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            let verified = try reader.verifyLedger()
            #expect(heads.map(\.size) == heads.map(\.size).sorted())
            for head in heads { #expect(try reader.root(at: head.size) == head.root) }
            #expect(verified.leaves >= heads.last?.size ?? 0)

            for (id, event) in history.accepted.prefix(20) {
                guard let producer = producers.first(where: { $0.source == event.source }) else { continue }
                let again = String(decoding: try await producer.repeatAnswer(id: id, child: event.child), as: UTF8.self)
                let first = String(decoding: event.answer, as: UTF8.self)
                #expect(again == first.replacing("\"duplicate\":false", with: "\"duplicate\":true"))
            }
        }

        private func standing(_ history: LoadHistory, _ reader: JournalReader) throws -> JournalStanding {
            let status = try reader.status(now: Instant(milliseconds: 0))
            var standing = JournalStanding(
                eventCount: status.events, noticeCount: status.notices, byStage: status.byStage)
            for (id, event) in history.accepted {
                guard let lines = try reader.progress(source: event.source, id: id) else { continue }
                standing.events[id] = lines.compactMap { line in
                    line.recipient.map { .init(notice: line.id.description, recipient: $0, stage: line.stage) }
                }
            }
            return standing
        }
    }
}
