// SPDX-License-Identifier: Apache-2.0

/// Who reads a report.
package enum ReportAudience: Hashable, Sendable {
    /// The partnership, which sees every count.
    case inside
    /// Anybody else: small counts are suppressed.
    case outside
}
