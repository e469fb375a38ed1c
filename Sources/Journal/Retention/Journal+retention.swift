// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Safeguarding

extension Journal {
    /// Looks at some of a part after a row, and with `destroying` destroys what is due, as one transaction.
    ///
    /// - Parameter limit: events or rows; of the ledger as many entries as some hundred events have.
    package func age(
        _ part: RetentionPart, _ rule: RetentionRule, after first: Int64, limit: Int, destroying: Bool, at now: Instant
    ) throws -> RetentionPass {
        let pass = try write(at: now) { transaction in
            switch part {
            case .content: return try transaction.age(rule, after: first, limit: limit, destroying: destroying)
            case .registers: return try transaction.ageRegisters(rule, limit: limit, destroying: destroying)
            case .metadata: return try transaction.ageMetadata(rule, after: first, limit: limit, destroying: destroying)
            case .entries:
                let pass = try transaction.ageEntries(rule, after: first, octets: limit << 10, destroying: destroying)
                if destroying, pass.entries > 0 { try transaction.recordDestruction(of: part.rawValue, count: pass.entries) }
                return pass
            }
        }
        if pass.subjects + pass.notices > 0 { try destructions.follow(pool) }
        // The last turn often destroys nothing, and those before it did. A reader here would keep the log from being emptied.
        if destroying, pass.next == nil { emptyLogSoon() }
        return pass
    }

    /// Whether this journal came back from a backup, and nobody has looked since at which content must be kept.
    ///
    /// Legal holds that were placed after the backup are gone, and what they held would be destroyed the same evening.
    package var awaitsRetentionReview: Bool { FileManager.default.fileExists(atPath: Self.restoredMark(in: folder)) }

    /// A person has looked.
    package func retentionReviewed() { try? FileManager.default.removeItem(atPath: Self.restoredMark(in: folder)) }

    static func restoredMark(in folder: String) -> String { folder + "/journal.restored" }

    /// Makes the list of destructions and a journal that may have been restored say the same, before anything is served.
    func followDestructions(at now: Instant) throws {
        let lost = try destructions.beyond(pool)
        if !lost.isEmpty {
            try write(at: now) { transaction in for record in lost { try transaction.destroyAgain(record) } }
            emptyLogSoon()
        }
        // A list that cannot be written now is written at the next destruction; notices do not wait for it.
        try? destructions.follow(pool)
    }
}
