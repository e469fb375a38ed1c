// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Compares what clients know with what the journal says (after Jepsen's checkers) and names whatever should not be.
struct LoadChecker {
    let history: LoadHistory
    let journal: JournalStanding

    /// A sentence for each thing that is wrong; empty when the promises of design.md section 7 were kept.
    var violations: [String] {
        lost + undelivered + invented + repeated + disordered + miscounted + history.rejections.map { "an answer was \($0)" }
    }

    private var owners: [String: (event: String, recipient: PartnerID)] {
        var owners: [String: (event: String, recipient: PartnerID)] = [:]
        for (id, event) in history.accepted { for (notice, recipient) in event.notices { owners[notice] = (id, recipient) } }
        return owners
    }

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

    private var undelivered: [String] {
        let come = Set(history.arrivals.filter(\.isWhole).map(\.notice))
        return history.accepted.flatMap { id, event in
            event.notices.keys.compactMap { come.contains($0) ? nil : "notice \($0) of event \(id) never came" }
                + (journal.events[id] ?? []).compactMap { line in
                    line.stage == .delivered ? nil : "notice \(line.notice) stands at \(line.stage.rawValue)"
                }
        }
    }

    private var invented: [String] {
        let owners = owners
        return history.arrivals.compactMap { arrival in
            guard arrival.isWhole else { return "notice \(arrival.notice) came with a wrong digest" }
            guard let owner = owners[arrival.notice] else { return "notice \(arrival.notice) belongs to nothing accepted" }
            return owner.recipient == arrival.recipient ? nil : "notice \(arrival.notice) came to \(arrival.recipient)"
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

    private var miscounted: [String] {
        let notices = history.accepted.values.reduce(0) { $0 + $1.notices.count }
        let stages = journal.byStage.values.reduce(0, +)
        return [
            (journal.eventCount, history.accepted.count, "events"), (journal.noticeCount, notices, "notices"),
            (stages, notices, "notices by stage"),
        ].compactMap { stands, known, what in stands == known ? nil : "the journal has \(stands) \(what), the clients \(known)" }
    }
}
