// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

/// A row of a roll as the journal keeps it: sealed, and found by keyed digests.
struct SealedRoll: Sendable {
    let setting: String
    let keys: RollKeys
    let isProtected: Bool
    let attendance: Int64?
    /// Days since 1970-01-01, as all days of the journal.
    let from: Int64?
    let to: Int64?
    let sealed: [UInt8]

    init(_ row: RollRow, key: DeploymentKey) throws {
        setting = row.setting.description
        let match = MatchKeys(
            givenName: row.givenName ?? "", familyName: row.familyName, dateOfBirth: row.dateOfBirth, upn: row.upn,
            postcode: row.postcode)
        keys = RollKeys(match, dateOfBirth: row.dateOfBirth, key: key)
        isProtected = row.isProtected
        attendance = row.attendance.map { Int64($0.rawValue) }
        from = row.from.map { Int64($0.daysSinceEpoch) }
        to = row.to.map { Int64($0.daysSinceEpoch) }
        sealed = try key.sealRecord(RowText.encode(row.fields), context: "roll/\(setting)")
    }
}
