// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding

extension JournalTransaction {
    /// Moves the clock of a rehearsal: `offset` milliseconds are added to the machine's clock from now on.
    package func setClockOffset(_ offset: Int64) throws {
        try set("clockOffset", String(offset))
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("offset", offset)
        try append(.clock, entry)
    }

    /// Records that the daemon started with some configuration.
    ///
    /// - Parameter digest: lower-case hex digest of the configuration and the policy in force.
    package func recordStart(configuration digest: String, version: String) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("configuration", digest)
        entry.add("version", version)
        try append(.configuration, entry)
    }

    /// The calendar version in force, and with `next` the one after it, which then is.
    package func calendarVersion(next: Bool = false) throws -> Int {
        let stored = try sql("SELECT value FROM meta WHERE key = 'calendarVersion'").first { $0.blob(0) } ?? []
        let version = Int(String(decoding: stored, as: UTF8.self)) ?? 0
        guard next else { return version }
        try set("calendarVersion", String(version + 1))
        return version + 1
    }

    /// Says that every open deadline is by this calendar version.
    package func deadlinesComputed(for version: Int) throws { try set("deadlinesVersion", String(version)) }

    /// Says to the rolls of which day, by which rules, everything that waits has been held.
    ///
    /// - Parameter mark: what ``JournalReader/rollsFollowed()`` is compared with; nil to have it done anew after a start.
    package func rollsFollowed(_ mark: String?) throws { try set("rollsFollowed", mark ?? "") }

    /// Says with which key the ledger's checkpoints are signed from now on.
    ///
    /// - Parameters:
    ///   - verifier: the key as verifiers want it, `name+hash+key`.
    ///   - change: who put it in the place of another, and why, of which keyed digests are kept; nil for the first.
    package func sign(with verifier: String, change: (by: String, reason: String)? = nil) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", change.map { Hex.text(key.lookup("person", $0.by)) })
        entry.add("key", verifier)
        entry.add("reason", change.map { Hex.text(key.outliving(Array($0.reason.utf8))) })
        try set("ledgerKey", verifier)
        try append(.signingKey, entry)
    }

    private func set(_ name: String, _ value: String) throws {
        try sql("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .bind(1, name).bind(2, Array(value.utf8)).run()
    }
}
