// SPDX-License-Identifier: Apache-2.0

/// Words that people wrote about an event after its content was destroyed: they are destroyed in their turn.
extension JournalTransaction {
    func noteWords(about event: Int64) throws {
        try sql(
            """
            INSERT OR IGNORE INTO afterword (event)
            SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM subject WHERE event = ?1 AND wrapped IS NOT NULL)
            """
        ).bind(1, event).run()
    }

    /// - Parameter event: the one that recalls.
    func noteWords(ofRecall event: Int64) throws {
        let recalled = try sql("SELECT recalled FROM recall WHERE event = ?").bind(1, event).first { $0.integer(0) }
        try noteWords(about: recalled ?? event)
    }

    func noteWords(ofHold sequence: Int64) throws {
        guard let event = try sql("SELECT event FROM hold WHERE seq = ?").bind(1, sequence).first({ $0.integer(0) }) else { return }
        try noteWords(ofRecall: event)
    }
}
