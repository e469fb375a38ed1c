// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Safeguarding
package import Wire

/// Whether events are taken now, asked before one is read; receipts never pass here.
///
/// Safe from any thread.
package final class PublishGate: Sendable {
    private struct State {
        var causes: Set<RetryCause> = []
        var exhausted: Set<PartnerID> = []
        var refused: [RetryCause: Int] = [:]
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    /// Why an event of this partner is refused now, which then is counted; nil when it is taken.
    package func refusal(of partner: PartnerID, now: Instant) -> Problem? {
        state.withLockedValue { state in
            if state.causes.isEmpty, state.exhausted.isEmpty { return nil }
            let common = RetryCause.allCases.first(where: state.causes.contains)
            guard let cause = common ?? (state.exhausted.contains(partner) ? .quota : nil) else { return nil }
            state.refused[cause, default: 0] += 1
            return .retryLater(after: cause == .quota ? DailyPublishing.rest(of: now) : 30, cause: cause)
        }
    }

    /// Refuses everybody's events for a cause, or no longer.
    func close(_ isClosed: Bool, for cause: RetryCause) {
        state.withLockedValue { if isClosed { $0.causes.insert(cause) } else { $0.causes.remove(cause) } }
    }

    /// Refuses the events of these partners, and of no others, for their quota.
    func refuse(_ partners: Set<PartnerID>) { state.withLockedValue { $0.exhausted = partners } }

    /// The causes for which it refuses at all.
    package static let own: [RetryCause] = [.disk, .memory, .quota]

    /// The causes for which events are refused now, in the order of the catalogue.
    package var causes: [RetryCause] {
        state.withLockedValue { state in
            RetryCause.allCases.filter { state.causes.contains($0) || ($0 == .quota && !state.exhausted.isEmpty) }
        }
    }

    /// Partners whose events are refused for their quota.
    package var exhausted: [PartnerID] { state.withLockedValue { $0.exhausted.sorted() } }

    /// How many events were refused since the start, by cause.
    package var refused: [RetryCause: Int] { state.withLockedValue { $0.refused } }
}
