// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// Standing notices by recipient, about the events that were reported from `from` until before `before`.
    package func noticesByRecipient(from: Instant?, before: Instant?) throws -> [PartnerID: Int] {
        let parts = try eventParts(from: from, before: before) { part in
            var recipients: [PartnerID] = []
            var numbers = TextValues { text in
                guard let recipient = PartnerID(octets: text) else { throw JournalError.damaged("notice") }
                recipients.append(recipient)
                return recipients.count - 1
            }
            var counts: [Int] = []
            try part.forEachNotice("recipient") { _, row in
                let number = try row.value(2, &numbers)
                if number == counts.count { counts.append(0) }
                counts[number] += 1
            }
            return zip(recipients, counts).map { ($0, $1) }
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
