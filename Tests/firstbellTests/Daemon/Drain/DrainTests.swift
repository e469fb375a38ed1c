// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// The daemon is asked to end under load: it finishes what it has, says so, and goes.
    @Suite struct DrainTests {
        private static let ends = RunLength.count("FIRSTBELL_DRAINS", short: 4)

        @Test func `every event that got through is answered before the goodbye, and nothing else is in the journal`() async throws
        {
            try await withDaemon(.load) { daemon in
                var random = SeededGenerator(seed: 20_260_504)
                var accepted = 0
                for end in 0..<Self.ends {
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
                    let reader = try daemon.reader()
                    #expect(try reader.status(now: Instant(milliseconds: 0)).events == accepted)
                    // The whole ledger is read again, which each time takes longer.
                    if end < 4 || end % 20 == 0 { #expect(try reader.verifyLedger().leaves > 0) }
                    await producer.close()

                    try await daemon.start()
                    let again = try await daemon.dealer("police/22")
                    for id in answers.keys.prefix(10) {
                        let progress = try await again.ask(.status, Array("{\"event\":\"\(id)\"}".utf8))
                        #expect(progress.verb == .progress)
                    }
                    // A stock socket that stays would come back after each start, until the partner has as many as it may.
                    await daemon.closeDealers()
                }
            }
        }

        @Test func `ends under load lose, invent and repeat nothing, and every publish has one answer`() async throws {
            try await withDaemon(.load) { daemon in
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                try await trial.run {
                    for _ in 0..<Self.ends {
                        try await trial.log.grow(by: 150)
                        #expect(await daemon.stop() == 0)
                        try await trial.restart()
                    }
                }
            }
        }
    }
}
