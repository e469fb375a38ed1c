// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

private let now = try? Instant(rfc3339: "2026-05-04T08:00:00Z")

/// What `firstbell import history` takes: any octets are rows or a bounded list of problems, rows are written as what is read as them,
/// and nothing is told of the future.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let now else { broken("a constant time") }
    func history(_ octets: [UInt8]) -> ImportedFile<HistoryRow>? {
        read { () throws(ImportFailure) in try HistoryFile.parse(octets, file: "file", zone: .london, now: now) }
    }
    guard let file = history(FuzzInput(start, count).octets) else { return 0 }
    guard areSame(file, history(written(file.values))) else { broken("a history that is read otherwise than it was written") }
    guard Set(file.values.map(\.notice)).count == file.rows.count else { broken("two rows of one notice") }
    for row in file.values {
        for time in row.times.compactMap(\.self) {
            guard time.instant <= now + .seconds(300) else { broken("a time that is to come") }
            guard time.instant <= time.latest(in: .london), !time.isBefore(time, in: .london) else {
                broken("a time that is before itself")
            }
        }
        if row.times.allSatisfy({ $0 == nil || $0 == row.reportedAt }), row.timesOutOfOrder(in: .london) {
            broken("one time is out of order")
        }
    }
    return 0
}

private func written(_ rows: [HistoryRow]) -> [UInt8] {
    csv(
        [
            "event", "notice", "flow", "recipient", "source", "abuseTypes", "riskGrade", "force", "area", "reportedAt",
            "receivedAt", "deliveredAt", "openedAt", "oversightAt", "status", "delayCause", "crime",
        ],
        rows.map { row in
            [
                row.event, row.notice, row.flow.rawValue, row.recipient.description, row.source?.rawValue ?? "",
                row.abuseTypes.map(\.rawValue).joined(separator: ";"), row.riskGrade?.rawValue ?? "", row.force ?? "",
                row.area ?? "",
            ] + row.times.map { $0.map(text) ?? "" }
                + [row.status.rawValue, row.delayCause?.rawValue ?? "", row.isCrime.map { $0 ? "yes" : "no" } ?? ""]
        })
}

private func text(_ time: HistoryTime) -> String {
    time.isDay ? Zone.london.date(at: time.instant).description : time.instant.description
}

extension HistoryRow {
    /// In the order of their columns.
    fileprivate var times: [HistoryTime?] { [reportedAt, receivedAt, deliveredAt, openedAt, oversightAt] }
}
