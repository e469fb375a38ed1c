// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

extension DaemonTests {
    /// The daemon is asked to end under load: it finishes what it has, says so, and goes.
    @Suite struct DrainTests {
        private static let ends = ProcessInfo.processInfo.environment["FIRSTBELL_DRAINS"].flatMap { Int($0) } ?? 4

        @Test func `every event that got through is answered before the goodbye, and nothing else is in the journal`() async throws
        {
            try await withDaemon(.load) { daemon in
                var random = SeededGenerator(seed: 20_260_504)
                var accepted = 0
                for _ in 0..<Self.ends {
                    let producer = try await EagerProducer(try #require(PartnerID("police/22")), daemon: daemon)
                    for _ in 0..<600 { try await producer.publish(LoadChild.all[Int.random(in: 0..<48, using: &random)]) }
                    try await producer.answers(Int.random(in: 1...300, using: &random))
                    #expect(await daemon.stop() == 0)
                    try await producer.goodbye()
                    #expect(await producer.goodbyes == [.shuttingDown])
                    let answers = await producer.answers
                    #expect(answers.values.allSatisfy { $0.verb == .accepted })
                    accepted += answers.count
                    // What is committed is answered: had an answer been lost on the way out, the journal would have more.
                    let reader = try Self.reader(daemon)
                    #expect(try reader.status(now: Instant(milliseconds: 0)).events == accepted)
                    #expect(try reader.verifyLedger().leaves > 0)
                    await producer.close()

                    try await daemon.start()
                    let again = try await daemon.dealer("police/22")
                    for id in answers.keys.prefix(10) {
                        let progress = try await again.ask(.status, Array("{\"event\":\"\(id)\"}".utf8))
                        #expect(progress.verb == .progress)
                    }
                }
            }
        }

        @Test func `ends under load lose, invent and repeat nothing, and every publish has one answer`() async throws {
            try await withDaemon(.load) { daemon in
                let log = LoadLog()
                let context = try Context(maxSockets: 64)
                var schools: [RecordingSchool] = []
                for name in LoadChild.schools {
                    schools.append(
                        try await RecordingSchool(try #require(PartnerID(name)), daemon: daemon, log: log, context: context))
                }
                let police = try #require(PartnerID("police/22"))
                let producer = try await LoadProducer(police, profile: await daemon.profile("police/22"), log: log)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await producer.run(lanes: 8, seed: 7) }
                    for _ in 0..<Self.ends {
                        try await log.grow(by: 150)
                        #expect(await daemon.stop() == 0)
                        try await daemon.start()
                    }
                    producer.stop()
                    try await group.waitForAll()
                }
                try await log.settle()
                let history = await log.history
                let reader = try Self.reader(daemon)
                let violations = LoadChecker(history: history, journal: try standing(history, reader)).violations
                #expect(violations.isEmpty, "\(violations.count): \(violations.prefix(20))")
                for (id, event) in history.accepted.prefix(20) {
                    let again = String(decoding: try await producer.repeatAnswer(id: id, child: event.child), as: UTF8.self)
                    let first = String(decoding: event.answer, as: UTF8.self)
                    #expect(
                        again.replacing("\"duplicate\":true", with: "\"duplicate\":false")
                            == first.replacing("\"duplicate\":true", with: "\"duplicate\":false"))
                }
                await producer.close()
                for school in schools { await school.close() }
            }
        }

        private static func reader(_ daemon: DaemonFixture) throws -> JournalReader {
            let key = URL(fileURLWithPath: daemon.deployment + "/keys/deployment.key")
            return try JournalReader(folder: daemon.journal, key: try DeploymentKey([UInt8](Data(contentsOf: key))))
        }

        private func standing(_ history: LoadHistory, _ reader: JournalReader) throws -> JournalStanding {
            let status = try reader.status(now: Instant(milliseconds: 0))
            var standing = JournalStanding(eventCount: status.events, noticeCount: status.notices, byStage: status.byStage)
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
