// SPDX-License-Identifier: Apache-2.0
import Journal
import TestSupport
import Testing

extension DaemonFixture {
    /// Records an issue for each promise that was not kept towards clients who know this, and for a ledger that is broken.
    ///
    /// - Parameter isSettled: whether everything that was accepted is delivered, and everything that was asked is answered.
    nonisolated func check(
        _ history: LoadHistory, isSettled: Bool = true, _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(!history.accepted.isEmpty, "nothing was published", sourceLocation: location)
        let reader = try reader()
        let standing = try JournalStanding(of: history, in: reader)
        let violations = LoadChecker(history: history, journal: standing, isSettled: isSettled).violations
        #expect(
            violations.isEmpty, "seed \(RunLength.seed), \(violations.count): \(violations.prefix(20))", sourceLocation: location)
        #expect(throws: Never.self, sourceLocation: location) { try reader.verifyLedger() }
    }

    /// Starts the daemon and notes the ledger as the start found it.
    func restart(_ log: LoadLog) async throws {
        try await start()
        await log.saw(try reader().head())
    }
}
