// SPDX-License-Identifier: Apache-2.0
import Client
import Foundation
import NIOConcurrencyHelpers
import Safeguarding
import TestSupport

/// A police system under load: publishes events about random children until it is told to stop, each until it is answered.
final class LoadProducer: Sendable {
    let source: PartnerID
    private let connection: PartnerConnection
    private let log: LoadLog
    private let stopped = NIOLockedValueBox(false)

    init(_ source: PartnerID, profile: ConnectionProfile, log: LoadLog) async throws {
        self.source = source
        self.log = log
        var timing = PartnerConnection.Timing()
        // The protocol's ten seconds would make each kill a pause; the rule that it is the same event stays.
        timing.patience = .seconds(2)
        connection = try await PartnerConnection.open(profile, session: nil, timing: timing)
    }

    /// Publishes from `lanes` tasks at a time; returns when told to stop and everything is answered.
    func run(lanes: Int, seed: UInt64) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var random = SeededGenerator(seed: seed &+ UInt64(lane))
                    while !self.stopped.withLockedValue({ $0 }) {
                        guard let child = LoadChild.all.randomElement(using: &random) else { return }
                        try await self.publish(child)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    func stop() { stopped.withLockedValue { $0 = true } }

    private func publish(_ child: LoadChild) async throws {
        let id = UUID().uuidString.lowercased()
        let answer = try await connection.publish(child.incident(id: id, force: source.code))
        guard answer.isSuccess else { return await log.rejected(answer.rejectionCode ?? "") }
        await log.accepted(id, try LoadHistory.AcceptedEvent(child: child.number, source: source, answer: answer.body))
    }

    /// The answer to an event that was accepted before.
    func repeatAnswer(id: String, child: Int) async throws -> [UInt8] {
        try await connection.publish(LoadChild.all[child].incident(id: id, force: source.code)).body
    }

    func close() async { await connection.close() }
}
