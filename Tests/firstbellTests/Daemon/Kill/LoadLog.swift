// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Wire

/// Where the clients of a load write what they learn, and where others wait for it to grow.
actor LoadLog {
    private(set) var history = LoadHistory()
    /// Answers and arrivals so far.
    private(set) var count = 0
    private let milestones = Mailbox<Int>()
    private var awaited: Int?
    private var awaitsSettling = false

    func accepted(_ id: String, _ event: LoadHistory.AcceptedEvent) async {
        if let before = history.accepted[id] {
            let isSame = (before.sequence, before.notices, before.deadlines) == (event.sequence, event.notices, event.deadlines)
            if !isSame { history.rejections.append("another one than before, to event \(id)") }
        } else {
            history.accepted[id] = event
        }
        await grew()
    }

    /// A partner heard this in answer to a request with this body.
    func heard(_ answer: Wire.Message, to body: [UInt8], of partner: PartnerID) async throws {
        switch answer.verb {
        case .accepted:
            let event = try JSONDocument(body).root
            // Events about the same children are one line of them.
            let children = event["data"]?["children"]?.elements.map { child in
                ["givenName", "familyName", "dateOfBirth"].map { child[$0]?.string ?? "" }
            }
            var hasher = Hasher()
            hasher.combine(children)
            await accepted(
                event["id"]?.string ?? "", try .init(child: hasher.finalize(), source: partner, answer: answer.body))
        case .recorded: await recorded(try Recorded(body: answer.body).notice)
        default: break
        }
    }

    /// The sessions of a partner have ended, and it is to get nothing more.
    func cut(_ partner: PartnerID) { history.cuts.append(.init(partner: partner, start: history.arrivals.count)) }

    /// A partner that was cut is about to be let in again.
    func readmit(_ partner: PartnerID) {
        guard let place = history.cuts.lastIndex(where: { $0.partner == partner && $0.end == nil }) else { return }
        history.cuts[place].end = history.arrivals.count
    }

    func rejected(_ code: String) { history.rejections.append(code) }

    func arrived(_ arrival: LoadHistory.Arrival) async {
        history.arrivals.append(arrival)
        await grew()
    }

    func recorded(_ notice: String) async {
        history.recorded.insert(notice)
        await grew()
    }

    /// A start of the daemon showed the ledger like this.
    func saw(_ head: TreeHead) { history.heads.append(head) }

    /// Waits until so many more answers and arrivals have come.
    func grow(by more: Int) async throws {
        let goal = count + more
        awaited = goal
        _ = try await milestones.take("progress of the load", within: .seconds(60)) { $0 == goal }
    }

    /// Waits until all that was accepted is delivered and recorded.
    func settle(within limit: Duration) async throws {
        guard !history.isSettled else { return }
        awaitsSettling = true
        _ = try await milestones.take("end of the deliveries", within: limit) { $0 == -1 }
    }

    private func grew() async {
        count += 1
        if let goal = awaited, count >= goal {
            awaited = nil
            await milestones.put(goal)
        }
        if awaitsSettling, history.isSettled {
            awaitsSettling = false
            await milestones.put(-1)
        }
    }
}
