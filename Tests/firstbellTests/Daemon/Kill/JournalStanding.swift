// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding

/// What the journal says of a load.
struct JournalStanding: Sendable {
    struct Line: Sendable {
        var notice: String
        var recipient: PartnerID
        var stage: Stage
        /// How many decisions release it to this recipient, each under a policy.
        var decisions = 1
        /// Whom it is about, by the journal's number.
        var subject: Int64 = 0
        /// The digest of the policy that released it.
        var policy = ""
        var deadline = Instant(milliseconds: 0)
        /// Whether its life is over.
        var isFinal = false
        /// Whether something is to happen to it, at a time or at the recipient's word.
        var hasNextAction = true
        /// Whether the stage that is written is the one that its instants say.
        var isConsistent = true
        /// Digests of content that this notice was journalled with, out of those that its recipient got.
        var digests: Set<[UInt8]> = []
    }

    /// By the id of the event.
    var events: [String: [Line]] = [:]
    var eventCount = 0
    var noticeCount = 0
    var byStage: [Stage: Int] = [:]
    /// The ledger's root at each size that a start showed; a size that is not there has none.
    var roots: [UInt64: MerkleHash] = [:]
    /// The tree now.
    var head = Frontier().head
    /// The leaves of the ledger that a rule asks for, in order.
    var leaves: [LedgerLine] = []
    /// Digests of the policies whose text the journal keeps.
    var policies: Set<String> = []
}

extension JournalStanding {
    /// Reads what stands about what clients know, and counts everything.
    init(of history: LoadHistory, in reader: JournalReader) throws {
        let status = try reader.status(now: Instant(milliseconds: 0))
        self.init(eventCount: status.events, noticeCount: status.notices, byStage: status.byStage, head: try reader.head())
        var come: [String: Set<[UInt8]>] = [:]
        for arrival in history.arrivals where arrival.isWhole { come[arrival.notice, default: []].insert(arrival.digest) }
        for event in try reader.standing() {
            events[event.id] = event.notices.filter { $0.kind == .subject }.map { notice in
                let life = notice.life
                let decisions = event.decisions.filter {
                    $0.subject == notice.subject && $0.recipient == notice.recipient && $0.outcome == "release"
                        && !$0.policy.isEmpty
                }
                let isFinal = life.closedAt != nil || life.refusedAt != nil
                // Undelivered it is sent again, unread it escalates until the last level, and then it is its reader's to close.
                let escalates = notice.escalatesAt != nil || notice.escalation == .deadlinePassed
                let isDue =
                    life.awaitsReader ? escalates && (life.deliveredAt != nil || notice.hasBody) : notice.escalatesAt == nil
                return Line(
                    notice: notice.id.description, recipient: notice.recipient, stage: notice.stage, decisions: decisions.count,
                    subject: notice.subject, policy: decisions.last?.policy ?? "", deadline: notice.deadline,
                    isFinal: isFinal, hasNextAction: !isFinal && isDue, isConsistent: life.stage == notice.stage,
                    digests: (come[notice.id.description] ?? []).filter { reader.isDigest($0, of: notice) })
            }
        }
        for head in history.heads { roots[head.size] = try reader.root(at: head.size) }
        _ = try reader.forEachLeaf(.all) { leaf in
            if let line = try LedgerLine(leaf) { leaves.append(line) }
        }
        for case .policy(let digest) in leaves {
            if try reader.policy(digest) != nil { policies.insert(digest) }
        }
    }
}

extension DaemonFixture {
    /// The journal's reader, beside the daemon or without one.
    nonisolated func reader() throws -> JournalReader {
        let key = URL(fileURLWithPath: deployment + "/keys/deployment.key")
        return try JournalReader(folder: journal, key: try DeploymentKey([UInt8](Data(contentsOf: key))))
    }
}
