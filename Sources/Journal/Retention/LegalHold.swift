// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
package import Safeguarding

/// A person's word that the content of an event, or of all events of a case, must be kept.
package struct LegalHold: Hashable, Sendable {
    package var id: Int64
    /// Nil where it is about a case.
    package var event: Int64?
    package var placedAt: Instant
    package var releasedAt: Instant?
}

/// What a legal hold is about.
package enum LegalHoldScope: Hashable, Sendable {
    case event(Int64)
    /// The keyed digest of a case's reference.
    case reference([UInt8])
}

extension JournalTransaction {
    /// What people mean by the id of a notice, the id of an event or the reference of a case; empty where nothing has it.
    package func legalHoldScopes(of text: String) throws -> [LegalHoldScope] {
        if let id = NoticeID(text) {
            var events: [LegalHoldScope] = []
            try sql("SELECT event FROM notice WHERE id = ?1 UNION SELECT event FROM hold WHERE id = ?1").bind(1, id.octets)
                .forEach { events.append(.event($0.integer(0))) }
            if !events.isEmpty { return events }
        }
        var events: [LegalHoldScope] = []
        try sql(composed: CaseFile.eventsOfID).bind(1, text).forEach { events.append(.event($0.integer(0))) }
        // One reference may be that of a force and of a MARAC, and of an event that a producer named after it.
        var forces: [String] = []
        try sql(composed: CaseFile.forces).forEach { forces.append($0.text(0)) }
        for force in forces {
            let reference = key.lookup("reference", force, text)
            let isKnown = try sql(composed: CaseFile.eventsOfReference).bind(1, force).bind(2, reference).first { _ in true }
            if isKnown ?? false {
                events.append(.reference(reference))
            }
        }
        return events
    }

    /// Places a hold; true where none stood there already.
    package func placeLegalHold(_ scope: LegalHoldScope, by: String, reason: String) throws -> Bool {
        guard try standingLegalHold(scope) == nil else { return false }
        let id = try sql("SELECT coalesce(max(id), 0) + 1 FROM legal_hold").first { $0.integer(0) } ?? 1
        let (event, reference) = scope.columns
        try sql("INSERT INTO legal_hold (id, event, reference_key, placed_at, words) VALUES (?, ?, ?, ?, ?)")
            .bind(1, id).bind(2, event).bind(3, reference).bind(4, now.milliseconds)
            .bind(5, try key.sealRecord(Array("\(by)\u{0}\(reason)".utf8), context: "legal-hold/\(id)")).run()
        try appendLegalHold(id, event, by, state: "stopped")
        return true
    }

    /// Ends a hold; false where none stands there.
    package func releaseLegalHold(_ scope: LegalHoldScope, by: String, reason: String) throws -> Bool {
        guard let id = try standingLegalHold(scope) else { return false }
        let context = "legal-hold/\(id)"
        let placed = try sql("SELECT words FROM legal_hold WHERE id = ?").bind(1, id).first { $0.blob(0) } ?? []
        let words = try key.openRecord(placed, context: context) + Array("\u{0}\(by)\u{0}\(reason)".utf8)
        try sql("UPDATE legal_hold SET released_at = ?, words = ? WHERE id = ?")
            .bind(1, now.milliseconds).bind(2, try key.sealRecord(words, context: context)).bind(3, id).run()
        try appendLegalHold(id, scope.columns.event, by, state: "allowed")
        return true
    }

    private func standingLegalHold(_ scope: LegalHoldScope) throws -> Int64? {
        let (event, reference) = scope.columns
        return try sql("SELECT id FROM legal_hold WHERE released_at IS NULL AND event IS ?1 AND reference_key IS ?2")
            .bind(1, event).bind(2, reference).first { $0.integer(0) }
    }

    private func appendLegalHold(_ id: Int64, _ event: Int64?, _ by: String, state: String) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(key.lookup("person", by)))
        entry.add("hold", id)
        entry.add("sequence", event)
        entry.add("state", state)
        try append(.destruction, entry)
    }
}

extension LegalHoldScope {
    fileprivate var columns: (event: Int64?, reference: [UInt8]?) {
        switch self {
        case .event(let event): (event, nil)
        case .reference(let reference): (nil, reference)
        }
    }
}

extension JournalReader {
    /// The legal holds that stand, in the order in which they were placed.
    package func legalHolds() throws -> [LegalHold] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT id, event, placed_at FROM legal_hold WHERE released_at IS NULL ORDER BY id").map {
                LegalHold(id: $0[0], event: $0[1], placedAt: Instant(milliseconds: $0[2]), releasedAt: nil)
            }
        }
    }
}
