// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding

/// Where the clients of a load write what they learn, and where others wait for it to grow.
actor LoadLog {
    private(set) var history = LoadHistory()
    /// Answers and arrivals so far.
    private(set) var count = 0
    private let milestones = Mailbox<Int>()
    private var awaited: Int?
    private var awaitsSettling = false

    func accepted(_ id: String, _ event: LoadHistory.AcceptedEvent) async {
        history.accepted[id] = event
        await grew()
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
