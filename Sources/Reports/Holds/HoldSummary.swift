// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The holds of one code.
package struct HoldSummary: Hashable, Sendable {
    package var code: HoldCode
    package var total: Int
    package var open: Int
    /// How long the oldest open hold has waited.
    package var oldestOpen: Duration?
    /// How long those that ended had waited, in milliseconds.
    package var waited: Distribution?

    /// One summary a code, in the order of the codes.
    package static func byCode(_ records: [HeldInterval], asOf: Instant) -> [HoldSummary] {
        Dictionary(grouping: records, by: \.code).map { code, records in
            let open = records.filter { $0.to == nil }
            return HoldSummary(
                code: code, total: records.count, open: open.count,
                oldestOpen: open.map(\.from).min().map { max(asOf - $0, .zero) },
                waited: Distribution(
                    records.compactMap { record in record.to.map { max(0, ($0 - record.from).wholeMilliseconds) } }))
        }
        .sorted { $0.code.rawValue < $1.code.rawValue }
    }
}
