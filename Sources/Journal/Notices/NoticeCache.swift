// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What a receipt needs to know of a notice.
struct StandingNotice {
    var sequence: Int64
    var kind: NoticeKind
    var event: Int64
    var subject: Int64
    var recipient: PartnerID
    var digest: Digest
    /// Nil once the content has been destroyed.
    var key: BodyKey?
    var life: NoticeLife

    /// What a receipt's digest is compared with.
    enum Digest {
        /// SHA-256 of the content, which only memory holds.
        case plain([UInt8])
        /// The keyed digest of that, as the journal keeps it.
        case keyed([UInt8])
    }
}

/// The notices that were made or spoken of last, so that a receipt soon after needs no look at the journal.
///
/// It says what the transaction under way would read, and is emptied when one fails or changes notices by another way. When full
/// it forgets the older half.
struct NoticeCache {
    private var recent: [NoticeID: StandingNotice] = [:]
    private var older: [NoticeID: StandingNotice] = [:]
    private let half: Int

    init(capacity: Int = 16_384) { half = capacity / 2 }

    subscript(id: NoticeID) -> StandingNotice? {
        get { recent[id] ?? older[id] }
        set {
            guard let newValue else {
                recent[id] = nil
                older[id] = nil
                return
            }
            if recent.count >= half, recent[id] == nil {
                swap(&recent, &older)
                recent.removeAll(keepingCapacity: true)
            }
            // What older may still have of it is not looked at, for recent is asked first.
            recent[id] = newValue
        }
    }

    mutating func empty() {
        recent = [:]
        older = [:]
    }
}
