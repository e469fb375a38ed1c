// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// A VEVENT as it stands in the file (RFC 5545 section 3.6.1); only what says which days it covers.
struct ICalendarEvent {
    /// The line of its BEGIN.
    let line: Int
    private var start: ContentLine?
    private var end: ContentLine?
    private var duration: ContentLine?
    private var summary: ContentLine?
    private var recurrence: ContentLine?
    private(set) var isCancelled = false

    private init(line: Int) { self.line = line }

    /// The events of a file; what is not iCalendar is reported.
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ICalendarEvent] {
        var events: [ICalendarEvent] = []
        var components: [String] = []
        var event: ICalendarEvent?
        for (number, octets) in LineUnfolding.lines(of: octets) {
            guard let text = String(validating: octets, as: UTF8.self) else {
                report.error(.encoding, line: number, "is not UTF-8", remedy: "Export the calendar as UTF-8")
                continue
            }
            guard let line = ContentLine(text, line: number), !components.isEmpty || line.isCalendarBegin else {
                let what = components.isEmpty ? "is not the beginning of an iCalendar file" : "is not a line of iCalendar"
                report.error(.syntax, line: number, what, remedy: "Import the .ics file as exported, or the dates as CSV")
                if components.isEmpty { return events }
                continue
            }
            switch line.name {
            case "BEGIN":
                components.append(line.value.uppercased())
                if components.last == "VEVENT" { event = ICalendarEvent(line: number) }
            case "END":
                let name = line.value.uppercased()
                guard components.last == name else {
                    report.error(.syntax, line: number, "ends what was not begun", remedy: "Export the calendar again")
                    return events
                }
                components.removeLast()
                if name == "VEVENT", let ended = event {
                    events.append(ended)
                    event = nil
                }
            default:
                if components.last == "VEVENT" { event?.take(line) }
            }
        }
        if !components.isEmpty {
            report.error(.syntax, "ends in the middle of a component", remedy: "Export the calendar again")
        } else if events.isEmpty && octets.isEmpty {
            report.error(.empty, "is empty", remedy: "Check that it is the file you meant")
        }
        return events
    }

    private mutating func take(_ line: ContentLine) {
        switch line.name {
        case "DTSTART": start = line
        case "DTEND": end = line
        case "DURATION": duration = line
        case "SUMMARY": summary = line
        case "RRULE", "RDATE": recurrence = line
        case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
        default: break
        }
    }

    /// The days of the event; nil after reporting why they cannot be told.
    func entry(scope: PartnerID, kind: CalendarKind, _ report: inout ImportReport) -> CalendarEntry? {
        if let recurrence {
            report.error(
                .unsupported, line: recurrence.line, column: recurrence.name, "makes the event recur, which is not read",
                remedy: "Write each date as an event of its own, or as a row of a CSV calendar")
            return nil
        }
        guard let start else {
            report.error(.missingValue, line: line, column: "DTSTART", "is missing from the event", remedy: "Give the event a date")
            return nil
        }
        guard let from = day(of: start, &report) else { return nil }
        guard let to = lastDay(from: from, &report) else { return nil }
        let note = String((summary?.text ?? "").prefix(200))
        guard let entry = CalendarEntry(scope: scope, kind: kind, from: from, to: to, note: note) else {
            report.error(.badValue, line: start.line, column: start.name, CalendarEntry.outOfRange, remedy: "Correct the year")
            return nil
        }
        return entry
    }

    private func lastDay(from: CivilDate, _ report: inout ImportReport) -> CivilDate? {
        if let end {
            // The end of an event is exclusive (RFC 5545 section 3.6.1).
            guard let after = day(of: end, &report) else { return nil }
            guard from < after else {
                report.error(
                    .badValue, line: end.line, column: end.name, "is not after DTSTART",
                    remedy: "Write the day after the last one, or leave DTEND out for one day")
                return nil
            }
            return after.adding(days: -1)
        }
        guard let duration else { return from }
        guard let days = duration.wholeDays else {
            report.error(
                .unsupported, line: duration.line, column: duration.name, "is not a whole number of days or weeks",
                remedy: "Make it an all-day event")
            return nil
        }
        return from.adding(days: days - 1)
    }

    private func day(of line: ContentLine, _ report: inout ImportReport) -> CivilDate? {
        if let day = line.day { return day }
        let isTimed = line.value.utf8.count > 8 && line.value.utf8.dropFirst(8).first == UInt8(ascii: "T")
        report.error(
            isTimed ? .unsupported : .badValue, line: line.line, column: line.name,
            isTimed ? "has a time of day, so the event is not an all-day event" : "is not a date",
            remedy: isTimed ? "Make it an all-day event" : "Write the date as 20260902")
        return nil
    }
}

extension ContentLine {
    fileprivate var isCalendarBegin: Bool { name == "BEGIN" && value.uppercased() == "VCALENDAR" }

    /// A date, or midnight in local time, which some exporters write for all-day events.
    fileprivate var day: CivilDate? {
        let octets = Array(value.utf8)
        guard octets.count == 8 || (octets.count == 15 && value.hasSuffix("T000000")), octets.prefix(8).allSatisfy(isDigit) else {
            return nil
        }
        let digits = value.prefix(8)
        return CivilDate(iso: "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    /// The days of a duration such as `P5D` or `P2W`; at most ten years of them.
    fileprivate var wholeDays: Int? {
        let body = value.hasPrefix("+P") ? value.dropFirst(2) : value.hasPrefix("P") ? value.dropFirst() : ""
        guard let unit = body.last, let number = Int(body.dropLast()), (1...3660).contains(number) else { return nil }
        switch unit {
        case "D": return number
        case "W": return number * 7
        default: return nil
        }
    }
}
