// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// Standing notices by recipient, about the events that were reported from `from` until before `before`.
    package func noticesByRecipient(from: Instant?, before: Instant?) throws -> [PartnerID: Int] {
        let span = try events(from: from, before: before)
        var counts: [String: Int] = [:]
        try forEachNotice("recipient", of: span.range) { row in
            guard span.place(of: row[0]) != nil else { return }
            counts[row[2] as String, default: 0] += 1
        }
        var byRecipient: [PartnerID: Int] = [:]
        for (recipient, count) in counts {
            guard let recipient = PartnerID(recipient) else { throw JournalError.damaged("notice") }
            byRecipient[recipient] = count
        }
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
