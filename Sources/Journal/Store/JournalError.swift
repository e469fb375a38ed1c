// SPDX-License-Identifier: Apache-2.0

/// Why the journal could not do what was asked.
package enum JournalError: Error, Hashable, Sendable {
    /// Another process holds the folder; `pid` is what the lock file says.
    case held(pid: Int32?)
    /// The file was written by a newer FirstBell.
    case newerVersion
    /// The file was written by an older FirstBell and is opened only to be read, which changes nothing.
    case olderVersion
    /// The deployment key is not the one that sealed this journal.
    case wrongKey
    /// A change of keys is under way, and the key before it, which is still needed, was not found.
    case formerKeyMissing
    /// A change of keys is under way already.
    case rotating
    /// The folder has no journal and none was to be made.
    case missing
    case alreadyExists
    /// The deployment key is not 32 octets.
    case badKey
    /// The disk, or the reserve beyond which only receipts are taken, is full.
    case full
    /// A write or an fsync failed; this process commits no more (design.md section 7).
    case fenced(code: Int32)
    /// The journal ends before the mark that was written after its last commit: what was acknowledged is not there.
    case cutShort
    /// `PRAGMA synchronous` did not read back FULL.
    case notDurable
    /// Something SQLite refuses that is not the disk's fault; `code` is its extended result code.
    case database(code: Int32)
    /// A record that cannot be read back as it was written.
    case damaged(String)
}

extension JournalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held(let pid): "another daemon or command holds the journal" + (pid.map { " (process \($0))" } ?? "")
        case .newerVersion: "the journal was written by a newer version of FirstBell"
        case .olderVersion: "the journal is of an older version of FirstBell"
        case .wrongKey: "the deployment key does not belong to this journal"
        case .formerKeyMissing: "the deployment key is being changed, and the former key, which is still needed, was not found"
        case .rotating: "the deployment key is being changed already"
        case .missing: "there is no journal in this folder"
        case .alreadyExists: "there is a journal in this folder already"
        case .badKey: "the deployment key is not 32 octets"
        case .full: "the disk is full"
        case .fenced(let code): "a write to the journal failed (SQLite \(code)); this process commits no more"
        case .cutShort: "the journal has lost its end: it is older than journal.mark beside it"
        case .notDurable: "SQLite does not write durably: PRAGMA synchronous did not read back FULL"
        case .database(let code): "the journal refused a statement (SQLite \(code))"
        case .damaged(let what): "the journal holds a damaged \(what)"
        }
    }
}
