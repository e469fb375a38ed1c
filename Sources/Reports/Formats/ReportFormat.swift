// SPDX-License-Identifier: Apache-2.0

/// The forms of a report.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    /// Tables for a terminal.
    case text
    /// The documented, stable fields of docs/reports.md.
    case json
    /// RFC 4180, one row a group.
    case csv
    /// One page to print, with drawings and no script.
    case html
}
