// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB

extension JournalReader {
    /// The e-mail of each of some key adults, by their rows, of today or of then.
    package func emails(ofKeyAdults rows: Set<Int64>) throws -> [Int64: String] { try keyAdults(rows).mapValues(\.email) }

    /// The name of each, likewise.
    package func names(ofKeyAdults rows: Set<Int64>) throws -> [Int64: String] { try keyAdults(rows).mapValues(\.name) }

    /// What the directory has of each; those that retention has emptied are left out.
    private func keyAdults(_ rows: Set<Int64>) throws -> [Int64: KeyAdultRow] {
        try pool.read { db in
            var adults: [Int64: KeyAdultRow] = [:]
            for row in rows {
                guard
                    let found = try Row.fetchOne(
                        db, sql: "SELECT partner, sealed FROM key_adult WHERE id = ? AND sealed <> x''", arguments: [row])
                else { continue }
                let plain = try key.openRecord([UInt8](found[1] as Data), context: "key-adult/\(found[0] as String)")
                adults[row] = try KeyAdultRow(fields: RowText.decode(plain))
            }
            return adults
        }
    }
}
