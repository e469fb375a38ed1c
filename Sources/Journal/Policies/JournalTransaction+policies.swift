// SPDX-License-Identifier: Apache-2.0
import Ledger

extension JournalTransaction {
    /// Keeps the text of a policy, once for each digest, so that whatever cites the digest can be explained later.
    ///
    /// - Parameters:
    ///   - digest: lower-case hex SHA-256 of `text`, as decisions cite it.
    ///   - former: the digest of the policy that it takes over from while the daemon runs; nil at a start.
    package func keep(policy text: String, digest: String, after former: String? = nil) throws {
        let key = JournalReader.policyKey(digest)
        let isKept = try sql("SELECT 1 FROM meta WHERE key = ?").bind(1, key).first { _ in true } ?? false
        if !isKept { try sql("INSERT INTO meta (key, value) VALUES (?, ?)").bind(1, key).bind(2, Array(text.utf8)).run() }
        guard !isKept || former != nil else { return }
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("former", former)
        entry.add("policy", digest)
        try append(.policy, entry)
    }
}
