// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding

/// Compares what clients know with what the journal says (after Jepsen's checkers) and names whatever should not be.
///
/// docs/faults.md lists the rules. It reads values and nothing else, so that its own tests can break each promise.
struct LoadChecker {
    let history: LoadHistory
    let journal: JournalStanding
    /// Whether the load ran until everything was delivered.
    var isSettled = true

    /// A sentence for each thing that is wrong; empty when the promises of design.md section 7 were kept.
    var violations: [String] {
        lost + unrecorded + undecided + stuck + invented + changed + repeated + disordered + miscounted + forked
            + unlawful + rescheduled + trespassing
            + (isSettled ? undelivered : []) + history.rejections.map { "an answer was \($0)" }
    }

    private var owners: [String: (event: String, recipient: PartnerID)] {
        var owners: [String: (event: String, recipient: PartnerID)] = [:]
        for (id, event) in history.accepted { for (notice, recipient) in event.notices { owners[notice] = (id, recipient) } }
        return owners
    }

    var lines: [JournalStanding.Line] { journal.events.values.flatMap(\.self) }

    /// Acknowledged means in the journal, with the notices that the answer named.
    private var lost: [String] {
        history.accepted.compactMap { id, event in
            guard let lines = journal.events[id] else { return "event \(id) was accepted and is not in the journal" }
            let standing = Dictionary(lines.map { ($0.notice, $0.recipient) }) { first, _ in first }
            guard standing.count == lines.count, standing == event.notices else {
                return "event \(id) has other notices in the journal than in its answer"
            }
            return nil
        }
    }

    /// A receipt that was recorded is in the journal.
    private var unrecorded: [String] {
        let stored: Set<Stage> = [.delivered, .opened, .acknowledged, .closed, .refused]
        let standing = Set(lines.filter { stored.contains($0.stage) }.map(\.notice))
        return history.recorded.subtracting(standing).map { "notice \($0) was recorded as delivered and does not stand so" }
    }

    /// Each notice has exactly one decision that releases it to its recipient.
    private var undecided: [String] {
        lines.compactMap { $0.decisions == 1 ? nil : "notice \($0.notice) has \($0.decisions) decisions that release it" }
    }

    /// Each notice has one final state or one next action, and never both.
    private var stuck: [String] {
        lines.compactMap { line in
            guard line.isConsistent else {
                return "notice \(line.notice) stands at \(line.stage.rawValue) against its own instants"
            }
            guard line.isFinal != line.hasNextAction else {
                return "notice \(line.notice) has \(line.isFinal ? "a next action after its end" : "no next action")"
            }
            return nil
        }
    }

    private var undelivered: [String] {
        let come = Set(history.arrivals.filter(\.isWhole).map(\.notice))
        return history.accepted.flatMap { id, event in
            event.notices.keys.compactMap { come.contains($0) ? nil : "notice \($0) of event \(id) never came" }
                + (journal.events[id] ?? []).compactMap { line in
                    line.stage == .delivered ? nil : "notice \(line.notice) stands at \(line.stage.rawValue)"
                }
        }
    }

    /// What comes belongs to something accepted and to whom it comes.
    ///
    /// Until its answer an event may be known to the journal alone.
    private var invented: [String] {
        let owners = owners
        let standing = Dictionary(lines.map { ($0.notice, $0.recipient) }) { first, _ in first }
        return history.arrivals.compactMap { arrival in
            guard arrival.isWhole else { return "notice \(arrival.notice) came with a wrong digest" }
            guard let recipient = owners[arrival.notice]?.recipient ?? (isSettled ? nil : standing[arrival.notice]) else {
                return "notice \(arrival.notice) belongs to nothing accepted"
            }
            return recipient == arrival.recipient ? nil : "notice \(arrival.notice) came to \(arrival.recipient)"
        }
    }

    /// Whatever came is the content that was journalled.
    private var changed: [String] {
        let digests = Dictionary(lines.map { ($0.notice, $0.digests) }) { first, _ in first }
        return history.arrivals.compactMap { arrival in
            guard arrival.isWhole, let journalled = digests[arrival.notice], !journalled.contains(arrival.digest) else {
                return nil
            }
            return "notice \(arrival.notice) came with other content than was journalled"
        }
    }

    /// A notice comes again only with a higher attempt.
    private var repeated: [String] {
        var last: [String: Int] = [:]
        return history.arrivals.compactMap { arrival in
            defer { last[arrival.notice] = max(arrival.attempt, last[arrival.notice] ?? 0) }
            guard let before = last[arrival.notice], arrival.attempt <= before else { return nil }
            return "notice \(arrival.notice) came twice as attempt \(arrival.attempt)"
        }
    }

    /// A recipient sees the events about one child in the order in which they were accepted.
    private var disordered: [String] {
        let owners = owners
        var seen: Set<String> = []
        var newest: [String: Int64] = [:]
        return history.arrivals.compactMap { arrival in
            guard seen.insert(arrival.notice).inserted, let owner = owners[arrival.notice],
                let event = history.accepted[owner.event]
            else { return nil }
            let line = "\(arrival.recipient) \(event.child)"
            defer { newest[line] = max(event.sequence, newest[line] ?? 0) }
            guard let before = newest[line], event.sequence < before else { return nil }
            return "notice \(arrival.notice) came after a later one about the same child"
        }
    }

    /// Nothing stands in the journal that no client knows, and the states add up to what was accepted.
    private var miscounted: [String] {
        let notices = history.accepted.values.reduce(0) { $0 + $1.notices.count }
        let stages = journal.byStage.values.reduce(0, +)
        let sums = [(stages, journal.noticeCount, "notices by stage"), (lines.count, journal.noticeCount, "notices with an event")]
        let known = [(journal.eventCount, history.accepted.count, "events"), (journal.noticeCount, notices, "notices")]
        return (sums + (isSettled ? known : [])).compactMap { stands, known, what in
            stands == known ? nil : "there are \(stands) \(what), and \(known) of them are known"
        }
    }

    /// The ledger never shrinks and never changes what it said.
    private var forked: [String] {
        let heads = history.heads
        let shrunk = zip(heads, heads.dropFirst() + [journal.head]).compactMap { before, after in
            after.size < before.size ? "the ledger went from \(before.size) leaves to \(after.size)" : nil
        }
        return shrunk
            + heads.compactMap { head in
                journal.roots[head.size] == head.root ? nil : "the ledger's root at \(head.size) leaves is not what it was"
            }
    }
}
