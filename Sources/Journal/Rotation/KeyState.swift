// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// What a journal knows of its keys: enough to recognise them, and nothing of them that opens without them.
struct KeyState: Sendable {
    /// The check value of the secret in force.
    var check: [UInt8]
    /// The check value of the secret before, while a change is under way.
    var formerCheck: [UInt8]?
    /// The keys of keyed digests, sealed; nil while the first secret is in force.
    var lookups: [UInt8]?
    /// How far the change is, as ``RotationPosition`` writes it; nil when none is under way.
    var position: RotationPosition?

    init(_ db: Database) throws {
        func meta(_ name: String) throws -> [UInt8]? {
            try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [name]).map { [UInt8]($0) }
        }
        check = try meta("keyCheck") ?? []
        formerCheck = try meta("formerKeyCheck")
        lookups = try meta("lookupKeys")
        position = try meta("rotation").map { octets in
            guard let position = RotationPosition(String(decoding: octets, as: UTF8.self)) else {
                throw JournalError.damaged("rotation")
            }
            return position
        }
    }
}

/// How far a change of keys is: everything before it is sealed by the secret in force.
package struct RotationPosition: Hashable, Sendable {
    /// What is sealed by the deployment key, in the order in which it is sealed anew.
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case subject, notice, roll
        case keyAdult = "key-adult"
        case note, hold, partner, recall, breach
        case forumMember = "forum-member"
        case familyMember = "family-member"
        case legalHold = "legal-hold"
        case portalAccount = "portal-account"
        case portalSecret = "portal-secret"
        case portalBinding = "portal-binding"
        case contact, drill
    }

    package var part: Part
    /// The last row that is done; empty before the first.
    var row: String

    /// Where a change begins.
    static let start = RotationPosition(part: .subject, row: "")

    init(part: Part, row: String) {
        self.part = part
        self.row = row
    }

    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2, let part = Part(rawValue: String(words[0])) else { return nil }
        self.init(part: part, row: String(words[1]))
    }

    var text: String { "\(part.rawValue) \(row)" }

    /// The start of the next part; nil after the last.
    var next: RotationPosition? {
        guard let index = Part.allCases.firstIndex(of: part), index + 1 < Part.allCases.count else { return nil }
        return RotationPosition(part: Part.allCases[index + 1], row: "")
    }
}
