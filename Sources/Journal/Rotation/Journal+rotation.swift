// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

/// A change of the deployment key: begun in one transaction, done in batches, ended in another. Until its end both keys open
/// what they sealed, so that a kill at any moment, and a daemon that runs between two batches, lose nothing.
extension Journal {
    /// How far a change of keys is; nil when none is under way.
    package func rotation() throws -> RotationPosition? { try pool.read { try KeyState($0).position } }

    /// Puts another secret in force.
    ///
    /// The secret must be on the disk before. This journal object still has the old one: close it, and open the journal with
    /// both secrets to go on.
    ///
    /// - Throws: ``JournalError/rotating`` when a change is under way already.
    package func beginRotation(to octets: [UInt8], at now: Instant) throws {
        guard try rotation() == nil else { throw JournalError.rotating }
        let new = try DerivedKeys(octets)
        let lookups = try key.lookups.sealed(by: new)
        try write(at: now) { transaction in
            try transaction.setMeta("keyCheck", new.check)
            try transaction.setMeta("formerKeyCheck", key.check)
            try transaction.setMeta("lookupKeys", lookups)
            try transaction.setMeta("rotation", Array(RotationPosition.start.text.utf8))
            try transaction.recordRotation("begun", from: key.check, to: new.check)
        }
    }

    /// Seals up to `limit` records anew, in one transaction; the last one ends the change.
    ///
    /// - Returns: how many were sealed anew, and where the change is now; nil when it is over.
    package func rotateOn(limit: Int, at now: Instant) throws -> (sealed: Int, position: RotationPosition?) {
        guard let position = try rotation(), let former = key.former else { return (0, nil) }
        return try write(at: now) { transaction in
            let (sealed, last) = try transaction.sealAnew(position, limit: limit)
            if let last {
                let reached = RotationPosition(part: position.part, row: last)
                try transaction.setMeta("rotation", Array(reached.text.utf8))
                return (sealed, reached)
            }
            if let next = position.next {
                try transaction.setMeta("rotation", Array(next.text.utf8))
                return (sealed, next)
            }
            try transaction.removeMeta("rotation")
            try transaction.removeMeta("formerKeyCheck")
            try transaction.recordRotation("done", from: former.check, to: key.check)
            return (sealed, nil)
        }
    }

    /// Empties the write-ahead log into the database: what was overwritten is then nowhere in the journal's files.
    package func emptyLog() throws {
        _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Check values of the secrets that the journal needs now.
    package func keyChecks() throws -> (current: String, former: String?) {
        let state = try pool.read(KeyState.init)
        return (Hex.text(state.check), state.formerCheck.map { Hex.text($0) })
    }
}
