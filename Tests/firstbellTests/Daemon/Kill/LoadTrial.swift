// SPDX-License-Identifier: Apache-2.0
import Client
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire
import ZeroMQ

/// A load of two forces and nine school systems on a daemon to which something happens; settled and checked to the last notice.
struct LoadTrial {
    let daemon: DaemonFixture
    let seed: UInt64
    let log = LoadLog()
    /// Where producers and schools connect; nil for the daemon itself.
    var producerPort: Int?
    var schoolPort: Int?
    var lanes = 4
    /// How long the last delivery may take once all is well again.
    var settlingTime = Duration.seconds(120)

    init(_ daemon: DaemonFixture, seed: UInt64) {
        self.daemon = daemon
        self.seed = seed
    }

    /// Runs the load while `disaster` happens, waits until everything is delivered, and records an issue for each broken promise.
    func run(_ disaster: () async throws -> Void) async throws {
        let context = try Context(maxSockets: 64)
        var schools: [RecordingSchool] = []
        // The first school has two systems, which compete.
        for name in LoadChild.schools + LoadChild.schools.prefix(1) {
            let partner = try #require(PartnerID(name))
            schools.append(try await RecordingSchool(partner, daemon: daemon, port: schoolPort, log: log, context: context))
        }
        var producers: [LoadProducer] = []
        for force in LoadChild.forces {
            let partner = try #require(PartnerID("police/\(force)"))
            var profile = await daemon.profile(partner.description)
            if let producerPort { profile.port = producerPort }
            producers.append(try await LoadProducer(partner, profile: profile, log: log))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, producer) in producers.enumerated() {
                group.addTask { try await producer.run(lanes: lanes, seed: seed &+ UInt64(number * 1000)) }
            }
            try await disaster()
            for producer in producers { producer.stop() }
            try await group.waitForAll()
        }
        try await log.settle(within: settlingTime)
        try await check(await log.history, producers)
        for producer in producers { await producer.close() }
        for school in schools { await school.close() }
    }

    /// Starts the daemon and notes the ledger as the start found it.
    func restart() async throws { try await daemon.restart(log) }

    private func check(_ history: LoadHistory, _ producers: [LoadProducer]) async throws {
        try daemon.check(history)
        #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)

        for (id, event) in history.accepted.prefix(20) {
            guard let producer = producers.first(where: { $0.source == event.source }) else { continue }
            let again = String(decoding: try await producer.repeatAnswer(id: id, child: event.child), as: UTF8.self)
            let first = String(decoding: event.answer, as: UTF8.self)
                .replacing("\"duplicate\":true", with: "\"duplicate\":false")
            #expect(again == first.replacing("\"duplicate\":false", with: "\"duplicate\":true"))
        }
    }
}
