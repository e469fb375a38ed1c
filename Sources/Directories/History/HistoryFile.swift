// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The columns of a history; what an earlier system did not keep may be left out.
enum HistoryColumn: String, ImportColumn {
    case event, notice, flow, recipient, source, abuseTypes, riskGrade, force, area, reportedAt, receivedAt, deliveredAt, openedAt,
        oversightAt, status, delayCause, crime

    var isRequired: Bool {
        switch self {
        case .event, .notice, .flow, .recipient, .reportedAt: true
        default: false
        }
    }
}

/// Reads what `firstbell import history` takes: notices that an earlier system sent, a row a notice.
package enum HistoryFile {
    /// How far ahead a time may be: two clocks differ (design.md section 9).
    private static let leeway = Duration.seconds(300)

    /// Reads the history.
    ///
    /// - Parameters:
    ///   - zone: the zone whose days are meant where a time is only a day.
    ///   - now: what no time of a history can be after.
    /// - Throws: ``ImportFailure`` with every error found when there is one.
    package static func parse(
        _ octets: [UInt8], file: String, zone: Zone, now: Instant
    ) throws(ImportFailure) -> ImportedFile<HistoryRow> {
        var report = ImportReport(file: file)
        var rows: [ImportedRow<HistoryRow>] = []
        octets.withUnsafeBufferPointer { octets in rows = read(octets, zone, now, &report) }
        return try report.result(rows)
    }

    private static func read(
        _ octets: UnsafeBufferPointer<UInt8>, _ zone: Zone, _ now: Instant, _ report: inout ImportReport
    ) -> [ImportedRow<HistoryRow>] {
        guard let text = TextFile.utf8(octets, &report) else { return [] }
        var rows: [ImportedRow<HistoryRow>] = []
        var duplicates = DuplicateCheck<String>()
        let times = ValueRule<HistoryTime>.time(in: zone, now: now + leeway)
        CSVTable<HistoryColumn>.forEachRow(octets, text, &report) { row, report in
            let faults = report.errors.count
            let event = row.required(.event, .key, &report)
            let notice = row.required(.notice, .key, &report)
            let flow = row.required(.flow, .flow, &report)
            let recipient = row.required(.recipient, .partner(Set(PartnerKind.allCases), example: "school/116900"), &report)
            let source = row.optional(.source, .source, &report)
            let abuseTypes = row.optional(.abuseTypes, .abuseTypes, &report) ?? []
            let riskGrade = row.optional(.riskGrade, .riskGrade, &report)
            let force = row.optional(.force, .force, &report)
            let area = row.optional(.area, .area, &report)
            let reportedAt = row.required(.reportedAt, times, &report)
            let receivedAt = row.optional(.receivedAt, times, &report)
            let deliveredAt = row.optional(.deliveredAt, times, &report)
            let openedAt = row.optional(.openedAt, times, &report)
            let oversightAt = row.optional(.oversightAt, times, &report)
            let status = row.optional(.status, .status, &report)
            let delayCause = row.optional(.delayCause, .delayCause, &report)
            let isCrime = row.optional(.crime, .yesOrNo, &report)
            guard report.errors.count == faults, let event, let notice, let flow, let recipient, let reportedAt else { return }
            guard row.isFirst(of: notice, named: .notice, &duplicates, &report) else { return }
            let value = HistoryRow(
                event: event, notice: notice, flow: flow, recipient: recipient, source: source, abuseTypes: abuseTypes,
                riskGrade: riskGrade, force: force, area: area, reportedAt: reportedAt, receivedAt: receivedAt,
                deliveredAt: deliveredAt, openedAt: openedAt, oversightAt: oversightAt,
                status: status ?? (openedAt != nil ? .opened : deliveredAt != nil ? .delivered : .accepted),
                delayCause: delayCause, isCrime: isCrime)
            warn(of: value, row, zone, &report)
            rows.append(ImportedRow(line: row.line, value: value))
        }
        return rows
    }

    private static func warn(
        of value: HistoryRow, _ row: CSVRow<HistoryColumn>, _ zone: Zone, _ report: inout ImportReport
    ) {
        if let disorder = value.disorder(in: zone) {
            report.warning(
                .mismatch, line: row.line, column: disorder.column.rawValue, "is before \(disorder.before.rawValue)",
                remedy: "Correct the two times; as they are, the time between them counts as nothing")
        }
        switch value.status {
        case .delivered, .opened, .acknowledged, .closed:
            guard value.deliveredAt == nil else { break }
            report.warning(
                .mismatch, line: row.line, column: HistoryColumn.status.rawValue,
                "says that it was delivered, and deliveredAt is empty",
                remedy: "Fill in deliveredAt; without it no figure counts the notice")
        case .accepted, .released, .sent, .held:
            guard value.deliveredAt != nil else { break }
            report.warning(
                .mismatch, line: row.line, column: HistoryColumn.status.rawValue,
                "says that it was not delivered, and deliveredAt is filled in", remedy: "Correct one of the two; the time counts")
        case .denied, .refused, .recalled, .superseded: break
        }
    }
}

extension HistoryRow {
    /// The first time that is before one it should follow, and that one.
    fileprivate func disorder(in zone: Zone) -> (column: HistoryColumn, before: HistoryColumn)? {
        var last: (column: HistoryColumn, time: HistoryTime) = (.reportedAt, reportedAt)
        for (column, time) in [
            (HistoryColumn.receivedAt, receivedAt), (.deliveredAt, deliveredAt), (.openedAt, openedAt),
        ] {
            guard let time else { continue }
            if time.isBefore(last.time, in: zone) { return (column, last.column) }
            last = (column, time)
        }
        if let oversightAt, oversightAt.isBefore(receivedAt ?? reportedAt, in: zone) {
            return (.oversightAt, receivedAt == nil ? .reportedAt : .receivedAt)
        }
        return nil
    }

    /// Whether its times are in the wrong order.
    package func timesOutOfOrder(in zone: Zone) -> Bool { disorder(in: zone) != nil }
}

extension ValueRule where Value == HistoryTime {
    /// - Parameter now: the last moment that is not yet to come.
    fileprivate static func time(in zone: Zone, now: Instant) -> ValueRule {
        let today = zone.date(at: now)
        let future = Complaint(what: "is in the future", remedy: "Correct it; a history tells what has happened")
        return ValueRule { text in
            if let day = CivilDate(iso: text) { return day > today ? .bad(future) : .value(HistoryTime(day, in: zone)) }
            do throws(InstantSyntaxError) {
                let instant = try Instant(rfc3339: text)
                return instant > now ? .bad(future) : .value(HistoryTime(instant))
            } catch {
                return .bad(
                    Complaint(
                        what: error == .naive ? "is a time without an offset" : "is neither a time nor a day",
                        remedy: "Write 2026-03-27T08:30:00Z, 2026-03-27T09:30:00+01:00, or only the day, 2026-03-27"))
            }
        }
    }
}

extension ValueRule where Value == String {
    /// A blank is refused so that nobody makes a name the key of a notice.
    fileprivate static var key: ValueRule {
        ValueRule(
            what: "is not a key", remedy: "Write the earlier system's own key, up to 64 letters, digits and . _ - / :, never a name"
        ) { text in
            (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy { octet in
                    isDigit(octet) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet | 0x20)
                        || "._-/:".utf8.contains(octet)
                } ? text : nil
        }
    }

    /// A spreadsheet drops the leading zero.
    fileprivate static var force: ValueRule {
        ValueRule("code of a force", { ForceCode.check($0.utf8.count == 1 ? "0\($0)" : $0) }, \.text)
    }

    fileprivate static var area: ValueRule {
        ValueRule(what: "is not an area", remedy: "Write the authority's three digits, 885, or up to 60 characters on one line") {
            text in
            guard text.isName, text.unicodeScalars.count <= 60 else { return nil }
            guard text.utf8.count < 3, text.utf8.allSatisfy(isDigit) else { return text }
            return String(repeating: "0", count: 3 - text.utf8.count) + text
        }
    }
}

extension ValueRule where Value == [AbuseType] {
    fileprivate static var abuseTypes: ValueRule {
        ValueRule(
            what: "is not a list of kinds of abuse",
            remedy: "Write them with a semicolon between them: \(AbuseType.allCases.map(\.rawValue).joined(separator: ", "))"
        ) { text in
            var types: Set<AbuseType> = []
            for word in text.split(separator: ";") {
                guard let type = AbuseType(rawValue: word.filter { $0 != " " }.lowercased()) else { return nil }
                types.insert(type)
            }
            return AbuseType.allCases.filter(types.contains)
        }
    }
}

extension ValueRule where Value == Flow {
    fileprivate static var flow: ValueRule { .word("is not a flow", \.rawValue) }
}

extension ValueRule where Value == ReportSource {
    fileprivate static var source: ValueRule { .word("is not a source", \.rawValue) }
}

extension ValueRule where Value == RiskGrade {
    fileprivate static var riskGrade: ValueRule { .word("is not a grade of risk", \.rawValue) }
}

extension ValueRule where Value == Stage {
    fileprivate static var status: ValueRule { .word("is not a stage of a notice", \.rawValue) }
}

extension ValueRule where Value == DelayCause {
    fileprivate static var delayCause: ValueRule { .word("is not a cause of delay", \.rawValue) }
}

extension ValueRule where Value: CaseIterable {
    /// One of the words of an enumeration, in whatever case.
    fileprivate static func word(_ what: String, _ name: @escaping (Value) -> String) -> ValueRule {
        let values = Dictionary(Value.allCases.map { (name($0).lowercased(), $0) }, uniquingKeysWith: { $1 })
        return ValueRule(what: what, remedy: "Write one of \(Value.allCases.map(name).joined(separator: ", "))") {
            values[$0.lowercased()]
        }
    }
}
