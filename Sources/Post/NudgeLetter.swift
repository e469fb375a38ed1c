// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The words of a nudge: how much waits and by when, and nothing about whom (domain.md 2.7).
package struct NudgeLetter: Hashable, Sendable {
    package let nudge: Nudge
    /// When it is written, which may be long after the level was reached.
    package let now: Instant
    /// By which people read the time.
    package let zone: Zone
    /// Where the portal is; nil where there is none.
    package let link: String?

    package init(_ nudge: Nudge, now: Instant, zone: Zone, link: String?) {
        self.nudge = nudge
        self.now = now
        self.zone = zone
        self.link = link
    }

    /// One line of ASCII: numbers and fixed words, so that nothing anybody wrote can end a header.
    package var subject: String {
        let rehearsal = nudge.rehearsal ? "REHEARSAL: " : ""
        if let readiness = nudge.readiness { return "\(rehearsal)FirstBell: \(Self.sentence(of: readiness))" }
        let count = nudge.count
        return "\(rehearsal)FirstBell: \(count) \(count == 1 ? "item waits" : "items wait"), \(when)"
    }

    /// Until when the first of it waits: a time of day stays true however long a relay takes.
    private var when: String {
        guard let deadline = nudge.deadline, deadline > now else { return "the deadline is past" }
        let wall = zone.wallTime(at: deadline)
        let isToday = wall.date == zone.date(at: now)
        return "due \(Self.clock(wall.hour, wall.minute))" + (isToday ? "" : " on \(wall.date)")
    }

    /// Lines of UTF-8 without carriage returns.
    package var body: String {
        var lines: [String] = []
        if nudge.rehearsal { lines += ["THIS IS A REHEARSAL. Nothing in it is about anybody.", ""] }
        if let readiness = nudge.readiness { return (lines + evening(readiness)).joined(separator: "\n") }
        let count = nudge.count
        let items = count == 1 ? "item" : "items"
        lines += ["You have \(count) \(items) in FirstBell that nobody has dealt with (\(nudge.reason.code)).", ""]
        for place in nudge.places {
            lines.append(([place.partner.description] + (place.name.map { [Self.line($0)] } ?? [])).joined(separator: ", "))
            for (count, one, many) in [
                (place.notices, "notice that nobody has opened", "notices that nobody has opened"),
                (place.holds, "child whose setting a person must find", "children whose setting a person must find"),
                (place.breaches, "breach whose clock runs", "breaches whose clocks run"),
            ] where count > 0 {
                lines.append("  \(count) \(count == 1 ? one : many)")
            }
            lines.append("  \(place.deadline <= now ? "was due" : "due") \(text(place.deadline))")
            lines += place.references.map { "  ref \($0)" }
            if place.count > place.references.count { lines.append("  and \(place.count - place.references.count) more") }
            lines.append("")
        }
        if nudge.morePlaces > 0 {
            lines += [
                "and \(nudge.moreWaiting) more at \(nudge.morePlaces) \(nudge.morePlaces == 1 ? "place" : "places")", "",
            ]
        }
        if let link { lines += ["Open FirstBell: \(link)", ""] }
        lines += Self.foot
        return lines.joined(separator: "\n")
    }

    private static let foot = [
        "This message never says whom an item is about. If a message that claims to be from FirstBell does, report it.",
        "Nobody reads answers to it.", "",
    ]

    private static func sentence(of readiness: EveningReadiness) -> String {
        let all = readiness.settings
        return readiness.notReady == 0
            ? "all \(all) settings could receive a notice tonight"
            : "\(readiness.notReady) of \(all) settings could not receive a notice tonight"
    }

    /// Counts alone: which settings they are is for whoever signs in.
    private func evening(_ readiness: EveningReadiness) -> [String] {
        var lines = ["\(readiness.authority), evening of \(readiness.day): \(Self.sentence(of: readiness)).", ""]
        for (cause, count) in readiness.counted {
            lines += ["\(count) \(count == 1 ? "setting" : "settings"): \(cause.rawValue)", "  \(cause.meaning)"]
        }
        if !readiness.causes.isEmpty { lines.append("") }
        lines += link.map { ["Which they are: \($0)readiness", ""] } ?? ["Which they are: firstbell readiness", ""]
        return lines + Self.foot
    }

    /// Names come from registers that others write: one line of each, and no more than is needed to know the place.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(120)))
    }

    private func text(_ instant: Instant) -> String {
        let wall = zone.wallTime(at: instant)
        return "\(wall.date) \(Self.clock(wall.hour, wall.minute)) (\(instant.rfc3339))"
    }

    private static func clock(_ hour: Int, _ minute: Int) -> String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
