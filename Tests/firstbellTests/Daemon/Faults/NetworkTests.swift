// SPDX-License-Identifier: Apache-2.0
import Glibc
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Lines between partners and the daemon that are slow, dead, stalled or cut (proofs.md T8 to T11).
    ///
    /// FIRSTBELL_STORM says how many connections come back at once, FIRSTBELL_NETWORK_ROUNDS repeats each disturbance, FIRSTBELL_PAUSE_SECONDS says how long a pause is.
    @Suite struct NetworkTests {
        static let rounds = RunLength.count("FIRSTBELL_NETWORK_ROUNDS", short: 1)
        static let storm = RunLength.count("FIRSTBELL_STORM", short: 120)
        static let pause = RunLength.count("FIRSTBELL_PAUSE_SECONDS", short: 4)

        /// A load over a line, and what happens to the line.
        private func trial(
            _ disturb: (LoadTrial, FaultyLine, DaemonFixture) async throws -> Void
        ) async throws {
            try await withDaemon(.load) { daemon in
                let line = try await FaultyLine(to: await daemon.port)
                var trial = LoadTrial(daemon, seed: RunLength.seed)
                trial.producerPort = line.port
                trial.schoolPort = line.port
                trial.settlingTime = .seconds(180)
                try await trial.run {
                    for _ in 0..<Self.rounds {
                        try await trial.log.grow(by: 50)
                        try await disturb(trial, line, daemon)
                        line.become(.clear)
                    }
                    try await trial.log.grow(by: 50)
                }
                await line.close()
            }
        }

        @Test func `round trips of two seconds lose and repeat nothing`() async throws {
            try await trial { trial, line, _ in
                line.become(.slow(.seconds(1), jitter: .milliseconds(200)))
                try await trial.log.grow(by: 24)
            }
        }

        @Test func `a fifth of all packets lost, at round trips of two seconds too, loses and repeats nothing`() async throws {
            try await trial { trial, line, _ in
                let before = PacketLoss.retransmissions()
                line.lose(0.2)
                try await trial.log.grow(by: 200)
                line.become(.slow(.seconds(1), jitter: .milliseconds(200)))
                try await trial.log.grow(by: 12)
                line.lose(0)
                #expect(PacketLoss.retransmissions() - before >= 10, "no packet was lost")
            }
        }

        @Test func `connections that are cut at random lose and repeat nothing`() async throws {
            try await trial { trial, line, _ in
                for _ in 0..<8 {
                    line.cut(chance: 0.4)
                    try await trial.log.grow(by: 25)
                }
            }
        }

        @Test func `a line that stalls goes on where it stopped`() async throws {
            try await trial { _, line, _ in
                line.become(.stalled)
                try await Task.sleep(for: .seconds(Self.pause))
            }
        }

        @Test func `a daemon that is stopped and goes on loses and repeats nothing`() async throws {
            try await trial { _, _, daemon in
                let process = try #require(await daemon.identifier)
                kill(process, SIGSTOP)
                try await Task.sleep(for: .seconds(Self.pause))
                kill(process, SIGCONT)
            }
        }

        @Test func `one school that takes nothing holds up no other, and gets everything when it goes on`() async throws {
            try await withDaemon(.load) { daemon in
                let dead = try await FaultyLine(to: await daemon.port)
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                // A second system of a school of the load, with room for all its notices and an ear for none of them.
                let stalled = try await daemon.dealer(LoadChild.schools[2], port: dead.port)
                try await stalled.hello(window: 256)
                dead.become(.stalled)
                try await trial.run {
                    try await trial.log.grow(by: 400)
                    #expect(await trial.log.history.recorded.count > 50, "the others were held up")
                    // Its session ends, and what was out on it goes to the system that listens.
                    dead.cut()
                }
                await dead.close()
            }
        }

        @Test func `sessions that all come back at once are all back, and those that stayed are answered meanwhile`() async throws {
            try await withDaemon(.load) { daemon in
                let books = await daemon.keepBooks()
                let line = try await FaultyLine(to: await daemon.port)
                var sessions: [StockDealer] = []
                // At most 16 sessions a partner (design.md section 4).
                let others = max(0, (Self.storm + 14) / 15 - LoadChild.partners.count)
                let partners = LoadChild.partners + (0..<others).map { "agency/storm-\($0)" }
                try await daemon.enrol(Array(partners.dropFirst(LoadChild.partners.count)))
                for number in 0..<Self.storm {
                    let session = try await daemon.dealer(partners[number % partners.count], port: line.port)
                    try await session.hello(window: 1)
                    sessions.append(session)
                }
                let stayed = try await daemon.dealer(LoadChild.schools[0])
                try await stayed.hello(window: 1)
                let police = try await daemon.dealer("police/22")
                line.cut()
                let clock = ContinuousClock()
                let start = clock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for session in sessions {
                        group.addTask {
                            // Said again until it is answered, as docs/protocol.md asks of a client.
                            while clock.now - start < .seconds(60) {
                                if try await session.isWelcome(within: .seconds(5)) { return }
                            }
                            Issue.record("a session was not back after a minute")
                        }
                    }
                    for number in 0..<20 {
                        let asked = clock.now
                        try await stayed.hello(window: 1)
                        #expect(clock.now - asked < .seconds(5))
                        _ = try await police.accepted(LoadChild.all[number].incident(id: "storm-\(number)", force: "22"))
                        #expect(clock.now - asked < .seconds(10))
                    }
                    try await group.waitForAll()
                }
                try daemon.check(await books.history, isSettled: false)
                await line.close()
            }
        }

        @Test func `a school whose line is dead without a word is noticed, and its notices go to its next session`() async throws {
            try await withDaemon { daemon in
                let books = await daemon.keepBooks()
                let line = try await FaultyLine(to: await daemon.port)
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900", port: line.port)
                try await school.hello()
                let clock = ContinuousClock()
                let death = clock.now
                line.goDead()
                let event = try numberedEvent(1)
                let accepted = try await police.accepted(event.octets)
                // A second system of the school, which is well, and has no claim to what is out on the dead session.
                let other = try await daemon.dealer("school/116900")
                try await other.hello()
                let notice = try await other.notice(within: .seconds(30) - (clock.now - death))
                #expect(notice.envelope.id == accepted.answer.notices.first?.notice)
                #expect(notice.envelope.attempt == 2)
                try await other.record(.delivered, of: notice)
                try daemon.check(await books.history)
                await line.close()
            }
        }
    }
}
