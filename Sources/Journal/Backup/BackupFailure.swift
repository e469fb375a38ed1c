// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Why a backup was not made, or not put in place.
package enum BackupFailure: Error, Hashable, Sendable {
    /// Something is in the place already, and nothing is ever overwritten.
    case exists
    /// The file cannot be written; `code` is `errno`.
    case unwritable(code: Int32)
    /// The file cannot be read; `code` is `errno`.
    case unreadable(code: Int32)
    /// SQLite could not copy; `code` is its result code.
    case copying(code: Int32)
    /// No copy is being made: too long passed between two steps.
    case abandoned
    /// There is no manifest beside the file, or it cannot be read.
    case noManifest
    /// The file is not the one that the manifest tells of.
    case changed
    /// The file is no journal, or SQLite finds it broken.
    case damaged
    /// Rows of a table refer to rows of another that are not there.
    case brokenReferences(table: String, parent: String)
    /// The backup is of another deployment than the configuration.
    case otherDeployment(trustDomain: String, name: String)
    /// What the file says of itself is not what the manifest says.
    case otherLedger

    /// What is wrong, without an end mark.
    package var what: String {
        switch self {
        case .exists: "something is in that place already, and nothing is overwritten"
        case .unwritable(let code): "the file cannot be written: \(Self.words(code))"
        case .unreadable(let code): "the file cannot be read: \(Self.words(code))"
        case .copying(let code): "SQLite could not copy the journal (\(code))"
        case .abandoned: "the copy was given up: too long passed between two steps, or the daemon ended"
        case .noManifest: "the manifest is missing or cannot be read"
        case .changed: "the file is not the one that its manifest tells of: its length or SHA-256 differs"
        case .damaged: "the file is no journal, or a broken one"
        case .brokenReferences(let table, let parent): BrokenReferences.what(table, parent)
        case .otherDeployment(let trustDomain, let name): "the backup is of \(trustDomain)/broker/\(name)"
        case .otherLedger: "what the file says of itself is not what its manifest says"
        }
    }

    /// Completes the sentence "Try: ...".
    package var remedy: String {
        switch self {
        case .exists: "another place"
        case .unwritable: "a folder that exists and that the daemon's user may write to, with space"
        case .unreadable: "a file that is there and that you may read"
        case .copying: "space on both disks, and the system's log"
        case .abandoned: "the backup again"
        case .noManifest: "the .json file that `firstbell backup` wrote, beside the backup under the same name"
        case .changed, .damaged, .brokenReferences, .otherLedger: "an earlier backup, or the same one from another medium"
        case .otherDeployment: "--config of that deployment, or the right backup"
        }
    }

    private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
