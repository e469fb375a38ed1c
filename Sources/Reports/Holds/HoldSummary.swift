// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A decision that waited, or waits, for a person.
package struct HoldRecord: Hashable, Sendable {
    /// The code of the hold, as answers and the human queue show it.
    package var code: String
    package var since: Instant
    /// When a person released, routed or denied it; nil while it is open.
    package var until: Instant?

    package init(code: String, since: Instant, until: Instant? = nil) {
        self.code = code
        self.since = since
        self.until = until
    }
}

/// The holds of one code.
package struct HoldSummary: Hashable, Sendable {
    package var code: String
    package var total: Int
    package var open: Int
    /// How long the oldest open hold has waited.
    package var oldestOpen: Duration?
    /// How long those that ended had waited, in milliseconds.
    package var waited: Distribution?

    /// One summary a code, in the order of the codes.
    package static func byCode(_ records: [HoldRecord], asOf: Instant) -> [HoldSummary] {
        Dictionary(grouping: records, by: \.code).map { code, records in
            let open = records.filter { $0.until == nil }
            return HoldSummary(
                code: code, total: records.count, open: open.count,
                oldestOpen: open.map(\.since).min().map { max(asOf - $0, .zero) },
                waited: Distribution(
                    records.compactMap { record in record.until.map { max(0, ($0 - record.since).wholeMilliseconds) } }))
        }
        .sorted { $0.code < $1.code }
    }
}
