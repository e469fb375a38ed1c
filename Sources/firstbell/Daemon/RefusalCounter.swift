// SPDX-License-Identifier: Apache-2.0
import Edge
import Logging
import NIOConcurrencyHelpers

/// Counts and logs the connections that the edge refuses; from any thread.
final class RefusalCounter: Sendable {
    private let tally = NIOLockedValueBox(RefusalTally())
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    /// Since the start, by code.
    var counts: [String: UInt64] { tally.withLockedValue { $0.counts } }

    func refused(_ refusal: EdgeRefusal, second: Int64) {
        guard tally.withLockedValue({ $0.refused(refusal.code, second: second) }) else { return }
        logger.notice(
            "connection refused",
            metadata: [
                "code": "\(refusal.code)", "peer": "\(refusal.peerAddress)",
                "partner": "\(refusal.partner.map { "\($0)" } ?? "unknown")",
            ])
    }

    /// Logs how many refusals had no line of their own.
    func summarise() {
        for (code, count) in tally.withLockedValue({ $0.takeUnwritten() }).sorted(by: { $0.key < $1.key }) {
            logger.notice("connections refused", metadata: ["code": "\(code)", "count": "\(count)"])
        }
    }
}
