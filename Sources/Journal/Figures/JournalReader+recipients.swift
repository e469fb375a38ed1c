// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// Standing notices by recipient, about the events that were reported from `from` until before `before`.
    package func noticesByRecipient(from: Instant?, before: Instant?) throws -> [PartnerID: Int] {
        let parts = try eventParts(from: from, before: before) { part in
            var recipients = TextValues.partners(in: "notice")
            var counts: [Int] = []
            try part.forEachNotice("recipient") { _, row in
                let number = try row.number(2, &recipients)
                if number == counts.count { counts.append(0) }
                counts[number] += 1
            }
            return counts.enumerated().map { (recipients[$0], $1) }
        }
        var byRecipient: [PartnerID: Int] = [:]
        for (recipient, count) in parts.joined() { byRecipient[recipient, default: 0] += count }
        return byRecipient
    }

    /// How many children stand on the roll of each setting of which one is loaded.
    package func rollSizes() throws -> [PartnerID: Int] {
        let sizes = try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT setting, count(*) FROM roll WHERE ended_at IS NULL GROUP BY setting")
                .map { ($0[0] as String, $0[1] as Int) }
        }
        return Dictionary(sizes.compactMap { setting, count in PartnerID(setting).map { ($0, count) } }) { $1 }
    }
}
